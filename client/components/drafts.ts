import { createContext, use, useState } from 'react'

/**
 * What someone typed into fields and what could not be taken for a value, by field. Whoever gives it keeps it while
 * fields come and go, so that looking at another thing does not throw it away.
 */
export const DraftsContext = createContext<Map<string, string> | undefined>(undefined)

/** The drafts around a field; its own where nobody keeps them. */
export function useDrafts(): Map<string, string> {
  const kept = use(DraftsContext)
  const [own] = useState(() => new Map<string, string>())
  return kept ?? own
}

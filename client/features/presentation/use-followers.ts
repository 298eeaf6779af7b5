import { useMemo, useState } from 'react'
import type { Person } from '../../services/presence.ts'
import type { PresentPerson } from '../../state/people.ts'

/** Who follows someone now, and whether anyone ever did. */
export function useFollowers(
  people: readonly Person[],
  clientId: number,
): { readonly now: readonly PresentPerson[]; readonly ever: boolean } {
  const [ever, setEver] = useState(false)
  const now = useMemo(
    () =>
      people.flatMap(({ clientId: id, user, following }) =>
        following === clientId ? [{ id: String(id), ...user }] : [],
      ),
    [people, clientId],
  )
  if (now.length > 0 && !ever) setEver(true)
  return { now, ever }
}

import { useState } from 'react'

/** Words of a comment that is not sent yet: they stay in this tab, whatever is shown meanwhile, and over a reload. */
export function useCommentDraft(mapId: string, place: string): readonly [string, (text: string) => void] {
  const key = `jejak.comment ${mapId} ${place}`
  const [text, setText] = useState(() => read(key))
  return [
    text,
    (next) => {
      setText(next)
      write(key, next)
    },
  ]
}

/** Storage may be forbidden; the words last as long as the field then. */
function read(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

function write(key: string, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, text)
  } catch {
    // As above.
  }
}

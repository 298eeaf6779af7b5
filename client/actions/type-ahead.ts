import type { FindStore } from '../state/find.ts'

let held: AbortController | undefined

/** Until the field of a search is there, what is typed is kept for it: on the map the same letters would be shortcuts. */
export function holdTypedAhead(find: FindStore): void {
  held?.abort()
  const ended = new AbortController()
  held = ended
  const hold = (event: KeyboardEvent) => {
    const { open, ready, typedAhead = '' } = find.getState()
    if (!open || ready) return ended.abort()
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape') find.setState({ open: false, typedAhead: undefined })
    else if (event.key === 'Backspace') find.setState({ typedAhead: typedAhead.slice(0, -1) })
    else if (event.key.length === 1) find.setState({ typedAhead: typedAhead + event.key })
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  window.addEventListener('keydown', hold, { capture: true, signal: ended.signal })
}

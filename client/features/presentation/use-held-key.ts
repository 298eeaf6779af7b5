import { useEffect, useEffectEvent, useRef } from 'react'

/** Held so long, ms, a key is on for as long as it is held; pressed for less, until it is pressed again. */
const holdMs = 300

/**
 * A key that switches something on while it is held, or on and off with a press each.
 * @returns what is done when it goes down
 */
export function useHeldKey(key: string, isOn: boolean, set: (on: boolean) => void): () => void {
  const since = useRef<number>(undefined)
  const up = useEffectEvent((released: string) => {
    if (released !== key || since.current === undefined) return
    const heldMs = performance.now() - since.current
    since.current = undefined
    if (heldMs >= holdMs) set(false)
  })
  useEffect(() => {
    const release = (event: KeyboardEvent) => up(event.key.toLowerCase())
    window.addEventListener('keyup', release)
    return () => window.removeEventListener('keyup', release)
  }, [])
  return () => {
    since.current = isOn ? undefined : performance.now()
    set(!isOn)
  }
}

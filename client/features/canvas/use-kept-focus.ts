import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

/**
 * Keeps the focus with the place that has the keyboard: when that changes, when its element is replaced, and when the
 * canvas around it is given the focus by a press or from outside.
 */
export function useKeptFocus(surface: HTMLElement | null, root: RefObject<HTMLElement | null>): void {
  const within = useRef(false)
  useEffect(() => {
    const grid = root.current
    if (!surface || !grid) return undefined
    const ended = new AbortController()
    const { signal } = ended
    surface.addEventListener('focus', (event) => event.target === surface && focusStop(grid), { signal })
    grid.addEventListener('focusin', () => (within.current = true), { signal })
    grid.addEventListener(
      'focusout',
      ({ relatedTarget }) => {
        if (relatedTarget instanceof Node && !grid.contains(relatedTarget)) within.current = false
      },
      { signal },
    )
    return () => ended.abort()
  }, [surface, root])
  useLayoutEffect(() => {
    const { activeElement } = document
    const isHere = root.current?.contains(activeElement) ?? false
    // The element that had the focus may be gone with its place: then the page itself has it.
    if (isHere || (within.current && activeElement === document.body)) focusStop(root.current)
  })
}

/** Focuses the grid's one stop, unless it is focused. */
export function focusStop(grid: HTMLElement | null): void {
  const stop = grid?.querySelector<HTMLElement>('[data-at] textarea, [data-at]:not(:has(textarea))')
  if (stop !== document.activeElement) stop?.focus({ preventScroll: true })
}

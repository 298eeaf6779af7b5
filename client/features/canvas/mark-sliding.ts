import type { Viewport } from '../../state/viewport-store.ts'

/** After this long without a move, ms, the sheet is at rest. */
const restMs = 160

/**
 * Marks an element with `data-sliding` while the sheet in it is moved and not zoomed, until the returned function is
 * called: styles make layers of what moves.
 */
export function markSliding(viewport: Viewport, surface: HTMLElement): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const rest = () => {
    delete surface.dataset.sliding
  }
  const stop = viewport.subscribe(({ transform }, before) => {
    if (transform === before.transform) return
    clearTimeout(timer)
    // A layer keeps the size at which it was painted: while zooming, letters would blur.
    if (transform[2] !== before.transform[2]) return rest()
    if (surface.dataset.sliding === undefined) surface.dataset.sliding = ''
    timer = setTimeout(rest, restMs)
  })
  return () => {
    stop()
    clearTimeout(timer)
    rest()
  }
}

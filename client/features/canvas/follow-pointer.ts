/** Distance in px that a pointer may move before a press becomes a drag. */
const dragThreshold = 4
/** A finger is not as steady. */
export const touchThreshold = 8

/** What is done with one pointer from its press to its release. */
export interface Followed {
  /** Whether the pointer has moved enough for a drag; without it a distance decides. `never`: a press that only clicks. */
  readonly isDrag?: ((event: PointerEvent) => boolean) | 'never'
  begin?(): void
  move?(x: number, y: number): void
  /** Called every frame of a drag: scrolls the sheet where the pointer is at an edge. Returns whether it did. */
  pan?(x: number, y: number, at: number): boolean
  drop?(): void
  /** After the drop, or instead of it when the drag was cancelled. */
  end?(dropped: boolean): void
  click?(): void
}

/**
 * Follows one pointer from press to release. Escape, a second finger, a lost pointer or a window that is left cancel.
 * @returns cancels it
 */
export function follow(press: PointerEvent, surface: HTMLElement, gesture: Followed): () => void {
  const stop = new AbortController()
  const { signal } = stop
  const start = { x: press.clientX, y: press.clientY }
  const threshold = press.pointerType === 'touch' ? touchThreshold : dragThreshold
  let dragging = false
  let strayed = false
  let last = start
  let frame = 0

  const strays = (event: PointerEvent) => Math.hypot(event.clientX - start.x, event.clientY - start.y) > threshold
  const isDrag = gesture.isDrag === 'never' ? () => false : (gesture.isDrag ?? strays)
  const panLoop = (at: number) => {
    if (gesture.pan?.(last.x, last.y, at) === true) gesture.move?.(last.x, last.y)
    frame = requestAnimationFrame(panLoop)
  }
  const finish = (dropped: boolean) => {
    if (signal.aborted) return
    stop.abort()
    cancelAnimationFrame(frame)
    if (surface.hasPointerCapture(press.pointerId)) surface.releasePointerCapture(press.pointerId)
    if (!dragging) return
    if (dropped) gesture.drop?.()
    gesture.end?.(dropped)
  }
  const isOwn = (event: PointerEvent) => event.pointerId === press.pointerId
  window.addEventListener(
    'pointermove',
    (event) => {
      if (!isOwn(event)) return
      last = { x: event.clientX, y: event.clientY }
      strayed ||= strays(event)
      if (!dragging) {
        if (!isDrag(event)) return
        dragging = true
        // From here on the pointer belongs to the drag, wherever it goes.
        surface.setPointerCapture(press.pointerId)
        gesture.begin?.()
        if (gesture.pan) frame = requestAnimationFrame(panLoop)
      }
      gesture.move?.(last.x, last.y)
    },
    { signal },
  )
  window.addEventListener(
    'pointerup',
    (event) => {
      if (!isOwn(event)) return
      const clicked = !dragging && !strayed
      finish(true)
      if (clicked) gesture.click?.()
    },
    { signal },
  )
  window.addEventListener('pointercancel', (event) => isOwn(event) && finish(false), { signal })
  window.addEventListener('pointerdown', (event) => !isOwn(event) && finish(false), { signal, capture: true })
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !dragging) return
      event.preventDefault()
      event.stopPropagation()
      finish(false)
    },
    { signal, capture: true },
  )
  window.addEventListener('blur', () => finish(false), { signal })
  return () => finish(false)
}

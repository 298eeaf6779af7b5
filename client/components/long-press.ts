import { dropRelease, longPressMs } from './drop-release.ts'

/** A finger that has moved further than this, px, does something else. */
const reach = 8

/** What takes presses of its own; in a field a long press marks words. */
const own = 'button, input, textarea, [contenteditable]'

/**
 * Asks for the context menu of what a finger rests on, on systems that do not by themselves as on those that do. A page
 * that scrolls under the finger ends it.
 * @returns stops it
 */
export function watchLongPress(element: HTMLElement): () => void {
  const stop = new AbortController()
  const { signal } = stop
  let timer: ReturnType<typeof setTimeout> | undefined
  let start: PointerEvent | undefined
  const end = () => {
    clearTimeout(timer)
    start = undefined
  }
  element.addEventListener(
    'pointerdown',
    (event) => {
      const { target } = event
      const isOther = start !== undefined
      end()
      // A second finger is about something else.
      if (isOther || event.pointerType !== 'touch' || !(target instanceof Element) || target.closest(own)) return
      start = event
      timer = setTimeout(() => {
        end()
        dropRelease()
        const { clientX, clientY } = event
        target.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX, clientY }))
      }, longPressMs)
    },
    { signal },
  )
  window.addEventListener(
    'pointermove',
    ({ pointerId, clientX, clientY }) => {
      if (start?.pointerId === pointerId && Math.hypot(clientX - start.clientX, clientY - start.clientY) > reach) end()
    },
    { signal },
  )
  for (const over of ['pointerup', 'pointercancel', 'contextmenu', 'scroll'] as const)
    window.addEventListener(over, end, { signal, capture: true, passive: true })
  return () => {
    end()
    stop.abort()
  }
}

import { isInDialog, isPressing, isTyping } from '../../actions/bind-keys.ts'
import { panBy } from './camera.ts'
import { follow } from './follow-pointer.ts'
import type { Press } from './press.ts'

/** Starts following a press that scrolls the sheet, wherever it began: the middle button, Space, or the hand tool. */
export function pressHand({ event, viewport, surface }: Pick<Press, 'event' | 'viewport' | 'surface'>): void {
  let last = { x: event.clientX, y: event.clientY }
  const before = surface.dataset.hand
  surface.dataset.hand = 'closed'
  const release = () => {
    if (before === undefined) delete surface.dataset.hand
    else surface.dataset.hand = 'open'
  }
  follow(event, surface, {
    isDrag: () => true,
    move(x, y) {
      panBy(viewport, x - last.x, y - last.y)
      last = { x, y }
    },
    end: release,
    click: release,
  })
}

/** What a canvas knows of the hand: whether a press scrolls instead of doing what it does otherwise. */
export interface Hand {
  readonly isOut: () => boolean
  /** Shows the cursor that goes with the state of things. */
  readonly show: () => void
}

/** Watches for the Space bar, which brings out the hand for as long as it is held, beside the hand tool. */
export function watchHand(surface: HTMLElement, signal: AbortSignal, isTool: () => boolean): Hand {
  let held = false
  const isOut = () => held || isTool()
  const show = () => {
    if (!isOut()) delete surface.dataset.hand
    else surface.dataset.hand ??= 'open'
  }
  const hold = (next: boolean) => {
    held = next
    show()
  }
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== ' ' || isTyping(event) || isPressing(event) || isInDialog(event)) return
      // The page must not scroll, nor a focused canvas make anything else of it.
      event.preventDefault()
      if (!held) hold(true)
    },
    { signal },
  )
  window.addEventListener('keyup', (event) => event.key === ' ' && held && hold(false), { signal })
  window.addEventListener('blur', () => hold(false), { signal })
  show()
  return { isOut, show }
}

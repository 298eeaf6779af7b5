import { useEffect } from 'react'
import { derivedAt, slotAt } from '../../../journey/layout/hit-test.ts'
import type { ActionContext } from '../../actions/action.ts'
import { addCardSeenAt } from '../../actions/add.ts'
import type { Presence } from '../../services/presence.ts'
import { useEditor } from '../../state/editor.ts'
import { usePreferences } from '../../state/preferences.ts'
import { useWorkplace } from '../../state/workplace.ts'
import { turnWheel } from './camera.ts'
import { isBusy, useCanvasStore } from './canvas-state.ts'
import { isFar } from './detail.ts'
import { followFingers } from './fingers.ts'
import { pressHand, watchHand } from './hand.ts'
import { hoverOver, leave } from './hover.ts'
import { clickSheet, pressSheet } from './marquee.ts'
import type { Press, PressDeps } from './press.ts'
import { handlerOf } from './press-handlers.ts'
import { useViewport } from './viewport.tsx'

/** Controls on the canvas, which see to their own presses. */
const controls = '[data-chrome], textarea, input, button, a, [contenteditable]'

/** Mouse, pen, fingers and wheel on the canvas. */
export function usePointer(surface: HTMLElement | null, presence: Presence, context: () => ActionContext): void {
  const editor = useEditor()
  const store = useCanvasStore()
  const viewport = useViewport()
  const workplace = useWorkplace()

  useEffect(() => {
    if (!surface) return undefined
    const stop = new AbortController()
    const { signal } = stop
    const deps: PressDeps = { editor, store, viewport, presence, surface, context }
    const hand = watchHand(surface, signal, () => workplace.getState().tool === 'hand')
    const stops = [
      workplace.subscribe(hand.show),
      store.subscribe((state) => {
        const dragging = isBusy(state)
        if (dragging !== workplace.getState().dragging) workplace.setState({ dragging })
      }),
    ]
    const pressOf = (event: MouseEvent): Press => ({
      ...deps,
      event: event as PointerEvent,
      element: event.target as Element,
      point: viewport.screenToSheet({ x: event.clientX, y: event.clientY }),
      far: isFar(viewport.getState()),
    })
    const begin = beginPress(deps, hand.isOut)
    let byFinger = false

    surface.addEventListener(
      'pointerdown',
      (event) => {
        byFinger = event.pointerType === 'touch'
        begin(pressOf(event))
      },
      { signal },
    )
    surface.addEventListener(
      'dblclick',
      (event) => {
        // Taps are counted where fingers are followed.
        if (!byFinger && !hand.isOut() && !isOnControl(event)) openAt(pressOf(event))
      },
      { signal },
    )
    surface.addEventListener('pointermove', (event) => hoverOver(event, deps, hand.isOut()), { signal })
    surface.addEventListener('pointerleave', () => leave(deps), { signal })
    surface.addEventListener(
      'mousedown',
      (event) => {
        // The browser's own scrolling does not begin.
        if (event.button === 1) event.preventDefault()
      },
      { signal },
    )
    surface.addEventListener(
      'mouseup',
      (event) => {
        // On Linux its release pastes what was marked last, which would become cards.
        if (event.button === 1 && !isOnField(event)) event.preventDefault()
      },
      { signal },
    )
    surface.addEventListener(
      'wheel',
      (event) => {
        const isChrome = (event.target as Element).closest('[data-chrome], textarea') !== null
        // With Ctrl the browser would zoom the page, wherever on the canvas the pointer is.
        if (isChrome && !event.ctrlKey) return
        event.preventDefault()
        turnWheel(event, viewport, surface, usePreferences.getState().wheel)
      },
      { signal, passive: false },
    )
    return () => {
      stop.abort()
      stops.forEach((each) => each())
    }
  }, [surface, editor, store, viewport, presence, context, workplace])
}

const isOnControl = (event: Event) => (event.target as Element).closest(controls) !== null
const isOnField = (event: Event) => (event.target as Element).closest('input, textarea') !== null

/** What a press begins: by what it is on, by the button, and by whether it is a finger. */
function beginPress({ editor, surface }: PressDeps, isHand: () => boolean): (press: Press) => void {
  const fingers = followFingers({
    tap(press) {
      const found = handlerOf(press)
      if (!found) clickSheet(press)
      else if (found.handler.tap) found.handler.tap(press, found.id)
      else editor.select([found.id])
    },
    doubleTap: openAt,
    longPress({ event: { clientX, clientY } }) {
      const target = document.elementFromPoint(clientX, clientY) ?? surface
      target.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX, clientY }))
    },
  })
  return (press) => {
    const { event, element } = press
    if (event.pointerType !== 'touch' && element.closest('[data-chrome]') === null)
      if (event.button === 1 || (event.button === 0 && isHand())) return pressHand(press)
    // The "+" of a gap follows the mouse, and must not keep a rectangle from being begun there.
    if (event.button !== 0 || (isOnControl(event) && !element.closest('[data-add-here]'))) return
    const found = handlerOf(press)
    if (event.pointerType !== 'touch') {
      if (found) found.handler.press(press, found.id)
      else pressSheet(press)
      return
    }
    const isSelected = found !== undefined && editor.store.getState().selection.includes(found.id)
    const holds = !isHand() && (isSelected || found?.handler.finger === 'holds')
    fingers(press, holds ? () => found?.handler.press(press, found.id) ?? (() => {}) : undefined)
  }
}

/** Two clicks or taps: a title is written where it stands, and on empty room a new card. */
function openAt(press: Press): void {
  const { editor, store, context, point, far } = press
  const found = handlerOf(press)
  if (found) {
    if (found.handler.open) return found.handler.open(press, found.id)
    // What is too small to be read is brought near first.
    if (far) context().view.reveal(found.id)
    return editor.rename(found.id)
  }
  const { layout } = store.getState()
  const slot = slotAt(layout, point.x, point.y)?.slot
  // The first click has opened what a derived lane shows there.
  if (slot && !derivedAt(layout, point.x, point.y)) addCardSeenAt(context(), slot)
}

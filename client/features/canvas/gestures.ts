import type { ReactFlowInstance } from '@xyflow/react'
import { addLink } from '../../../journey/edits/links.ts'
import { moveCards } from '../../../journey/edits/cards.ts'
import { cardAt, slotAt } from '../../../journey/layout/hit-test.ts'
import type { Presence } from '../../services/presence.ts'
import type { Editor } from '../../state/editor.ts'
import { edgePan } from './edge-pan.ts'
import type { CanvasStore } from './canvas-state.ts'

/** Distance in px that a pointer may move before a press becomes a drag. */
export const dragThreshold = 4

interface GestureDeps {
  readonly editor: Editor
  readonly store: CanvasStore
  readonly flow: ReactFlowInstance
  readonly presence: Presence
  /** The element that the canvas fills. */
  readonly surface: HTMLElement
}

/**
 * Starts following a press on a card: a click selects, a drag moves the card (with the rest of the selection) and drops
 * it as one edit. Escape, a second finger or a lost pointer cancels. Nothing but the moving card is drawn again.
 */
export function pressCard(event: PointerEvent, id: string, deps: GestureDeps): void {
  const { editor, store, flow, presence, surface } = deps
  const box = store.getState().layout.cardById.get(id)
  if (!box) return
  const start = { x: event.clientX, y: event.clientY }
  const grip = flow.screenToFlowPosition(start)
  const offset = { x: grip.x - box.x, y: grip.y - box.y }
  const { selection } = editor.store.getState()
  // On touch a finger on an unselected card pans; only what is selected is held fast.
  const mayDrag = event.pointerType !== 'touch' || selection.includes(id)
  const toggles = event.shiftKey || event.metaKey || event.ctrlKey

  follow(event, surface, {
    isDrag: (moved) => mayDrag && Math.hypot(moved.clientX - start.x, moved.clientY - start.y) > dragThreshold,
    begin() {
      if (!editor.store.getState().selection.includes(id)) editor.select([id])
      // In the order in which they stand on the map: so they will stand at the drop.
      const held = new Set(editor.store.getState().selection)
      const ids = store.getState().layout.cards.flatMap((card) => (held.has(card.id) ? [card.id] : []))
      store.setState({ drag: { ids, box, x: box.x, y: box.y, target: null }, hover: undefined })
    },
    move(x, y) {
      const point = flow.screenToFlowPosition({ x, y })
      const { drag, layout } = store.getState()
      if (!drag) return
      const corner = { x: point.x - offset.x, y: point.y - offset.y }
      store.setState({ drag: { ...drag, ...corner, target: slotAt(layout, point.x, point.y, new Set(drag.ids)) } })
      presence.setDrag(drag.ids.map((card) => ({ cardId: card, ...corner })))
    },
    pan: (x, y) => edgePan(flow, surface, x, y),
    drop() {
      const { drag } = store.getState()
      const slot = drag?.target?.slot
      if (!drag || !slot) return
      editor.edit('step.moveCard', id, () => moveCards(editor.doc, drag.ids, slot))
    },
    end() {
      store.setState({ drag: undefined })
      presence.setDrag([])
    },
    click() {
      if (toggles) {
        const kept = selection.filter((other) => other !== id)
        editor.select(selection.includes(id) ? kept : [...kept, id])
      } else editor.select([id])
    },
  })
}

/** Starts drawing a link from a touchpoint's handle to the touchpoint on which the pointer is let go. */
export function pressLinkHandle(event: PointerEvent, from: string, deps: GestureDeps): void {
  const { editor, store, flow, surface } = deps
  follow(event, surface, {
    isDrag: () => true,
    begin: () => {},
    move(x, y) {
      const point = flow.screenToFlowPosition({ x, y })
      const over = cardAt(store.getState().layout, point.x, point.y)
      const to = over?.role === 'touchpoint' && over.id !== from ? over.id : undefined
      store.setState({ linking: { from, ...point, to } })
    },
    pan: (x, y) => edgePan(flow, surface, x, y),
    drop() {
      const to = store.getState().linking?.to
      if (to === undefined) return
      const id = editor.edit('step.addLink', from, () => addLink(editor.doc, { from, to }))
      editor.select([id])
    },
    end: () => store.setState({ linking: undefined }),
    click: () => {},
  })
}

interface Followed {
  isDrag(event: PointerEvent): boolean
  begin(): void
  move(x: number, y: number): void
  /** Moves the sheet where the pointer is near an edge; returns whether it did. */
  pan(x: number, y: number): boolean
  drop(): void
  end(): void
  click(): void
}

/** Follows one pointer from press to release. */
export function follow(press: PointerEvent, surface: HTMLElement, gesture: Followed): void {
  const stop = new AbortController()
  const { signal } = stop
  let dragging = false
  let strayed = false
  let last = { x: press.clientX, y: press.clientY }
  let frame = 0

  const panLoop = () => {
    if (gesture.pan(last.x, last.y)) gesture.move(last.x, last.y)
    frame = requestAnimationFrame(panLoop)
  }
  const finish = (dropped: boolean) => {
    stop.abort()
    cancelAnimationFrame(frame)
    if (surface.hasPointerCapture(press.pointerId)) surface.releasePointerCapture(press.pointerId)
    if (!dragging) return
    if (dropped) gesture.drop()
    gesture.end()
  }
  surface.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerId !== press.pointerId) return
      last = { x: event.clientX, y: event.clientY }
      strayed ||= Math.hypot(last.x - press.clientX, last.y - press.clientY) > dragThreshold
      if (!dragging) {
        if (!gesture.isDrag(event)) return
        dragging = true
        // From here on the pointer belongs to the drag, wherever it goes.
        surface.setPointerCapture(press.pointerId)
        gesture.begin()
        frame = requestAnimationFrame(panLoop)
      }
      gesture.move(last.x, last.y)
    },
    { signal },
  )
  window.addEventListener(
    'pointerup',
    (event) => {
      if (event.pointerId !== press.pointerId) return
      // A finger that has panned from here has not tapped.
      const clicked = !dragging && !strayed
      finish(true)
      if (clicked) gesture.click()
    },
    { signal },
  )
  window.addEventListener('pointercancel', (event) => event.pointerId === press.pointerId && finish(false), { signal })
  window.addEventListener('pointerdown', (event) => event.pointerId !== press.pointerId && finish(false), { signal })
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !dragging) return
      event.stopPropagation()
      finish(false)
    },
    { signal, capture: true },
  )
  window.addEventListener('blur', () => finish(false), { signal })
}

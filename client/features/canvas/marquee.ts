import { derivedAt, slotAt } from '../../../journey/layout/hit-test.ts'
import type { Box } from '../../../journey/layout/map-layout.ts'
import { edgePan } from './edge-pan.ts'
import { follow } from './follow-pointer.ts'
import { openDerived } from './open-derived.ts'
import { type Press, layoutNow, toggles } from './press.ts'

/**
 * Starts following a press on the empty sheet: a click lets go of the selection, or opens what a derived lane shows
 * there; a drag draws a rectangle and selects the cards that it touches, beside what is selected when Shift is held.
 */
export function pressSheet(press: Press): void {
  const { event, point: start, editor, store, viewport, surface } = press
  const before = editor.store.getState().selection
  const kept = toggles(event) ? before : []
  follow(event, surface, {
    begin: () => store.setState({ hover: undefined, hoverCard: undefined }),
    move(x, y) {
      const marquee = boxBetween(start, viewport.screenToSheet({ x, y }))
      store.setState({ marquee })
      const held = new Set(kept)
      const { cards } = store.getState().layout
      editor.select([
        ...kept,
        ...cards.flatMap((card) => (!held.has(card.id) && touches(card, marquee) ? card.id : [])),
      ])
    },
    pan: edgePan(viewport, surface, layoutNow(store)),
    end(dropped) {
      store.setState({ marquee: undefined })
      if (!dropped) editor.select(before)
    },
    click: () => clickSheet(press),
  })
}

/**
 * A click or tap on the sheet where no card is. A click puts the keyboard into the empty place, so that typing begins a
 * card there; a tap does not, since it would bring up the keyboard of the screen.
 */
export function clickSheet(press: Press): void {
  const { event, point, editor, store, far } = press
  const { layout } = store.getState()
  const hit = derivedAt(layout, point.x, point.y)
  if (hit) return openDerived(press, hit)
  if (toggles(event)) return
  const slot = far || event.pointerType === 'touch' ? undefined : slotAt(layout, point.x, point.y)?.slot
  if (!slot) return editor.select([])
  const { stage, lane, under } = slot
  editor.focusOn({ kind: 'cell', stage, lane, ...(under === undefined ? {} : { under }) })
}

function boxBetween(a: { x: number; y: number }, b: { x: number; y: number }): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) }
}

function touches(a: Box, b: Box): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height
}

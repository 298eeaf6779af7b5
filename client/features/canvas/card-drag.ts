import { moveCards, moveTogether } from '../../../journey/edits/cards.ts'
import { type DropTarget, slotAt } from '../../../journey/layout/hit-test.ts'
import type { Card } from '../../../journey/model/schema.ts'
import { planMove } from '../../../journey/model/plan-move.ts'
import { showToast } from '../../components/toast-store.ts'
import { wholeSlot } from '../../state/change-look.ts'
import { type CanvasStore, noDrag } from './canvas-state.ts'
import { edgePan, openArea } from './edge-pan.ts'
import { follow } from './follow-pointer.ts'
import { type Press, type PressDeps, layoutNow, toggles } from './press.ts'
import { shownMap } from './shown-map.ts'

/** How long a drag rests on a collapsed lane before the lane opens, ms. */
const openAfterMs = 500

/**
 * Starts following a press on a card: a click selects, a drag moves the card (with the rest of the selection) and drops
 * it as one edit. What others do to the dragged cards meanwhile is shown, and counts, only after the drop.
 */
export function pressCard(press: Press, id: string): () => void {
  const { event, point, editor, store, viewport, presence, surface, context } = press
  const box = store.getState().layout.cardById.get(id)
  if (!box) return () => {}
  const grip = { x: point.x - box.x, y: point.y - box.y }
  const { selection } = editor.store.getState()
  let last = { x: event.clientX, y: event.clientY }
  let unwatch: (() => void) | undefined
  const lanes = laneOpener(store)

  const move = (x: number, y: number) => {
    last = { x, y }
    const { drag, layout } = store.getState()
    if (!drag) return
    const at = viewport.screenToSheet(last)
    const corner = { x: at.x - grip.x, y: at.y - grip.y }
    // Over the headers the pointer means the stage: there the card goes into the lane that it comes from.
    const headers = openArea(layout, viewport.getViewport().zoom, surface.getBoundingClientRect())
    const home = y < headers.y ? layout.laneById.get(drag.box.lane)?.box : undefined
    const aimed = home ? home.y + home.height / 2 : at.y
    const target = slotAt(layout, at.x, aimed, new Set(drag.ids))
    store.setState({ drag: { ...drag, ...corner, target: isSameTarget(target, drag.target) ? drag.target : target } })
    lanes.over(target?.slot.lane)
    presence.setDrag(drag.ids.map((cardId) => ({ cardId, ...corner })))
  }
  return follow(event, surface, {
    begin() {
      const chosen = new Set(selection.includes(id) ? selection : [id])
      const { layout } = store.getState()
      // In the order in which they stand on the map: so they will stand at the drop.
      const ids = layout.cards.flatMap((card) => (chosen.has(card.id) ? [card.id] : []))
      const cards = new Map(editor.store.getState().shown.map.cards.map((card) => [card.id, card]))
      const held = new Map(ids.flatMap((card): [string, Card][] => entryOf(cards, card)))
      store.setState({ drag: { ids, held, box, grip, x: box.x, y: box.y, target: null }, hover: undefined })
      if (!selection.includes(id)) editor.select([id])
      // What others change on the map may move what is under the pointer.
      unwatch = store.subscribe((state, before) => {
        if (state.layout !== before.layout && state.drag) move(last.x, last.y)
      })
    },
    move,
    pan: edgePan(viewport, surface, layoutNow(store)),
    drop() {
      const { drag } = store.getState()
      const slot = drag?.target?.slot
      if (!drag || !slot) return
      const { map, shown } = editor.store.getState()
      const there = new Set(map.cards.map((card) => card.id))
      const ids = drag.ids.filter((card) => there.has(card))
      sayGone(drag.ids.length - ids.length, drag.held.get(id)?.title ?? '', context)
      const first = ids.includes(id) ? id : ids[0]
      if (first === undefined) return
      // Planned on the map as it is shown: from where the cards were grabbed.
      const seen = shownMap(shown.map, store.getState())
      const moves = planMove(seen, store.getState().layout.arrangement, ids, first, slot).flatMap((move) => {
        const whole = wholeSlot(editor, move.slot, ids)
        return whole ? [{ ...move, slot: whole }] : []
      })
      if (moves.length === 0) return
      editor.edit(ids.length > 1 ? 'step.moveCards' : 'step.moveCard', first, () => {
        const [only, ...others] = moves
        if (only && others.length === 0 && only.keepLanes !== true) moveCards(editor.doc, only.ids, only.slot)
        else moveTogether(editor.doc, moves)
      })
    },
    end() {
      unwatch?.()
      lanes.stop()
      store.setState(noDrag)
      presence.setDrag([])
    },
    click: () => selectClicked(press, id, selection),
  })
}

/** Selects what was clicked: alone, or, with Shift, Ctrl or ⌘, beside what is selected, or no longer. */
export function selectClicked(
  { event, editor }: Pick<Press, 'event' | 'editor'>,
  id: string,
  before: readonly string[],
) {
  if (!toggles(event)) return editor.select([id])
  editor.select(before.includes(id) ? before.filter((other) => other !== id) : [...before, id])
}

/** Opens collapsed lanes that a drag rests on, for as long as it goes on. */
function laneOpener(store: CanvasStore) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let waiting: string | undefined
  return {
    over(lane: string | undefined) {
      const isClosed = lane !== undefined && store.getState().layout.laneById.get(lane)?.collapsed === true
      const next = isClosed ? lane : undefined
      if (next === waiting) return
      clearTimeout(timer)
      waiting = next
      if (next === undefined) return
      timer = setTimeout(() => {
        const { openForDrag } = store.getState()
        store.setState({ openForDrag: new Set([...openForDrag, next]) })
      }, openAfterMs)
    },
    stop: () => clearTimeout(timer),
  }
}

/** Says that someone has deleted what was being dragged; nothing comes back without being asked for. */
function sayGone(count: number, title: string, context: PressDeps['context']): void {
  if (count === 0) return
  const { text } = context()
  showToast({
    message: text('pointer.goneMeanwhile', { count, title: title || text('untitled.card') }),
    detail: text('pointer.goneDetail'),
  })
}

function isSameTarget(a: DropTarget | null, b: DropTarget | null): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

function entryOf<T>(map: ReadonlyMap<string, T>, key: string): [string, T][] {
  const value = map.get(key)
  return value === undefined ? [] : [[key, value]]
}

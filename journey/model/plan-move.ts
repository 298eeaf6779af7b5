import type { Arrangement, Slot } from './arrange.ts'
import type { Card, JourneyMap } from './schema.ts'

/** Cards that go to one slot side by side. */
export interface Move {
  readonly ids: readonly string[]
  readonly slot: Slot
  /** Touchpoints of several lanes that go among the same columns: each stays in its lane. */
  readonly keepLanes?: boolean
}

/** A column of the map; one without `card` where a stage has no touchpoints. */
interface Column {
  readonly stage: string
  readonly card?: string
}

/** Behind whatever stands there. */
const end = Number.MAX_SAFE_INTEGER

/**
 * What becomes of several cards that are dragged together by one of them:
 *  - what stands under a touchpoint that is dragged too travels with it;
 *  - cards of one lane, or cards that are dropped in another lane than that of the card under the pointer, all go where
 *    the mark is, in the order in which they stood;
 *  - cards of several lanes that are dropped in the lane of the card under the pointer each stay in their own lane, and
 *    go as many columns on as that card does: the pattern they form stays. At the ends of the map they stop.
 * @param ids the dragged cards in reading order
 * @param grabbed the one under the pointer
 * @param slot where that one is dropped; its index is counted without the dragged cards
 */
export function planMove(
  map: JourneyMap,
  arrangement: Arrangement,
  ids: readonly string[],
  grabbed: string,
  slot: Slot,
): readonly Move[] {
  const cards = new Map(map.cards.map((card) => [card.id, card]))
  const dragged = ids.flatMap((id) => cards.get(id) ?? [])
  const held = new Set(ids)
  const own = cards.get(grabbed)
  const touchpoints = new Set(arrangement.touchpoints.map(({ id }) => id))
  const travels = ({ id, place }: Card) =>
    !touchpoints.has(id) && place.under !== undefined && touchpoints.has(place.under) && held.has(place.under)
  const leading = own && travels(own) ? own.place.under : undefined
  const staying = slot.lane === own?.place.lane
  const movers = staying ? dragged.filter((card) => !travels(card)) : dragged
  const together = new Set(movers.map(({ place }) => place.lane)).size < 2
  if (!own || !staying || (together && leading === undefined)) return [{ ids: movers.map(({ id }) => id), slot }]

  const shift = shiftOf(map, arrangement, held, leading ?? grabbed, own, slot, touchpoints)
  const moves = new Map<string, { ids: string[]; slot: Slot; keepLanes?: boolean }>()
  for (const card of movers) {
    const goal = card.id === grabbed ? slot : shift(card)
    if (!goal) continue
    const isColumn = touchpoints.has(card.id)
    const key = isColumn
      ? `${goal.stage} ${goal.index}`
      : `${goal.stage} ${goal.lane} ${goal.under ?? ''} ${goal.index}`
    const move = moves.get(key)
    if (move) move.ids.push(card.id)
    else moves.set(key, { ids: [card.id], slot: goal, ...(isColumn ? { keepLanes: true } : {}) })
  }
  return [...moves.values()]
}

/** Where each of the other cards goes when one of them goes to a slot; undefined where it stays. */
function shiftOf(
  map: JourneyMap,
  arrangement: Arrangement,
  held: ReadonlySet<string>,
  leader: string,
  grabbed: Card,
  slot: Slot,
  touchpoints: ReadonlySet<string>,
): (card: Card) => Slot | undefined {
  const stages = map.stages.map(({ id }) => id)
  const stageOf = (id: string) => stages.indexOf(arrangement.stageOf.get(id) ?? '')
  const columns = map.stages.flatMap(({ id }): Column[] => {
    const inStage = arrangement.columns.get(id) ?? []
    return inStage.length === 0 ? [{ stage: id }] : inStage.map(({ id: card }) => ({ stage: id, card }))
  })
  // Columns that stay where they are: what moves is counted by how many of them it passes.
  const still = columns.filter(({ card }) => card === undefined || !held.has(card))
  const passed = (id: string) => {
    const at = columns.findIndex(({ card }) => card === id)
    return columns.slice(0, at).filter(({ card }) => card === undefined || !held.has(card)).length
  }
  const stillAt = (id: string | undefined) => still.findIndex(({ card }) => card !== undefined && card === id)
  const columnsOf = (stage: string) => still.filter((column) => column.stage === stage && column.card !== undefined)
  const inStages = stages.indexOf(slot.stage) - stageOf(grabbed.id)

  let by: number | undefined
  if (touchpoints.has(grabbed.id)) {
    const before = still.filter(({ stage }) => stages.indexOf(stage) < stages.indexOf(slot.stage)).length
    by = before + slot.index - passed(grabbed.id)
  } else if (slot.under !== undefined && grabbed.place.under !== undefined) {
    const from = touchpoints.has(leader) ? passed(leader) : stillAt(grabbed.place.under)
    const to = stillAt(slot.under)
    if (from >= 0 && to >= 0) by = to - from
  }

  return (card) => {
    const { lane, under } = card.place
    const stage = stages[within(stageOf(card.id) + inStages, stages.length - 1)] ?? slot.stage
    if (touchpoints.has(card.id)) {
      if (by === undefined) {
        if (inStages === 0) return undefined
        return { stage, lane, index: Math.min(ordinal(card.id), columnsOf(stage).length) }
      }
      const to = within(passed(card.id) + by, still.length)
      const next = by > 0 ? still[to - 1] : still[to]
      if (by === 0 || !next) return undefined
      const index = next.card === undefined ? 0 : columnsOf(next.stage).indexOf(next) + (by > 0 ? 1 : 0)
      return { stage: next.stage, lane, index }
    }
    const at = stillAt(under)
    if (at < 0 || by === undefined) {
      if (inStages === 0) return undefined
      const column = at < 0 ? undefined : columnsOf(stage)[ordinal(under ?? '')]?.card
      return { stage, lane, index: end, ...(column === undefined ? {} : { under: column }) }
    }
    const column = still[within(at + by, still.length - 1)]
    if (!column || column.card === under) return undefined
    return { stage: column.stage, lane, index: end, ...(column.card === undefined ? {} : { under: column.card }) }
  }

  /** Which column of its stage a touchpoint is. */
  function ordinal(id: string): number {
    return (arrangement.columns.get(arrangement.stageOf.get(id) ?? '') ?? []).findIndex((card) => card.id === id)
  }
}

const within = (value: number, most: number) => Math.min(most, Math.max(0, value))

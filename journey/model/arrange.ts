import { byOrder } from './order.ts'
import type { Card, JourneyMap, Lane } from './schema.ts'

/** What stands where one stage and one lane cross. */
export interface Cell {
  /** Cards under a touchpoint of the stage, by the touchpoint's id. */
  readonly under: ReadonlyMap<string, readonly Card[]>
  /** Cards of the stage as a whole. In a touchpoint lane: the stage's touchpoints of this lane. */
  readonly whole: readonly Card[]
}

/** Where every card stands. Derived from a map; drawing, export, reading order and keyboard all go by it. */
export interface Arrangement {
  /** Stage id → its touchpoints in order: the columns of the stage. */
  readonly columns: ReadonlyMap<string, readonly Card[]>
  /** Every touchpoint that stands on the map, in reading order. */
  readonly touchpoints: readonly Card[]
  /** Card id → the stage it is drawn in. Cards of the Unplaced tray are absent. */
  readonly stageOf: ReadonlyMap<string, string>
  /** Cards whose stage or lane is gone, in id order. */
  readonly unplaced: readonly Card[]
  /** The cell of a stage and a lane; empty when nothing stands there. */
  cell(stageId: string, laneId: string): Cell
}

/** A place in the order of cards: `index` counts the cards that stand there, without the one being placed. */
export interface Slot {
  readonly stage: string
  readonly lane: string
  readonly under?: string | undefined
  readonly index: number
}

const emptyCell: Cell = { under: new Map(), whole: [] }

/**
 * Works out where every card of a map stands (see DESIGN rules 1 and 2 in the README's "How a map is kept").
 * @param columnLanes touchpoint lanes that are not among the map's lanes, because they are not shown, and make columns all
 * the same
 */
export function arrange(map: JourneyMap, columnLanes: readonly Lane[] = []): Arrangement {
  const lanes = new Map<string, Lane>([...map.lanes, ...columnLanes].map((lane) => [lane.id, lane]))
  const columns = new Map<string, Card[]>(map.stages.map((stage) => [stage.id, []]))
  const cells = new Map<string, { under: Map<string, Card[]>; whole: Card[] }>()
  const stageOf = new Map<string, string>()
  const unplaced: Card[] = []
  const others: Card[] = []

  const cellOf = (stageId: string, laneId: string) => {
    const key = `${stageId}/${laneId}`
    let cell = cells.get(key)
    if (!cell) cells.set(key, (cell = { under: new Map(), whole: [] }))
    return cell
  }

  const cards = [...map.cards].sort(byPlace)
  for (const card of cards) {
    const lane = lanes.get(card.place.lane)
    if (lane?.role !== 'touchpoint') {
      others.push(card)
      continue
    }
    const column = columns.get(card.place.stage)
    if (!column) {
      unplaced.push(card)
      continue
    }
    column.push(card)
    cellOf(card.place.stage, lane.id).whole.push(card)
    stageOf.set(card.id, card.place.stage)
  }
  const touchpointStage = new Map(stageOf)
  for (const card of others) {
    const { under, lane } = card.place
    const column = under === undefined ? undefined : touchpointStage.get(under)
    const stage = column ?? card.place.stage
    if (!lanes.has(lane) || !columns.has(stage)) {
      unplaced.push(card)
      continue
    }
    stageOf.set(card.id, stage)
    const cell = cellOf(stage, lane)
    if (column === undefined || under === undefined) {
      cell.whole.push(card)
      continue
    }
    const stack = cell.under.get(under)
    if (stack) stack.push(card)
    else cell.under.set(under, [card])
  }

  return {
    columns,
    touchpoints: map.stages.flatMap((stage) => columns.get(stage.id) ?? []),
    stageOf,
    unplaced,
    cell: (stageId, laneId) => cells.get(`${stageId}/${laneId}`) ?? emptyCell,
  }
}

/** The cards that share a slot's place, in order: what a slot's `index` counts. */
export function cardsAt(
  arrangement: Arrangement,
  slot: Omit<Slot, 'index'>,
  isTouchpointLane: boolean,
): readonly Card[] {
  if (isTouchpointLane) return arrangement.columns.get(slot.stage) ?? []
  const cell = arrangement.cell(slot.stage, slot.lane)
  return slot.under === undefined ? cell.whole : (cell.under.get(slot.under) ?? [])
}

/** Compares cards by the order keys of their places, then by id. */
export function byPlace(a: Card, b: Card): number {
  return byOrder({ order: a.place.order, id: a.id }, { order: b.place.order, id: b.id })
}

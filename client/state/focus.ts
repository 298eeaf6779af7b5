import { type Arrangement, type Slot, cardsAt } from '../../journey/model/arrange.ts'
import type { Card, JourneyMap } from '../../journey/model/schema.ts'

/** A place in a cell where no card stands: in an empty cell, behind the last card of a stack, or in a derived lane. */
export interface CellPlace {
  readonly kind: 'cell'
  readonly stage: string
  readonly lane: string
  /** The touchpoint whose column it is; without it the place of the stage as a whole, in a touchpoint lane its end. */
  readonly under?: string | undefined
}

/** Where the keyboard is on a map. */
export type GridPlace = { readonly kind: 'stage' | 'lane' | 'card'; readonly id: string } | CellPlace

/** A map and where its cards stand. */
export interface Standing {
  readonly map: JourneyMap
  readonly arrangement: Arrangement
}

/** A place as text: equal for equal places. */
export function placeKey(place: GridPlace): string {
  return place.kind === 'cell' ? `cell/${place.stage}/${place.lane}/${place.under ?? ''}` : `${place.kind}/${place.id}`
}

/** The place of a card, stage or lane; none of links, and of cards that are unplaced or in a collapsed lane. */
export function placeOf({ map, arrangement }: Standing, id: string): GridPlace | undefined {
  if (arrangement.stageOf.has(id)) {
    const lane = cardOf(map, id)?.place.lane
    return map.lanes.find((item) => item.id === lane)?.collapsed === true ? undefined : { kind: 'card', id }
  }
  if (map.stages.some((stage) => stage.id === id)) return { kind: 'stage', id }
  return map.lanes.some((lane) => lane.id === id) ? { kind: 'lane', id } : undefined
}

const cardsOf = new WeakMap<JourneyMap, ReadonlyMap<string, Card>>()

/** A card of a map by its id. */
function cardOf(map: JourneyMap, id: string): Card | undefined {
  let cards = cardsOf.get(map)
  if (!cards) cardsOf.set(map, (cards = new Map(map.cards.map((card) => [card.id, card]))))
  return cards.get(id)
}

/** The cell that a card stands in, and its index in the stack there. */
export function cellOfCard({ map, arrangement }: Standing, id: string): (CellPlace & { index: number }) | undefined {
  const stage = arrangement.stageOf.get(id)
  const card = stage === undefined ? undefined : cardOf(map, id)
  if (stage === undefined || !card) return undefined
  const { lane, under } = card.place
  const isTouchpoint = isTouchpointLane(map, lane)
  const column = (arrangement.columns.get(stage) ?? []).some((item) => item.id === under) ? under : undefined
  const cell = {
    kind: 'cell',
    stage,
    lane,
    ...(isTouchpoint || column === undefined ? {} : { under: column }),
  } as const
  return { ...cell, index: cardsAt(arrangement, cell, isTouchpoint).findIndex((item) => item.id === id) }
}

/** Where a new card goes that is made at a place: behind a card, at the end of a cell, of a stage's touchpoints. */
export function slotAtPlace(state: Standing, place: GridPlace): Slot | undefined {
  const { map, arrangement } = state
  switch (place.kind) {
    case 'card': {
      const cell = cellOfCard(state, place.id)
      return cell && { stage: cell.stage, lane: cell.lane, under: cell.under, index: cell.index + 1 }
    }
    case 'cell': {
      const { stage, lane, under } = place
      const stack = cardsAt(arrangement, place, isTouchpointLane(map, lane))
      // A touchpoint that is made in another's column stands behind it.
      const column = isTouchpointLane(map, lane) ? stack.findIndex(({ id }) => id === under) : -1
      return { stage, lane, under, index: column < 0 ? stack.length : column + 1 }
    }
    case 'stage': {
      const lane = map.lanes.find(({ role }) => role === 'touchpoint')?.id
      const index = arrangement.columns.get(place.id)?.length
      return lane === undefined || index === undefined ? undefined : { stage: place.id, lane, index }
    }
    case 'lane': {
      const stage = map.stages[0]?.id
      return stage === undefined ? undefined : slotAtPlace(state, { kind: 'cell', stage, lane: place.id })
    }
  }
}

/**
 * The place nearest to one that may be gone: itself where it still is, else what took its place, what stood before it,
 * its cell, its neighbour. Nothing only when nothing is left.
 */
export function keptPlace(place: GridPlace | undefined, before: Standing, after: Standing): GridPlace | undefined {
  if (!place) return undefined
  switch (place.kind) {
    case 'stage':
    case 'lane': {
      const list = place.kind === 'stage' ? 'stages' : 'lanes'
      const id = keptId(place.id, before.map[list], after.map[list])
      return id === undefined ? undefined : { kind: place.kind, id }
    }
    case 'cell':
      return keptCell(place, before, after)
    case 'card':
      return keptCard(place.id, before, after)
  }
}

function keptCard(id: string, before: Standing, after: Standing): GridPlace | undefined {
  const there = placeOf(after, id)
  if (there) return there
  const lane = cardOf(after.map, id)?.place.lane
  if (lane !== undefined && after.arrangement.stageOf.has(id)) return { kind: 'lane', id: lane }
  const cell = cellOfCard(before, id)
  if (!cell) return undefined
  const stack = cardsAt(before.arrangement, cell, isTouchpointLane(before.map, cell.lane))
  const next = [...stack.slice(cell.index + 1), ...stack.slice(0, cell.index).toReversed()]
  const near = next.find((card) => after.arrangement.stageOf.get(card.id) === cell.stage)
  const { index: _index, ...place } = cell
  return near ? (placeOf(after, near.id) ?? { kind: 'lane', id: cell.lane }) : keptCell(place, before, after)
}

function keptCell({ stage, lane, under }: CellPlace, before: Standing, after: Standing): GridPlace | undefined {
  const keptStage = keptId(stage, before.map.stages, after.map.stages)
  const keptLane = keptId(lane, before.map.lanes, after.map.lanes)
  if (keptLane === undefined) return keptStage === undefined ? undefined : { kind: 'stage', id: keptStage }
  const isCollapsed = after.map.lanes.some(({ id, collapsed }) => id === keptLane && collapsed === true)
  if (keptStage === undefined || isCollapsed) return { kind: 'lane', id: keptLane }
  const columns = after.arrangement.columns.get(keptStage) ?? []
  // A stage with touchpoints has columns, and a place under none of them only where one was asked for.
  const column = under === undefined ? undefined : (keptId(under, before.arrangement.touchpoints, columns) ?? undefined)
  return { kind: 'cell', stage: keptStage, lane: keptLane, ...(column === undefined ? {} : { under: column }) }
}

interface WithId {
  readonly id: string
}

/** An id where it still is; else the one that has moved up to its place among those that are left. */
function keptId(id: string, before: readonly WithId[], after: readonly WithId[]): string | undefined {
  const left = new Set(after.map((item) => item.id))
  if (left.has(id)) return id
  const index = before.findIndex((item) => item.id === id)
  const next = before.slice(index + 1).find((item) => left.has(item.id))
  const last = before.slice(0, Math.max(index, 0)).findLast((item) => left.has(item.id))
  return (next ?? last ?? after.at(-1))?.id
}

function isTouchpointLane(map: JourneyMap, lane: string): boolean {
  return map.lanes.some(({ id, role }) => id === lane && role === 'touchpoint')
}

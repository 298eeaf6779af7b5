import { type Slot, cardsAt } from '../../journey/model/arrange.ts'
import type { Card, Lane } from '../../journey/model/schema.ts'
import { derivedRoles } from '../../journey/model/vocabulary.ts'
import { type CellPlace, type Standing, cellOfCard } from '../state/focus.ts'
import { nextInLane } from '../state/grid-walk.ts'
import { gridOf } from '../state/grid.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

/** Cards and where they go side by side. Moves are made one after the other: the index counts what stands there by then. */
export interface Move {
  readonly ids: readonly string[]
  readonly slot: Slot
}

/**
 * How cards move by one cell. Left and right lead along the lane: a touchpoint, with all that stands under it, past its
 * neighbour and on into the next stage; another card into the next column, at its height. Up and down lead through the
 * stack of a cell first, then into the next lane that holds cards of the kind. Cards at the edge stay. A card under a
 * touchpoint that moves aside goes with it.
 */
export function planMoves(standing: Standing, ids: readonly string[], direction: Direction): readonly Move[] {
  const { map, arrangement } = standing
  const roles = new Map(map.lanes.map(({ id, role }) => [id, role]))
  const chosen = new Set(ids)
  const cards = map.cards.filter(({ id }) => chosen.has(id) && arrangement.stageOf.has(id))
  const isTouchpoint = ({ place }: Card) => roles.get(place.lane) === 'touchpoint'
  const touchpoints = cards.filter(isTouchpoint)
  const others = cards.filter((card) => !isTouchpoint(card))
  const isSideways = direction === 'left' || direction === 'right'
  if (!isSideways)
    return [
      ...touchpoints.flatMap((card) => touchpointToLane(standing, card, direction)),
      ...throughStacks(standing, others, direction),
    ]
  const travelling = new Set(touchpoints.map(({ id }) => id))
  const staying = others.filter(({ place }) => !travelling.has(place.under ?? ''))
  return [...alongStages(standing, travelling, direction), ...toNextColumns(standing, staying, direction)]
}

/** Touchpoints past their neighbours; at the end of a stage into the next. Those in one block move as one. */
function alongStages({ map, arrangement }: Standing, moved: ReadonlySet<string>, direction: 'left' | 'right'): Move[] {
  const columns = new Map(map.stages.map(({ id }) => [id, (arrangement.columns.get(id) ?? []).map((card) => card.id)]))
  const step = direction === 'right' ? 1 : -1
  const before = new Map([...columns].flatMap(([stage, list]) => list.map((id, index) => [id, `${stage}/${index}`])))
  const stages = step > 0 ? map.stages.toReversed() : map.stages
  stages.forEach(({ id: stage }, at) => {
    const list = columns.get(stage) ?? []
    for (const id of step > 0 ? list.toReversed() : [...list]) {
      if (!moved.has(id)) continue
      const index = list.indexOf(id)
      const neighbour = list[index + step]
      if (neighbour !== undefined) {
        // One that moves too and is still there has been stopped by the map's edge: nobody overtakes it.
        if (!moved.has(neighbour)) list.splice(index + step, 0, ...list.splice(index, 1))
        continue
      }
      const next = stages[at - 1]
      if (!next) continue
      list.splice(index, 1)
      const target = columns.get(next.id)
      if (step > 0) target?.unshift(id)
      else target?.push(id)
    }
  })
  const lanes = new Map(map.cards.map(({ id, place }) => [id, place.lane]))
  const now = new Map(map.stages.map(({ id }) => [id, (arrangement.columns.get(id) ?? []).map((card) => card.id)]))
  return [...columns].flatMap(([stage, list]) =>
    list.flatMap((id, at): Move[] => {
      if (!moved.has(id) || before.get(id) === `${stage}/${at}`) return []
      // Each is put behind the one that it will stand behind, while others have still to go.
      for (const ids of now.values()) if (ids.includes(id)) ids.splice(ids.indexOf(id), 1)
      const there = now.get(stage) ?? []
      const index = at === 0 ? 0 : there.indexOf(list[at - 1] ?? '') + 1
      there.splice(index, 0, id)
      return [{ ids: [id], slot: { stage, lane: lanes.get(id) ?? '', index } }]
    }),
  )
}

/** A touchpoint into the next lane of touchpoints, where it is. */
function touchpointToLane({ map, arrangement }: Standing, { id, place }: Card, direction: 'up' | 'down'): Move[] {
  const lane = nextLane(map.lanes, place.lane, direction, ({ role }) => role === 'touchpoint')
  const stage = arrangement.stageOf.get(id)
  if (!lane || stage === undefined) return []
  const index = (arrangement.columns.get(stage) ?? []).findIndex((card) => card.id === id)
  return [{ ids: [id], slot: { stage, lane: lane.id, index } }]
}

/** Cards up or down: by one in their stack, and from its end into the same column of the next lane that holds cards. */
function throughStacks(standing: Standing, cards: readonly Card[], direction: 'up' | 'down'): Move[] {
  const chosen = new Set(cards.map(({ id }) => id))
  const cells = new Map<string, CellPlace>()
  for (const { id } of cards) {
    const cell = cellOfCard(standing, id)
    if (cell) cells.set(`${cell.stage}/${cell.lane}/${cell.under ?? ''}`, cell)
  }
  // Several cells keep their form: all of them go into the next lane.
  const isOneCell = cells.size === 1
  return [...cells.values()].flatMap((cell) => {
    const { stage, lane, under } = cell
    const stack = cardsAt(standing.arrangement, cell, false).map(({ id }) => id)
    const block = stack.filter((id) => chosen.has(id))
    const rest = stack.filter((id) => !chosen.has(id))
    const [first = ''] = block
    const at = stack.indexOf(first)
    const above = stack.slice(0, at).filter((id) => !chosen.has(id)).length
    const isScattered = stack.slice(at, at + block.length).some((id) => !chosen.has(id))
    const target = direction === 'up' ? above - 1 : above + 1
    if (isOneCell && (isScattered || (target >= 0 && target <= rest.length))) {
      return [{ ids: block, slot: { stage, lane, under, index: isScattered ? above : target } }]
    }
    const next = nextLane(standing.map.lanes, lane, direction, holdsCards)
    if (!next) return []
    const there = cardsAt(standing.arrangement, { stage, lane: next.id, under }, false)
    return [{ ids: block, slot: { stage, lane: next.id, under, index: direction === 'up' ? there.length : 0 } }]
  })
}

/** Cards into the next column of their lane, as far down the stack as they stand. */
function toNextColumns(standing: Standing, cards: readonly Card[], direction: 'left' | 'right'): Move[] {
  const grid = gridOf(standing)
  const order = new Map(cards.map(({ id }) => [id, grid.positionOf({ kind: 'card', id })]))
  const moves = cards.flatMap(({ id, place }): (Move & { depth: number })[] => {
    const at = order.get(id)
    const to = at && nextInLane(grid, at, direction === 'right' ? 1 : -1)
    const column = to && grid.columns[to.column]
    if (!column) return []
    const { stage, touchpoint } = column
    return [{ ids: [id], depth: at.depth, slot: { stage, lane: place.lane, under: touchpoint, index: at.depth } }]
  })
  return moves.sort((a, b) => a.depth - b.depth).map(({ ids, slot }) => ({ ids, slot }))
}

const holdsCards = ({ role, collapsed }: Lane) => role !== 'touchpoint' && !derivedRoles.has(role) && collapsed !== true

function nextLane(
  lanes: readonly Lane[],
  id: string,
  direction: 'up' | 'down',
  fits: (lane: Lane) => boolean,
): Lane | undefined {
  const index = lanes.findIndex((lane) => lane.id === id)
  return direction === 'down' ? lanes.slice(index + 1).find(fits) : lanes.slice(0, Math.max(index, 0)).findLast(fits)
}

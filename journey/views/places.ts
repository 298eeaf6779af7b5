import { type Arrangement, type Slot, cardsAt } from '../model/arrange.ts'
import type { JourneyMap } from '../model/schema.ts'
import type { Shown } from './apply-look.ts'

/**
 * The slot of a whole map that a slot among the shown cards means: behind the card that one sees it behind, and if there
 * is none, before the card that one sees it before. Nothing when its stage or lane is on the map of no one.
 * @param moving ids of cards that are being moved there, which count for neither
 */
export function slotOnMap(
  slot: Slot,
  shown: Shown,
  map: JourneyMap,
  arrangement: Arrangement,
  moving: ReadonlySet<string> = new Set(),
): Slot | undefined {
  const lane = map.lanes.find(({ id }) => id === slot.lane)
  if (!lane || !map.stages.some(({ id }) => id === slot.stage)) return undefined
  if (shown.arrangement === arrangement) return slot
  const isTouchpointLane = lane.role === 'touchpoint'
  const ids = (of: Arrangement) => cardsAt(of, slot, isTouchpointLane).flatMap(({ id }) => (moving.has(id) ? [] : [id]))
  return { ...slot, index: indexAmong(ids(shown.arrangement), ids(arrangement), slot.index) }
}

/**
 * The index among all items that an index among the shown ones means, as with {@link slotOnMap}. Both lists are without
 * the item that is being placed.
 */
export function indexAmong(shown: readonly string[], all: readonly string[], index: number): number {
  const before = all.indexOf(shown[index - 1] ?? '')
  if (before >= 0) return before + 1
  const after = all.indexOf(shown[index] ?? '')
  return after >= 0 ? after : all.length
}

/** Cards that are moved, and where to. */
export interface CardMove {
  readonly ids: readonly string[]
  readonly slot: Slot
}

/**
 * Moves of a whole map that moves among the shown cards mean, one after the other: each slot counts what stands there by
 * then, among the shown cards as on the map. Those to a stage or lane that is on the map of no one are left out.
 */
export function movesOnMap(
  moves: readonly CardMove[],
  shown: Shown,
  map: JourneyMap,
  arrangement: Arrangement,
): readonly CardMove[] {
  const roles = new Map(map.lanes.map(({ id, role }) => [id, role]))
  const stages = new Set(map.stages.map(({ id }) => id))
  const moved = new Set<string>()
  const listsOf = (of: Arrangement) => {
    const lists = new Map<string, string[]>()
    return {
      /** What stands at a slot by now. */
      at(slot: Slot): string[] {
        const isTouchpointLane = roles.get(slot.lane) === 'touchpoint'
        // A column keeps its cards, whichever stage it has been moved to.
        const key = isTouchpointLane ? slot.stage : `${slot.under ?? slot.stage}/${slot.lane}`
        const from = { ...slot, stage: of.stageOf.get(slot.under ?? '') ?? slot.stage }
        const list =
          lists.get(key) ?? cardsAt(of, from, isTouchpointLane).flatMap(({ id }) => (moved.has(id) ? [] : [id]))
        lists.set(key, list)
        return list
      },
      take(ids: readonly string[]) {
        for (const list of lists.values()) for (const id of ids) if (list.includes(id)) list.splice(list.indexOf(id), 1)
      },
    }
  }
  const [seen, all] = [listsOf(shown.arrangement), listsOf(arrangement)]
  return moves.flatMap(({ ids, slot }) => {
    if (!roles.has(slot.lane) || !stages.has(slot.stage)) return []
    for (const id of ids) moved.add(id)
    for (const lists of [seen, all]) lists.take(ids)
    const index = indexAmong(seen.at(slot), all.at(slot), slot.index)
    seen.at(slot).splice(slot.index, 0, ...ids)
    all.at(slot).splice(index, 0, ...ids)
    return [{ ids, slot: { ...slot, index } }]
  })
}

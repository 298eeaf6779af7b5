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

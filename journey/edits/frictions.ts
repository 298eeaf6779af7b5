import type * as Y from 'yjs'
import { wordsIn, writeEntry, writeWord } from '../doc/fields.ts'
import { isPlaceThere } from '../doc/presence.ts'
import { entityMap, isLive } from '../doc/shape.ts'
import { dayOf } from '../model/day.ts'
import type { Friction } from '../model/schema.ts'
import type { Patch } from './map.ts'
import { addOne, change, edit, orderIn, remove } from './transact.ts'

/** Adds a friction, at cards or stages (`on`) or at the map as a whole, and returns its id. Its status is logged. */
export function addFriction(
  doc: Y.Doc,
  fields: Omit<Friction, 'id' | 'order' | 'statusLog'>,
  today = dayOf(new Date()),
): string {
  const statusLog = { [today]: fields.status }
  return addOne(doc, 'frictions', { ...fields, statusLog, order: orderIn(doc, 'frictions') })
}

/**
 * Changes a friction's own fields; where it occurs is changed by {@link setFrictionPlace}. A new status is logged: the
 * last of a day counts.
 */
export function changeFriction(
  doc: Y.Doc,
  id: string,
  fields: Patch<Omit<Friction, 'id' | 'order' | 'on' | 'statusLog'>>,
  today = dayOf(new Date()),
): void {
  edit(doc, () => {
    change(doc, 'frictions', id, fields)
    const friction = entityMap(doc, 'frictions', id)
    if (isLive(friction) && fields.status !== undefined) writeEntry(friction, 'statusLog', today, fields.status)
  })
}

/**
 * Says that a friction occurs at a card or stage, or no longer does, without touching its other places. Taken off its
 * last visible place it belongs to the whole map: places that are deleted are forgotten then, or it would be hidden with
 * them.
 */
export function setFrictionPlace(doc: Y.Doc, id: string, placeId: string, on: boolean): void {
  edit(doc, () => {
    const friction = entityMap(doc, 'frictions', id)
    if (!isLive(friction)) return
    const wasOn = wordsIn(friction, 'on').includes(placeId)
    writeWord(friction, 'on', placeId, on)
    if (on || !wasOn) return
    const left = wordsIn(friction, 'on')
    if (!left.some((each) => isPlaceThere(doc, each))) for (const each of left) writeWord(friction, 'on', each, false)
  })
}

/** Deletes a friction everywhere it occurs. */
export function deleteFriction(doc: Y.Doc, id: string): void {
  remove(doc, 'frictions', id)
}

import type * as Y from 'yjs'
import { entityMap, isLive } from '../doc/shape.ts'
import type { Friction } from '../model/schema.ts'
import type { Patch } from './map.ts'
import { addOne, change, edit, orderIn, remove, restore } from './transact.ts'

/** Adds a friction, at cards or stages (`on`) or at the map as a whole, and returns its id. */
export function addFriction(doc: Y.Doc, fields: Omit<Friction, 'id' | 'order'>): string {
  return addOne(doc, 'frictions', { ...fields, order: orderIn(doc, 'frictions') })
}

/** Changes a friction's own fields; where it occurs is changed by {@link setFrictionPlace}. */
export function changeFriction(doc: Y.Doc, id: string, fields: Patch<Omit<Friction, 'id' | 'order' | 'on'>>): void {
  change(doc, 'frictions', id, fields)
}

/** Says that a friction occurs at a card or stage, or no longer does, without touching its other places. */
export function setFrictionPlace(doc: Y.Doc, id: string, placeId: string, on: boolean): void {
  edit(doc, () => {
    const friction = entityMap(doc, 'frictions', id)
    if (!isLive(friction)) return
    if (on) friction.set(`on:${placeId}`, true)
    else friction.delete(`on:${placeId}`)
  })
}

/** Deletes a friction everywhere it occurs. */
export function deleteFriction(doc: Y.Doc, id: string): void {
  remove(doc, 'frictions', id)
}

/** Brings a deleted friction back. */
export function restoreFriction(doc: Y.Doc, id: string): void {
  restore(doc, 'frictions', id)
}

import type * as Y from 'yjs'
import { type Fields, plantEntity, writeFields } from '../doc/fields.ts'
import { readOrder } from '../doc/repair.ts'
import { entityMap, isLive, liveEntities, localEdit, planting } from '../doc/shape.ts'
import { newId } from '../model/id.ts'
import { byOrder, orderAt } from '../model/order.ts'
import type { Collection } from '../model/schema.ts'

/** Runs a change as one transaction of this user, which undo can take back. */
export function edit<T>(doc: Y.Doc, change: () => T): T {
  return doc.transact(change, localEdit)
}

/** One new entity: its collection, its fields, and its id when it must be a certain one. */
export interface Draft {
  readonly collection: Collection
  readonly id?: string
  readonly fields: Fields
}

/**
 * Adds entities and returns their ids. They are first laid down as deleted, outside undo, and then shown: undoing the
 * addition hides them again, and what others wrote into them meanwhile is kept. `also` is done in the same step.
 */
export function add(doc: Y.Doc, drafts: readonly Draft[], also?: () => void): string[] {
  const placed = drafts.map((draft) => ({ ...draft, id: draft.id ?? newId() }))
  doc.transact(() => {
    for (const { collection, id, fields } of placed) {
      plantEntity(doc, collection, id, fields).set('deletedAt', Date.now())
    }
  }, planting)
  edit(doc, () => {
    for (const { collection, id } of placed) entityMap(doc, collection, id)?.set('deletedAt', 0)
    also?.()
  })
  return placed.map(({ id }) => id)
}

/** Adds one entity. */
export function addOne(doc: Y.Doc, collection: Collection, fields: Fields): string {
  return add(doc, [{ collection, fields }])[0] ?? ''
}

/** Changes fields of a live entity; `undefined` clears a field. Nothing happens when it is gone. */
export function change(doc: Y.Doc, collection: Collection, id: string, fields: Fields): void {
  edit(doc, () => {
    const entity = entityMap(doc, collection, id)
    if (isLive(entity)) writeFields(entity, collection, fields)
  })
}

/** Marks an entity as deleted. What refers to it is hidden with it and kept. */
export function remove(doc: Y.Doc, collection: Collection, id: string): void {
  edit(doc, () => {
    const entity = entityMap(doc, collection, id)
    if (isLive(entity)) entity.set('deletedAt', Date.now())
  })
}

/** Brings a deleted entity back, with all that was written into it. */
export function restore(doc: Y.Doc, collection: Collection, id: string): void {
  edit(doc, () => {
    const entity = entityMap(doc, collection, id)
    if (entity?.get('deletedAt')) entity.set('deletedAt', 0)
  })
}

/** Ids and order keys of a collection's live entities, sorted; `except` is left out. */
export function siblings(doc: Y.Doc, collection: Collection, except?: string): { id: string; order: string }[] {
  return [...liveEntities(doc, collection)]
    .filter(([id]) => id !== except)
    .map(([id, entity]) => ({ id, order: readOrder(entity.get('order')) }))
    .sort(byOrder)
}

/** An order key at `index` among a collection's live entities (default: behind the last). */
export function orderIn(doc: Y.Doc, collection: Collection, index = Infinity, except?: string): string {
  const orders = siblings(doc, collection, except).map(({ order }) => order)
  return orderAt(orders, Math.min(index, orders.length))
}

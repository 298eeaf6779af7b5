import type * as Y from 'yjs'
import { writeEntry } from '../doc/fields.ts'
import { entityMap, isLive } from '../doc/shape.ts'
import type { Outcome } from '../model/schema.ts'
import type { Patch } from './map.ts'
import { addOne, change, edit, orderIn, remove } from './transact.ts'

/** Adds a way in which journeys end and returns its id. */
export function addOutcome(doc: Y.Doc, fields: Omit<Outcome, 'id' | 'order'>): string {
  return addOne(doc, 'outcomes', { ...fields, order: orderIn(doc, 'outcomes') })
}

/** Changes an outcome's title, worth, or whether it is good. */
export function changeOutcome(doc: Y.Doc, id: string, fields: Patch<Omit<Outcome, 'id' | 'order'>>): void {
  change(doc, 'outcomes', id, fields)
}

/**
 * Says which share of those who stay at a touchpoint ends in an outcome, relative to the weights of its links and other
 * ends; `undefined`: nobody does.
 */
export function setEnd(doc: Y.Doc, cardId: string, outcomeId: string, weight: number | undefined): void {
  edit(doc, () => {
    const card = entityMap(doc, 'cards', cardId)
    if (isLive(card)) writeEntry(card, 'ends', outcomeId, weight)
  })
}

/** Deletes an outcome; the shares of those who ended there are hidden and come back with it. */
export function deleteOutcome(doc: Y.Doc, id: string): void {
  remove(doc, 'outcomes', id)
}

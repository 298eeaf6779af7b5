import type * as Y from 'yjs'
import type { Persona } from '../model/schema.ts'
import type { Patch } from './map.ts'
import { addOne, change, orderIn, remove } from './transact.ts'

/** Adds a persona and returns its id. */
export function addPersona(doc: Y.Doc, fields: Omit<Persona, 'id' | 'order'>): string {
  return addOne(doc, 'personas', { ...fields, order: orderIn(doc, 'personas') })
}

/** Changes a persona's name, notes or colour. */
export function changePersona(doc: Y.Doc, id: string, fields: Patch<Omit<Persona, 'id' | 'order'>>): void {
  change(doc, 'personas', id, fields)
}

/** Deletes a persona; ratings given for it are hidden and come back with it. */
export function deletePersona(doc: Y.Doc, id: string): void {
  remove(doc, 'personas', id)
}

import type * as Y from 'yjs'
import { writeWord } from '../doc/fields.ts'
import { entityMap, isLive } from '../doc/shape.ts'
import type { Fix } from '../model/schema.ts'
import type { Patch } from './map.ts'
import { addOne, change, edit, orderIn, remove } from './transact.ts'

/** Adds something that can be done about frictions and returns its id. */
export function addFix(doc: Y.Doc, fields: Omit<Fix, 'id' | 'order'>): string {
  return addOne(doc, 'fixes', { ...fields, order: orderIn(doc, 'fixes') })
}

/** Changes a fix's own fields; which frictions it works against is changed by {@link setFixed}. */
export function changeFix(doc: Y.Doc, id: string, fields: Patch<Omit<Fix, 'id' | 'order' | 'frictions'>>): void {
  change(doc, 'fixes', id, fields)
}

/** Says that a fix works against a friction, or no longer does, without touching its other frictions. */
export function setFixed(doc: Y.Doc, id: string, frictionId: string, on: boolean): void {
  edit(doc, () => {
    const fix = entityMap(doc, 'fixes', id)
    if (isLive(fix)) writeWord(fix, 'frictions', frictionId, on)
  })
}

/** Deletes a fix; its frictions stay. */
export function deleteFix(doc: Y.Doc, id: string): void {
  remove(doc, 'fixes', id)
}

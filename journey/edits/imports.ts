import type * as Y from 'yjs'
import type { ImportMapping } from '../model/schema.ts'
import type { Patch } from './map.ts'
import { addOne, change, orderIn, remove } from './transact.ts'

/** Keeps how a table is read and returns its id. */
export function addImport(doc: Y.Doc, fields: Omit<ImportMapping, 'id' | 'order'>): string {
  return addOne(doc, 'imports', { ...fields, order: orderIn(doc, 'imports') })
}

/** Changes how a table is read. */
export function changeImport(doc: Y.Doc, id: string, fields: Patch<Omit<ImportMapping, 'id' | 'order'>>): void {
  change(doc, 'imports', id, fields)
}

/** Forgets how a table is read; what was brought in stays. */
export function deleteImport(doc: Y.Doc, id: string): void {
  remove(doc, 'imports', id)
}

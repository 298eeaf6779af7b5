import type * as Y from 'yjs'
import type { ImportMapping } from '../model/schema.ts'
import type { Patch } from './map.ts'
import { change, remove } from './transact.ts'

/** Changes how a table is read. */
export function changeImport(doc: Y.Doc, id: string, fields: Patch<Omit<ImportMapping, 'id' | 'order'>>): void {
  change(doc, 'imports', id, fields)
}

/** Forgets how a table is read; the next one like it is guessed anew. What it brought stays. */
export function deleteImport(doc: Y.Doc, id: string): void {
  remove(doc, 'imports', id)
}

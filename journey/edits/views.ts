import type * as Y from 'yjs'
import type { View } from '../model/schema.ts'
import type { Patch } from './map.ts'
import { addOne, change, orderIn, remove } from './transact.ts'

/** Saves a view behind the others and returns its id. */
export function addView(doc: Y.Doc, fields: Omit<View, 'id' | 'order'>): string {
  return addOne(doc, 'views', { ...fields, order: orderIn(doc, 'views') })
}

/** Changes a view's title or what it shows. Each field is one value: the last writer of two wins. */
export function changeView(doc: Y.Doc, id: string, fields: Patch<Omit<View, 'id' | 'order'>>): void {
  change(doc, 'views', id, fields)
}

/** Moves a view to `index` among the other views. */
export function moveView(doc: Y.Doc, id: string, index: number): void {
  change(doc, 'views', id, { order: orderIn(doc, 'views', index, id) })
}

/** Deletes a view; nothing of what it showed is touched. */
export function deleteView(doc: Y.Doc, id: string): void {
  remove(doc, 'views', id)
}

import type * as Y from 'yjs'
import type { Metric } from '../model/schema.ts'
import type { Patch } from './map.ts'
import { addOne, change, orderIn, remove } from './transact.ts'

/** Adds a metric to a card or stage (`on`), or to the map as a whole, and returns its id. */
export function addMetric(doc: Y.Doc, fields: Omit<Metric, 'id' | 'order'>): string {
  return addOne(doc, 'metrics', { ...fields, order: orderIn(doc, 'metrics') })
}

/** Changes a metric's fields. */
export function changeMetric(doc: Y.Doc, id: string, fields: Patch<Omit<Metric, 'id' | 'order'>>): void {
  change(doc, 'metrics', id, fields)
}

/** Deletes a metric. */
export function deleteMetric(doc: Y.Doc, id: string): void {
  remove(doc, 'metrics', id)
}

import type * as Y from 'yjs'
import { writeEntry, writeFields } from '../doc/fields.ts'
import { entityMap, isLive } from '../doc/shape.ts'
import type { Metric, MetricPoint } from '../model/schema.ts'
import type { Patch } from './map.ts'
import { addOne, change, edit, orderIn, remove } from './transact.ts'

/** Adds a metric to a card or stage (`on`), or to the map as a whole, and returns its id. */
export function addMetric(doc: Y.Doc, fields: Omit<Metric, 'id' | 'order'>): string {
  return addOne(doc, 'metrics', { ...fields, order: orderIn(doc, 'metrics') })
}

/** Changes a metric's fields. */
export function changeMetric(doc: Y.Doc, id: string, fields: Patch<Omit<Metric, 'id' | 'order'>>): void {
  change(doc, 'metrics', id, fields)
}

/**
 * Says what a metric was on a day, beside what it was on others. The newest day's value is the metric's own, with what
 * it was reckoned from; a range that stood around an older value goes.
 */
export function recordPoint(doc: Y.Doc, id: string, day: string, point: MetricPoint): void {
  edit(doc, () => {
    const metric = entityMap(doc, 'metrics', id)
    if (!isLive(metric)) return
    writeEntry(metric, 'series', day, point)
    const asOf = metric.get('asOf')
    if (typeof asOf === 'string' && asOf > day) return
    const { value, n, inputs } = point
    writeFields(metric, 'metrics', { value, n, inputs, asOf: day, p10: undefined, p90: undefined })
  })
}

/** Forgets what a metric was on a day; its own value stays. */
export function forgetPoint(doc: Y.Doc, id: string, day: string): void {
  edit(doc, () => {
    const metric = entityMap(doc, 'metrics', id)
    if (isLive(metric)) writeEntry(metric, 'series', day, undefined)
  })
}

/** Deletes a metric. */
export function deleteMetric(doc: Y.Doc, id: string): void {
  remove(doc, 'metrics', id)
}

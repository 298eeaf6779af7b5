import type * as Y from 'yjs'
import type { Metric, MetricPoint } from '../model/schema.ts'
import type { Patch } from './map.ts'
import { changeMetric, forgetPoint, recordPoint } from './metrics.ts'
import { edit } from './transact.ts'

/**
 * Adds a day to a metric as someone sees it, and keeps the value that stood there: it gets a day of its own in the
 * series, the one that it is as of, or else `today`. Without that, a first value of last month would replace it.
 */
export function addPoint(doc: Y.Doc, metric: Metric, day: string, point: MetricPoint, today: string): void {
  const { id, series = {}, asOf = today } = metric
  const stood = pointOf(metric)
  edit(doc, () => {
    if (!stood || asOf === day) return recordPoint(doc, id, day, point)
    const { p10, p90 } = metric
    if (!series[asOf]) recordPoint(doc, id, asOf, stood)
    recordPoint(doc, id, day, point)
    if (asOf > day) changeMetric(doc, id, { asOf, p10, p90 })
  })
}

/** Forgets a day of a metric. Where that is its own value, the newest day left takes over, if there is one. */
export function removePoint(doc: Y.Doc, metric: Metric, day: string): void {
  const { id, series = {}, asOf } = metric
  const left = Object.keys(series)
    .filter((each) => each !== day)
    .sort()
    .at(-1)
  const point = left === undefined ? undefined : series[left]
  edit(doc, () => {
    forgetPoint(doc, id, day)
    if (asOf !== day || !point) return
    const { value, n, inputs } = point
    changeMetric(doc, id, { value, n, inputs, asOf: left, p10: undefined, p90: undefined })
  })
}

/** Changes a metric, and with its value the day of the series that the value is of. */
export function correctMetric(doc: Y.Doc, metric: Metric, fields: Patch<Omit<Metric, 'id' | 'order'>>): void {
  const { id, series = {}, asOf } = metric
  const point = pointOf({ ...metric, ...fields })
  edit(doc, () => {
    const isOfDay = asOf !== undefined && series[asOf] !== undefined && !('asOf' in fields)
    if (isOfDay && point && ('value' in fields || 'n' in fields || 'inputs' in fields)) {
      recordPoint(doc, id, asOf, point)
    }
    changeMetric(doc, id, fields)
  })
}

function pointOf({ value, n, inputs }: Patch<Pick<Metric, 'value' | 'n' | 'inputs'>>): MetricPoint | undefined {
  if (value === undefined) return undefined
  return { value, ...(n === undefined ? {} : { n }), ...(inputs === undefined ? {} : { inputs }) }
}

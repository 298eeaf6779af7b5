import type * as Y from 'yjs'
import { writeEntry, writeFields } from '../doc/fields.ts'
import { entityMap, isLive } from '../doc/shape.ts'
import type { ImportContents, MetricPoints } from '../model/import-contents.ts'
import { freshOrders, ordersAt } from '../model/order.ts'
import { changeCard } from './cards.ts'
import { changeFriction } from './frictions.ts'
import { changeImport } from './imports.ts'
import { type Draft, add, orderIn, siblings } from './transact.ts'

/**
 * Brings values onto the map as one step. A day that a metric has a value of already gets the new one, so that the same
 * table brought twice changes nothing the second time.
 */
export function applyImport(doc: Y.Doc, contents: ImportContents): void {
  const isThere = ({ metric }: MetricPoints) => isLive(entityMap(doc, 'metrics', metric))
  const made = contents.metrics.filter((each) => each.make !== undefined && !isThere(each))
  const standing = siblings(doc, 'metrics').map(({ order }) => order)
  const orders = standing.length === 0 ? freshOrders(made.length) : ordersAt(standing, standing.length, made.length)
  const drafts = made.map(({ metric, make, evidence }, index): Draft => ({
    collection: 'metrics',
    id: metric,
    fields: { ...make, evidence, order: orders[index] },
  }))
  const { mapping } = contents
  const isKept = mapping?.id !== undefined && isLive(entityMap(doc, 'imports', mapping.id))
  if (mapping && !isKept)
    drafts.push({ collection: 'imports', fields: { ...mapping.fields, order: orderIn(doc, 'imports') } })
  add(doc, drafts, () => {
    for (const each of contents.metrics) recordPoints(doc, each)
    for (const { card, exit } of contents.exits) changeCard(doc, card, { exit, exitKind: 'measured' })
    for (const { friction, frequency } of contents.frequencies) changeFriction(doc, friction, { frequency })
    if (mapping?.id !== undefined && isKept) changeImport(doc, mapping.id, mapping.fields)
  })
}

/** As `recordPoint` for many days: the newest of all that the metric has is also its own value. */
function recordPoints(doc: Y.Doc, { metric: id, points, evidence, source }: MetricPoints): void {
  const metric = entityMap(doc, 'metrics', id)
  if (!isLive(metric)) return
  for (const { day, ...point } of points) writeEntry(metric, 'series', day, point)
  const newest = points.reduce((latest, point) => (point.day >= latest.day ? point : latest), points[0] ?? { day: '' })
  const asOf = metric.get('asOf')
  if (!('value' in newest) || (typeof asOf === 'string' && asOf > newest.day)) return
  const { value, n, inputs, day } = newest
  // A range that stood around an older value goes.
  const around = { p10: undefined, p90: undefined }
  writeFields(metric, 'metrics', { value, n, inputs, asOf: day, evidence, ...around, ...(source ? { source } : {}) })
}

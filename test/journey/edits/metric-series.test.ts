import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { readMap } from '../../../journey/doc/read.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { addPoint, correctMetric, removePoint } from '../../../journey/edits/metric-series.ts'
import { addMetric } from '../../../journey/edits/metrics.ts'
import type { Metric } from '../../../journey/model/schema.ts'
import { richMap } from '../rich-map.ts'

const today = '2026-11-23'
const answers = { promoters: 120, passives: 50, detractors: 30 }

function withMetric(fields: Partial<Metric>) {
  const doc = new Y.Doc()
  seedMap(doc, richMap(2))
  const id = addMetric(doc, { title: 'NPS of the test', key: 'nps', evidence: 'assumed', ...fields })
  const read = () => {
    const metric = readMap(doc).metrics.find((each) => each.id === id)
    if (!metric) throw new Error('the metric is gone')
    return metric
  }
  return { doc, read }
}

describe('a day added to a metric', () => {
  it('leaves the value of today and its answers where they are when it is an older day', () => {
    const { doc, read } = withMetric({ value: 45, n: 200, inputs: answers })
    addPoint(doc, read(), '2026-10-23', { value: 38 }, today)
    expect(read()).toMatchObject({ value: 45, n: 200, inputs: answers, asOf: today })
    expect(read().series).toEqual({ '2026-10-23': { value: 38 }, [today]: { value: 45, n: 200, inputs: answers } })
  })

  it('becomes the value when it is a newer day, and the older value keeps the day that it is as of', () => {
    const { doc, read } = withMetric({ value: 45, n: 200, asOf: '2026-09-30' })
    addPoint(doc, read(), today, { value: 50 }, today)
    expect(read()).toMatchObject({ value: 50, asOf: today })
    expect(read().n).toBeUndefined()
    expect(read().series).toEqual({ '2026-09-30': { value: 45, n: 200 }, [today]: { value: 50 } })
  })

  it('is the first value of a metric that had none', () => {
    const { doc, read } = withMetric({})
    addPoint(doc, read(), '2026-10-23', { value: 38 }, today)
    expect(read()).toMatchObject({ value: 38, asOf: '2026-10-23', series: { '2026-10-23': { value: 38 } } })
  })

  it('leaves the range of a newer value', () => {
    const { doc, read } = withMetric({ value: 45, p10: 40, p90: 52 })
    addPoint(doc, read(), '2026-10-23', { value: 38 }, today)
    expect(read()).toMatchObject({ value: 45, p10: 40, p90: 52 })
  })

  it('replaces the value of the same day', () => {
    const { doc, read } = withMetric({ value: 45 })
    addPoint(doc, read(), today, { value: 46 }, today)
    expect(read()).toMatchObject({ value: 46, asOf: today, series: { [today]: { value: 46 } } })
  })
})

describe('a day forgotten', () => {
  it('gives the value back to the newest day left', () => {
    const { doc, read } = withMetric({ value: 38, asOf: '2026-10-23', series: { '2026-10-23': { value: 38, n: 90 } } })
    addPoint(doc, read(), today, { value: 540 }, today)
    removePoint(doc, read(), today)
    expect(read()).toMatchObject({ value: 38, n: 90, asOf: '2026-10-23' })
    removePoint(doc, read(), '2026-10-23')
    expect(read()).toMatchObject({ value: 38 })
  })
})

it('a corrected value is corrected in the series too', () => {
  const { doc, read } = withMetric({ value: 38, asOf: '2026-10-23', series: { '2026-10-23': { value: 38 } } })
  correctMetric(doc, read(), { value: 39 })
  expect(read()).toMatchObject({ value: 39, asOf: '2026-10-23', series: { '2026-10-23': { value: 39 } } })
  correctMetric(doc, read(), { title: 'NPS' })
  expect(read()).toMatchObject({ title: 'NPS', series: { '2026-10-23': { value: 39 } } })
})

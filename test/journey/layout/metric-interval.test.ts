import { describe, expect, test } from 'vitest'
import { metricChip } from '../../../journey/layout/metric-chip.ts'
import { sheetWords } from '../../../journey/library/sheet-words.ts'
import type { Metric } from '../../../journey/model/schema.ts'

const context = {
  words: sheetWords('en'),
  currency: 'USD',
  emotionLane: false,
  metricLane: false,
  bareCards: false,
  today: undefined,
}
const metric = (fields: Partial<Metric>): Metric => ({
  id: 'm',
  title: 'A metric',
  order: 'a0',
  on: 'card',
  key: 'custom',
  evidence: 'measured',
  ...fields,
})

describe('the interval on a metric chip', () => {
  test('lies on the whole scale of a score, around its value', () => {
    const chip = metricChip(metric({ key: 'nps', unit: 'points', value: 0, n: 100 }), 200, context)
    const { from = 0, to = 0, low = 0, high = 0, value = 0 } = chip.interval ?? {}
    expect(value).toBeCloseTo((from + to) / 2, 0)
    expect(low).toBeLessThan(value)
    expect(high).toBeGreaterThan(value)
    expect(high - value).toBeCloseTo(value - low, 0)
  })

  test('is of the range that was given, with the target beside it, inside of the chip', () => {
    const fields = { unit: 'min', value: 5, p10: 2, p90: 9, target: 4 }
    const { interval, width, height } = metricChip(metric(fields), 160, context)
    expect(interval?.low).toBeLessThan(interval?.target ?? 0)
    expect(interval?.target).toBeLessThan(interval?.value ?? 0)
    expect(interval?.to).toBeLessThan(width)
    expect(interval?.y).toBeLessThan(height - 3)
    expect(height % 4).toBe(0)
  })

  test('makes no row where nothing is known of it', () => {
    const without = metricChip(metric({ value: 5 }), 160, context)
    const within = metricChip(metric({ value: 5, p10: 4, p90: 6 }), 160, context)
    expect(without.interval).toBeUndefined()
    expect(within.height).toBe(without.height + 8)
    expect(metricChip(metric({ key: 'nps', n: 100 }), 160, context).interval).toBeUndefined()
  })
})

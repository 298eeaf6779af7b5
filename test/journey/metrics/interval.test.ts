import { describe, expect, it } from 'vitest'
import { intervalOf, intervalOfQuantity, intervalText } from '../../../journey/metrics/interval.ts'
import { formatMetric } from '../../../journey/metrics/number-format.ts'

describe('the interval of a metric', () => {
  it('is the true margin where a Net Promoter Score has its counts', () => {
    const interval = intervalOf({ key: 'nps', value: 33, inputs: { promoters: 50, passives: 33, detractors: 17 } })
    expect(interval?.kind).toBe('nps')
    expect(interval?.low).toBeCloseTo(33 - 14.68, 1)
    expect(interval?.high).toBeCloseTo(33 + 14.68, 1)
  })

  it('is the widest that a score and its answers allow, never less than the true one', () => {
    const interval = intervalOf({ key: 'nps', value: 33, n: 100 })
    expect(interval?.kind).toBe('nps-at-most')
    expect(33 - (interval?.low ?? 0)).toBeCloseTo(18.5, 1)
  })

  it('does not go by counts that no longer give the value', () => {
    const inputs = { promoters: 50, passives: 33, detractors: 17 }
    expect(intervalOf({ key: 'nps', value: 60, n: 100, inputs })?.kind).toBe('nps-at-most')
    expect(intervalOf({ key: 'nps', value: 60, inputs })).toBeUndefined()
  })

  it('stays within what a score can be', () => {
    expect(intervalOf({ key: 'nps', value: 95, n: 4 })?.high).toBe(100)
  })

  // Newcombe 1998, Statistics in Medicine 17, table I, method 3.
  it('is that of Wilson for a share', () => {
    const interval = intervalOf({ key: 'csat', value: (81 / 263) * 100, n: 263 })
    expect(interval).toMatchObject({ kind: 'wilson' })
    expect(interval?.low).toBeCloseTo(25.53, 1)
    expect(interval?.high).toBeCloseTo(36.62, 1)
    const counted = intervalOfQuantity({ k: 15, n: 148 })
    expect(counted?.low).toBeCloseTo(0.0624, 3)
    expect(counted?.high).toBeCloseTo(0.1605, 3)
  })

  it('is the range that was given, where it stands around the value', () => {
    expect(intervalOf({ key: 'cac', value: 5, p10: 3, p90: 9 })).toEqual({ kind: 'range', low: 3, high: 9 })
    expect(intervalOf({ key: 'cac', value: 10, p10: 3, p90: 9 })).toBeUndefined()
    expect(intervalOfQuantity({ p10: 1, p50: 2, p90: 3 })).toEqual({ kind: 'range', low: 1, high: 3 })
    expect(intervalOfQuantity(4)).toBeUndefined()
  })

  it('is unknown where value and sample size do not tell', () => {
    expect(intervalOf({ key: 'csat', value: 80 })).toBeUndefined()
    expect(intervalOf({ key: 'csat', n: 80 })).toBeUndefined()
    expect(intervalOf({ key: 'csat', value: 80, n: 0 })).toBeUndefined()
    expect(intervalOf({ key: 'cac', value: 80, n: 10 })).toBeUndefined()
    expect(intervalOf({ key: 'daily-resolution-rate', value: 120, n: 10 })).toBeUndefined()
    expect(intervalOf({ key: 'custom', value: 3, n: 10 })).toBeUndefined()
  })
})

describe('an interval in few characters', () => {
  it('is whole points beside a score in whole points, and percentages of a share', () => {
    expect(formatMetric(5.479452, { key: 'nps', unit: 'points' }, 'en')).toBe('5')
    expect(formatMetric(-0.3, { key: 'nps', unit: 'points' }, 'id')).toBe('0')
    expect(intervalText({ key: 'nps', value: 0, n: 100 }, 'en')).toBe('±20')
    expect(intervalText({ key: 'csat', unit: '%', value: 84, n: 100 }, 'id')).toMatch(/^7\d%–\d\d%$/)
    expect(intervalText({ key: 'custom', unit: 'min', value: 5, p10: 4.5, p90: 9 }, 'id')).toBe(
      '4,5\u00a0mnt–9\u00a0mnt',
    )
    expect(intervalText({ key: 'custom', value: 5 }, 'en')).toBeUndefined()
  })
})

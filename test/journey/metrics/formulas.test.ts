import { describe, expect, it } from 'vitest'
import {
  cac,
  churnPercent,
  clv,
  costPerTicket,
  csatPercent,
  nps,
  npsMarginOfError,
  retentionPercent,
  wilsonInterval,
} from '../../../journey/metrics/formulas.ts'

describe('Net Promoter Score', () => {
  const counts = { promoters: 50, passives: 33, detractors: 17 }

  it('is promoters less detractors in points', () => {
    expect(nps(counts)).toBeCloseTo(33, 10)
    expect(nps({ promoters: 0, passives: 0, detractors: 4 })).toBe(-100)
    expect(nps({ promoters: 0, passives: 4, detractors: 0 })).toBe(0)
  })

  it('has a margin of error of 14.68 points for 100 answers of 50, 33 and 17', () => {
    expect(npsMarginOfError(counts)).toBeCloseTo(14.6815, 3)
  })

  it('halves its margin with four times the answers, and has none where all say the same', () => {
    const four = { promoters: 200, passives: 132, detractors: 68 }
    expect(npsMarginOfError(four)).toBeCloseTo((npsMarginOfError(counts) ?? 0) / 2, 10)
    expect(npsMarginOfError({ promoters: 7, passives: 0, detractors: 0 })).toBe(0)
  })

  it('has no value without answers or with impossible counts', () => {
    for (const promoters of [0, -1, Number.NaN]) {
      expect(nps({ promoters, passives: 0, detractors: 0 })).toBeUndefined()
      expect(npsMarginOfError({ promoters, passives: 0, detractors: 0 })).toBeUndefined()
    }
  })
})

describe('Wilson interval', () => {
  // Newcombe 1998, Statistics in Medicine 17, table I, method 3.
  it.each([
    [81, 263, 25.53, 36.62],
    [15, 148, 6.24, 16.05],
    [0, 20, 0, 16.11],
    [1, 29, 0.61, 17.18],
    [29, 29, 88.3, 100],
  ])('of %i in %i', (successes, n, low, high) => {
    const interval = wilsonInterval(successes, n)
    expect(interval?.low).toBeCloseTo(low, 1)
    expect(interval?.high).toBeCloseTo(high, 1)
  })

  it('has no value without a sample or with more successes than tries', () => {
    expect(wilsonInterval(0, 0)).toBeUndefined()
    expect(wilsonInterval(3, 2)).toBeUndefined()
  })
})

it('churn and retention are shares of the customers at the start', () => {
  expect(churnPercent(25, 500)).toBe(5)
  expect(retentionPercent(25, 500)).toBe(95)
  expect(churnPercent(0, 500)).toBe(0)
  expect(churnPercent(501, 500)).toBeUndefined()
  expect(retentionPercent(1, 0)).toBeUndefined()
})

it('satisfaction is the share of satisfied answers', () => {
  expect(csatPercent(164, 200)).toBe(82)
  expect(csatPercent(0, 0)).toBeUndefined()
})

it('costs are spend per ticket and per new customer', () => {
  expect(costPerTicket(12_500_000, 500)).toBe(25_000)
  expect(cac(90_000, 300)).toBe(300)
  expect(costPerTicket(100, 0)).toBeUndefined()
  expect(cac(-100, 5)).toBeUndefined()
})

describe('customer lifetime value', () => {
  it('is margin times retention over one plus discount less retention', () => {
    expect(clv(100, 80, 10)).toBeCloseTo(266.6667, 3)
    expect(clv(100, 0, 10)).toBe(0)
    expect(clv(-100, 80, 10)).toBeCloseTo(-266.6667, 3)
  })

  it('agrees with the sum over many periods', () => {
    let sum = 0
    for (let period = 1; period <= 500; period++) sum += (100 * 0.8 ** period) / 1.1 ** period
    expect(clv(100, 80, 10)).toBeCloseTo(sum, 6)
  })

  it('has no value where it would be infinite or the inputs are impossible', () => {
    expect(clv(100, 100, 0)).toBeUndefined()
    expect(clv(100, 101, 10)).toBeUndefined()
    expect(clv(100, 80, -1)).toBeUndefined()
    expect(clv(Number.POSITIVE_INFINITY, 80, 10)).toBeUndefined()
  })
})

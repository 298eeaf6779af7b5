import { describe, expect, it } from 'vitest'
import { type Inputs, calculatorOf, reckon } from '../../../journey/metrics/calculators.ts'
import { isPossibleValue, metricCatalogue } from '../../../journey/metrics/catalogue.ts'
import { seededRandom } from '../../../journey/economics/random.ts'

const plain = ['reach', 'visits', 'revenue', 'custom']

describe('the calculators of the catalogue', () => {
  it('stand for every metric but plain counts and amounts, with inputs named in both languages', () => {
    expect(metricCatalogue.flatMap(({ key }) => (calculatorOf(key) ? [] : [key]))).toEqual(plain)
    for (const { key } of metricCatalogue) {
      const calculator = calculatorOf(key)
      for (const input of calculator?.inputs ?? []) expect([input.en, input.id].every((name) => name !== '')).toBe(true)
      const keys = (calculator?.inputs ?? []).map((input) => input.key)
      expect(new Set(keys).size).toBe(keys.length)
    }
    expect(calculatorOf('constructor')).toBeUndefined()
  })

  it.each<[string, Inputs, number, number | undefined]>([
    // Published with its margin in DOMAIN.md §3.
    ['nps', { promoters: 50, passives: 33, detractors: 17 }, 33, 100],
    ['csat', { satisfied: 164, answers: 200 }, 82, 200],
    ['ces', { answers: 40, sum: 220 }, 5.5, 40],
    ['ces', { answers: 40, mean: 5.5 }, 5.5, 40],
    ['churn', { lost: 25, atStart: 500 }, 5, 500],
    ['retention', { lost: 25, atStart: 500 }, 95, 500],
    ['cac', { spend: 10_000_000, newCustomers: 400 }, 25_000, 400],
    ['retention-cost', { spend: 5000, kept: 200 }, 25, 200],
    ['cost-per-ticket', { spend: 72_000, tickets: 4500 }, 16, 4500],
    ['first-response-time', { median: 12, p90: 55, replies: 320 }, 12, 320],
    ['average-handle-time', { talk: 3000, hold: 600, afterCall: 900, contacts: 750 }, 6, 750],
    ['daily-resolution-rate', { resolved: 120, received: 100 }, 120, 100],
    ['first-contact-resolution', { resolvedFirst: 350, contacts: 500 }, 70, 500],
    ['hold-time', { wait: 900, answered: 300 }, 3, 300],
    ['abandonment', { abandoned: 0, offered: 80 }, 0, 80],
    ['complaints', { fee: 12, 'slow delivery': 30 }, 42, undefined],
    ['conversion', { out: 30, in: 120 }, 25, 120],
  ])('%s of %o is %d', (key, inputs, value, n) => {
    const result = reckon(key, inputs)
    expect(result?.ok && result.value).toBeCloseTo(value, 10)
    expect(result?.ok && result.n).toBe(n)
  })

  // The margin multiples of S. Gupta and D. R. Lehmann, "Customers as assets", Journal of Interactive Marketing 17(1),
  // 2003, table 1: what a margin of 1 is worth by retention and discount rate.
  it.each([
    [60, [1.2, 1.15, 1.11, 1.07]],
    [70, [1.75, 1.67, 1.59, 1.52]],
    [80, [2.67, 2.5, 2.35, 2.22]],
    [90, [4.5, 4.09, 3.75, 3.46]],
  ])('gives the published lifetime values at %d %% retention', (retention, multiples) => {
    for (const [index, discount] of [10, 12, 14, 16].entries()) {
      const result = reckon('clv', { margin: 1, retention, discount })
      expect(result?.ok && result.value).toBeCloseTo(multiples[index] ?? Number.NaN, 2)
    }
  })

  it.each<[string, Inputs, string, string]>([
    ['nps', { promoters: 1, passives: 2 }, 'detractors', 'missing'],
    ['nps', { promoters: 0, passives: 0, detractors: 0 }, 'promoters', 'zero'],
    ['csat', { satisfied: 3, answers: 2 }, 'satisfied', 'more-than'],
    ['csat', { satisfied: 1.5, answers: 2 }, 'satisfied', 'not-whole'],
    ['churn', { lost: -1, atStart: 10 }, 'lost', 'outside'],
    ['churn', { lost: 0, atStart: 0 }, 'atStart', 'zero'],
    ['ces', { answers: 4 }, 'sum', 'missing'],
    ['ces', { answers: 4, sum: 30 }, 'sum', 'outside'],
    ['ces', { answers: 4, sum: 20, mean: 6 }, 'mean', 'contradicts'],
    ['clv', { margin: 5, retention: 100, discount: 0 }, 'discount', 'zero'],
    ['clv', { margin: Number.NaN, retention: 100, discount: 1 }, 'margin', 'not-a-number'],
    ['cac', { spend: 5, newCustomers: 0 }, 'newCustomers', 'zero'],
    ['first-response-time', { median: 9, p90: 8 }, 'median', 'more-than'],
    ['complaints', {}, '', 'missing'],
    ['complaints', { fee: 1.5 }, 'fee', 'not-whole'],
  ])('%s of %o names what is wrong', (key, inputs, input, why) => {
    expect(reckon(key, inputs)).toMatchObject({ ok: false, input, why })
  })

  it('never throws, and never gives a value that its metric cannot have, whatever is entered (seed 20261122)', () => {
    const random = seededRandom(20261122)
    const wrong: unknown[] = []
    const odd = [0, 1, -1, 0.5, 7, 1e12, Number.NaN, Number.POSITIVE_INFINITY]
    for (const { key } of metricCatalogue) {
      const calculator = calculatorOf(key)
      for (let round = 0; calculator && round < 400; round += 1) {
        const inputs: Record<string, number> = {}
        for (const input of calculator.inputs.length > 0 ? calculator.inputs : [{ key: 'a' }, { key: 'b' }]) {
          const chance = random()
          if (chance < 0.1) continue
          inputs[input.key] = chance < 0.3 ? (odd[Math.floor(random() * odd.length)] ?? 0) : Math.floor(random() * 300)
        }
        const result = calculator.reckon(inputs)
        if (!result.ok) continue
        const { value, n = 0 } = result
        const isSound = Number.isFinite(value) && isPossibleValue(key, value) && Number.isInteger(n)
        if (!isSound) wrong.push({ key, inputs, result })
      }
    }
    expect(wrong).toEqual([])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Chain, openChain } from '../../../journey/economics/chain.ts'
import { type NetworkFix, bestFixes, levelsAfter } from '../../../journey/economics/fixes.ts'
import { drawer } from '../../../journey/economics/quantity.ts'
import { seededRandom } from '../../../journey/economics/random.ts'
import {
  type Scenario,
  type Uncertainty,
  chanceToBeat,
  percentile,
  simulate,
  tornado,
} from '../../../journey/economics/simulate.ts'
import { type Quantity, middle } from '../../../journey/model/figure.ts'
import { golden } from './golden.ts'

const opened = openChain(golden)
if ('problem' in opened) throw new Error('the golden network was refused')
const chain: Chain = opened

const asIs: Scenario = { strengths: () => 0 }
const allFixed: Scenario = { strengths: () => 1 }
const fixes: readonly NetworkFix[] = golden.frictions.map(({ id }, index) => ({
  id: `fix ${id}`,
  frictions: [index],
  effectiveness: 1,
  cost: 100_000 * (index + 1),
}))

const draw = (quantity: Quantity, bounds: 'share' | 'amount' | 'any') => {
  const random = seededRandom(7)
  const next = drawer(quantity, bounds)
  return Float64Array.from({ length: 20_000 }, () => next(random))
}

const width = (values: Float64Array) => percentile(values, 0.95) - percentile(values, 0.05)

describe('drawing a quantity', () => {
  it('meets the percentiles of a range and never leaves the bounds', () => {
    const share = draw({ p10: 0.02, p50: 0.05, p90: 0.3 }, 'share')
    expect(percentile(share, 0.1)).toBeCloseTo(0.02, 2)
    expect(percentile(share, 0.5)).toBeCloseTo(0.05, 2)
    expect(percentile(share, 0.9)).toBeCloseTo(0.3, 1)
    expect(share.every((value) => value > 0 && value < 1)).toBe(true)
    const touching = draw({ p10: 0, p50: 0.01, p90: 0.05 }, 'share')
    expect(touching.every((value) => value >= 0 && value <= 1)).toBe(true)
    const loss = draw({ p10: -50, p50: -20, p90: 10 }, 'any')
    expect(Math.abs(percentile(loss, 0.5) + 20)).toBeLessThan(1)
  })

  it('is as sure of counts as there were people counted', () => {
    const few = draw({ k: 3, n: 10 }, 'share')
    const many = draw({ k: 300, n: 1_000 }, 'share')
    expect(width(few)).toBeGreaterThan(8 * width(many))
    expect(middle({ k: 3, n: 10 })).toBe(0.3)
    expect(draw({ k: 0, n: 5 }, 'share').every((value) => value >= 0)).toBe(true)
  })
})

const uncertainties: readonly Uncertainty[] = [
  { of: { kind: 'exit', touchpoint: 2 }, quantity: { p10: 0.25, p50: 0.3, p90: 0.4 } },
  { of: { kind: 'frequency', friction: 0 }, quantity: { k: 40, n: 100 } },
  { of: { kind: 'outcomeValue', outcome: 0 }, quantity: { p10: 100, p50: 120, p90: 150 } },
  { of: { kind: 'visitCost', touchpoint: 5 }, quantity: 6 },
  { of: { kind: 'effectiveness', fix: 1 }, quantity: { p10: 0.2, p50: 0.5, p90: 0.8 } },
]

const run = (seed: number) => simulate(chain, fixes, uncertainties, [asIs, allFixed], { draws: 300, seed })

describe('a simulation', () => {
  it('gives the same bytes for the same seed, and others for another', () => {
    expect(run(1)).toEqual(run(1))
    expect(run(1)).not.toEqual(run(2))
  })

  it('finds fixing everything better than nothing in every world', () => {
    const done = simulate(chain, fixes, uncertainties, [asIs, allFixed], { draws: 500, seed: 4 })
    const [before, after] = done?.values ?? []
    if (!before || !after) throw new Error('there are no values')
    expect(chanceToBeat(after, before)).toBe(1)
    expect(chanceToBeat(before, before)).toBe(0.5)
    expect(percentile(before, 0.1)).toBeLessThan(chain.value() * golden.entrants)
    expect(percentile(before, 0.9)).toBeGreaterThan(chain.value() * golden.entrants)
  })

  it('without doubt is the plain figure', () => {
    const done = simulate(chain, fixes, [], [asIs], { draws: 3, seed: 1 })
    expect([...(done?.values[0] ?? [])]).toEqual(Array(3).fill(chain.value() * golden.entrants))
  })

  it('stops when it is told to', () => {
    const done = simulate(chain, fixes, uncertainties, [asIs], { draws: 5_000, seed: 1, onProgress: (at) => at < 0.1 })
    expect(done).toBeUndefined()
  })

  it('covers the truth with its 90 % interval in 88–92 % of 1,000 samples', () => {
    const random = seededRandom(2_026)
    const truth = chain.value() * golden.entrants
    const people = 400
    let covered = 0
    for (let run = 0; run < 1_000; run++) {
      // Someone counts how many of 400 leave at each touchpoint, and works with that.
      const counted = golden.touchpoints.map(({ exit }, touchpoint): Uncertainty => {
        let k = 0
        for (let person = 0; person < people; person++) if (random() < exit.share) k++
        return { of: { kind: 'exit', touchpoint }, quantity: { k, n: people } }
      })
      const values = simulate(chain, [], counted, [asIs], { draws: 1_000, seed: run })?.values[0]
      if (!values) throw new Error('there are no values')
      if (percentile(values, 0.05) <= truth && truth <= percentile(values, 0.95)) covered++
    }
    expect(covered).toBeGreaterThanOrEqual(880)
    expect(covered).toBeLessThanOrEqual(920)
  }, 240_000)

  it('says what the result depends on most, widest first', () => {
    const swings = tornado(chain, fixes, uncertainties, asIs)
    expect(swings[0]?.of.kind).toBe('outcomeValue')
    const widths = swings.map(({ low, high }) => Math.abs(high - low))
    expect(widths).toEqual(widths.toSorted((a, b) => b - a))
    // What is exact does not swing, and a fix that is not carried out changes nothing.
    expect(swings.map(({ of }) => of.kind)).not.toContain('visitCost')
    expect(widths.at(-1)).toBe(0)
  })
})

describe('the best fixes for a budget', () => {
  it('are those that trying every set finds', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            frictions: fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 3 }),
            effectiveness: fc.double({ min: 0.1, max: 1, noNaN: true }),
            cost: fc.integer({ min: 1, max: 50 }),
          }),
          { minLength: 1, maxLength: 7 },
        ),
        fc.integer({ min: 0, max: 150 }),
        (drawn, budget) => {
          const some = drawn.map((fix, index) => ({ ...fix, id: `fix${index}` }))
          const found = bestFixes(chain, some, budget)
          expect(found.exact).toBe(true)
          expect(found.cost).toBeLessThanOrEqual(budget)
          expect(found.gain).toBeCloseTo(bruteForce(some, budget), 6)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('of very many are found step by step, and say so', () => {
    const many = Array.from({ length: 24 }, (_, index) => ({
      id: `fix${index}`,
      frictions: [index % 5],
      effectiveness: 0.3,
      cost: 10 + index,
    }))
    const found = bestFixes(chain, many, 100)
    expect(found.exact).toBe(false)
    expect(found.cost).toBeLessThanOrEqual(100)
    expect(found.gain).toBeGreaterThan(0)
  })
})

function bruteForce(some: readonly NetworkFix[], budget: number): number {
  let best = 0
  for (let subset = 0; subset < 1 << some.length; subset++) {
    const isTaken = (fix: number) => (subset & (1 << fix)) !== 0
    const cost = some.reduce((sum, fix, index) => sum + (isTaken(index) ? fix.cost : 0), 0)
    if (cost > budget) continue
    const levels = levelsAfter(some, (fix) => (isTaken(fix) ? 1 : 0), golden.frictions.length)
    best = Math.max(best, (chain.value(levels) - chain.value()) * golden.entrants)
  }
  return best
}

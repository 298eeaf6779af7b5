import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse, flowOf } from '../../../journey/economics/analyse.ts'
import type { Figures } from '../../../journey/economics/analysis.ts'
import { openChain } from '../../../journey/economics/chain.ts'
import { openGains } from '../../../journey/economics/gains.ts'
import { seededRandom } from '../../../journey/economics/random.ts'
import { readNetwork } from '../../../journey/economics/read-network.ts'
import {
  bestFixesFor,
  scenarioFigures,
  scenarioFlow,
  scenarioTornado,
  simulateScenarios,
} from '../../../journey/economics/scenarios.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { flowMap } from '../../helpers/flow-map.ts'
import { goldenMap } from './golden-map.ts'
import { walkMap } from './walk-map.ts'

const maps = fc
  .record({
    seed: fc.integer(),
    touchpoints: fc.integer({ min: 2, max: 14 }),
    frictions: fc.integer({ min: 1, max: 9 }),
    loops: fc.constantFrom('none' as const, 'some' as const, 'whole' as const),
  })
  .map(({ seed, ...size }) => flowMap({ ...size, fixes: 6 }, seed))

function figures(map: JourneyMap): Figures {
  const found = analyse(map)
  if (found.problem) throw new Error(`refused: ${JSON.stringify(found.problem)}`)
  return found
}

describe('any map with figures', () => {
  it('loses nobody: ways of a touchpoint, and outcomes with those who left, sum to 1', () => {
    fc.assert(
      fc.property(maps, (map) => {
        const { ways, touchpoints, outcomes, left } = figures(map)
        for (const { id, visits, exit } of touchpoints) {
          const out = ways.filter(({ from }) => from === id)
          expect(out.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
          expect(out.reduce((sum, { flow }) => sum + flow, 0)).toBeCloseTo(visits * (1 - exit), 9)
        }
        expect(outcomes.reduce((sum, { reached }) => sum + reached, left)).toBeCloseTo(1, 9)
      }),
    )
  })

  it('shares out what all frictions cost, and its arrivals are its visits', () => {
    fc.assert(
      fc.property(maps, (map) => {
        const { leaks, touchpoints, ways } = figures(map)
        const sum = leaks.shares.reduce((total, { share }) => total + share, 0)
        const joint = leaks.joint ?? NaN
        expect(Math.abs(sum - joint)).toBeLessThan(1e-9 * (1 + Math.abs(joint)))
        for (const { id, entry, visits } of touchpoints) {
          const into = ways.filter(({ to }) => 'touchpoint' in to && to.touchpoint === id)
          expect(into.reduce((total, { flow }) => total + flow, entry)).toBeCloseTo(visits, 9)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('is the same without a friction of no impact, but for its row', () => {
    fc.assert(
      fc.property(maps, (map) => {
        const idle = { id: 'idle', title: 'Idle', order: 'zz', on: ['t0'], severity: 1, status: 'open' } as const
        const more = figures({ ...map, frictions: [...map.frictions, { ...idle, frequency: 0.9, exitImpact: 0 }] })
        const before = figures(map)
        expect(more.value).toBe(before.value)
        expect(more.touchpoints).toEqual(before.touchpoints)
        expect(more.frictions.at(-1)).toMatchObject({ state: 'works', atRisk: 0 })
        expect(more.leaks.joint).toBeCloseTo(before.leaks.joint ?? NaN, 6)
        expect(more.leaks.shares.find(({ id }) => id === 'idle')?.share).toBe(0)
      }),
      { numRuns: 50 },
    )
  })

  it('loses to a friction what it would gain by its being fixed, on two touchpoints once for every visit of each', () => {
    fc.assert(
      fc.property(maps, (map) => {
        const now = figures(map)
        for (const friction of map.frictions) {
          const others = map.frictions.filter(({ id }) => id !== friction.id)
          const without = figures({ ...map, frictions: [...others, { ...friction, status: 'fixed' }] })
          const atRisk = now.frictions.find(({ id }) => id === friction.id)?.atRisk ?? Number.NaN
          expect(Math.abs(atRisk - (without.value - now.value))).toBeLessThan(1e-6 * (1 + Math.abs(now.value)))
          // Two frictions that are each at one of its places do the same as it does at both.
          const split = friction.on.map((place, index) => ({ ...friction, id: `part${index}`, on: [place] }))
          if (new Set(friction.on).size < friction.on.length) continue
          expect(figures({ ...map, frictions: [...others, ...split] }).value).toBeCloseTo(now.value, 4)
        }
      }),
      { numRuns: 15 },
    )
  })

  it('agrees with walkers who go through the map itself', () => {
    fc.assert(
      fc.property(maps, fc.integer(), (map, seed) => {
        const people = 3_000
        const walked = walkMap(map, people, seededRandom(seed))
        const { conversion, valuePerEntrant } = figures(map)
        const error = Math.sqrt((conversion * (1 - conversion)) / people)
        // Five standard errors: one false alarm in a million.
        expect(Math.abs(walked.conversion - conversion)).toBeLessThan(5 * error + 1e-3)
        expect(Math.abs(walked.value - valuePerEntrant)).toBeLessThan(5 * walked.standardError + 1e-6)
      }),
      { numRuns: 30 },
    )
  })

  it('changes by rank one as it does when it is solved anew', () => {
    fc.assert(
      fc.property(maps, fc.array(fc.tuple(fc.nat(8), fc.double({ min: 0, max: 1, noNaN: true }))), (map, changes) => {
        const { network } = readNetwork(map)
        const chain = openChain(network)
        if ('problem' in chain) throw new Error('refused')
        const gains = openGains(chain)
        const levels = network.frictions.map(() => 1)
        for (const [drawn, level] of changes) {
          const friction = drawn % levels.length
          const foretold = gains.gainAt(friction, level)
          gains.set(friction, level)
          levels[friction] = level
          expect(gains.gain).toBeCloseTo(foretold, 9)
        }
        expect(gains.gain).toBeCloseTo(chain.value((friction) => levels[friction] ?? 1) - chain.value(), 8)
      }),
    )
  })
})

describe('scenarios of a map', () => {
  const map = flowMap({ touchpoints: 12, frictions: 8, fixes: 7, uncertain: true }, 5)
  const all = Object.fromEntries(map.fixes.map(({ id }) => [id, 1]))
  const run = (seed: number) => {
    const done = simulateScenarios(map, [{}, all], { draws: 400, seed })
    if (!done || done.problem) throw new Error('there are no values')
    return done
  }

  it('gain nothing when nothing is done, and what their fixes bring when something is', () => {
    const asIs = scenarioFigures(map, {})
    const fixed = scenarioFigures(map, all)
    if (asIs.problem || fixed.problem) throw new Error('refused')
    const flow = flowOf(map)
    expect(asIs).toMatchObject({ gain: 0, cost: 0, payback: null, value: flow.problem ? null : flow.value })
    expect(fixed.gain).toBeCloseTo(fixed.value - asIs.value, 6)
    expect(fixed.cost).toBe(map.fixes.reduce((sum, { cost }) => sum + (cost as number), 0))
    expect(fixed.payback).toBeCloseTo(fixed.cost / fixed.gain, 9)
    const half = scenarioFigures(goldenMap, { 'short-form': 0.5 })
    expect(half).toMatchObject({ cost: 100_000, uncosted: [] })
    const free = { ...goldenMap, fixes: goldenMap.fixes.map(({ cost: _cost, ...fix }) => fix) }
    expect(scenarioFigures(free, { 'short-form': 1 })).toMatchObject({
      cost: 0,
      uncosted: ['short-form'],
      payback: null,
    })
  })

  it('flow as the map does when nothing is done, and to what their figures say when something is', () => {
    const asIs = flowOf(map)
    const undone = scenarioFlow(map, {})
    const figures = scenarioFigures(map, all)
    const flow = scenarioFlow(map, all)
    if (asIs.problem || undone.problem || figures.problem || flow.problem) throw new Error('refused')
    expect(undone.value).toBeCloseTo(asIs.value, 6)
    expect(undone.touchpoints.map(({ exit }) => exit.toFixed(12))).toEqual(
      asIs.touchpoints.map(({ exit }) => exit.toFixed(12)),
    )
    expect(flow.value).toBeCloseTo(figures.value, 6)
    expect(flow.conversion).toBeCloseTo(figures.conversion, 12)
    flow.touchpoints.forEach(({ dropOff }, index) =>
      expect(dropOff).toBeCloseTo(figures.touchpoints[index]?.dropOff ?? Number.NaN, 12),
    )
    // Where exits were measured, what the frictions do not explain stays.
    const measured = scenarioFlow(goldenMap, { 'short-form': 0.5 })
    const expected = scenarioFigures(goldenMap, { 'short-form': 0.5 })
    if (measured.problem || expected.problem) throw new Error('refused')
    expect(measured.value).toBeCloseTo(expected.value, 4)
    const riskOf = (found: typeof asIs, id: string) =>
      found.frictions.find((friction) => friction.id === id)?.atRisk ?? 0
    const golden = flowOf(goldenMap)
    if (golden.problem) throw new Error('refused')
    expect(riskOf(measured, 'form-too-long')).toBeLessThan(riskOf(golden, 'form-too-long'))
  })

  it('spread alike for the same seed, byte for byte, and each fix brings what it brings in every world', () => {
    expect(JSON.stringify(run(3))).toBe(JSON.stringify(run(3)))
    expect(JSON.stringify(run(3))).not.toBe(JSON.stringify(run(4)))
    const { spreads, beats, uncertain } = run(3)
    const [asIs, fixed] = spreads
    expect(uncertain).toBeGreaterThan(20)
    expect(asIs?.gain).toEqual({ p10: 0, p50: 0, p90: 0 })
    expect(fixed?.p10).toBeLessThan(fixed?.p50 ?? 0)
    expect(fixed?.p50).toBeLessThan(fixed?.p90 ?? 0)
    expect(fixed?.gain.p10).toBeGreaterThan(0)
    expect(beats[1]).toEqual([1, 0.5])
  })

  it('are drawn again where a world cannot be: frictions that explain more than was measured', () => {
    const [first] = goldenMap.frictions
    if (!first) throw new Error('there is no friction')
    const wide = { value: { p10: 0.1, p50: 0.5, p90: 0.95 }, evidence: 'estimated' as const }
    const doubtful = { ...goldenMap, frictions: [{ ...first, frequency: wide, exitImpact: wide }] }
    const done = simulateScenarios(doubtful, [{}, { 'short-form': 1 }], { draws: 300 })
    if (!done || done.problem) throw new Error('there are no values')
    expect(done.redrawn).toBeGreaterThan(0.05)
    expect(done.spreads[1]?.values.every(Number.isFinite)).toBe(true)
  })

  it('depend on their figures, named by what they belong to, widest first', () => {
    const swings = scenarioTornado(map, all)
    if ('problem' in swings) throw new Error('refused')
    const ids = new Set([...map.cards, ...map.frictions, ...map.fixes, ...map.outcomes].map(({ id }) => id))
    for (const { of } of swings) expect(of.id === null ? of.kind === 'entrants' : ids.has(of.id)).toBe(true)
    const widths = swings.map(({ low, high }) => Math.abs(high - low))
    expect(widths).toEqual(widths.toSorted((a, b) => b - a))
  })

  it('have a best set of fixes for a budget: the one that trying every set finds', () => {
    for (const budget of [0, 9_000, 20_000, 1e9]) {
      const best = bestFixesFor(map, budget)
      if (best.problem) throw new Error('refused')
      let most = 0
      for (let subset = 0; subset < 1 << map.fixes.length; subset++) {
        const taken = map.fixes.filter((_, index) => (subset & (1 << index)) !== 0)
        if (taken.reduce((sum, { cost }) => sum + (cost as number), 0) > budget) continue
        const found = scenarioFigures(map, Object.fromEntries(taken.map(({ id }) => [id, 1])))
        if (!found.problem) most = Math.max(most, found.gain)
      }
      expect(best.gain).toBeCloseTo(most, 4)
      expect(best.cost).toBeLessThanOrEqual(budget)
      expect(best.exact).toBe(true)
    }
  })
})

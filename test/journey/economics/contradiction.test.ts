import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse, flowOf } from '../../../journey/economics/analyse.ts'
import { bestFixesFor, scenarioFigures, scenarioFlow, simulateScenarios } from '../../../journey/economics/scenarios.ts'
import { middle, asFigure } from '../../../journey/model/figure.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { goldenMap } from './golden-map.ts'

/** The golden map, but two frictions of one touchpoint explain more exit than was counted there. */
const wrong: JourneyMap = {
  ...goldenMap,
  frictions: goldenMap.frictions.map((friction) =>
    friction.on.includes('consider') ? { ...friction, frequency: 0.9, exitImpact: 0.7 } : friction,
  ),
}

const doubtful = wrong.frictions.filter(({ on }) => on.includes('consider')).map(({ id }) => id)
const touching = wrong.fixes.filter(({ frictions }) => frictions.some((id) => doubtful.includes(id)))
const apart = wrong.fixes.filter(({ frictions }) => !frictions.some((id) => doubtful.includes(id)))

describe('figures that contradict what was measured', () => {
  const analysis = analyse(wrong)
  if (analysis.problem) throw new Error('refused')

  it('are told, and the map as it is stays believed: it rests on what was measured', () => {
    expect(analysis.contradictions).toMatchObject([{ touchpoint: 'consider', measured: 0.45 }])
    expect(analysis.value).toBeCloseTo(1_291_108.5787, 3)
  })

  it('withhold the money of the frictions that occur there, and of nothing else', () => {
    expect(doubtful.length).toBeGreaterThan(1)
    for (const { id, atRisk, isWithheld } of analysis.frictions) {
      expect(isWithheld).toBe(doubtful.includes(id))
      expect(atRisk === null).toBe(doubtful.includes(id))
    }
  })

  it('withhold what all frictions come to, and each one’s share of that', () => {
    expect(analysis.leaks).toEqual({ joint: null, isExact: true, shares: [] })
  })

  it('withhold what fixes against them bring, and leave them out of the best for a budget', () => {
    expect(touching.length).toBeGreaterThan(0)
    for (const { id, gain, payback, isWithheld } of analysis.fixes) {
      const isTouching = touching.some((fix) => fix.id === id)
      expect(isWithheld).toBe(isTouching)
      expect(isTouching ? [gain, payback] : [null, null]).toEqual([null, null])
    }
    const best = bestFixesFor(wrong, 1e9)
    if (best.problem) throw new Error('refused')
    expect(best.withheld).toEqual(touching.map(({ id }) => id))
    expect(best.fixes.filter((id) => best.withheld.includes(id))).toEqual([])
  })

  it('refuse scenarios that carry such a fix out, by name; others are reckoned', () => {
    const refusal = { kind: 'contradiction', touchpoints: [{ id: 'consider', title: 'Consider' }] }
    const [fix] = touching
    const [other] = apart
    if (!fix || !other) throw new Error('the golden map lacks fixes')
    expect(scenarioFigures(wrong, { [fix.id]: 1 }).problem).toEqual(refusal)
    expect(scenarioFlow(wrong, { [fix.id]: 0.5 }).problem).toEqual(refusal)
    expect(scenarioFigures(wrong, { [fix.id]: 0, [other.id]: 1 }).problem).toBeNull()
    expect(simulateScenarios(wrong, [{}])?.problem).toEqual(refusal)
  })
})

it('no money exceeds what the journey could earn if all who begin came to its best outcome', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  const statements = fc.array(fc.tuple(share, share), {
    minLength: goldenMap.frictions.length,
    maxLength: goldenMap.frictions.length,
  })
  const best = Math.max(...goldenMap.outcomes.map(({ value = 0 }) => middle(asFigure(value).value)))
  fc.assert(
    fc.property(statements, (stated) => {
      const frictions = goldenMap.frictions.map((friction, index) => {
        const [frequency, exitImpact] = stated[index] ?? [0, 0]
        return { ...friction, frequency, exitImpact }
      })
      const map = { ...goldenMap, frictions }
      const found = analyse(map)
      if (found.problem) return
      const ceiling = best * (found.entrants ?? 1) * (1 + 1e-9)
      expect(found.value + (found.leaks.joint ?? 0)).toBeLessThanOrEqual(ceiling)
      for (const { atRisk } of found.frictions) expect(found.value + (atRisk ?? 0)).toBeLessThanOrEqual(ceiling)
      for (const { gain } of found.fixes) expect(found.value + (gain ?? 0)).toBeLessThanOrEqual(ceiling)
      expect(flowOf(map).problem).toBeNull()
    }),
    { numRuns: 100 },
  )
})

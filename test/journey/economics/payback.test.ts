import { describe, expect, test } from 'vitest'
import { paybackSpread } from '../../../journey/economics/payback.ts'
import { simulateScenarios } from '../../../journey/economics/scenarios.ts'
import { goldenMap } from './golden-map.ts'

const [first] = goldenMap.fixes
const id = first?.id ?? ''
const withCost = (cost: number | { p10: number; p50: number; p90: number } | undefined) => ({
  ...goldenMap,
  fixes: goldenMap.fixes.map(({ cost: _cost, ...fix }) =>
    fix.id === id && cost !== undefined ? { ...fix, cost: { value: cost, evidence: 'estimated' as const } } : fix,
  ),
})
const run = (map: typeof goldenMap, seed = 3) => {
  const done = simulateScenarios(map, [{ [id]: 1 }, {}], { draws: 2_000, seed })
  if (!done || done.problem !== null) throw new Error('refused')
  return done
}

describe('payback over the draws', () => {
  test('follows the range of a cost, and no value of a scenario does', () => {
    const ranged = run(withCost({ p10: 100_000, p50: 200_000, p90: 800_000 }))
    const plain = run(withCost(200_000))
    const [spread] = ranged.spreads
    const gain = spread?.gain.p50 ?? 1
    expect((spread?.payback?.p10 ?? 0) * gain).toBeCloseTo(100_000, -4.3)
    expect((spread?.payback?.p50 ?? 0) * gain).toBeGreaterThan(180_000)
    expect((spread?.payback?.p50 ?? 0) * gain).toBeLessThan(220_000)
    expect((spread?.payback?.p90 ?? 0) * gain).toBeGreaterThan(650_000)
    expect(spread?.payback?.never).toBe(0)
    expect(plain.spreads[0]?.payback?.p10).toBeCloseTo(plain.spreads[0]?.payback?.p90 ?? 0, 9)
    expect(spread?.values).toEqual(plain.spreads[0]?.values)
    expect(ranged.uncertain).toBe(plain.uncertain + 1)
  })

  test('is the same for the same seed, and not known without a cost or where nothing is spent', () => {
    const map = withCost({ p10: 100_000, p50: 200_000, p90: 800_000 })
    expect(run(map, 7).spreads[0]?.payback).toEqual(run(map, 7).spreads[0]?.payback)
    expect(run(map, 7).spreads[0]?.payback).not.toEqual(run(map, 8).spreads[0]?.payback)
    expect(run(map).spreads[1]?.payback).toBeNull()
    expect(run(withCost(undefined)).spreads[0]?.payback).toBeNull()
  })

  test('puts the draws that never pay back last, and says how many they are', () => {
    const gains = Float64Array.of(10, 10, -5, 0, 20)
    const spread = paybackSpread(gains, Float64Array.of(20, 10, 10, 10, 10))
    expect(spread).toMatchObject({ p50: 2, p90: null, never: 0.4 })
  })
})

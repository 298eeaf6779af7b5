import { describe, expect, it } from 'vitest'
import { analyse, flowOf } from '../../../journey/economics/analyse.ts'
import { goldenMap } from './golden-map.ts'

const analysis = analyse(goldenMap, { today: '2026-11-22' })
if (analysis.problem) throw new Error('the golden map was refused')

describe('the golden vector, drawn as a map', () => {
  it('gives the conversion and the value per entrant', () => {
    expect(analysis.conversion).toBeCloseTo(0.11136476947535771, 9)
    expect(analysis.valuePerEntrant).toBeCloseTo(12.911085786963435, 9)
    expect(analysis.value).toBeCloseTo(1_291_108.5786963, 4)
  })

  it('gives what the frictions cost together, and each one’s share', () => {
    expect(analysis.leaks.joint).toBeCloseTo(789_099.78, 2)
    expect(analysis.leaks.isExact).toBe(true)
    const shares = Object.fromEntries(analysis.leaks.shares.map(({ id, share }) => [id, Math.round(share * 100) / 100]))
    expect(shares).toEqual({
      'form-too-long': 249_098.65,
      'no-faq': 174_326.34,
      'cta-buried': 129_132.68,
      're-entry': 76_361.83,
      'long-hold': 160_180.27,
    })
  })

  it('gives the same at once, without what takes long, and as JSON', () => {
    const { leaks: _leaks, fixes: _fixes, ...flow } = analysis
    expect(flowOf(goldenMap, { today: '2026-11-22' })).toEqual(flow)
    expect(JSON.parse(JSON.stringify(analysis))).toEqual(analysis)
  })
})

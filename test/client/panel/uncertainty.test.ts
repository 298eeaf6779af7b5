import { describe, expect, it } from 'vitest'
import { uncertaintyOf } from '../../../client/features/panel/metrics/uncertainty.ts'

describe('uncertaintyOf', () => {
  it('gives the widest margin that a Net Promoter Score allows, never less than the true one', () => {
    const margin = uncertaintyOf({ key: 'nps', value: 33, n: 100 })
    expect(margin).toMatchObject({ kind: 'margin' })
    // 50 promoters, 33 passives, 17 detractors give 33 points ± 14.6.
    expect(margin?.kind === 'margin' && margin.points).toBeCloseTo(18.5, 1)
  })

  it('gives the Wilson interval of a share', () => {
    const interval = uncertaintyOf({ key: 'csat', value: 80, n: 50 })
    expect(interval).toMatchObject({ kind: 'interval' })
    const { low, high } = interval?.kind === 'interval' ? interval : { low: 0, high: 0 }
    expect(low).toBeCloseTo(66.96, 1)
    expect(high).toBeCloseTo(88.76, 1)
  })

  it('says nothing where value and sample size do not tell', () => {
    expect(uncertaintyOf({ key: 'csat', value: 80 })).toBeUndefined()
    expect(uncertaintyOf({ key: 'csat', n: 80 })).toBeUndefined()
    expect(uncertaintyOf({ key: 'csat', value: 80, n: 0 })).toBeUndefined()
    expect(uncertaintyOf({ key: 'cac', value: 80, n: 10 })).toBeUndefined()
    expect(uncertaintyOf({ key: 'daily-resolution-rate', value: 120, n: 10 })).toBeUndefined()
    expect(uncertaintyOf({ key: 'custom', value: 3, n: 10 })).toBeUndefined()
  })
})

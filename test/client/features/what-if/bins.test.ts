import { describe, expect, it } from 'vitest'
import { binsOf } from '../../../../client/features/what-if/bins.ts'

describe('the bins of a histogram', () => {
  it('hold every draw once, the least and the most too, in parts of one width', () => {
    const values = Float64Array.from({ length: 5_000 }, (_, index) => Math.sin(index) * 1_000)
    const bins = binsOf(values)
    expect(bins).toHaveLength(30)
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(5_000)
    expect(bins[0]?.from).toBe(Math.min(...values))
    expect(bins.at(-1)?.to).toBeCloseTo(Math.max(...values), 9)
    for (const { from, to } of bins)
      expect(to - from).toBeCloseTo(((bins.at(-1)?.to ?? 0) - (bins[0]?.from ?? 0)) / 30, 9)
  })

  it('are one where all draws are the same, and none where there are no draws', () => {
    expect(binsOf(Float64Array.of(4, 4, 4))).toEqual([{ from: 4, to: 4, count: 3 }])
    expect(binsOf(new Float64Array())).toEqual([])
  })
})

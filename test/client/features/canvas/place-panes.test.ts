import { describe, expect, test } from 'vitest'
import { nameTops } from '../../../../client/features/canvas/place-panes.ts'

/** Rows without gaps between them. */
function rowsOf(...heights: number[]) {
  let top = 0
  return heights.map((height) => {
    const row = { top, height }
    top += height
    return row
  })
}

describe('names of lanes', () => {
  test('stand at the top of their rows where there is room', () => {
    expect(nameTops(rowsOf(100, 20, 16, 300))).toEqual([0, 100, 120, 136])
  })

  test('are all there from far away, in order and none over another, as near to their rows as can be', () => {
    const rows = rowsOf(6, 4, 4, 10, 3, 5)
    const tops = nameTops(rows)
    expect(tops).toHaveLength(6)
    for (const [index, top] of tops.slice(1).entries())
      expect(top - (tops[index] ?? 0)).toBeGreaterThanOrEqual(14 - 1e-9)
    // The whole stays in the middle of the map: 6 names of 14 px over 32 px of rows.
    expect((tops[0] ?? 0) + 42).toBeCloseTo(16, -1)
  })

  test('a low row moves its neighbours only as far as they would touch', () => {
    const tops = nameTops(rowsOf(100, 8, 100, 100))
    expect(tops[0]).toBe(0)
    expect((tops[2] ?? 0) - (tops[1] ?? 0)).toBeCloseTo(14)
    expect(Math.abs((tops[2] ?? 0) - 108)).toBeLessThan(4)
    expect(tops[3]).toBe(208)
  })
})

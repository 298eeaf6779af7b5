import { describe, expect, it } from 'vitest'
import { type PagePlan, leastPoints, planPages } from '../../../../journey/formats/pdf/plan-pages.ts'
import type { Scene } from '../../../../journey/scene/items.ts'

/** A scene of a size, with one text. */
function sceneOf(width: number, height: number, size = 12): Scene {
  const look = { wordSpacing: 0, anchor: 'start', fill: '#000000' } as const
  return {
    width,
    height,
    background: '#ffffff',
    items: [{ kind: 'text', x: 0, y: size, width: 10, text: 'a', size, weight: 400, ...look }],
  }
}

const a4 = [595.28, 841.89]

describe('one page', () => {
  it('holds the picture whole, in its middle, within the margins', () => {
    const plan = planPages(sceneOf(600, 400), { kind: 'fitted', paper: 'a4', orientation: 'landscape' })
    expect([plan.width, plan.height]).toEqual(a4.toReversed())
    expect(plan.grown).toBe(false)
    expect(plan.left).toBeGreaterThanOrEqual(34 - 1e-9)
    expect(plan.left * 2 + 600 * plan.scale).toBeCloseTo(plan.width)
    expect(plan.top * 2 + 400 * plan.scale).toBeCloseTo(plan.height)
  })

  it('grows where the smallest text would be under 6 pt, and says so', () => {
    const plan = planPages(sceneOf(5000, 2000, 9), { kind: 'fitted', paper: 'a3' })
    expect(plan.grown).toBe(true)
    expect(plan.scale * 9).toBeCloseTo(leastPoints)
    expect(plan.width).toBeCloseTo(5000 * plan.scale + 68)
  })

  it('lies or stands as the picture does', () => {
    expect(planPages(sceneOf(800, 300), { kind: 'fitted', paper: 'letter' })).toMatchObject({ width: 792, height: 612 })
    expect(planPages(sceneOf(300, 800), { kind: 'fitted', paper: 'letter' })).toMatchObject({ width: 612, height: 792 })
  })

  it('is the picture itself where that is a page', () => {
    expect(planPages(sceneOf(960, 720), { kind: 'exact' })).toMatchObject({ width: 720, height: 540, left: 0, top: 0 })
  })

  it('of a map without words is no larger than its paper', () => {
    const plan = planPages({ ...sceneOf(9000, 9000), items: [] }, { kind: 'fitted', paper: 'a4' })
    expect(plan).toMatchObject({ grown: false, rows: 1, columns: 1 })
  })
})

/** What the parts show, and that neighbours show the overlap twice. */
function expectWhole(plan: PagePlan, width: number, height: number): void {
  const { tiles, rows, columns, scale, overlap } = plan
  expect(tiles.length).toBe(rows * columns)
  const last = tiles.at(-1)
  expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(width)
  expect((last?.y ?? 0) + (last?.height ?? 0)).toBeCloseTo(height)
  for (const tile of tiles) {
    expect(tile.width * scale).toBeLessThanOrEqual(plan.width - 68 + 1e-6)
    expect(tile.height * scale).toBeLessThanOrEqual(plan.height - 68 + 1e-6)
    const next = tiles.find(({ row, column }) => row === tile.row && column === tile.column + 1)
    const below = tiles.find(({ row, column }) => row === tile.row + 1 && column === tile.column)
    expect(next ? (tile.x + tile.width - next.x) * scale : overlap).toBeCloseTo(overlap)
    expect(below ? (tile.y + tile.height - below.y) * scale : overlap).toBeCloseTo(overlap)
  }
}

describe('several pages', () => {
  it.each([
    [4552, 2052, 'a4'],
    [28_800, 3500, 'a3'],
    [900, 5000, 'letter'],
    [1501, 1501, 'a4'],
  ] as const)('show all of %i × %i px, on %s', (width, height, paper) => {
    const plan = planPages(sceneOf(width, height), { kind: 'tiled', paper })
    expectWhole(plan, width, height)
    expect(plan.scale * 12).toBeGreaterThanOrEqual(leastPoints)
  })

  it('are fewer where a little smaller is enough', () => {
    // At full size a sliver would take a column of its own.
    const plan = planPages(sceneOf(1480, 600), { kind: 'tiled', paper: 'a4', orientation: 'portrait' })
    expect(plan).toMatchObject({ columns: 2, rows: 1 })
    expect(plan.scale).toBeLessThan(0.75)
    expectWhole(plan, 1480, 600)
  })

  it('are never printed with text under 6 pt', () => {
    const plan = planPages(sceneOf(6000, 3000, 7), { kind: 'tiled', paper: 'a4' })
    expect(plan.scale * 7).toBeGreaterThanOrEqual(leastPoints - 1e-9)
  })

  it('are one where the picture fits on it', () => {
    const plan = planPages(sceneOf(500, 300), { kind: 'tiled', paper: 'a4' })
    expect(plan.tiles).toHaveLength(1)
    expect(plan.left).toBeCloseTo((plan.width - 500 * plan.scale) / 2)
  })
})

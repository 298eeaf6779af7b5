import { describe, expect, test } from 'vitest'
import { levelAt, levelY, previewRating } from '../../../journey/layout/emotion-chart.ts'
import type { Box, EmotionChart, LayoutOptions } from '../../../journey/layout/map-layout.ts'
import { blockWidth } from '../../../journey/layout/styles.ts'
import { sheetWords } from '../../../journey/library/sheet-words.ts'
import { freshOrders } from '../../../journey/model/order.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { changeCard, changeLane, holds, layOut, overlapping, smallMap, touchpoint } from '../../helpers/laid-out.ts'
import { sampleMap } from '../../helpers/sample-map.ts'

type Ratings = readonly (number | undefined)[]

/** A map of one stage: a list of ratings for each persona, one for each touchpoint. */
function ratedMap(lists: Readonly<Record<string, Ratings>>): JourneyMap {
  const people = Object.keys(lists)
  const count = Math.max(...Object.values(lists).map((list) => list.length))
  const orders = freshOrders(count)
  return smallMap(
    orders.map((order, index) => {
      const emotions = people.flatMap((id) => {
        const value = lists[id]?.[index]
        return value === undefined ? [] : [[id, value] as const]
      })
      return touchpoint(`t${index}`, order, { emotions: Object.fromEntries(emotions) })
    }),
    {
      personas: freshOrders(people.length).map((order, index) => ({
        id: people[index] ?? '',
        title: people[index] ?? '',
        order,
      })),
    },
  )
}

function chartOf(map: JourneyMap, options: Partial<LayoutOptions> = {}): EmotionChart {
  const chart = layOut(map, options).emotions[0]
  if (!chart) throw new Error('no chart')
  return chart
}

const rated = (...list: Ratings) => chartOf(ratedMap({ p: list }))
const pathYs = (path: string) => [...path.matchAll(/-?[\d.]+[ ,](-?[\d.]+)/g)].map(([, y]) => Number(y))
const words = (block: { lines: readonly { text: string }[] } | undefined) =>
  block?.lines.map(({ text }) => text).join(' ')
const labelsOf = (chart: EmotionChart) => chart.curves.flatMap(({ label }) => (label ? [label] : []))
const pointBoxes = (chart: EmotionChart): Box[] =>
  chart.curves.flatMap(({ points }) => points.map(({ x, y }) => ({ x: x - 7, y: y - 7, width: 14, height: 14 })))

/** Seeded random numbers below `limit`. */
function chance(seed: number) {
  let state = seed * 2_654_435_761
  return (limit: number) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return Math.floor((state / 4_294_967_296) * limit)
  }
}

function randomMap(seed: number): JourneyMap {
  const below = chance(seed)
  const count = 1 + below(9)
  const lists = Array.from({ length: 1 + below(5) }, (_, index): [string, Ratings] => [
    ['Dina, her first plant', 'Bram', 'Bapak Rahmat Hidayat', 'S', 'Ayu (often)'][index] ?? '',
    Array.from({ length: count }, () =>
      below(4) === 0 ? undefined : below(3) === 0 ? below(9) / 2 - 2 : below(5) - 2,
    ),
  ])
  return ratedMap(Object.fromEntries(lists))
}

const seeds = Array.from({ length: 150 }, (_, index) => index + 1)

describe('a curve', () => {
  test('never goes beyond the two ratings it runs between, whatever was rated', () => {
    for (const seed of seeds) {
      for (const { path, bridges, points } of chartOf(randomMap(seed)).curves) {
        const ys = points.map(({ y }) => y)
        for (const y of [...pathYs(path), ...pathYs(bridges)]) {
          expect(y, `seed ${seed}`).toBeGreaterThanOrEqual(Math.min(...ys) - 0.01)
          expect(y, `seed ${seed}`).toBeLessThanOrEqual(Math.max(...ys) + 0.01)
        }
      }
    }
  })

  test('better is higher, and a point stands on the level of its rating', () => {
    const chart = rated(2, -2)
    expect(chart.curves[0]?.points.map(({ y }) => y)).toEqual([chart.levels[0]?.y, chart.levels[4]?.y])
    expect(chart.levels[0]?.y).toBeLessThan(chart.levels[4]?.y ?? 0)
    for (const { value, y } of chart.levels)
      expect([levelY(chart.box, value), levelAt(chart.box, y)]).toEqual([y, value])
    expect([levelAt(chart.box, -1e6), levelAt(chart.box, 1e6)]).toEqual([2, -2])
  })

  test('touchpoints without a rating are bridged by another line, never by the curve', () => {
    const curve = rated(1, undefined, -1, 0).curves[0]
    expect(curve?.points.map(({ card }) => card)).toEqual(['t0', 't2', 't3'])
    expect(curve?.bridges.match(/M/g)).toHaveLength(1)
    expect(curve?.path.startsWith(`M${curve.points[1]?.x} ${curve.points[1]?.y}`)).toBe(true)
    expect(rated(1, 0, -1).curves[0]?.bridges).toBe('')
  })

  test('alone in its chart has faces for points and areas that meet at the neutral line', () => {
    const chart = rated(1, -1)
    const [curve] = chart.curves
    const zero = chart.levels[2]?.y ?? 0
    expect(curve?.marker).toBe('face')
    expect(Math.max(...pathYs(curve?.above ?? ''))).toBeCloseTo(zero, 1)
    expect(Math.min(...pathYs(curve?.below ?? ''))).toBeCloseTo(zero, 1)
  })

  test('a higher lane gives its curve the room', () => {
    const map = ratedMap({ p: [2, -2] })
    const [low, high] = [chartOf(map), chartOf(changeLane(map, 'feel', { height: 480 }))]
    expect(high.box.height).toBeGreaterThan(low.box.height + 200)
    const row = layOut(changeLane(map, 'feel', { height: 480 })).laneById.get('feel')
    expect(row && holds(row.box, high.box)).toBe(true)
    expect(row?.box.height).toBe(480)
  })
})

describe('several curves', () => {
  const same = { A: [1, 1], B: [1, 1], C: [1, 1], D: [1, 1], E: [1, 1] }

  test('differ in marker and dash, not in colour alone', () => {
    const { curves } = chartOf(ratedMap(same))
    expect(new Set(curves.map(({ marker }) => marker)).size).toBe(5)
    expect(new Set(curves.map(({ dash }) => dash.join())).size).toBe(5)
    expect(new Set(curves.map(({ colour }) => colour)).size).toBe(5)
  })

  test('points of personas who feel the same stand side by side, on the same level', () => {
    const chart = chartOf(ratedMap(same))
    expect(overlapping(pointBoxes(chart))).toEqual([])
    expect(new Set(chart.curves.flatMap(({ points }) => points.map(({ y }) => y))).size).toBe(1)
  })

  test('no point hides another and none leaves its column, whatever was rated', () => {
    for (const seed of seeds) {
      const map = randomMap(seed)
      const chart = chartOf(map)
      expect(overlapping(pointBoxes(chart)), `seed ${seed}`).toEqual([])
      const columns = new Map(layOut(map).stages[0]?.columns.map((column) => [column.card, column]))
      for (const { card, x } of chart.curves.flatMap(({ points }) => points)) {
        const column = columns.get(card)
        expect(x - 7, `seed ${seed}`).toBeGreaterThanOrEqual(column?.x ?? Infinity)
        expect(x + 7, `seed ${seed}`).toBeLessThanOrEqual((column?.x ?? 0) + (column?.width ?? 0))
      }
    }
  })

  test('are named where they end, clear of each other and of every point, inside of the chart', () => {
    for (const seed of seeds) {
      const chart = chartOf(randomMap(seed))
      const labels = labelsOf(chart)
      expect(overlapping(labels), `seed ${seed}`).toEqual([])
      for (const label of labels) {
        expect(holds(chart.box, label), `seed ${seed}`).toBe(true)
        for (const point of pointBoxes(chart)) expect(overlapping<Box>([label, point]), `seed ${seed}`).toEqual([])
        expect(label.text.x + blockWidth(label.text)).toBeLessThan(label.x + label.width)
      }
    }
  })

  test('a label says the name without its explanation; an only curve needs none', () => {
    const chart = chartOf(ratedMap({ 'Dina, her first plant': [1], 'Bram (office)': [0] }))
    expect(labelsOf(chart).map(({ text }) => words(text))).toEqual(['Dina', 'Bram'])
    expect(labelsOf(rated(1, 2))).toEqual([])
  })

  test('columns as narrow as they may be still keep points apart and labels off them', () => {
    const map = ratedMap(same)
    const chart = chartOf({ ...map, stages: map.stages.map((stage) => ({ ...stage, columnWidth: 120 })) })
    expect(overlapping([...pointBoxes(chart), ...labelsOf(chart)])).toEqual([])
  })
})

describe('which personas have a curve', () => {
  const seven = ratedMap(Object.fromEntries(['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((name) => [name, [1, 0]])))

  test('the first five of the map, and the chart says how many more there are', () => {
    const chart = chartOf(seven)
    expect(chart.curves.map(({ persona }) => persona)).toEqual(['A', 'B', 'C', 'D', 'E'])
    expect(chart.remarks.map(words)).toContain('2 more personas are not shown')
    expect(chartOf(seven, { words: sheetWords('id') }).remarks.map(words)).toContain('2 persona lain tidak ditampilkan')
  })

  test('those that a view chose, in the order of the map, in colours of their own', () => {
    const chart = chartOf(seven, { personas: ['G', 'B'] })
    expect(chart.curves.map(({ persona }) => persona)).toEqual(['B', 'G'])
    expect(chart.curves[0]?.colour).toBe(chartOf(seven).curves[1]?.colour)
    expect(chart.remarks.map(words)).toContain('5 more personas are not shown')
  })

  test('nobody who was not rated, and nobody who is gone', () => {
    expect(chartOf(smallMap([touchpoint('t', 'a0', { emotions: { gone: 1 } })])).curves).toEqual([])
    const some = chartOf(ratedMap({ A: [undefined, undefined], B: [1, 1] }))
    expect(some.curves.map(({ persona }) => persona)).toEqual(['B'])
    expect(some.remarks.map(words).join()).not.toContain('not shown')
  })
})

describe('the names above a chart', () => {
  test('say mean and peak–end of each persona, and that the latter is a heuristic', () => {
    const chart = rated(1, -2, 1)
    expect(words(chart.curves[0]?.key.scores)).toBe('mean 0 · peak–end −0.5')
    expect(chart.remarks.map(words).join()).toContain('heuristic')
    const indonesian = chartOf(ratedMap({ p: [1, -2, 1] }), { words: sheetWords('id') })
    expect(words(indonesian.curves[0]?.key.scores)).toBe('rata-rata 0 · puncak–akhir −0,5')
  })

  test('say of how many touchpoints they are where some are left out, and the curve bridges these', () => {
    const whole = ratedMap({ p: [1, -2, 1, 2], q: [1, undefined, 1, undefined] })
    const part = { ...whole, cards: whole.cards.filter(({ id }) => id !== 't1') }
    const { curves } = chartOf(part, { journey: whole.cards })
    expect(curves.map(({ key }) => words(key.scores))).toEqual([
      'mean +1.3 · peak–end +2 · 3 of 4 touchpoints',
      'mean +1 · peak–end +1',
    ])
    expect(curves[0]?.bridges).toMatch(/^M[^M]+$/)
    const indonesian = chartOf(part, { journey: whole.cards, words: sheetWords('id') })
    expect(words(indonesian.curves[0]?.key.scores)).toContain('3 dari 4 titik sentuh')
    // So they do while a point is dragged.
    const layout = layOut(part, { journey: whole.cards })
    const chart = layout.emotions[0] as EmotionChart
    const dragged = previewRating(
      layout,
      chart,
      { card: 't0', persona: 'p', value: 0 },
      {
        personas: whole.personas,
        words: sheetWords('en'),
      },
    )
    expect(words(dragged.curves[0]?.key.scores)).toContain('3 of 4 touchpoints')
  })

  test('a map that nobody rated says nothing, and keeps the room, so that the first rating moves no chart', () => {
    const none = Array.from({ length: 5 }, () => undefined)
    const [empty, first] = [rated(...none), rated(1, ...none.slice(1))]
    expect([empty.curves, empty.remarks]).toEqual([[], []])
    expect(empty.box.y).toBe(first.box.y)
  })

  test.each([1, 2, 3, 8, 30])('do not touch each other, the chart or its edge over %s touchpoints', (count) => {
    for (const people of [1, 2, 5, 7]) {
      const lists = Array.from({ length: people }, (_, index): [string, Ratings] => [
        `${'Rahmat Hidayat Nasution '.repeat(1 + (index % 3))}${index}`,
        Array.from({ length: count }, (__, step) => ((step + index) % 5) - 2),
      ])
      const map = ratedMap(Object.fromEntries(lists))
      const chart = chartOf(map)
      const blocks = [...chart.curves.flatMap(({ key }) => [key.name, key.scores]), ...chart.remarks].map(
        (block): Box => ({
          x: block.x,
          y: block.y,
          width: blockWidth(block),
          height: block.lines.length * block.lineHeight,
        }),
      )
      expect(overlapping(blocks)).toEqual([])
      for (const box of blocks) {
        expect(box.y + box.height).toBeLessThanOrEqual(chart.box.y)
        expect(box.x + box.width).toBeLessThanOrEqual(chart.box.x + chart.box.width)
      }
      const row = layOut(map).laneById.get('feel')
      expect(row && holds(row.box, chart.box)).toBe(true)
    }
  })
})

describe('a rating that is being made', () => {
  const map = sampleMap()
  const layout = layOut(map)
  const chart = chartOf(map)
  const options = { personas: map.personas, words: sheetWords('en') }
  const [persona] = map.personas
  const preview = (value: number) =>
    previewRating(layout, chart, { card: 'consider-2', persona: persona?.id ?? '', value }, options)

  test('shows the chart as it will be, where it stands', () => {
    const emotions = { ...map.cards.find(({ id }) => id === 'consider-2')?.emotions, [persona?.id ?? '']: -2 }
    const after = chartOf(changeCard(map, 'consider-2', { emotions }))
    expect(preview(-2)).toEqual(after)
  })

  test('leaves the map alone, and keeps the curves of others when it is part of the map', () => {
    const before = structuredClone(map)
    preview(2)
    expect(map).toEqual(before)
    const emotions = { ...map.cards.find(({ id }) => id === 'consider-2')?.emotions, [persona?.id ?? '']: 2 }
    const after = layOut(changeCard(map, 'consider-2', { emotions }), { previous: layout }).emotions[0]
    expect(after?.curves[0]).not.toBe(layout.emotions[0]?.curves[0])
    expect(after?.curves[1]).toBe(layout.emotions[0]?.curves[1])
  })
})

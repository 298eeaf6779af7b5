import { describe, expect, test } from 'vitest'
import { blockWidth } from '../../../journey/layout/styles.ts'
import type { Box, MapLayout } from '../../../journey/layout/map-layout.ts'
import { freshOrders } from '../../../journey/model/order.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { bigMap } from '../../helpers/big-map.ts'
import { changeCard, changeLane, holds, layOut, overlapping, smallMap, touchpoint } from '../../helpers/laid-out.ts'
import { sampleMap } from '../../helpers/sample-map.ts'

/** A map of one stage whose touchpoints use these channels. */
function mapOf(...channels: readonly (readonly string[] | undefined)[]): JourneyMap {
  return smallMap(
    freshOrders(channels.length).map((order, index) => {
      const own = channels[index]
      return touchpoint(`t${index}`, order, own ? { channels: [...own] } : {})
    }),
    {
      lanes: [
        { id: 'touch', title: 'Touchpoints', role: 'touchpoint', order: 'a0' },
        { id: 'channel', title: 'Channels', role: 'channel', order: 'a1' },
        { id: 'do', title: 'Actions', role: 'action', order: 'a2' },
      ],
    },
  )
}

const rowsOf = (layout: MapLayout) => layout.channelCharts.flatMap(({ rows }) => rows)
const column = (layout: MapLayout, card: string) => layout.channels.find((each) => each.card === card)
const lineCount = (layout: MapLayout, card: string) => (column(layout, card)?.path.match(/M/g) ?? []).length
const names = (layout: MapLayout, card: string) =>
  column(layout, card)?.stops.flatMap(({ channel, name }) => (name ? [channel] : []))

describe('rows', () => {
  test('one for each channel in use, in the order in which customers meet them', () => {
    const layout = layOut(mapOf(['store'], ['website', 'phone'], ['phone', 'email']))
    expect(rowsOf(layout).map(({ channel }) => channel)).toEqual(['store', 'phone', 'website', 'email'])
    expect(rowsOf(layout).map(({ text }) => text.lines[0]?.text)[0]).toBe('Store or service point')
  })

  test('a touchpoint has a stop in the row of each of its channels', () => {
    const layout = layOut(mapOf(['store'], ['website', 'store']))
    const yOf = new Map(rowsOf(layout).map(({ channel, y }) => [channel, y]))
    expect(column(layout, 't1')?.stops.map(({ channel, y }) => [channel, y])).toEqual([
      ['store', yOf.get('store')],
      ['website', yOf.get('website')],
    ])
    expect(column(layout, 't1')?.stem).not.toBe('')
    expect(column(layout, 't0')?.stem).toBe('')
  })

  test('no channels: no rows; a collapsed lane: none either', () => {
    const layout = layOut(mapOf(undefined, []))
    expect([layout.channels, layout.channelCharts]).toEqual([[], []])
    expect(layOut(changeLane(mapOf(['store']), 'channel', { collapsed: true })).channels).toEqual([])
  })

  test('a word of the user’s own is a channel like any other', () => {
    const layout = layOut(mapOf(['Night market'], ['Night market']))
    expect(rowsOf(layout)[0]?.text.lines[0]?.text).toBe('Night market')
    expect(lineCount(layout, 't1')).toBe(1)
  })
})

describe('lines', () => {
  test('join neighbours that use the same channel, one for each that both use', () => {
    const layout = layOut(mapOf(['store', 'phone'], ['store', 'phone'], ['phone']))
    expect(['t0', 't1', 't2'].map((card) => lineCount(layout, card))).toEqual([0, 2, 1])
    expect(layout.channels.some((each) => each.switch)).toBe(false)
  })

  test('a switch is marked where neighbours share no channel, and only there', () => {
    const layout = layOut(mapOf(['store', 'phone'], ['email'], ['email', 'store'], ['website']))
    expect(layout.channels.filter((each) => each.switch).map(({ card }) => card)).toEqual(['t1', 't3'])
    expect(lineCount(layout, 't1')).toBe(0)
    expect(
      layOut(sampleMap())
        .channels.filter((each) => each.switch)
        .map(({ card }) => card),
    ).toContain('aware-2')
  })

  test('nothing is said about a touchpoint whose channels nobody named', () => {
    const layout = layOut(mapOf(['store'], undefined, ['email']))
    expect(layout.channels.map(({ card }) => card)).toEqual(['t0', 't2'])
    expect(layout.channels.some((each) => each.switch || each.path)).toBe(false)
  })

  test('a channel is named again when its last name is far away', () => {
    const layout = layOut(mapOf(...Array.from({ length: 12 }, () => ['store'])))
    const named = layout.channels.flatMap(({ card, stops }) => (stops[0]?.name ? [card] : []))
    expect(named).toEqual(['t3', 't7', 't11'])
    expect(names(layOut(mapOf(['store'], ['email'])), 't0')).toEqual([])
  })
})

describe.each([
  ['a sample', sampleMap('id')],
  ['one channel', mapOf(['store'], ['store'])],
  [
    'more channels than rows are high for',
    mapOf(...Array.from({ length: 30 }, (_, index) => [`c${index}`, `c${(index * 7) % 30}`])),
  ],
  ['many touchpoints', bigMap(600, 3)],
  [
    'narrow columns',
    {
      ...mapOf(['help-centre'], ['self-service'], ['store'], ['post'], ['help-centre']),
      stages: [{ id: 's', title: 'S', order: 'a0', band: 'sale' as const, columnWidth: 120 }],
    },
  ],
])('%s', (_, map) => {
  const layout = layOut(map)
  const stops = layout.channels.flatMap((each) => each.stops)
  const disc = ({ x, y, radius }: (typeof stops)[number]): Box => ({
    x: x - radius,
    y: y - radius,
    width: 2 * radius,
    height: 2 * radius,
  })
  const nameBoxes = stops.flatMap(({ name }): Box[] =>
    name ? [{ x: name.x, y: name.y, width: blockWidth(name), height: name.lineHeight }] : [],
  )
  const signs = layout.channels.flatMap(({ switch: change }): Box[] =>
    change
      ? [{ x: change.sign.x - 4, y: change.sign.y - 4, width: change.sign.size + 8, height: change.sign.size + 8 }]
      : [],
  )

  test('stops, names and signs stand inside of their lane and upon nothing', () => {
    const boxes = [...stops.map(disc), ...nameBoxes, ...signs]
    const lane = layout.lanes.find(({ role }) => role === 'channel')
    for (const box of boxes) expect(lane && holds(lane.box, box)).toBe(true)
    for (const box of layout.channelCharts.map((chart) => chart.box)) expect(lane && holds(lane.box, box)).toBe(true)
    // Names and discs share rows with their neighbours only.
    for (const each of layout.channels) {
      const index = layout.channels.indexOf(each)
      const near = layout.channels.slice(Math.max(0, index - 1), index + 2)
      const beside = near.flatMap((other) => [
        ...other.stops.map(disc),
        ...other.stops.flatMap(({ name }): Box[] =>
          name ? [{ x: name.x, y: name.y, width: blockWidth(name), height: name.lineHeight }] : [],
        ),
        ...(other.switch
          ? [
              {
                x: other.switch.sign.x - 4,
                y: other.switch.sign.y - 4,
                width: other.switch.sign.size + 8,
                height: other.switch.sign.size + 8,
              },
            ]
          : []),
      ])
      expect(overlapping(beside)).toEqual([])
    }
  })

  test('names in the gutter stay there, one below the other', () => {
    const blocks = rowsOf(layout).map(({ text }): Box => ({
      x: text.x,
      y: text.y,
      width: blockWidth(text),
      height: text.lineHeight,
    }))
    expect(overlapping(blocks)).toEqual([])
    for (const box of blocks) expect(box.x + box.width).toBeLessThanOrEqual(layout.gutter.x + layout.gutter.width)
    const title = layout.lanes.find(({ role }) => role === 'channel')?.title
    expect(blocks[0]?.y).toBeGreaterThanOrEqual((title?.y ?? 0) + (title?.lines.length ?? 0) * (title?.lineHeight ?? 0))
  })
})

test('a change elsewhere keeps what stands here', () => {
  const map = mapOf(['store'], ['store', 'email'], ['email'])
  const before = layOut(map)
  expect(layOut(changeCard(map, 't0', { title: 'Other' }), { previous: before }).channels).toBe(before.channels)
  const after = layOut(changeCard(map, 't2', { channels: ['store'] }), { previous: before })
  expect(after.channels[0]).toBe(before.channels[0])
  expect(after.channels[2]).not.toBe(before.channels[2])
})

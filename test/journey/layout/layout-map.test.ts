import { describe, expect, test } from 'vitest'
import { sheetWords } from '../../../journey/library/sheet-words.ts'
import type { MapLayout } from '../../../journey/layout/map-layout.ts'
import type { Card, JourneyMap } from '../../../journey/model/schema.ts'
import { bigMap } from '../../helpers/big-map.ts'
import { changeCard, changeLane, holds, layOut, overlapping, smallMap, touchpoint } from '../../helpers/laid-out.ts'
import { sampleMap } from '../../helpers/sample-map.ts'

describe.each([
  ['the sample in English', sampleMap('en')],
  ['the sample in Indonesian', sampleMap('id')],
  ...[1, 2, 3, 4, 5].map((seed): [string, JourneyMap] => [`200 cards, seed ${seed}`, bigMap(200, seed)]),
])('%s', (_, map) => {
  const layout = layOut(map)

  test('draws every card of an open lane once', () => {
    const open = new Set(map.lanes.filter((lane) => lane.collapsed !== true).map(({ id }) => id))
    const placed = map.cards.filter((card) => layout.arrangement.stageOf.has(card.id) && open.has(card.place.lane))
    expect(layout.cards.map(({ id }) => id).sort()).toEqual(placed.map(({ id }) => id).sort())
  })

  test('cards stand in their stage and lane, and none covers another', () => {
    for (const card of layout.cards) {
      const lane = layout.laneById.get(card.lane)
      const stage = layout.stageById.get(card.stage)
      expect(lane && holds(lane.box, card), `${card.id} in its lane`).toBe(true)
      expect(stage && holds(stage.body, card), `${card.id} in its stage`).toBe(true)
    }
    expect(overlapping(layout.cards)).toEqual([])
  })

  test('what is derived from touchpoints covers no card and no other row', () => {
    for (const rows of [layout.frictions, layout.metrics, layout.channels]) {
      const lane = rows[0]?.lane
      expect(overlapping([...rows, ...layout.cards.filter((card) => card.lane === lane)])).toEqual([])
    }
  })

  test('cards under a touchpoint stand in its column', () => {
    for (const card of layout.cards) {
      if (card.column === undefined) continue
      const column = layout.stageById.get(card.stage)?.columns.find((each) => each.card === card.column)
      expect(card).toMatchObject({ x: column?.x, width: column?.width })
    }
  })

  test('text stays in its card', () => {
    for (const { content } of layout.cards)
      for (const line of content.title.lines)
        expect(content.title.x + line.width).toBeLessThanOrEqual(content.width - 11)
  })

  test('boxes of text stand on the grid', () => {
    for (const { x, y, height } of layout.cards) expect([x % 4, y % 4, height % 4]).toEqual([0, 0, 0])
  })

  test('the same map gives the same layout', () => {
    expect(JSON.stringify(layOut(structuredClone(map)))).toBe(JSON.stringify(layout))
  })
})

test('rows follow the order of lanes without a gap that nobody asked for', () => {
  const { lanes } = layOut(bigMap(100, 1))
  for (const [index, lane] of lanes.slice(1).entries()) {
    const before = lanes[index]?.box
    expect(lane.box.y - ((before?.y ?? 0) + (before?.height ?? 0))).toBeOneOf([0, 28])
  }
})

test('a stage without touchpoints has one empty column', () => {
  const { stages } = layOut(smallMap([]))
  expect(stages[0]?.columns).toHaveLength(1)
  expect(stages[0]?.columns[0]).not.toHaveProperty('card')
})

test('a map with nothing in it can be laid out', () => {
  const empty = smallMap([], { stages: [], lanes: [] })
  for (const map of [empty, { ...empty, lanes: sampleMap().lanes }, { ...empty, stages: sampleMap().stages }]) {
    const layout = layOut(map, { title: true })
    expect(layout.width).toBeGreaterThan(0)
    expect(layout.height).toBeGreaterThan(0)
  }
})

test('cards of a stage as a whole stand below its stacks, at most two columns wide', () => {
  const map = smallMap([
    ...['t1', 't2', 't3'].map((id, index) => touchpoint(id, `a${index}`)),
    { id: 'under', title: 'Under', place: { stage: 's', lane: 'do', order: 'a0', under: 't2' } },
    { id: 'whole', title: 'Whole', place: { stage: 's', lane: 'do', order: 'a0' } },
  ])
  const { cardById, stages } = layOut(map)
  const [under, whole] = [cardById.get('under'), cardById.get('whole')]
  const [first, second] = stages[0]?.columns ?? []
  expect(whole?.y).toBeGreaterThanOrEqual((under?.y ?? 0) + (under?.height ?? 0))
  expect(whole?.x).toBe(first?.x)
  expect(whole?.width).toBe((second?.x ?? 0) + (second?.width ?? 0) - (first?.x ?? 0))
})

test('a card whose touchpoint is gone falls back to its stage; one whose stage is gone is not drawn', () => {
  const map = smallMap([
    { id: 'left', title: 'Left', place: { stage: 's', lane: 'do', order: 'a0', under: 'gone' } },
    { id: 'lost', title: 'Lost', place: { stage: 'gone', lane: 'do', order: 'a0' } },
  ])
  const { cardById } = layOut(map)
  expect(cardById.get('left')).toBeDefined()
  expect(cardById.get('left')).not.toHaveProperty('column')
  expect(cardById.has('lost')).toBe(false)
})

test('a collapsed lane is a slim row that says how much it holds', () => {
  const map = changeLane(sampleMap(), 'action', { collapsed: true })
  const layout = layOut(map)
  const row = layout.laneById.get('action')
  expect(row?.box.height).toBeLessThanOrEqual(40)
  expect(row?.countText?.lines[0]?.text).toBe(String(map.cards.filter(({ place }) => place.lane === 'action').length))
  expect(layout.cards.some(({ lane }) => lane === 'action')).toBe(false)
})

test('cards in a lane that derives its content are drawn below that', () => {
  const map = sampleMap()
  const card: Card = { id: 'x', title: 'x', place: { stage: 'buy', lane: 'friction', order: 'a0', under: 'buy-1' } }
  const layout = layOut({ ...map, cards: [...map.cards, card] })
  const rows = layout.frictions.filter(({ column }) => column === 'buy-1')
  expect(rows).toHaveLength(3)
  for (const row of rows) expect(layout.cardById.get('x')?.y).toBeGreaterThan(row.y + row.height)
})

describe('after an edit', () => {
  const map = sampleMap()
  const before = layOut(map)

  test('nothing changed: everything is the same object', () => {
    const after = layOut({ ...map }, { previous: before })
    for (const part of ['cards', 'stages', 'lanes', 'links', 'emotions', 'channels', 'frictions', 'metrics'] as const)
      expect(after[part]).toBe(before[part])
  })

  test('one title changed within its height: only that card is new', () => {
    const after = layOut(changeCard(map, 'buy-0', { title: 'Basket' }), { previous: before })
    const changed = after.cards.filter((card, index) => card !== before.cards[index])
    expect(changed.map(({ id }) => id)).toEqual(['buy-0'])
    expect(after.lanes).toBe(before.lanes)
    expect(after.stages).toBe(before.stages)
  })

  test('a friction was added: its card is measured anew', () => {
    const frictions = [
      ...map.frictions,
      ...map.frictions.slice(0, 1).map((each) => ({ ...each, id: 'new', on: ['buy-3'] })),
    ]
    const after = layOut({ ...map, frictions }, { previous: before })
    expect(before.cardById.get('buy-3')?.content.mark).toBeUndefined()
    expect(after.cardById.get('buy-3')?.content.mark).toMatchObject({ count: 1 })
  })

  test('the layout is what it would be without a previous one', () => {
    const edited = changeCard(map, 'buy-0', {
      title: 'A basket with a title that needs three or four lines to be told',
    })
    const { arrangement: _, ...after } = layOut(edited, { previous: before })
    const { arrangement: __, ...fresh } = layOut(edited)
    expect(after).toEqual(fresh)
  })

  test('a change of language reaches every text', () => {
    const after = layOut(map, { words: sheetWords('id'), locale: 'id', previous: before })
    expect(after.bands[0]?.text.lines[0]?.text).toBe('Prapenjualan')
    expect(after.metrics.find(({ id }) => id === 'm0')?.chip.value.lines[0]?.text).toBe('1.250.000')
  })
})

test('bands span neighbouring stages of the same band', () => {
  const layout = layOut(sampleMap())
  expect(layout.bands.map(({ band }) => band)).toEqual(['pre-sale', 'sale', 'post-sale'])
  const last = layout.stages.at(-1)?.header
  expect((layout.bands[2]?.x ?? 0) + (layout.bands[2]?.width ?? 0)).toBe((last?.x ?? 0) + (last?.width ?? 0))
})

describe('the title block', () => {
  const map = sampleMap()
  const plain = layOut(map)
  const titled = layOut(map, { title: true })

  test('is there for exports only, and moves the map down', () => {
    expect(plain.title).toBeUndefined()
    expect(titled.title?.heading.lines.length).toBeGreaterThan(0)
    expect(titled.stages[0]?.header.y).toBeGreaterThan((titled.title?.y ?? 0) + (titled.title?.height ?? 0))
  })

  test('names personas, figures of the whole journey and what the signs mean', () => {
    expect(titled.title?.personas).toHaveLength(2)
    expect(titled.title?.metrics).toHaveLength(3)
    expect(titled.title?.legend.severity).toHaveLength(5)
    expect(titled.title?.legend.evidence).toHaveLength(3)
  })

  test('fits the sheet of a narrow map too', () => {
    const { title, width } = layOut(
      { ...map, stages: map.stages.slice(0, 1), cards: map.cards.filter(({ id }) => id === 'aware-0') },
      { title: true },
    )
    expect((title?.legend.x ?? 0) + (title?.legend.width ?? 0)).toBeLessThanOrEqual(width)
    expect((title?.legend.y ?? 0) + (title?.legend.height ?? 0)).toBeLessThanOrEqual(
      (title?.y ?? 0) + (title?.height ?? 0),
    )
  })
})

test('three thousand cards are laid out in well under a tenth of a second of work after an edit', () => {
  const map = bigMap(3000, 1)
  let layout: MapLayout = layOut(map)
  const work: number[] = []
  for (let round = 0; round < 12; round++) {
    const before = process.cpuUsage()
    layout = layOut(changeCard(map, `c${round}`, { title: `Edited ${round}` }), { previous: layout })
    work.push(process.cpuUsage(before).user / 1000)
  }
  expect(Math.min(...work)).toBeLessThan(100)
})

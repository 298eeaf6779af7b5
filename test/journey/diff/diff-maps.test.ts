import { describe, expect, it } from 'vitest'
import { diffMaps } from '../../../journey/diff/diff-maps.ts'
import { movedAmong } from '../../../journey/diff/moved.ts'
import { renderDiff } from '../../../journey/diff/render-diff.ts'
import { freshOrders, orderAt } from '../../../journey/model/order.ts'
import type { Card, Friction, JourneyMap } from '../../../journey/model/schema.ts'
import { sampleMap } from '../../helpers/sample-map.ts'

const map = sampleMap('en')
const change = (cards: (card: Card) => Card): JourneyMap => ({ ...map, cards: map.cards.map(cards) })
const first = map.cards.find(({ emotions }) => emotions !== undefined) as Card
const [friction] = map.frictions as [Friction, ...Friction[]]
const withFriction = (fields: Partial<Friction>): JourneyMap => ({
  ...map,
  frictions: map.frictions.map((one) => (one.id === friction.id ? { ...one, ...fields } : one)),
})

describe('what differs between two maps', () => {
  it('is nothing between a map and the same written otherwise: lists in another order, new order keys, empty fields', () => {
    const keys = freshOrders(map.stages.length)
    const same: JourneyMap = {
      ...map,
      meta: { ...map.meta, schema: { major: 1, minor: 0 } },
      stages: map.stages.map((stage, index) => ({ ...stage, order: `${keys[index]}V`, notes: '' })).toReversed(),
      cards: map.cards.toReversed(),
      lanes: map.lanes.map((lane) => ({ collapsed: false, ...lane })),
      frictions: map.frictions.map((one) => ({ ...one, on: one.on.toReversed() })),
    }
    expect(diffMaps(map, same)).toEqual({ isSame: true, added: [], removed: [], moved: [], changed: [], rescored: [] })
  })

  it('takes a bare figure and the same as an assumption for one', () => {
    const bare = withFriction({ frequency: 0.3 })
    const said = withFriction({ frequency: { value: 0.3, evidence: 'assumed' } })
    expect(diffMaps(bare, said).isSame).toBe(true)
    const measured = withFriction({ frequency: { value: 0.3, evidence: 'measured' } })
    expect(diffMaps(bare, measured).rescored[0]?.fields[0]?.field).toBe('frequency')
  })

  it('lists what came and went, by kind and id, the other way round backwards', () => {
    const less: JourneyMap = { ...map, cards: map.cards.filter(({ id }) => id !== first.id), personas: [] }
    const diff = diffMaps(map, less)
    expect(diff.removed.map(({ kind }) => kind)).toEqual([...map.personas.map(() => 'persona'), 'card'])
    expect(diff.removed.at(-1)).toMatchObject({ id: first.id, title: first.title, role: 'touchpoint' })
    expect(diffMaps(less, map).added).toEqual(diff.removed)
  })

  it('calls one card carried over the others of its place one move', () => {
    const home = map.cards
      .filter(({ place }) => place.stage === first.place.stage && place.lane === first.place.lane)
      .sort((a, b) => (a.place.order < b.place.order ? -1 : 1))
    const moved = home[0] as Card
    const order = orderAt(
      home.map(({ place }) => place.order),
      home.length,
    )
    const diff = diffMaps(
      map,
      change((card) => (card.id === moved.id ? { ...card, place: { ...card.place, order } } : card)),
    )
    expect(diff.moved.map(({ thing }) => thing.id)).toEqual([moved.id])
    expect(diff.moved[0]).toMatchObject({ before: { index: 1 }, after: { index: home.length } })
    expect(diff.changed).toEqual([])
  })

  it('calls a card in another stage moved, and the cards that stand under it not', () => {
    const other = map.stages.find(({ id }) => id !== first.place.stage)?.id ?? ''
    const diff = diffMaps(
      map,
      change((card) => (card.id === first.id ? { ...card, place: { ...card.place, stage: other } } : card)),
    )
    expect(diff.moved).toHaveLength(1)
    expect(diff.moved[0]).toMatchObject({ before: { stage: first.place.stage }, after: { stage: other } })
  })

  it('tells judgements and measurements from other changes, and one thing may have both', () => {
    const severity = friction.severity === 4 ? 1 : 4
    const diff = diffMaps(map, withFriction({ severity, title: 'Renamed' }))
    expect(diff.changed).toEqual([
      {
        thing: { kind: 'friction', id: friction.id, title: 'Renamed' },
        fields: [{ field: 'title', before: friction.title, after: 'Renamed' }],
      },
    ])
    expect(diff.rescored.map(({ fields }) => fields)).toEqual([
      [{ field: 'severity', before: friction.severity, after: severity }],
    ])
  })

  it('tells emotions persona by persona and values of metrics day by day', () => {
    const [persona] = Object.keys(first.emotions ?? {})
    const [metric] = map.metrics
    const rated = change((card) =>
      card.id === first.id ? { ...card, emotions: { ...card.emotions, [persona ?? '']: -1.5 } } : card,
    )
    const diff = diffMaps(map, {
      ...rated,
      metrics: map.metrics.map((one) =>
        one.id === metric?.id ? { ...one, series: { ...one.series, '2031-02-03': { value: 9, n: 12 } } } : one,
      ),
    })
    expect(
      diff.rescored.map(({ thing, fields }) => [thing.kind, fields.map(({ field, key }) => [field, key])]),
    ).toEqual([
      ['card', [['emotions', persona]]],
      ['metric', [['series', '2031-02-03']]],
    ])
  })

  it('sees what a newer version keeps, wherever it stands', () => {
    const newer = { ...map, meta: { ...map.meta, mood: 'calm' }, weather: ['rain'] } as JourneyMap
    expect(diffMaps(map, newer).changed.flatMap(({ fields }) => fields.map(({ field }) => field))).toEqual([
      'mood',
      'weather',
    ])
  })
})

describe('who was moved', () => {
  it('is as few as can be, and of two the one whose key is new', () => {
    expect([...movedAmong(['a', 'b', 'c', 'd'], ['b', 'c', 'd', 'a'], () => false)]).toEqual(['a'])
    expect([...movedAmong(['a', 'b'], ['b', 'a'], (id) => id === 'a')]).toEqual(['b'])
    expect([...movedAmong(['a', 'b'], ['b', 'a'], (id) => id === 'b')]).toEqual(['a'])
    expect([...movedAmong(['a', 'x', 'b'], ['n', 'a', 'b'], () => true)]).toEqual([])
  })
})

describe('a comparison in words', () => {
  const after = {
    ...withFriction({ severity: friction.severity === 4 ? 1 : 4, title: 'A *bold* <b>claim</b>\u001b[31m' }),
    personas: [],
  }
  const diff = diffMaps(map, after)

  it('is written in both languages, with names and not ids', () => {
    const en = renderDiff(diff, map, after, 'text', 'en')
    expect(en).toContain(`Removed (${map.personas.length})`)
    expect(en).toMatch(/Severity: \d \w.* → \d \w/)
    expect(en).not.toContain(friction.id)
    const id = renderDiff(diff, map, after, 'text', 'id')
    expect(id).toContain(`Dihapus (${map.personas.length})`)
    expect(id).toMatch(/Keparahan: \d \w.* → \d \w/)
  })

  it('lets no title speak to a terminal or be markup', () => {
    expect(renderDiff(diff, map, after, 'text', 'en')).not.toContain('\u001b')
    expect(renderDiff(diff, map, after, 'markdown', 'en')).toContain('A \\*bold\\* \\<b\\>claim\\</b\\>')
  })

  it('is the same data as JSON, whatever the language', () => {
    expect(JSON.parse(renderDiff(diff, map, after, 'json', 'id'))).toEqual(JSON.parse(JSON.stringify(diff)))
  })

  it('says so where nothing differs', () => {
    expect(renderDiff(diffMaps(map, map), map, map, 'text', 'id')).toContain('Tidak ada perbedaan.')
  })
})

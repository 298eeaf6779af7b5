import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openHistory } from '../../../journey/doc/history.ts'
import { readMap } from '../../../journey/doc/read.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { deleteCard } from '../../../journey/edits/cards.ts'
import { duplicate } from '../../../journey/edits/duplicate.ts'
import { type PasteTarget, applyPaste, planPaste } from '../../../journey/edits/paste.ts'
import { parseFragment } from '../../../journey/formats/clipboard/parse-fragment.ts'
import { renderFragment } from '../../../journey/formats/clipboard/render-fragment.ts'
import { arrange } from '../../../journey/model/arrange.ts'
import { type Fragment, fragmentOf } from '../../../journey/model/fragment.ts'
import type { Card, JourneyMap, Lane, Stage } from '../../../journey/model/schema.ts'
import { bigMap } from '../../helpers/big-map.ts'
import { Chance, withSeededIds } from '../../schedules/chance.ts'
import { richMap } from '../rich-map.ts'

const stage = (id: string, order: string, title = id): Stage => ({ id, title, order, band: 'sale' })
const lane = (id: string, order: string, role: Lane['role'], title = id): Lane => ({ id, title, order, role })
const card = (
  id: string,
  stageId: string,
  laneId: string,
  order: string,
  more: Partial<Card> = {},
  under?: string,
) => ({
  id,
  title: id,
  place: { stage: stageId, lane: laneId, order, ...(under ? { under } : {}) },
  ...more,
})

const empty: JourneyMap = {
  meta: { schema: { major: 1, minor: 0 }, title: 'Map', currency: 'IDR' },
  stages: [],
  lanes: [],
  cards: [],
  links: [],
  frictions: [],
  metrics: [],
  fixes: [],
  personas: [],
  outcomes: [],
}

const shop: JourneyMap = {
  ...empty,
  stages: [stage('s1', 'a0', 'Aware'), stage('s2', 'a1', 'Buy'), stage('s3', 'a2', 'Use')],
  lanes: [
    lane('touch', 'a0', 'touchpoint'),
    lane('act', 'a1', 'action'),
    lane('think', 'a2', 'thought'),
    lane('metrics', 'a3', 'metric'),
  ],
  cards: [
    card('t1', 's1', 'touch', 'a0', { emotions: { rani: 1 }, channels: ['email', 'loket khusus'], owner: 'Dewi' }),
    card('t2', 's1', 'touch', 'a1', { notes: 'x' }),
    card('t3', 's2', 'touch', 'a0'),
    card('t4', 's3', 'touch', 'a0'),
    card('t5', 's3', 'touch', 'a1'),
    card('a1', 's1', 'act', 'a0', {}, 't1'),
    card('a2', 's1', 'act', 'a0', {}, 't2'),
    card('a3', 's1', 'act', 'a2'),
  ],
  links: [
    { id: 'l1', from: 't1', to: 't2', label: 'then', weight: 0.5 },
    { id: 'l2', from: 't2', to: 't3' },
  ],
  frictions: [{ id: 'f1', title: 'Slow', order: 'a0', on: ['t1', 't3'], severity: 3, status: 'open' }],
  metrics: [
    { id: 'm1', title: 'Cost', order: 'a0', key: 'cac', on: 't1', value: 5, unit: 'money', evidence: 'measured' },
    { id: 'm2', title: 'All', order: 'a1', key: 'nps', evidence: 'assumed' },
  ],
  personas: [{ id: 'rani', title: 'Rani', order: 'a0' }],
}

function docOf(map: JourneyMap): Y.Doc {
  const doc = new Y.Doc()
  seedMap(doc, map)
  return doc
}

/** Pastes into a map and tells what it has become, and what the copy of each root is. */
function paste(into: JourneyMap, fragment: Fragment, target?: PasteTarget) {
  const doc = docOf(into)
  const plan = planPaste(readMap(doc), fragment, target)
  applyPaste(doc, plan)
  const map = readMap(doc)
  const copy = (root: string) => map.cards.find(({ id }) => id === plan.made[fragment.roots.indexOf(root)])
  return { doc, map, plan, copy, arrangement: arrange(map) }
}
const titles = (cards: readonly Card[] | undefined) => (cards ?? []).map(({ title }) => title)
const titleOf = (map: JourneyMap, id: string | undefined) =>
  [...map.stages, ...map.lanes, ...map.cards].find((thing) => thing.id === id)?.title

describe('pasting without a place', () => {
  it('puts copies behind their originals, with what hangs on them', () => {
    const { map, arrangement, copy } = paste(shop, fragmentOf(shop, ['t1', 't2', 'a1']))
    expect(titles(arrangement.columns.get('s1'))).toEqual(['t1', 't2', 't1', 't2'])
    const copyOfT1 = copy('t1')
    expect(copyOfT1).toMatchObject({ emotions: { rani: 1 }, channels: ['email', 'loket khusus'], owner: 'Dewi' })
    expect(copy('t2')?.notes).toBe('x')
    expect(copy('a1')?.place.under).toBe(copyOfT1?.id)
    expect(map.links).toHaveLength(3)
    expect(map.links.find(({ from }) => from === copyOfT1?.id)).toMatchObject({ to: copy('t2')?.id, label: 'then' })
    expect(map.metrics.filter(({ on }) => on === copyOfT1?.id)).toMatchObject([{ value: 5, unit: 'money' }])
    // On its own map a friction is the same one, which now occurs here as well.
    expect(map.frictions).toHaveLength(1)
    expect([...(map.frictions[0]?.on ?? [])].sort()).toEqual(['t1', 't3', copyOfT1?.id ?? ''].sort())
  })

  it('brings back what was cut', () => {
    const doc = docOf(shop)
    const fragment = fragmentOf(shop, ['t1', 'a1'])
    for (const id of ['t1', 'a1']) deleteCard(doc, id)
    applyPaste(doc, planPaste(readMap(doc), fragment))
    const map = readMap(doc)
    const copy = map.cards.find(({ title }) => title === 't1')
    expect(map.cards).toHaveLength(8)
    expect(map.frictions[0]?.on).toContain(copy?.id)
    expect(map.cards.find(({ title }) => title === 'a1')?.place.under).toBe(copy?.id)
  })

  it('copies a stage with all that stands in it behind the original, and a lane below its own', () => {
    const { map, arrangement, plan } = paste(shop, fragmentOf(shop, ['s1', 'act', 'a1']))
    expect(map.stages.map(({ title }) => title)).toEqual(['Aware', 'Aware', 'Buy', 'Use'])
    expect(map.lanes.map(({ title }) => title)).toEqual(['touch', 'act', 'act', 'think', 'metrics'])
    expect(plan.made).toEqual([map.stages[1]?.id, map.lanes[2]?.id])
    expect(titles(arrangement.columns.get(map.stages[1]?.id ?? ''))).toEqual(['t1', 't2'])
    const cell = arrangement.cell(map.stages[1]?.id ?? '', map.lanes[2]?.id ?? '')
    expect(titles([...cell.under.values()].flat()).sort()).toEqual(['a1', 'a2'])
    expect(titles(cell.whole)).toEqual(['a3'])
    // A card that stands in both is copied once.
    expect(map.cards.filter(({ title }) => title === 'a1')).toHaveLength(2)
  })
})

describe('pasting at a place', () => {
  it('begins in its stage and goes on into those that follow, adding stages at the end', () => {
    const fragment = fragmentOf(shop, ['t1', 't3', 't4'])
    const { map, arrangement, plan } = paste(shop, fragment, { stage: 's2', lane: 'touch', index: 0 })
    expect(map.stages.map(({ title }) => title)).toEqual(['Aware', 'Buy', 'Use', 'Use'])
    expect(titles(arrangement.columns.get('s2'))).toEqual(['t1', 't3'])
    expect(titles(arrangement.columns.get('s3'))).toEqual(['t4', 't5', 't3'])
    expect(titles(arrangement.columns.get(map.stages[3]?.id ?? ''))).toEqual(['t4'])
    expect(plan.count).toMatchObject({ cards: 3, stages: 1, lanes: 0 })
  })

  it('puts cards of one lane into the lane that is meant, under the touchpoint that is meant', () => {
    const { map, copy } = paste(shop, fragmentOf(shop, ['a1']), { stage: 's3', lane: 'think', under: 't5' })
    expect(copy('a1')?.place).toMatchObject({ stage: 's3', lane: 'think', under: 't5' })
    expect(map.lanes).toHaveLength(4)
  })

  it('keeps columns apart: what stood under neighbours stands under neighbours', () => {
    const { copy } = paste(shop, fragmentOf(shop, ['a1', 'a2', 'a3']), { stage: 's3', lane: 'act', under: 't4' })
    expect(copy('a1')?.place).toMatchObject({ stage: 's3', under: 't4' })
    expect(copy('a2')?.place).toMatchObject({ stage: 's3', under: 't5' })
    expect(copy('a3')?.place.under).toBeUndefined()
    const edge = paste(shop, fragmentOf(shop, ['a1', 'a2']), { stage: 's3', lane: 'act', under: 't5' })
    expect(edge.copy('a2')?.place).toMatchObject({ stage: 's3' })
    expect(edge.copy('a2')?.place.under).toBeUndefined()
  })

  it('keeps touchpoints in touchpoint lanes and other cards out of them', () => {
    const touchpoint = paste(shop, fragmentOf(shop, ['t1', 'a1']), { stage: 's3', lane: 'think', under: 't4' })
    expect(touchpoint.copy('t1')?.place).toMatchObject({ stage: 's3', lane: 'touch' })
    expect(titles(touchpoint.arrangement.columns.get('s3'))).toEqual(['t4', 't1', 't5'])
    expect(touchpoint.copy('a1')?.place).toMatchObject({ lane: 'think', under: touchpoint.copy('t1')?.id })
    const action = paste(shop, fragmentOf(shop, ['a1']), { stage: 's2', lane: 'touch', under: 't3', index: 1 })
    expect(action.copy('a1')?.place).toMatchObject({ stage: 's2', lane: 'act', under: 't3' })
    // A lane that shows what hangs on touchpoints takes no cards.
    const metric = paste(shop, fragmentOf(shop, ['a1']), { stage: 's2', lane: 'metrics' })
    expect(metric.copy('a1')?.place.lane).toBe('act')
  })

  it('puts a copied stage behind the one that is meant', () => {
    const { map } = paste(shop, fragmentOf(shop, ['s1']), { stage: 's2' })
    expect(map.stages.map(({ title }) => title)).toEqual(['Aware', 'Buy', 'Aware', 'Use'])
  })
})

describe('pasting into another map', () => {
  const other: JourneyMap = {
    ...empty,
    meta: { ...empty.meta, currency: 'EUR' },
    stages: [stage('x1', 'a0', 'Start'), stage('x2', 'a1', 'buy '), stage('x3', 'a2', 'End')],
    lanes: [lane('y1', 'a0', 'thought'), lane('y2', 'a1', 'touchpoint')],
    personas: [{ id: 'p', title: ' rani', order: 'a0' }],
  }

  it('goes to the stages of the same name and lanes of the same role; lanes it needs come with it', () => {
    const { map, copy, plan } = paste(other, fragmentOf(shop, ['t3', 't4', 'a3']))
    expect(titleOf(map, copy('t3')?.place.stage)).toBe('buy ')
    expect(titleOf(map, copy('t4')?.place.stage)).toBe('End')
    expect(copy('t3')?.place.lane).toBe('y2')
    expect(titleOf(map, copy('a3')?.place.lane)).toBe('act')
    expect(plan.count).toMatchObject({ lanes: 1, stages: 0 })
  })

  it('knows personas by their names, copies frictions, and leaves links to outside', () => {
    const { map, copy } = paste(other, fragmentOf(shop, ['t1', 't2']), { stage: 'x3' })
    expect(copy('t1')?.emotions).toEqual({ p: 1 })
    expect(map.personas).toHaveLength(1)
    expect(map.links).toHaveLength(1)
    expect(map.frictions).toMatchObject([{ title: 'Slow', on: [copy('t1')?.id], severity: 3 }])
    expect(map.frictions[0]?.id).not.toBe('f1')
  })

  it('brings the outcomes that cards end in, by their names, without what they are worth in other money', () => {
    const kept = { id: 'kept', title: 'Stays', order: 'a0', kind: 'good', value: 100 } as const
    const ending = { ...shop, outcomes: [kept], cards: shop.cards.map((one) => ({ ...one, ends: { kept: 0.4 } })) }
    const text = renderFragment(fragmentOf(ending, ['t1']))
    const read = parseFragment(text)
    if (!read.ok) throw new Error(read.problems[0]?.message)
    const same = paste({ ...other, outcomes: [{ ...kept, id: 'o', title: ' stays' }] }, read.value)
    expect([same.map.outcomes.length, same.copy('t1')?.ends]).toEqual([1, { o: 0.4 }])
    const abroad = paste({ ...other, meta: { ...other.meta, currency: 'USD' }, outcomes: [] }, read.value)
    expect(abroad.map.outcomes).toMatchObject([{ title: 'Stays', kind: 'good' }])
    expect(abroad.map.outcomes[0]).not.toHaveProperty('value')
    expect(abroad.copy('t1')?.ends).toEqual({ [abroad.map.outcomes[0]?.id ?? '']: 0.4 })
  })

  it('adds a persona that is not known there', () => {
    const { map, copy, plan } = paste({ ...other, personas: [] }, fragmentOf(shop, ['t1']))
    expect(map.personas.map(({ title }) => title)).toEqual(['Rani'])
    expect(copy('t1')?.emotions).toEqual({ [map.personas[0]?.id ?? '']: 1 })
    expect(plan.count.personas).toBe(1)
  })

  it('names the currency of money that is not that of the map', () => {
    expect(paste(other, fragmentOf(shop, ['t1'])).map.metrics).toMatchObject([{ value: 5, unit: 'IDR' }])
  })

  it('makes the stages and lanes of an empty map', () => {
    const { map, arrangement } = paste(empty, fragmentOf(shop, ['t1', 't3', 'a1']))
    expect(map.stages.map(({ title }) => title)).toEqual(['Aware', 'Buy'])
    expect(map.lanes.map(({ role }) => role).sort()).toEqual(['action', 'touchpoint'])
    expect(arrangement.unplaced).toEqual([])
  })
})

describe('every paste', () => {
  it('is one step that undo takes back wholly', () => {
    const doc = docOf(shop)
    const history = openHistory(doc)
    const before = readMap(doc)
    const fragment = fragmentOf(richMap(), ['buy', 'touch-000', 'touch-003', 'lane-action'])
    history.run({ action: 'paste' }, () => applyPaste(doc, planPaste(before, fragment, { stage: 's2' })))
    const after = readMap(doc)
    expect(after.cards.length).toBeGreaterThan(before.cards.length)
    history.undo()
    expect(readMap(doc)).toEqual(before)
    history.redo()
    expect(readMap(doc)).toEqual(after)
  })

  it('places everything, keeps what was there, and repeats no id: any selection, any place', () => {
    const maps: readonly [JourneyMap, ...JourneyMap[]] = [shop, richMap(), bigMap(60, 5), empty]
    for (let seed = 1; seed <= 150; seed++) {
      const chance = new Chance(seed)
      withSeededIds(new Chance(-seed), () => {
        const from = chance.one(maps)
        const into = chance.one(maps)
        const things = [...from.cards, ...from.stages, ...from.lanes].map(({ id }) => id)
        const ids = things.filter(() => chance.odds(20))
        const read = parseFragment(renderFragment(fragmentOf(from, ids)))
        if (!read.ok) throw new Error(`seed ${seed}: ${read.problems[0]?.message}`)
        const stageId = chance.pick(into.stages)?.id
        const target = chance.odds(50)
          ? { stage: stageId, lane: chance.pick(into.lanes)?.id, under: chance.pick(into.cards)?.id, index: 1 }
          : undefined
        const { map, arrangement, plan } = paste(into, read.value, target)
        const all = [map.cards, map.stages, map.lanes, map.metrics, map.frictions, map.personas].flat()
        expect(new Set(all.map(({ id }) => id)).size, `seed ${seed}`).toBe(all.length)
        expect(arrangement.unplaced, `seed ${seed}`).toEqual([])
        expect(map.cards.length, `seed ${seed}`).toBe(into.cards.length + plan.count.cards)
        expect(plan.made.length, `seed ${seed}`).toBe(read.value.roots.length)
        const isKnown = new Set(map.cards.map(({ id }) => id))
        const unknown = map.cards.filter(({ place }) => place.under !== undefined && !isKnown.has(place.under))
        expect(unknown, `seed ${seed}`).toEqual([])
        const roleOf = new Map([...map.lanes, ...from.lanes].map(({ id, role }) => [id, role]))
        const copied = plan.drafts.filter(({ collection }) => collection === 'cards')
        const touchpoints = copied.filter(({ id }) => {
          const made = map.cards.find((one) => one.id === id)
          return made !== undefined && roleOf.get(made.place.lane) === 'touchpoint'
        })
        const expected = read.value.map.cards.filter(
          ({ id, place }) => roleOf.get(place.lane) === 'touchpoint' && copiedIn(read.value).has(id),
        )
        expect(touchpoints.length, `seed ${seed}`).toBe(expected.length)
      })
    }
  })

  it('takes 2,000 cards at once', () => {
    const from = bigMap(2_000, 9)
    const doc = docOf(bigMap(1_000, 4))
    const fragment = fragmentOf(
      from,
      from.stages.map(({ id }) => id),
    )
    const start = performance.now()
    applyPaste(doc, planPaste(readMap(doc), fragment))
    // A third of a second by itself; looking each card up among all of them would take far longer than this.
    expect(performance.now() - start).toBeLessThan(5_000)
    expect(readMap(doc).cards).toHaveLength(3_000)
  })
})

it('duplicating is pasting where it stands', () => {
  const doc = docOf(shop)
  const copies = duplicate(doc, shop, ['a1', 's3', 't3'])
  expect(copies).toHaveLength(3)
  const map = readMap(doc)
  expect(titles(arrange(map).columns.get('s2'))).toEqual(['t3', 't3'])
  expect(map.stages.map(({ title }) => title)).toEqual(['Aware', 'Buy', 'Use', 'Use'])
})

function copiedIn({ roots, map }: Fragment): ReadonlySet<string> {
  const { stageOf } = arrange(map)
  const wanted = new Set(roots)
  return new Set(
    map.cards.flatMap(({ id, place }) =>
      wanted.has(id) || wanted.has(place.lane) || wanted.has(stageOf.get(id) ?? '') ? [id] : [],
    ),
  )
}

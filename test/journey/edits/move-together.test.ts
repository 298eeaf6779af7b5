import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import { readMap } from '../../../journey/doc/read.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { moveTogether } from '../../../journey/edits/cards.ts'
import { type Slot, arrange } from '../../../journey/model/arrange.ts'
import { planMove } from '../../../journey/model/plan-move.ts'
import type { Card, JourneyMap } from '../../../journey/model/schema.ts'

const put = (id: string, stage: string, lane: string, order: string, under?: string): Card => ({
  id,
  title: id,
  place: { stage, lane, order, ...(under === undefined ? {} : { under }) },
})

/** Stages a (t1 t2), b (t3), c (none), d (t4); two lanes of cards and a second lane of touchpoints. */
const map: JourneyMap = {
  meta: { schema: { major: 1, minor: 1 }, title: '' },
  stages: ['a', 'b', 'c', 'd'].map((id, index) => ({ id, title: id, order: `a${index}`, band: 'sale' })),
  lanes: [
    { id: 'touch', title: '', role: 'touchpoint', order: 'a0' },
    { id: 'more', title: '', role: 'touchpoint', order: 'a1' },
    { id: 'do', title: '', role: 'action', order: 'a2' },
    { id: 'think', title: '', role: 'thought', order: 'a3' },
  ],
  cards: [
    put('t1', 'a', 'touch', 'a0'),
    put('t2', 'a', 'more', 'a1'),
    put('t3', 'b', 'touch', 'a0'),
    put('t4', 'd', 'touch', 'a0'),
    put('d1', 'a', 'do', 'a0', 't1'),
    put('d2', 'a', 'do', 'a0', 't2'),
    put('d3', 'b', 'do', 'a0', 't3'),
    put('th1', 'a', 'think', 'a0', 't1'),
    put('th2', 'a', 'think', 'a0', 't2'),
    put('wa', 'a', 'think', 'a5'),
  ],
  links: [],
  frictions: [],
  metrics: [],
  fixes: [],
  personas: [],
  outcomes: [],
}

/** Drops cards and says where every one of them stands then: `stage/lane/under`, and the touchpoints of each stage. */
function drop(ids: readonly string[], grabbed: string, slot: Slot) {
  const doc = new Y.Doc()
  seedMap(doc, map)
  moveTogether(doc, planMove(map, arrange(map), ids, grabbed, slot))
  const after = readMap(doc)
  const arrangement = arrange(after)
  return {
    places: Object.fromEntries(
      ids.map((id) => {
        const place = after.cards.find((card) => card.id === id)?.place
        return [id, `${arrangement.stageOf.get(id)}/${place?.lane}/${place?.under ?? ''}`]
      }),
    ),
    columns: Object.fromEntries([...arrangement.columns].map(([stage, cards]) => [stage, cards.map(({ id }) => id)])),
  }
}

describe('cards that are dropped together', () => {
  test('of one lane stand side by side at the mark, in their order', () => {
    expect(drop(['d1', 'd2', 'd3'], 'd2', { stage: 'd', lane: 'do', under: 't4', index: 0 }).places).toEqual({
      d1: 'd/do/t4',
      d2: 'd/do/t4',
      d3: 'd/do/t4',
    })
  })

  test('in another lane than that of the card under the pointer all go there', () => {
    expect(drop(['d1', 'th2'], 'd1', { stage: 'b', lane: 'think', under: 't3', index: 0 }).places).toEqual({
      d1: 'b/think/t3',
      th2: 'b/think/t3',
    })
  })

  test('of several lanes each stay in their own, as many columns on as the one under the pointer', () => {
    expect(drop(['d1', 'th2'], 'd1', { stage: 'a', lane: 'do', under: 't2', index: 0 }).places).toEqual({
      d1: 'a/do/t2',
      th2: 'b/think/t3',
    })
    // A stage without touchpoints is a column too: the card belongs to the stage there.
    expect(drop(['d1', 'th2'], 'd1', { stage: 'b', lane: 'do', under: 't3', index: 0 }).places).toEqual({
      d1: 'b/do/t3',
      th2: 'c/think/',
    })
  })

  test('stop at the ends of the map', () => {
    expect(drop(['d3', 'th2'], 'd3', { stage: 'd', lane: 'do', under: 't4', index: 0 }).places).toEqual({
      d3: 'd/do/t4',
      th2: 'c/think/',
    })
    expect(drop(['d2', 'th1'], 'd2', { stage: 'a', lane: 'do', under: 't1', index: 0 }).places).toEqual({
      d2: 'a/do/t1',
      th1: 'a/think/t1',
    })
  })

  test('travel with their touchpoint when it is dragged too', () => {
    const { places, columns } = drop(['t1', 'd1', 'th1'], 't1', { stage: 'd', lane: 'touch', index: 1 })
    expect(places).toEqual({ t1: 'd/touch/', d1: 'd/do/t1', th1: 'd/think/t1' })
    expect(columns.d).toEqual(['t4', 't1'])
  })

  test('touchpoints of two lanes keep their lanes and their distance', () => {
    const { places, columns } = drop(['t1', 't2'], 't1', { stage: 'b', lane: 'touch', index: 1 })
    expect(places).toEqual({ t1: 'b/touch/', t2: 'b/more/' })
    expect(columns).toEqual({ a: [], b: ['t3', 't1', 't2'], c: [], d: ['t4'] })
  })

  test('cards of a stage as a whole go on by stages', () => {
    expect(drop(['d1', 'wa'], 'd1', { stage: 'd', lane: 'do', under: 't4', index: 0 }).places).toEqual({
      d1: 'd/do/t4',
      wa: 'd/think/',
    })
  })

  test('nothing moves when the drop is where they stood', () => {
    expect(drop(['d1', 'th2'], 'd1', { stage: 'a', lane: 'do', under: 't1', index: 0 }).places).toEqual({
      d1: 'a/do/t1',
      th2: 'a/think/t2',
    })
  })
})

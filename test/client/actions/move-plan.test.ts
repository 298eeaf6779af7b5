import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Direction, planMoves } from '../../../client/actions/move-plan.ts'
import type { Standing } from '../../../client/state/focus.ts'
import { readMap } from '../../../journey/doc/read.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { moveCards } from '../../../journey/edits/cards.ts'
import { arrange } from '../../../journey/model/arrange.ts'
import { freshOrders } from '../../../journey/model/order.ts'
import type { Card, JourneyMap } from '../../../journey/model/schema.ts'
import { bigMap } from '../../helpers/big-map.ts'

const orders = freshOrders(9)
const order = (index: number) => orders[index] ?? ''
const touchpoint = (id: string, stage: string, index: number): Card => ({
  id,
  title: id,
  place: { stage, lane: 'touch', order: order(index) },
})
const action = (id: string, under: string, index: number, lane = 'do'): Card => ({
  id,
  title: id,
  place: { stage: 'look', lane, order: order(index), under },
})

/** Two stages, A and B in one and C in the other; a, b, c stand under A, d under B. */
const map: JourneyMap = {
  meta: { schema: { major: 1, minor: 0 }, title: 'Shop' },
  stages: [
    { id: 'look', title: 'Looking', order: order(0), band: 'pre-sale' },
    { id: 'buy', title: 'Buying', order: order(1), band: 'sale' },
  ],
  lanes: [
    { id: 'touch', title: 'Touchpoints', order: order(0), role: 'touchpoint' },
    { id: 'do', title: 'Actions', order: order(1), role: 'action' },
    { id: 'feel', title: 'Emotion', order: order(2), role: 'emotion' },
    { id: 'think', title: 'Thoughts', order: order(3), role: 'thought' },
  ],
  cards: [
    touchpoint('A', 'look', 0),
    touchpoint('B', 'look', 1),
    touchpoint('C', 'buy', 2),
    action('a', 'A', 3),
    action('b', 'A', 4),
    action('c', 'A', 5),
    action('d', 'B', 6),
  ],
  links: [],
  frictions: [],
  metrics: [],
  fixes: [],
  personas: [],
  outcomes: [],
}

const standing = (of: JourneyMap): Standing => ({ map: of, arrangement: arrange(of) })

/** The map after moves, as they are really made. */
function moved(of: JourneyMap, ids: readonly string[], direction: Direction): JourneyMap {
  const doc = new Y.Doc()
  seedMap(doc, of)
  for (const move of planMoves(standing(of), ids, direction)) moveCards(doc, move.ids, move.slot)
  return readMap(doc)
}

/** What stands where: `A: a b c | B: d || C`. */
function picture(of: JourneyMap, lane = 'do'): string {
  const arrangement = arrange(of)
  return of.stages
    .map(({ id }) => {
      const { under, whole } = arrangement.cell(id, lane)
      const stacks = (arrangement.columns.get(id) ?? []).map((card) =>
        [card.id, (under.get(card.id) ?? []).map((other) => other.id).join(' ')].filter(Boolean).join(': '),
      )
      return [...stacks, ...(whole.length > 0 ? [`* ${whole.map((card) => card.id).join(' ')}`] : [])].join(' | ')
    })
    .join(' || ')
}

test('a touchpoint goes past its neighbour with what stands under it, and on into the next stage', () => {
  expect(picture(map)).toBe('A: a b c | B: d || C')
  const once = moved(map, ['A'], 'right')
  expect(picture(once)).toBe('B: d | A: a b c || C')
  const twice = moved(once, ['A'], 'right')
  expect(picture(twice)).toBe('B: d || A: a b c | C')
  expect(picture(moved(twice, ['A'], 'left'))).toBe('B: d | A: a b c || C')
  expect(planMoves(standing(map), ['A'], 'left')).toEqual([])
  expect(planMoves(standing(map), ['C'], 'right')).toEqual([])
})

test('touchpoints side by side move as a block, with a card under them that is selected too', () => {
  expect(picture(moved(map, ['A', 'B'], 'right'))).toBe(' || A: a b c | B: d | C')
  expect(picture(moved(map, ['B', 'C'], 'left'))).toBe('B: d | A: a b c | C || ')
  expect(picture(moved(map, ['A', 'a'], 'right'))).toBe('B: d | A: a b c || C')
  expect(picture(moved(map, ['B', 'C'], 'right'))).toBe('A: a b c || B: d | C')
})

test('a card goes down its stack first, then into the next lane that holds cards', () => {
  expect(picture(moved(map, ['a'], 'down'))).toBe('A: b a c | B: d || C')
  expect(picture(moved(map, ['a', 'b'], 'down'))).toBe('A: c a b | B: d || C')
  const below = moved(map, ['c'], 'down')
  expect(picture(below)).toBe('A: a b | B: d || C')
  expect(picture(below, 'think')).toBe('A: c | B || C')
  expect(picture(moved(below, ['c'], 'up'))).toBe('A: a b c | B: d || C')
  expect(planMoves(standing(map), ['a'], 'up')).toEqual([])
})

test('a card goes aside as far down the stack as it stands; many keep their form', () => {
  expect(picture(moved(map, ['a'], 'right'))).toBe('A: b c | B: a d || C')
  expect(picture(moved(map, ['c'], 'right'))).toBe('A: a b | B: d c || C')
  expect(picture(moved(map, ['d'], 'right'))).toBe('A: a b c | B || C: d')
  expect(picture(moved(map, ['a', 'd'], 'right'))).toBe('A: b c | B: a || C: d')
  expect(picture(moved(map, ['a', 'd'], 'down'), 'think')).toBe('A: a | B: d || C')
})

const role = (of: JourneyMap, lane: string) => of.lanes.find(({ id }) => id === lane)?.role

test('whatever is moved, no card is lost and none leaves its kind of lane', () => {
  const big = bigMap(60, 11)
  fc.assert(
    fc.property(
      fc.subarray(
        big.cards.map(({ id }) => id),
        { maxLength: 12 },
      ),
      fc.constantFrom<Direction>('left', 'right', 'up', 'down'),
      (ids, direction) => {
        const after = moved(big, ids, direction)
        expect(arrange(after).unplaced.map(({ id }) => id)).toEqual(arrange(big).unplaced.map(({ id }) => id))
        const before = new Map(big.cards.map((card) => [card.id, card]))
        const strayed = after.cards.filter(({ id, place }) => {
          const lane = before.get(id)?.place.lane ?? ''
          const hasTurned = (role(after, place.lane) === 'touchpoint') !== (role(big, lane) === 'touchpoint')
          return hasTurned || (!ids.includes(id) && place.lane !== lane)
        })
        expect(strayed).toEqual([])
        expect(after.cards).toHaveLength(big.cards.length)
      },
    ),
    { numRuns: 40 },
  )
})

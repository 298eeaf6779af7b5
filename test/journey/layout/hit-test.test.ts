import { describe, expect, test } from 'vitest'
import { addBox, cardAt, slotAt } from '../../../journey/layout/hit-test.ts'
import type { CardBox, MapLayout } from '../../../journey/layout/map-layout.ts'
import { type Slot, cardsAt } from '../../../journey/model/arrange.ts'
import { bigMap } from '../../helpers/big-map.ts'
import { changeLane, holds, layOut, overlapping, smallMap, touchpoint } from '../../helpers/laid-out.ts'
import { sampleMap } from '../../helpers/sample-map.ts'

const map = sampleMap()
const layout = layOut(map)
const centre = (box: { x: number; y: number; width: number; height: number }) =>
  [box.x + box.width / 2, box.y + box.height / 2] as const

/** The slot in which a card stands now. */
function slotOf({ arrangement }: MapLayout, { id, stage, lane, column, role }: CardBox): Slot {
  const isTouchpoint = role === 'touchpoint'
  const under = isTouchpoint || column === undefined ? {} : { under: column }
  const index = cardsAt(arrangement, { stage, lane, ...under }, isTouchpoint).findIndex((card) => card.id === id)
  return { stage, lane, ...under, index }
}

describe.each([
  ['the sample', layout],
  ['200 cards', layOut(bigMap(200, 3))],
])('%s', (_, laid) => {
  test('a card that is dropped where it stands stays there', () => {
    for (const card of laid.cards) {
      const [x, y] = centre(card)
      expect(slotAt(laid, x, y, new Set([card.id]))?.slot).toEqual(slotOf(laid, card))
    }
  })

  test('the sign of a drop lies between cards, within the lane', () => {
    for (const card of laid.cards) {
      const row = laid.laneById.get(card.lane)
      for (const y of [card.y + 2, card.y + card.height - 2]) {
        const mark = slotAt(laid, card.x + 4, y)?.mark
        expect(mark && row && holds(row.box, mark)).toBe(true)
        const inCell = laid.cards.filter(({ lane, stage }) => lane === card.lane && stage === card.stage)
        expect(mark && overlapping([mark, ...inCell])).toEqual([])
      }
    }
  })
})

test('over the upper half of a card a drop goes before it, over the lower half behind', () => {
  const card = layout.cardById.get('buy-0-action')
  const at = (y: number) => slotAt(layout, (card?.x ?? 0) + 20, y)?.slot
  expect(at((card?.y ?? 0) + 4)).toEqual({ stage: 'buy', lane: 'action', under: 'buy-0', index: 0 })
  expect(at((card?.y ?? 0) + (card?.height ?? 0) - 4)).toEqual({
    stage: 'buy',
    lane: 'action',
    under: 'buy-0',
    index: 1,
  })
})

test('touchpoints go between columns, counted over all touchpoint lanes', () => {
  const [, second] = layout.stageById.get('buy')?.columns ?? []
  const y = layout.laneById.get('touch')?.cardsTop ?? 0
  const at = (x: number, ...ignored: string[]) => slotAt(layout, x, y + 10, new Set(ignored))?.slot.index
  expect(at((second?.x ?? 0) + 10)).toBe(1)
  expect(at((second?.x ?? 0) + (second?.width ?? 0) - 10)).toBe(2)
  expect(at((second?.x ?? 0) + (second?.width ?? 0) - 10, 'buy-0')).toBe(1)
  const mark = slotAt(layout, (second?.x ?? 0) + 10, y + 10)?.mark
  expect(mark?.x).toBeLessThan(second?.x ?? 0)
  expect(mark?.height).toBeGreaterThan(mark?.width ?? 0)
})

test('a stage without touchpoints takes cards as a whole, and its first touchpoint', () => {
  const laid = layOut(smallMap([]))
  const [column] = laid.stages[0]?.columns ?? []
  const [x] = [(column?.x ?? 0) + 20]
  const action = laid.laneById.get('do')
  expect(slotAt(laid, x, (action?.box.y ?? 0) + 30)?.slot).toEqual({ stage: 's', lane: 'do', index: 0 })
  const touch = laid.laneById.get('touch')
  expect(slotAt(laid, x, (touch?.box.y ?? 0) + 30)?.slot).toEqual({ stage: 's', lane: 'touch', index: 0 })
})

test('the lower edge of a row, and the room below the stacks, mean the stage as a whole', () => {
  const laid = layOut(
    smallMap([
      touchpoint('t', 'a0'),
      { id: 'under', title: 'Under', place: { stage: 's', lane: 'do', order: 'a0', under: 't' } },
    ]),
  )
  const row = laid.laneById.get('do')
  const [x, bottom] = [(laid.cardById.get('under')?.x ?? 0) + 20, (row?.box.y ?? 0) + (row?.box.height ?? 0)]
  expect(slotAt(laid, x, bottom - 4)?.slot).toEqual({ stage: 's', lane: 'do', index: 0 })
  expect(slotAt(laid, x, bottom - 40)?.slot).toMatchObject({ under: 't' })
  const whole = layout.cardById.get('receive-wide-0')
  expect(slotAt(layout, ...centre(whole ?? layout.gutter))?.slot).toMatchObject({ stage: 'receive', lane: 'front' })
  expect(slotAt(layout, ...centre(whole ?? layout.gutter))?.slot).not.toHaveProperty('under')
})

test('a touchpoint that moves into another lane does not stand under itself', () => {
  const card = layout.cardById.get('buy-0')
  const y = (layout.laneById.get('action')?.cardsTop ?? 0) + 10
  expect(slotAt(layout, (card?.x ?? 0) + 20, y, new Set(['buy-0']))?.slot).not.toHaveProperty('under')
})

test('a collapsed lane takes a card as the last of its cell', () => {
  const laid = layOut(changeLane(map, 'action', { collapsed: true }))
  const row = laid.laneById.get('action')
  const column = laid.stageById.get('buy')?.columns[0]
  const target = slotAt(laid, (column?.x ?? 0) + 20, (row?.box.y ?? 0) + 20)
  expect(target?.slot).toEqual({ stage: 'buy', lane: 'action', under: 'buy-0', index: 1 })
  expect(row && target && holds(row.box, target.mark)).toBe(true)
})

test('off the map there is no slot; close to it there is', () => {
  expect(slotAt(layout, -200, 400)).toBeNull()
  expect(slotAt(layout, 400, layout.height + 200)).toBeNull()
  expect(slotAt(layout, layout.width - 20, (layout.laneById.get('action')?.box.y ?? 0) + 30)).not.toBeNull()
  expect(slotAt(layOut(smallMap([], { lanes: [] })), 300, 100)).toBeNull()
})

test('the card at a point', () => {
  const card = layout.cardById.get('buy-0-action')
  expect(cardAt(layout, ...centre(card ?? layout.gutter))).toBe(card)
  expect(cardAt(layout, 4, 4)).toBeUndefined()
})

test('a new card goes below the last one of its cell, or to the top of an empty one', () => {
  const last = layout.cardById.get('buy-0-action')
  const below = addBox(layout, { stage: 'buy', lane: 'action', under: 'buy-0' })
  expect(below?.y).toBe((last?.y ?? 0) + (last?.height ?? 0) + 8)
  expect(addBox(layout, { stage: 'buy', lane: 'action', under: 'buy-3' })?.y).toBe(
    layout.laneById.get('action')?.cardsTop,
  )
  const columns = layout.stageById.get('buy')?.columns
  expect(addBox(layout, { stage: 'buy', lane: 'touch' })?.x).toBe(
    (columns?.at(-1)?.x ?? 0) + (columns?.at(-1)?.width ?? 0),
  )
  const whole = addBox(layout, { stage: 'buy', lane: 'action' })
  expect(whole?.y).toBeGreaterThan(last?.y ?? 0)
})

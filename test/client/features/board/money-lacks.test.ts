import { expect, test } from 'vitest'
import { moneyLacks } from '../../../../client/features/board/board-rows.ts'
import { amountsWidth } from '../../../../client/features/board/grid-column.ts'
import { goldenMap } from '../../../journey/economics/golden-map.ts'

test('a map is asked only for what it has not', () => {
  expect(moneyLacks(goldenMap)).toEqual([])
  const unpriced = goldenMap.cards.map(({ visitCost: _cost, ...card }) => card)
  const worthless = goldenMap.outcomes.map(({ value: _value, ...outcome }) => outcome)
  expect(moneyLacks({ ...goldenMap, outcomes: worthless })).toEqual([])
  expect(moneyLacks({ ...goldenMap, cards: unpriced, outcomes: worthless })).toEqual(['worth'])
  const vague = goldenMap.frictions.map(({ exitImpact: _bad, ...friction }) => friction)
  expect(moneyLacks({ ...goldenMap, frictions: vague })).toEqual(['friction'])
  expect(moneyLacks({ ...goldenMap, cards: [], frictions: [], outcomes: [] })).toEqual(['place', 'friction', 'worth'])
})

test('a column of amounts is as wide as the longest of them', () => {
  expect(amountsWidth([], 128, 44)).toBe(128)
  expect(amountsWidth(['$12', '-$3'], 128, 44)).toBe(128)
  expect(amountsWidth(['Rp 978.860.294', 'Rp 2.040.441.176.000'], 128, 44)).toBeGreaterThanOrEqual(20 * 7 + 44)
})

import { describe, expect, it } from 'vitest'
import {
  byOrder,
  firstOrder,
  freshOrders,
  isOrder,
  maxOrderLength,
  orderAt,
  ordersAt,
} from '../../../journey/model/order.ts'
import { Chance } from '../../schedules/chance.ts'

const items = (orders: readonly string[]) => orders.map((order, index) => ({ order, id: `i${index}` }))

describe('order keys', () => {
  it('put a new item where it is wanted, at either end and between any two', () => {
    const chance = new Chance(1)
    let orders = freshOrders(3)
    for (let count = 0; count < 300; count++) {
      const index = chance.below(orders.length + 1)
      const order = orderAt(orders, index)
      expect(orders.includes(order)).toBe(false)
      orders = [...orders, order].sort()
      expect(orders.indexOf(order)).toBe(index)
    }
  })

  it('have room for 5,000 items in one and the same gap', () => {
    const [low = '', high = ''] = freshOrders(2)
    let next = high
    for (let count = 0; count < 5_000; count++) {
      const order = orderAt([low, next], 1)
      expect(order > low && order < next).toBe(true)
      next = order
    }
    expect(next.length).toBeLessThan(maxOrderLength)
    expect(isOrder(next)).toBe(true)
  })

  it('of two people who insert at the same time are equal, and the next item still finds a place', () => {
    const orders = ['a0', 'a1', 'a1', 'a1', 'a2']
    for (const index of [1, 2, 3, 4]) {
      const order = orderAt(orders, index)
      expect(isOrder(order)).toBe(true)
      expect(order < 'a2').toBe(true)
      expect(order > (index === 1 ? 'a0' : 'a1')).toBe(true)
    }
    expect(orderAt(['a0', 'a0'], 2) > 'a0').toBe(true)
    expect(orderAt(['a0', 'a0'], 0) < 'a0').toBe(true)
  })

  it('for several items side by side are strictly between their neighbours', () => {
    const orders = ordersAt(['a0', 'a1'], 1, 5)
    expect(['a0', ...orders, 'a1']).toEqual([...new Set(['a0', ...orders, 'a1'])].sort())
    expect(orders).toHaveLength(5)
    expect(ordersAt([], 0, 0)).toEqual([])
  })

  it('take any index for the nearest one', () => {
    expect(orderAt([], 7)).toBe(firstOrder)
    expect(orderAt(['a0'], 99) > 'a0').toBe(true)
    expect(orderAt(['a0'], -3) < 'a0').toBe(true)
  })

  it('are told from other texts', () => {
    for (const text of [
      '',
      'a',
      'a00',
      'A00000000000000000000000000',
      '0',
      '-',
      'aé',
      'a0 ',
      `a0${'V'.repeat(maxOrderLength)}`,
    ])
      expect([text.slice(0, 30), isOrder(text)]).toEqual([text.slice(0, 30), false])
    for (const text of ['a0', 'Zz', 'a0V', 'zzzzzzzzzzzzzzzzzzzzzzzzzzz', `a0${'V'.repeat(500)}`])
      expect(isOrder(text)).toBe(true)
  })

  it('that are taken for such never fail later, whatever they are made of', () => {
    const chance = new Chance(2)
    const signs = ['A', 'B', 'Y', 'Z', 'a', 'b', 'y', 'z', '0', '1', '9', 'V', '-', 'é', ' ']
    const keys = new Set<string>()
    for (let count = 0; count < 20_000; count++) {
      const key = Array.from({ length: 1 + chance.below(5) }, () => chance.pick(signs)).join('')
      const long = chance.odds(30) ? `${chance.one(['A', 'z'])}${key.repeat(9).slice(0, 26 + chance.below(3))}` : key
      if (isOrder(long)) keys.add(long)
    }
    const orders = [...keys].sort()
    expect(orders.length).toBeGreaterThan(500)
    for (let index = 0; index <= orders.length; index++) {
      const order = orderAt(orders, index)
      expect(isOrder(order)).toBe(true)
      expect(index === 0 || order > (orders[index - 1] ?? '')).toBe(true)
      expect(index === orders.length || order < (orders[index] ?? '')).toBe(true)
    }
  })

  it('work at the very ends of what can be written', () => {
    const [least, most] = ['A00000000000000000000000000V', 'zzzzzzzzzzzzzzzzzzzzzzzzzzz']
    expect(orderAt([least], 0) < least).toBe(true)
    expect(orderAt([most], 1) > most).toBe(true)
  })

  it('sort equal keys by id, alike for everybody', () => {
    const list = items(['a1', 'a0', 'a1', 'a0'])
    const sorted = list.toSorted(byOrder).map(({ id }) => id)
    expect(sorted).toEqual(['i1', 'i3', 'i0', 'i2'])
    expect(
      list
        .toReversed()
        .toSorted(byOrder)
        .map(({ id }) => id),
    ).toEqual(sorted)
    expect(byOrder({ order: 'a0', id: 'x' }, { order: 'a0', id: 'x' })).toBe(0)
  })
})

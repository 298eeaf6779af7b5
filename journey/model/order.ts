import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

/** The order key of the first of anything. */
export const firstOrder = generateKeyBetween(null, null)

/** Longer keys are taken for damage: some ten thousand insertions into one and the same gap stay below it. */
export const maxOrderLength = 2_000

/** Whether a string is a fractional order key that {@link orderAt} can work with. */
export function isOrder(value: string): boolean {
  // The library takes some keys with foreign digits for good, and fails at them later.
  if (value.length > maxOrderLength || !/^[0-9A-Za-z]+$/.test(value)) return false
  try {
    generateKeyBetween(value, null)
    return true
  } catch {
    return false
  }
}

/** Compares by order key, then by id, so that equal keys (two people inserting at once) sort alike everywhere. */
export function byOrder(a: { order: string; id: string }, b: { order: string; id: string }): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/**
 * A key for a new item at `index` of a list sorted by {@link byOrder}, given the list's keys.
 * Between equal keys there is no room: the item then goes behind the last of them.
 */
export function orderAt(orders: readonly string[], index: number): string {
  return ordersAt(orders, index, 1)[0] ?? firstOrder
}

/** As {@link orderAt}, for `count` new items side by side. */
export function ordersAt(orders: readonly string[], index: number, count: number): string[] {
  const after = index > 0 ? (orders[Math.min(index, orders.length) - 1] ?? null) : null
  let next = Math.max(index, 0)
  while (after !== null && next < orders.length && (orders[next] ?? '') <= after) next++
  return generateNKeysBetween(after, orders[next] ?? null, count)
}

/** `count` keys for a list made from nothing. */
export function freshOrders(count: number): string[] {
  return generateNKeysBetween(null, null, count)
}

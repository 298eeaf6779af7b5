/**
 * `now`, or `before` where both hold the same: then whoever compares by identity sees no change. Lists keep what they can
 * item by item. For plain data of layouts: objects, arrays, numbers, strings.
 */
export function keepUnchanged<T>(before: T | undefined, now: T): T {
  if (before === undefined || before === now) return now
  if (Array.isArray(now) && Array.isArray(before)) {
    const earlier: readonly unknown[] = before
    const items = now.map((item: unknown, index) => keepUnchanged(earlier[index], item))
    return earlier.length === items.length && items.every((item, index) => item === earlier[index])
      ? before
      : (items as unknown as T)
  }
  return isSame(before, now) ? before : now
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => isSame(item, b[index]))
  const before = a as Readonly<Record<string, unknown>>
  const now = b as Readonly<Record<string, unknown>>
  const keys = Object.keys(before)
  return keys.length === Object.keys(now).length && keys.every((key) => isSame(before[key], now[key]))
}

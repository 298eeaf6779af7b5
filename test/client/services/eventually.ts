import { vi } from 'vitest'

/** Waits until assertions hold, long enough for a busy machine. */
export function eventually<T>(
  assertions: () => T | Promise<T>,
  { timeout = 8_000, interval = 5 }: { readonly timeout?: number; readonly interval?: number } = {},
): Promise<T> {
  return vi.waitFor(assertions, { timeout, interval })
}

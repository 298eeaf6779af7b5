/** Writes a second up to which nothing is held back. */
const freeWrites = 6_000
/** Longest time that anything is held back. */
const longestMs = 16
const windowMs = 100

/**
 * How long to gather changes before they go out. A quiet server sends at once; a busy one gathers the longer, the more
 * receivers there are, since the cost is in the number of writes and not in their size.
 */
export class Pace {
  readonly #now: () => number
  #windowStart = 0
  #writes = 0
  #rate = 0

  /** @param now ms; only differences count. */
  constructor(now: () => number) {
    this.#now = now
  }

  /** Notes that so many sockets were written to. */
  note(writes: number): void {
    this.#turn()
    this.#writes += writes
  }

  /** ms to gather changes for so many receivers. */
  delayMs(receivers: number): number {
    this.#turn()
    return this.#rate < freeWrites ? 0 : Math.min(longestMs, receivers / 4)
  }

  #turn(): void {
    const elapsed = this.#now() - this.#windowStart
    if (elapsed < windowMs) return
    this.#rate = (this.#writes * 1_000) / elapsed
    this.#windowStart += elapsed
    this.#writes = 0
  }
}

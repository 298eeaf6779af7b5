/** Deliveries a second up to which nothing is held back. */
const freeDeliveries = 6_000
/** Longest time that anything is held back. */
const longestMs = 16
const windowMs = 100

/**
 * How long to gather changes before they go out. A quiet server sends at once; a busy one gathers the longer, the more
 * receivers there are, since the cost is in the number of writes and not in their size. How busy it is does not depend on
 * what is gathered: it would go back and forth otherwise.
 */
export class Pace {
  readonly #now: () => number
  #windowStart = 0
  #deliveries = 0
  #rate = 0

  /** @param now ms; only differences count. */
  constructor(now: () => number) {
    this.#now = now
  }

  /** Notes that something came which goes to so many. */
  note(receivers: number): void {
    this.#turn()
    this.#deliveries += receivers
  }

  /** ms to gather changes for so many receivers. */
  delayMs(receivers: number): number {
    this.#turn()
    return this.#rate < freeDeliveries ? 0 : Math.min(longestMs, receivers / 4)
  }

  #turn(): void {
    const elapsed = this.#now() - this.#windowStart
    if (elapsed < windowMs) return
    this.#rate = (this.#deliveries * 1_000) / elapsed
    this.#windowStart += elapsed
    this.#deliveries = 0
  }
}

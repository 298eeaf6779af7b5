import type { Rate } from './settings.ts'

/** Lets a number of things pass at once and a number a second from then on. */
export class TokenBucket {
  readonly #rate: Rate
  readonly #now: () => number
  #tokens: number
  #at: number

  /** @param now ms; only differences count. */
  constructor(rate: Rate, now: () => number) {
    this.#rate = rate
    this.#now = now
    this.#tokens = rate.atOnce
    this.#at = now()
  }

  /** Takes what has happened into account. Returns the ms until nothing more is owed; 0 while it is within the rate. */
  spend(count: number): number {
    this.#fill()
    this.#tokens -= count
    return this.#tokens >= 0 ? 0 : (-this.#tokens / this.#rate.perSecond) * 1_000
  }

  /** Takes `count` if that many are there. */
  take(count = 1): boolean {
    this.#fill()
    if (this.#tokens < count) return false
    this.#tokens -= count
    return true
  }

  /** Whether nothing has been taken for so long that it is as new. */
  get isFull(): boolean {
    this.#fill()
    return this.#tokens >= this.#rate.atOnce
  }

  #fill(): void {
    const now = this.#now()
    const gained = ((now - this.#at) * this.#rate.perSecond) / 1_000
    this.#tokens = Math.min(this.#rate.atOnce, this.#tokens + gained)
    this.#at = now
  }
}

import { isLoopback } from '../http/client-address.ts'
import type { Rate } from '../settings.ts'
import { TokenBucket } from '../token-bucket.ts'

/** Ten wrong passwords from an address, then one every half minute. */
const perAddress: Rate = { atOnce: 10, perSecond: 1 / 30 }
/** Whoever guesses from many addresses gets no further than this. */
const inTotal: Rate = { atOnce: 200, perSecond: 1 }

/** Addresses that are remembered, before those are forgotten that have not failed for long. */
const mostAddresses = 10_000

/** Counts wrong passwords, so that nobody can try many. */
export class Tries {
  readonly #now: () => number
  readonly #total: TokenBucket
  readonly #addresses = new Map<string, TokenBucket>()

  /** @param now ms; only differences count. */
  constructor(now: () => number) {
    this.#now = now
    this.#total = new TokenBucket(inTotal, now)
  }

  /** How long an address must wait before its next try, in ms; 0 when it may try. */
  waitMs(address: string): number {
    return Math.max(this.#total.spend(0), this.#addresses.get(address)?.spend(0) ?? 0)
  }

  /** Counts a try that failed. */
  failed(address: string): void {
    this.#total.spend(1)
    // Everybody comes from there where a proxy stands in front that is not trusted.
    if (isLoopback(address)) return
    const bucket = this.#addresses.get(address) ?? new TokenBucket(perAddress, this.#now)
    if (this.#addresses.size >= mostAddresses) this.#forgetOld()
    this.#addresses.set(address, bucket)
    bucket.spend(1)
  }

  #forgetOld(): void {
    for (const [address, bucket] of this.#addresses) if (bucket.isFull) this.#addresses.delete(address)
  }
}

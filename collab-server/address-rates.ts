import { isLoopback } from './http/client-address.ts'
import type { AddressRateName, AddressRates as Rates } from './settings.ts'
import { TokenBucket } from './token-bucket.ts'

/** Addresses that are remembered; of more, those first that have done nothing for long, then the oldest. */
const mostAddresses = 10_000

/**
 * What may come from one address, however many connections and requests it makes of it. Many people can stand behind one:
 * an office, a conference. This machine is not counted: where a proxy stands in front that is not trusted, everybody
 * comes from here.
 */
export class AddressRates {
  readonly #rates: Rates
  readonly #now: () => number
  readonly #buckets = new Map<string, Map<AddressRateName, TokenBucket>>()
  readonly #sockets = new Map<string, number>()

  /** @param now ms; only differences count. */
  constructor(rates: Rates, now: () => number) {
    this.#rates = rates
    this.#now = now
  }

  /** Whether one more of something may be done for an address; if so it is counted. */
  take(name: AddressRateName, address: string): boolean {
    return isLoopback(address) || this.#bucket(name, address).take()
  }

  /** Counts what has happened. Returns the ms until nothing more is owed. */
  spend(name: AddressRateName, address: string, count = 1): number {
    return isLoopback(address) ? 0 : this.#bucket(name, address).spend(count)
  }

  /** Seconds after which there is room for one more, for one who was told that there is none. */
  waitSeconds(name: AddressRateName): number {
    return Math.ceil(1 / this.#rates[name].perSecond)
  }

  /** Counts a socket of an address until it is let go; undefined when it has too many. */
  hold(address: string): (() => void) | undefined {
    if (isLoopback(address)) return () => undefined
    const count = this.#sockets.get(address) ?? 0
    if (count >= this.#rates.socketsAtOnce) return undefined
    this.#sockets.set(address, count + 1)
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      const left = (this.#sockets.get(address) ?? 1) - 1
      if (left > 0) this.#sockets.set(address, left)
      else this.#sockets.delete(address)
    }
  }

  /** How many addresses are remembered. */
  get known(): number {
    return this.#buckets.size
  }

  #bucket(name: AddressRateName, address: string): TokenBucket {
    let ofAddress = this.#buckets.get(address)
    if (ofAddress === undefined) {
      if (this.#buckets.size >= mostAddresses) this.#forget()
      ofAddress = new Map()
      this.#buckets.set(address, ofAddress)
    }
    let bucket = ofAddress.get(name)
    if (bucket === undefined) ofAddress.set(name, (bucket = new TokenBucket(this.#rates[name], this.#now)))
    return bucket
  }

  #forget(): void {
    for (const [address, ofAddress] of this.#buckets)
      if ([...ofAddress.values()].every(({ isFull }) => isFull)) this.#buckets.delete(address)
    for (const address of this.#buckets.keys()) {
      if (this.#buckets.size < mostAddresses * 0.9) return
      this.#buckets.delete(address)
    }
  }
}

import type { Chain } from './chain.ts'
import { seededRandom, shuffle } from './random.ts'

/** What each friction costs per period, in the map's currency, by its index. */
export interface Leaks {
  /** Value with that friction alone removed, less value now. Not to be added up: frictions interact. */
  readonly atRisk: Float64Array
  /** What removing all of them together would bring. */
  readonly joint: number
  /** The joint gain shared out fairly (Shapley 1953): sums to `joint`. */
  readonly shares: Float64Array
  /** Standard error of each share where they were sampled; undefined where they are exact. */
  readonly standardErrors: Float64Array | undefined
}

interface LeakOptions {
  /** Of the sampled orders; the same seed gives the same figures. 1 by default. */
  readonly seed?: number
  /** Up to so many frictions that do anything the shares are exact; 12 by default, which takes 4,096 solutions. */
  readonly exactTo?: number
}

const sampledOrders = 500

/**
 * What the frictions of a network cost. The shares of few frictions are exact; of more they are estimated from random
 * orders in which the frictions are removed, each followed by its reverse.
 */
export function findLeaks(chain: Chain, { seed = 1, exactTo = 12 }: LeakOptions = {}): Leaks {
  const { frictions, entrants } = chain.network
  const now = chain.value()
  const without = (removed: ReadonlySet<number>) => chain.value((friction) => (removed.has(friction) ? 0 : 1))
  const gain = (removed: ReadonlySet<number>) => (without(removed) - now) * entrants
  const atRisk = Float64Array.from(frictions, (_, friction) => gain(new Set([friction])))
  const working = frictions.flatMap(({ frequency, exitImpact, at }, index) =>
    frequency > 0 && exitImpact > 0 && at.length > 0 ? [index] : [],
  )
  const joint = gain(new Set(working))
  const shared = working.length <= exactTo ? exactly(working, gain) : bySampling(working, gain, seed)
  const spreadOut = (values: Float64Array) => {
    const all = new Float64Array(frictions.length)
    working.forEach((friction, position) => (all[friction] = values[position] ?? 0))
    return all
  }
  return {
    atRisk,
    joint,
    shares: spreadOut(shared.shares),
    standardErrors: shared.errors && spreadOut(shared.errors),
  }
}

type Gain = (removed: ReadonlySet<number>) => number
interface Shares {
  readonly shares: Float64Array
  readonly errors: Float64Array | undefined
}

/** Every subset is solved once; a friction's share is the mean of what it adds, over all orders of removal. */
function exactly(frictions: readonly number[], gain: Gain): Shares {
  const count = frictions.length
  const gains = new Float64Array(1 << count)
  for (let subset = 1; subset < gains.length; subset++)
    gains[subset] = gain(new Set(frictions.filter((_, position) => (subset & (1 << position)) !== 0)))
  // Orders in which a given subset of `size` comes before, out of all: size! (n − size − 1)! ÷ n!
  const weights = Array.from(
    { length: count },
    (_, size) => factorial(size) * (factorial(count - size - 1) / factorial(count)),
  )
  const shares = new Float64Array(count)
  for (let subset = 0; subset < gains.length; subset++) {
    const weight = weights[bitsIn(subset)] ?? 0
    for (let position = 0; position < count; position++) {
      const bit = 1 << position
      if ((subset & bit) !== 0) continue
      shares[position] = (shares[position] ?? 0) + weight * ((gains[subset | bit] ?? 0) - (gains[subset] ?? 0))
    }
  }
  return { shares, errors: undefined }
}

/** The mean over random orders. An order and its reverse are one draw: their errors largely cancel out. */
function bySampling(frictions: readonly number[], gain: Gain, seed: number): Shares {
  const random = seededRandom(seed)
  const count = frictions.length
  const sum = new Float64Array(count)
  const squares = new Float64Array(count)
  const draws = sampledOrders / 2
  for (let draw = 0; draw < draws; draw++) {
    const order = shuffle(
      Array.from({ length: count }, (_, position) => position),
      random,
    )
    const added = new Float64Array(count)
    for (const way of [order, order.toReversed()]) {
      const removed = new Set<number>()
      let before = 0
      for (const position of way) {
        removed.add(frictions[position] ?? 0)
        const after = gain(removed)
        added[position] = (added[position] ?? 0) + (after - before) / 2
        before = after
      }
    }
    added.forEach((value, position) => {
      sum[position] = (sum[position] ?? 0) + value
      squares[position] = (squares[position] ?? 0) + value * value
    })
  }
  const shares = sum.map((total) => total / draws)
  const errors = squares.map((total, position) => {
    const mean = shares[position] ?? 0
    return Math.sqrt(Math.max(0, total / draws - mean * mean) / (draws - 1))
  })
  return { shares, errors }
}

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1)
}

function bitsIn(subset: number): number {
  let count = 0
  for (let rest = subset; rest !== 0; rest &= rest - 1) count++
  return count
}

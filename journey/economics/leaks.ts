import type { Chain } from './chain.ts'
import { type Gains, openGains } from './gains.ts'
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

/** Orders that are sampled, unless they would take more than `mostWork` multiplications; never less than the least. */
const mostOrders = 500
const leastOrders = 10
const mostWork = 2e9

/** Money at risk alone: value per period with each friction removed, less value now, by its index. */
export function atRiskOf(chain: Chain, gains = openGains(chain)): Float64Array {
  const { frictions, entrants } = chain.network
  return Float64Array.from(frictions, (_, friction) => gains.gainAt(friction, 0) * entrants)
}

/**
 * What the frictions of a network cost. The shares of few frictions are exact; of more they are estimated from random
 * orders in which the frictions are removed, each followed by its reverse.
 */
export function findLeaks(chain: Chain, { seed = 1, exactTo = 12 }: LeakOptions = {}): Leaks {
  const { frictions, entrants } = chain.network
  const start = openGains(chain)
  const working = frictions.flatMap(({ frequency, exitImpact, at }, index) =>
    frequency > 0 && exitImpact > 0 && at.length > 0 ? [index] : [],
  )
  const all = start.copy()
  for (const friction of working) all.set(friction, 0)
  const shared = working.length <= exactTo ? exactly(working, start) : bySampling(working, start, seed)
  const spreadOut = (values: Float64Array) => {
    const all = new Float64Array(frictions.length)
    working.forEach((friction, position) => (all[friction] = (values[position] ?? 0) * entrants))
    return all
  }
  return {
    atRisk: atRiskOf(chain, start),
    joint: all.gain * entrants,
    shares: spreadOut(shared.shares),
    standardErrors: shared.errors && spreadOut(shared.errors),
  }
}

interface Shares {
  readonly shares: Float64Array
  readonly errors: Float64Array | undefined
}

/** Every subset is solved once; a friction's share is the mean of what it adds, over all orders of removal. */
function exactly(frictions: readonly number[], start: Gains): Shares {
  const count = frictions.length
  const gains = new Float64Array(1 << count)
  const walks = Array.from({ length: count + 1 }, () => start.copy())
  const tryFrom = (next: number, subset: number, depth: number) => {
    const [before, walk] = [walks[depth], walks[depth + 1]]
    if (!before || !walk) return
    for (let position = next; position < count; position++) {
      const larger = subset | (1 << position)
      walk.take(before)
      walk.set(frictions[position] ?? 0, 0)
      gains[larger] = walk.gain
      tryFrom(position + 1, larger, depth + 1)
    }
  }
  tryFrom(0, 0, 0)
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
function bySampling(frictions: readonly number[], start: Gains, seed: number): Shares {
  const random = seededRandom(seed)
  const count = frictions.length
  const sum = new Float64Array(count)
  const squares = new Float64Array(count)
  const affordable = Math.floor(mostWork / (start.work * count))
  const draws = Math.floor(Math.min(mostOrders, Math.max(leastOrders, affordable)) / 2)
  const walk = start.copy()
  for (let draw = 0; draw < draws; draw++) {
    const order = shuffle(
      Array.from({ length: count }, (_, position) => position),
      random,
    )
    const added = new Float64Array(count)
    for (const way of [order, order.toReversed()]) {
      walk.take(start)
      let before = walk.gain
      for (const position of way) {
        walk.set(frictions[position] ?? 0, 0)
        const after = walk.gain
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

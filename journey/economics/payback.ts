import { asFigure } from '../model/figure.ts'
import type { JourneyMap } from '../model/schema.ts'
import { type AnalyseOptions, costOf } from './analyse.ts'
import { drawer } from './quantity.ts'
import { seededRandom } from './random.ts'

/** Periods until the gain of a scenario has earned its cost, over the worlds that were drawn; null: never. */
export interface PaybackSpread {
  readonly p10: number | null
  readonly p50: number | null
  readonly p90: number | null
  /** Share of the worlds in which it never does, 0…1. */
  readonly never: number
}

interface CostOptions extends AnalyseOptions {
  readonly draws: number
  readonly seed: number
}

/** Costs are drawn from a row of random numbers of their own: a range of a cost changes no value of a scenario. */
const costSeed = 0x5eed

/**
 * What scenarios cost, once, in every draw. What a fix costs in one draw is the same for all scenarios. Null for a
 * scenario that spends nothing, or carries out a fix that nobody put a cost on.
 */
export function costDrawer(map: JourneyMap, { draws, seed, ...options }: CostOptions) {
  const random = seededRandom(seed ^ costSeed)
  const drawn = new Map(
    map.fixes.flatMap(({ id, cost }) => {
      if (cost === undefined || costOf(cost, options) === null) return []
      const draw = drawer(asFigure(cost).value, 'amount')
      return [[id, Float64Array.from({ length: draws }, () => draw(random))] as const]
    }),
  )
  const exists = new Set(map.fixes.map(({ id }) => id))
  return (strengths: Readonly<Record<string, number>>): Float64Array | null => {
    const carriedOut = Object.entries(strengths).filter(([id, strength]) => strength > 0 && exists.has(id))
    if (carriedOut.some(([id]) => !drawn.has(id))) return null
    const total = new Float64Array(draws)
    for (const [id, strength] of carriedOut)
      drawn.get(id)?.forEach((cost, draw) => (total[draw] = (total[draw] ?? 0) + cost * strength))
    return total.some((cost) => cost > 0) ? total : null
  }
}

/** How many costs of fixes are ranges. */
export function uncertainCosts(map: JourneyMap, options: AnalyseOptions): number {
  return map.fixes.filter(
    ({ cost }) => cost !== undefined && costOf(cost, options) !== null && typeof asFigure(cost).value !== 'number',
  ).length
}

/** How payback spreads: by draw, cost over gain; a draw that gains nothing never pays back, and stands last. */
export function paybackSpread(gains: Float64Array, costs: Float64Array): PaybackSpread {
  const periods = gains.map((gain, draw) => {
    const cost = costs[draw] ?? 0
    return cost === 0 ? 0 : gain > 0 ? cost / gain : Infinity
  })
  const sorted = periods.toSorted()
  // Between the two nearest as other percentiles are, but not between a time and never.
  const at = (share: number) => {
    const place = share * (sorted.length - 1)
    const [below = Infinity, above = Infinity] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
    const found = above === Infinity ? above : below + (above - below) * (place - Math.floor(place))
    return Number.isFinite(found) ? found : null
  }
  const never = periods.reduce((count, period) => count + (period === Infinity ? 1 : 0), 0) / periods.length
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9), never }
}

import type { Bounds, Quantity } from '../model/figure.ts'
import type { Random } from './random.ts'

/**
 * Draws values of a quantity.
 *
 * A range becomes a two-piece normal distribution (Fechner 1897; Wallis 2014) that meets its three percentiles exactly:
 * of the logit of a share, of the logarithm of an amount, so that no draw leaves the bounds. A range that touches its
 * bound is drawn as it is, and cut off there. Counts become the Jeffreys posterior, Beta(k + ½, n − k + ½).
 */
export function drawer(quantity: Quantity, bounds: Bounds): (random: Random) => number {
  if (typeof quantity === 'number') return () => quantity
  if ('k' in quantity) {
    const { k, n } = quantity
    return (random) => beta(k + 0.5, n - k + 0.5, random)
  }
  const { to, from } = scaleOf(quantity, bounds)
  const [low, mid, high] = [to(quantity.p10), to(quantity.p50), to(quantity.p90)]
  const below = (mid - low) / decile
  const above = (high - mid) / decile
  return (random) => {
    const deviation = normal(random)
    return from(mid + deviation * (deviation < 0 ? below : above))
  }
}

/** The 90th percentile of the standard normal distribution. */
const decile = 1.2815515655446004

interface Scale {
  readonly to: (value: number) => number
  readonly from: (value: number) => number
}

function scaleOf({ p10, p90 }: { readonly p10: number; readonly p90: number }, bounds: Bounds): Scale {
  if (bounds === 'share' && p10 > 0 && p90 < 1)
    return { to: (share) => Math.log(share / (1 - share)), from: (logit) => 1 / (1 + Math.exp(-logit)) }
  if (bounds === 'amount' && p10 > 0) return { to: Math.log, from: Math.exp }
  const least = bounds === 'any' ? -Infinity : 0
  const most = bounds === 'share' ? 1 : Infinity
  return { to: (value) => value, from: (value) => Math.min(most, Math.max(least, value)) }
}

/** Standard normal (Box & Muller 1958). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

function beta(a: number, b: number, random: Random): number {
  const x = gamma(a, random)
  return x / (x + gamma(b, random))
}

/** Gamma with scale 1 (Marsaglia & Tsang 2000). */
function gamma(shape: number, random: Random): number {
  if (shape < 1) return gamma(shape + 1, random) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

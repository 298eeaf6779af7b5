/** What is known of how values are spread: three of their quantiles, and how many they are. */
export interface Spread {
  readonly p10: number
  readonly p50: number
  readonly p90: number
  readonly weight: number
}

/**
 * A quantile of several distributions taken together, each weighted by how many values it has. An approximation: between
 * its known quantiles each distribution is taken as even, and beyond them as going on a quarter as far as they stand
 * from the median. It always lies between the smallest and the greatest of the single quantiles.
 * @param share 0.1, 0.5 or 0.9
 */
export function joinedQuantile(spreads: readonly Spread[], share: 0.1 | 0.5 | 0.9): number {
  const single = spreads.map((spread) => (share === 0.1 ? spread.p10 : share === 0.5 ? spread.p50 : spread.p90))
  let low = Math.min(...single)
  let high = Math.max(...single)
  const all = spreads.reduce((total, { weight }) => total + weight, 0)
  // Halving 80 times is past the last digit of any number.
  for (let step = 0; step < 80 && low < high; step += 1) {
    const middle = (low + high) / 2
    const below = spreads.reduce((total, spread) => total + spread.weight * shareBelow(spread, middle), 0) / all
    if (below < share) low = middle
    else high = middle
  }
  return high
}

function shareBelow({ p10, p50, p90 }: Spread, value: number): number {
  const knots: readonly (readonly [number, number])[] = [
    [p10 - (p50 - p10) / 4, 0],
    [p10, 0.1],
    [p50, 0.5],
    [p90, 0.9],
    [p90 + (p90 - p50) / 4, 1],
  ]
  let [left, leftShare] = knots[0] ?? [0, 0]
  if (value < left) return 0
  for (const [right, rightShare] of knots.slice(1)) {
    if (value < right) return leftShare + ((rightShare - leftShare) * (value - left)) / (right - left)
    ;[left, leftShare] = [right, rightShare]
  }
  return 1
}

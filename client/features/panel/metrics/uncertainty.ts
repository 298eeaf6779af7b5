import { catalogueMetric } from '../../../../journey/metrics/catalogue.ts'
import { type PercentInterval, npsMarginOfError, wilsonInterval } from '../../../../journey/metrics/formulas.ts'
import type { Metric } from '../../../../journey/model/schema.ts'

/** How far chance alone may have moved a value, at 95 % confidence. */
export type Uncertainty =
  | { readonly kind: 'margin'; readonly points: number }
  | ({ readonly kind: 'interval' } & PercentInterval)

/**
 * The uncertainty that follows from a value and its sample size; undefined where it does not follow from these two.
 *
 * The margin of a Net Promoter Score depends on how many answers were passive, which a map does not hold: with none it is
 * the widest that the score allows, so that the true margin is at most this.
 */
export function uncertaintyOf({ key, value, n }: Pick<Metric, 'key' | 'value' | 'n'>): Uncertainty | undefined {
  if (value === undefined || n === undefined || n === 0) return undefined
  const known = catalogueMetric(key)
  if (key === 'nps') {
    const promoters = (n * (1 + value / 100)) / 2
    const points = npsMarginOfError({ promoters, passives: 0, detractors: n - promoters })
    return points === undefined ? undefined : { kind: 'margin', points }
  }
  // A percentage that cannot exceed 100 is a share of n; 100 − churn is as well.
  if (known?.unitKind !== 'percent' || known.range?.[1] !== 100) return undefined
  const interval = wilsonInterval((value / 100) * n, n)
  return interval && { kind: 'interval', ...interval }
}

import type { Figure, Quantity } from '../model/figure.ts'
import type { JourneyMap, Metric } from '../model/schema.ts'

/** An exit as an abandonment metric counts it. */
export interface MetricExit {
  /** Id of the metric. */
  readonly metric: string
  /** The exit as a share, 0…1. */
  readonly figure: Figure
}

/**
 * What the abandonment metrics of a map say of exits, by the id of what they measure: the catalogue rolls that metric up
 * as the exit probability. Of several with a value the first in the map's order counts. A percentage out of 0…100 says
 * nothing.
 */
export function metricExits(map: JourneyMap): ReadonlyMap<string, MetricExit> {
  const exits = new Map<string, MetricExit>()
  for (const metric of map.metrics) {
    if (metric.key !== 'abandonment' || metric.on === undefined || exits.has(metric.on)) continue
    const value = shareOf(metric)
    if (value === undefined) continue
    const { evidence, source, asOf, expires, owner } = metric
    exits.set(metric.on, { metric: metric.id, figure: { value, evidence, source, asOf, expires, owner } })
  }
  return exits
}

function shareOf({ value, p10, p90, n }: Metric): Quantity | undefined {
  if (value === undefined || value < 0 || value > 100) return undefined
  const share = value / 100
  if (p10 !== undefined && p90 !== undefined && 0 <= p10 && p10 <= value && value <= p90 && p90 <= 100)
    return { p10: p10 / 100, p50: share, p90: p90 / 100 }
  if (n === undefined || n < 1) return share
  // A percentage may be rounded: counts stand for it only where they say the same to a tenth of a percent.
  const k = Math.round(share * n)
  return Math.abs(k / n - share) < 5e-4 ? { k, n } : share
}

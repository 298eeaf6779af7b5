import type { JourneyMap, Metric } from '../model/schema.ts'

/** The same metric gives the same one without its number, so that what did not change is known to be the same. */
const without = new WeakMap<Metric, Metric>()

/** A map whose assumed metrics have no number, as if they were still to be measured; the map itself where it has none. */
export function withoutAssumptions(map: JourneyMap): JourneyMap {
  if (!map.metrics.some(isAssumption)) return map
  return { ...map, metrics: map.metrics.map((metric) => (isAssumption(metric) ? blank(metric) : metric)) }
}

const isAssumption = ({ evidence, value }: Metric) => evidence === 'assumed' && value !== undefined

function blank(metric: Metric): Metric {
  let known = without.get(metric)
  if (!known) {
    const { value: _value, n: _n, p10: _p10, p90: _p90, inputs: _inputs, series: _series, ...rest } = metric
    without.set(metric, (known = rest))
  }
  return known
}

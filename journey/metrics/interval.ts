import { type Quantity } from '../model/figure.ts'
import type { Metric } from '../model/schema.ts'
import type { Language } from '../model/vocabulary.ts'
import { catalogueMetric } from './catalogue.ts'
import { nps, npsMarginOfError, wilsonInterval } from './formulas.ts'
import { formatNumber, formatPercent, formatMetric } from './number-format.ts'

/**
 * How an interval came about: `wilson` and `nps` are 95 % confidence intervals of what was counted; `nps-at-most` is the
 * widest that a score and its number of answers allow; `range` is what someone gave, from one in ten to nine in ten.
 */
export type IntervalKind = 'wilson' | 'nps' | 'nps-at-most' | 'range'

/** Where a value may truly lie, in its own unit. */
export interface Interval {
  readonly kind: IntervalKind
  readonly low: number
  readonly high: number
}

type Uncertain = Pick<Metric, 'key' | 'value' | 'n' | 'inputs' | 'p10' | 'p90'>

/**
 * The interval of a metric. A range that was given goes before one that is reckoned. A share has the Wilson interval, a
 * Net Promoter Score its margin of error; both need the sample size or what the value was reckoned from. Undefined where
 * nothing follows: means and medians say nothing of their spread.
 */
export function intervalOf({ key, value, n, inputs, p10, p90 }: Uncertain): Interval | undefined {
  if (value === undefined) return undefined
  if (p10 !== undefined && p90 !== undefined && p10 <= value && value <= p90)
    return { kind: 'range', low: p10, high: p90 }
  if (key === 'nps') return npsInterval(value, n, inputs)
  const known = catalogueMetric(key)
  // A percentage that cannot exceed 100 is a share of n; 100 − churn is as well.
  if (known?.unitKind !== 'percent' || known.range?.[1] !== 100 || n === undefined) return undefined
  const interval = wilsonInterval((value / 100) * n, n)
  return interval && { kind: 'wilson', ...interval }
}

function npsInterval(value: number, n: number | undefined, inputs: Metric['inputs']): Interval | undefined {
  const around = (kind: IntervalKind, margin: number | undefined): Interval | undefined =>
    margin === undefined
      ? undefined
      : { kind, low: Math.max(value - margin, -100), high: Math.min(value + margin, 100) }
  const counts = { promoters: NaN, passives: NaN, detractors: NaN, ...inputs }
  // Inputs that do not, or no longer, give the value say nothing about it.
  if (Math.abs((nps(counts) ?? NaN) - value) < 0.5) return around('nps', npsMarginOfError(counts))
  if (n === undefined || n === 0) return undefined
  // The fewer are passive, the wider: with none the true margin is at most this.
  const most = (n * (1 + value / 100)) / 2
  return around('nps-at-most', npsMarginOfError({ promoters: most, passives: 0, detractors: n - most }))
}

/** The interval of a figure's quantity, in its own unit (shares 0…1); undefined of a bare number. */
export function intervalOfQuantity(quantity: Quantity): Interval | undefined {
  if (typeof quantity === 'number') return undefined
  if ('p50' in quantity) return { kind: 'range', low: quantity.p10, high: quantity.p90 }
  const interval = wilsonInterval(quantity.k, quantity.n)
  return interval && { kind: 'wilson', low: interval.low / 100, high: interval.high / 100 }
}

/**
 * The ends of the scale that a metric's interval is drawn on: all that the metric can be, or a little more than where it
 * lies.
 */
export function intervalScale({ key, target }: Pick<Metric, 'key' | 'target'>, { low, high }: Interval) {
  const known = catalogueMetric(key)?.range
  if (known && Number.isFinite(known[0]) && Number.isFinite(known[1])) return { from: known[0], to: known[1] }
  const [first, last] = [Math.min(low, target ?? low), Math.max(high, target ?? high)]
  const room = (last - first) * 0.15
  return { from: Math.min(0, first - room), to: Math.max(0, last + room) }
}

/** What a metric's interval is called in few characters, beside its value: ±15, 38–52%, 4–9 min. */
export function intervalText(metric: Uncertain & Pick<Metric, 'unit'>, language: Language, currency?: string) {
  const interval = intervalOf(metric)
  if (!interval || metric.value === undefined) return undefined
  const { kind, low, high } = interval
  // The wider side: the other may end where scores end.
  if (kind === 'nps' || kind === 'nps-at-most')
    return `±${formatNumber(Math.max(metric.value - low, high - metric.value), language, 0)}`
  const print = (end: number) =>
    kind === 'wilson' ? formatPercent(end, language, 0) : formatMetric(end, metric, language, currency)
  return `${print(low)}–${print(high)}`
}

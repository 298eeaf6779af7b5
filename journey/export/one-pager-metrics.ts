import type { OnePagerMetric, OnePagerMetrics } from '../layout/one-pager-content.ts'
import type { OnePagerWords } from '../library/one-pager-words.ts'
import { formatMetric } from '../metrics/number-format.ts'
import { type TargetStanding, seriesOf, standingOf } from '../metrics/series.ts'
import { isStale } from '../model/figure.ts'
import type { JourneyMap, Metric } from '../model/schema.ts'
import type { Language } from '../model/vocabulary.ts'

/** Values of a series beyond the newest of these are not drawn. */
const mostPoints = 60

/** The key metrics against their targets, and how many of these are met. */
export function metricsContent(
  map: JourneyMap,
  words: OnePagerWords,
  language: Language,
  today: string,
): { readonly content: OnePagerMetrics; readonly lead: string } {
  const aimed = map.metrics.some(({ target }) => target !== undefined)
  const sorted = keyMetrics(map.metrics)
  const judged = sorted.filter(({ standing }) => standing?.isMet !== undefined)
  const met = judged.filter(({ standing }) => standing?.isMet === true).length
  const rows = sorted.map((one) => metricContent(one, map, words, language, today))
  return {
    lead: judged.length === 0 ? '' : words.targets(met, judged.length),
    content: {
      heading: aimed ? words.metrics : words.metricsWithoutTargets,
      rows,
      more: (shown) => (rows.length > shown ? words.more(rows.length - shown) : ''),
    },
  }
}

interface JudgedMetric {
  readonly metric: Metric
  readonly standing: TargetStanding | undefined
}

/** The metrics that a target was set for, or without any those that have a value; what tells most comes first. */
export function keyMetrics(metrics: readonly Metric[]): readonly JudgedMetric[] {
  const aimed = metrics.filter(({ target }) => target !== undefined)
  const key = aimed.length > 0 ? aimed : metrics.filter(({ value }) => value !== undefined)
  return key
    .map((metric) => ({ metric, standing: standingOf(metric) }))
    .sort((a, b) => weightOf(b.metric, b.standing) - weightOf(a.metric, a.standing))
}

/** A metric and its target as they are printed. */
export function metricContent(
  { metric, standing }: JudgedMetric,
  { meta: { currency } }: JourneyMap,
  words: OnePagerWords,
  language: Language,
  today: string,
): OnePagerMetric {
  const { value, target, evidence } = metric
  const said = (number: number) => formatMetric(number, metric, language, currency)
  return {
    title: metric.title.trim() || words.untitled,
    value: value === undefined ? undefined : { text: said(value), evidence, isStale: isStale(metric, today) },
    notMeasured: words.notMeasured,
    aim: aimWays(standing, said, words),
    standing: standingWord(standing),
    series: seriesContent(metric),
    target,
  }
}

function seriesContent(metric: Metric): OnePagerMetric['series'] {
  const points = seriesOf(metric)
    .slice(-mostPoints)
    .map(({ day, value }) => ({ time: Date.parse(day), value }))
  const first = points[0]?.time ?? 0
  const span = (points.at(-1)?.time ?? 0) - first || 1
  return points.map(({ time, value }) => ({ at: (time - first) / span, value }))
}

/** Figures of the whole journey first, then those that were measured, then those farthest from their target. */
function weightOf({ on, value, target }: Metric, standing: TargetStanding | undefined): number {
  const whole = on === undefined ? 100 : 0
  const measured = value === undefined ? 0 : 10
  if (standing?.distance === undefined || standing.isMet === true) return whole + measured
  const scale = Math.max(Math.abs(target ?? 0), Math.abs(value ?? 0))
  return whole + measured + (scale === 0 ? 0 : Math.min(standing.distance / scale, 2))
}

function aimWays(
  standing: TargetStanding | undefined,
  said: (value: number) => string,
  words: OnePagerWords,
): readonly string[] {
  if (!standing) return []
  const target = words.target(said(standing.target))
  if (standing.isMet === undefined) return [target]
  return [`${target} · ${standing.isMet ? words.met : words.toGo(said(standing.distance ?? 0))}`, target]
}

function standingWord(standing: TargetStanding | undefined): OnePagerMetric['standing'] {
  if (!standing) return 'none'
  if (standing.isMet === undefined) return 'unknown'
  if (standing.isMet) return 'met'
  return standing.better === 'up' ? 'below' : 'above'
}

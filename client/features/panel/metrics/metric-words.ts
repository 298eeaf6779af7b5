import { intervalOf } from '../../../../journey/metrics/interval.ts'
import { formatNumber, formatPercent, formatMetric } from '../../../../journey/metrics/number-format.ts'
import { changeOf, standingOf } from '../../../../journey/metrics/series.ts'
import type { Metric } from '../../../../journey/model/schema.ts'
import type { Better, Language } from '../../../../journey/model/vocabulary.ts'
import type { Text } from '../../../language/text.ts'

export interface Speaker {
  readonly t: Text
  readonly language: Language
  readonly currency: string | undefined
}

/** A metric's uncertainty in words: "±18.5 points at most (95 %)"; short, for a list: "±18.5 at most". */
export function uncertaintyText(metric: Metric, speaker: Speaker, length: 'short' | 'long'): string | undefined {
  const interval = intervalOf(metric)
  const { value } = metric
  if (!interval || value === undefined) return undefined
  const { t, language, currency } = speaker
  const isLong = length === 'long'
  if (interval.kind === 'nps' || interval.kind === 'nps-at-most') {
    // The wider side: the other may end where scores end.
    const points = formatNumber(Math.max(value - interval.low, interval.high - value), language, isLong ? 1 : 0)
    if (interval.kind === 'nps') return t(isLong ? 'metric.margin' : 'metric.marginShort', { points })
    return t(isLong ? 'panel.margin' : 'panel.marginShort', { points })
  }
  const print = (end: number) =>
    interval.kind === 'wilson' ? formatPercent(end, language, 1) : formatMetric(end, metric, language, currency)
  const ends = { low: print(interval.low), high: print(interval.high) }
  if (!isLong) return t('panel.intervalShort', ends)
  return t(interval.kind === 'range' ? 'figure.rangeIs' : 'panel.interval', ends)
}

/** How a value stands to its target. `way` is the better direction, where it is known. */
export interface TargetGap {
  readonly target: string
  readonly met: boolean | undefined
  readonly way: Better | undefined
  /** What is still missing; absent when the target is met or no judgement is possible. */
  readonly distance?: string
}

/** Compares a value with its target. */
export function targetGap(metric: Metric, { language, currency }: Speaker): TargetGap | undefined {
  const standing = standingOf(metric)
  if (!standing) return undefined
  const { target, better, isMet, distance } = standing
  const print = (value: number) => formatMetric(value, metric, language, currency)
  return {
    target: print(target),
    met: isMet,
    way: better,
    ...(isMet === false && distance !== undefined ? { distance: print(distance) } : {}),
  }
}

/** How a metric has moved since the day before: "+5 since 1 Sep 2026". */
export function changeText(metric: Metric, date: (day: string) => string, { t, language, currency }: Speaker) {
  const change = changeOf(metric)
  if (!change) return undefined
  const { difference, since, isBetter } = change
  const size = formatMetric(Math.abs(difference), metric, language, currency)
  const sign = difference === 0 ? '±' : difference > 0 ? '+' : '−'
  return { text: t('metric.changeSince', { change: `${sign}${size}`, day: date(since) }), isBetter }
}

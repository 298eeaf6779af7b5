import { catalogueMetric } from '../../../../journey/metrics/catalogue.ts'
import { formatNumber, formatPercent, formatValue } from '../../../../journey/metrics/number-format.ts'
import type { Metric } from '../../../../journey/model/schema.ts'
import type { Language } from '../../../../journey/model/vocabulary.ts'
import type { Text } from '../../../language/text.ts'
import { uncertaintyOf } from './uncertainty.ts'

interface Speaker {
  readonly t: Text
  readonly language: Language
  readonly currency: string | undefined
}

/** A metric's uncertainty in words: "±18.5 points at most (95 %)"; short, for a list: "±18.5 at most". */
export function uncertaintyText(
  metric: Metric,
  { t, language }: Pick<Speaker, 't' | 'language'>,
  length: 'short' | 'long',
): string | undefined {
  const uncertainty = uncertaintyOf(metric)
  if (!uncertainty) return undefined
  if (uncertainty.kind === 'margin')
    return t(length === 'long' ? 'panel.margin' : 'panel.marginShort', {
      points: formatNumber(uncertainty.points, language, 1),
    })
  return t(length === 'long' ? 'panel.interval' : 'panel.intervalShort', {
    low: formatPercent(uncertainty.low, language, 1),
    high: formatPercent(uncertainty.high, language, 1),
  })
}

/** How a value stands to its target. `way` is the better direction, where it is known. */
export interface TargetGap {
  readonly target: string
  readonly met: boolean | undefined
  readonly way: 'up' | 'down' | undefined
  /** What is still missing; absent when the target is met or no judgement is possible. */
  readonly distance?: string
}

/** Compares a value with its target. */
export function targetGap(metric: Metric, { language, currency }: Speaker): TargetGap | undefined {
  const { key, value, target, unit } = metric
  if (target === undefined) return undefined
  const way = catalogueMetric(key)?.better
  const base = { target: formatValue(target, unit, language, currency), way }
  if (value === undefined || way === undefined) return { ...base, met: undefined }
  const met = way === 'up' ? value >= target : value <= target
  return met
    ? { ...base, met }
    : { ...base, met, distance: formatValue(Math.abs(target - value), unit, language, currency) }
}

import type { Metric } from '../model/schema.ts'
import type { Better } from '../model/vocabulary.ts'
import { catalogueMetric } from './catalogue.ts'

/** What a metric was on one day. */
export interface SeriesPoint {
  /** 2026-11-22 */
  readonly day: string
  readonly value: number
  readonly n?: number | undefined
}

/** Which way is good: what the user said, or else what the catalogue knows. */
export function betterOf({ key, better }: Pick<Metric, 'key' | 'better'>): Better | undefined {
  return better ?? catalogueMetric(key)?.better
}

/** What a metric was, day by day, oldest first. */
export function seriesOf({ series }: Pick<Metric, 'series'>): readonly SeriesPoint[] {
  return Object.entries(series ?? {})
    .map(([day, { value, n }]) => ({ day, value, n }))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** Whether a series is told month by month: by the first days of months alone, and of more than one. */
export function isMonthly(points: readonly SeriesPoint[]): boolean {
  return points.length > 1 && points.every(({ day }) => day.endsWith('-01'))
}

/** How a metric has moved. */
export interface Change {
  /** Day of the value it is compared with. */
  readonly since: string
  /** In the metric's unit; negative where it fell. */
  readonly difference: number
  /** Undefined where nobody said which way is good, and where nothing moved. */
  readonly isBetter: boolean | undefined
}

/** The change from the last day but one of a series to its last; undefined of fewer than two days. */
export function changeOf(metric: Pick<Metric, 'key' | 'better' | 'series'>): Change | undefined {
  const [before, last] = seriesOf(metric).slice(-2)
  if (!before || !last) return undefined
  const difference = last.value - before.value
  const better = betterOf(metric)
  const isBetter = better === undefined || difference === 0 ? undefined : difference > 0 === (better === 'up')
  return { since: before.day, difference, isBetter }
}

/** How a value stands to its target. */
export interface TargetStanding {
  readonly target: number
  readonly better: Better | undefined
  /** Undefined where there is no value yet, or nobody said which way is good. */
  readonly isMet: boolean | undefined
  /** How far it is from the target, in the metric's unit; 0 or more. */
  readonly distance: number | undefined
  /** Whether the last change brought it nearer; undefined without one, and where the target is met. */
  readonly isNearer: boolean | undefined
}

type Aimed = Pick<Metric, 'key' | 'better' | 'value' | 'target' | 'series'>

/** Compares a metric with its target; undefined where it has none. */
export function standingOf(metric: Aimed): TargetStanding | undefined {
  const { value, target } = metric
  if (target === undefined) return undefined
  const better = betterOf(metric)
  const distance = value === undefined ? undefined : Math.abs(target - value)
  const isMet =
    value === undefined || better === undefined ? undefined : better === 'up' ? value >= target : value <= target
  const change = changeOf(metric)
  const isNearer = isMet === true || change === undefined ? undefined : change.isBetter
  return { target, better, isMet, distance, isNearer }
}

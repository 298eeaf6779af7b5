import type { Language } from '../model/vocabulary.ts'

type Words = Readonly<Record<Language, string>>

/** What kind of quantity a unit is. `other`: a unit in the user's own words. */
export type UnitKind = 'points' | 'percent' | 'score' | 'money' | 'duration' | 'count' | 'other'

/**
 * The units that `metric.unit` holds and that are written in the reader's language: the same in every language, so that
 * a map can change its language. `money` is in the map's currency. Any other text is the user's own unit.
 */
export const metricUnits = ['points', '%', 'score', 'money', 's', 'min', 'h', 'd', 'count'] as const
export type MetricUnit = (typeof metricUnits)[number]

interface UnitWords {
  readonly kind: UnitKind
  readonly name: Words
  /** What follows the number. Abbreviated where English would need a plural. */
  readonly suffix: Words
}

const noSuffix: Words = { en: '', id: '' }

const units: Readonly<Record<MetricUnit, UnitWords>> = {
  points: { kind: 'points', name: { en: 'points', id: 'poin' }, suffix: noSuffix },
  '%': { kind: 'percent', name: { en: 'percent', id: 'persen' }, suffix: { en: '%', id: '%' } },
  score: { kind: 'score', name: { en: 'score', id: 'skor' }, suffix: noSuffix },
  money: { kind: 'money', name: { en: 'money', id: 'uang' }, suffix: noSuffix },
  s: { kind: 'duration', name: { en: 'seconds', id: 'detik' }, suffix: { en: 's', id: 'dtk' } },
  min: { kind: 'duration', name: { en: 'minutes', id: 'menit' }, suffix: { en: 'min', id: 'mnt' } },
  h: { kind: 'duration', name: { en: 'hours', id: 'jam' }, suffix: { en: 'h', id: 'jam' } },
  d: { kind: 'duration', name: { en: 'days', id: 'hari' }, suffix: { en: 'd', id: 'hari' } },
  count: { kind: 'count', name: { en: 'count', id: 'jumlah' }, suffix: noSuffix },
}

/** Whether a unit is one of ours, rather than the user's own words. */
export function isMetricUnit(unit: string): unit is MetricUnit {
  return Object.hasOwn(units, unit)
}

/** The kind of quantity that a unit stands for. */
export function unitKindOf(unit: string): UnitKind {
  return isMetricUnit(unit) ? units[unit].kind : 'other'
}

/** What a unit is called in a list of units; a unit of the user's own is called what it is. */
export function unitLabel(unit: string, language: Language): string {
  return isMetricUnit(unit) ? units[unit].name[language] : unit
}

/** What follows a number of this unit; empty where the number says enough or the sign stands elsewhere. */
export function unitSuffix(unit: string, language: Language): string {
  return isMetricUnit(unit) ? units[unit].suffix[language] : unit
}

const seconds: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600, d: 86_400 }

/** A value in another unit; undefined where one unit says nothing of the other. Durations convert, nothing else does. */
export function convert(value: number, from: string | undefined, to: string | undefined): number | undefined {
  if ((from ?? '') === (to ?? '')) return value
  const [short, long] = [seconds[from ?? ''], seconds[to ?? '']]
  return short === undefined || long === undefined ? undefined : (value * short) / long
}

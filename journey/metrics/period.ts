import type { Language } from '../model/vocabulary.ts'

/** A length of time that maps call their period. */
export type PeriodKind = 'day' | 'week' | 'month' | 'quarter' | 'year'

/** What maps call their periods, the plain word first. */
const periods: Readonly<Record<PeriodKind, Readonly<Record<Language, readonly [string, ...string[]]>>>> = {
  day: { en: ['day', 'days', 'daily'], id: ['hari', 'harian'] },
  week: { en: ['week', 'weeks', 'weekly'], id: ['minggu', 'pekan', 'mingguan'] },
  month: { en: ['month', 'months', 'monthly'], id: ['bulan', 'bln', 'bulanan'] },
  quarter: {
    en: ['quarter', 'quarters', 'quarterly'],
    id: ['triwulan', 'kuartal', 'triwulanan', 'kuartalan'],
  },
  year: { en: ['year', 'years', 'yearly'], id: ['tahun', 'thn', 'tahunan'] },
}

const kinds = ['day', 'week', 'month', 'quarter', 'year'] as const

const plainOf = (words: string) =>
  words
    .trim()
    .toLowerCase()
    .replace(/^(?:per|each|every|a|setiap|tiap) /, '')

/** The length of time that a map's period is, where its words are one; undefined for words of the team's own. */
export function knownPeriod(words: string): PeriodKind | undefined {
  const plain = plainOf(words)
  return kinds.find((kind) => periods[kind].en.includes(plain) || periods[kind].id.includes(plain))
}

/** A period for a reader of a language: “month” is “bulan”. Words of the team's own, such as “2026 Q3”, stay. */
export function periodIn(language: Language, words: string): string {
  const kind = knownPeriod(words)
  return kind === undefined || periods[kind][language].includes(plainOf(words)) ? words : periods[kind][language][0]
}

import type { TimeUnit } from './formats.ts'

/** What maps call their periods, in either language. */
const periods: Readonly<Record<TimeUnit | 'quarter', readonly string[]>> = {
  day: ['day', 'days', 'daily', 'hari', 'harian'],
  week: ['week', 'weeks', 'weekly', 'minggu', 'pekan', 'mingguan'],
  month: ['month', 'months', 'monthly', 'bulan', 'bln', 'bulanan'],
  quarter: ['quarter', 'quarters', 'quarterly', 'triwulan', 'kuartal', 'triwulanan', 'kuartalan'],
  year: ['year', 'years', 'yearly', 'tahun', 'thn', 'tahunan'],
}

/** The length of time that a map's period is, where its words are one; undefined for words of the team's own. */
export function knownPeriod(words: string): TimeUnit | 'quarter' | undefined {
  const plain = words
    .trim()
    .toLowerCase()
    .replace(/^(?:per|each|every|a|setiap|tiap) /, '')
  const kinds = ['day', 'week', 'month', 'quarter', 'year'] as const
  return kinds.find((kind) => periods[kind].includes(plain))
}

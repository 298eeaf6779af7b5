import type { Language } from '../../model/vocabulary.ts'

const en = {
  kicker: 'Customer journey map',
  summary: 'Executive summary',
  journey: 'The journey',
  part: (part: number, parts: number) => `${part} of ${parts}`,
  continued: (title: string) => `${title} (continued)`,
  frictions: 'Top frictions',
  metrics: 'Metrics',
  emotions: (persona: string) => `Emotion curve: ${persona}`,
  friction: 'Friction',
  severity: 'Severity',
  status: 'Status',
  evidence: 'Evidence',
  owner: 'Owner',
  metric: 'Metric',
  value: 'Value',
  target: 'Target',
  source: 'Source',
  none: '–',
  stale: 'out of date',
  ratings: '+2 is very good, −2 is very bad',
  wholeJourney: 'the whole journey',
}
export type PptxWords = typeof en

const id: PptxWords = {
  kicker: 'Peta perjalanan pelanggan',
  summary: 'Ringkasan eksekutif',
  journey: 'Perjalanan',
  part: (part, parts) => `${part} dari ${parts}`,
  continued: (title) => `${title} (lanjutan)`,
  frictions: 'Titik gesekan utama',
  metrics: 'Metrik',
  emotions: (persona) => `Kurva emosi: ${persona}`,
  friction: 'Titik gesekan',
  severity: 'Keparahan',
  status: 'Status',
  evidence: 'Bukti',
  owner: 'Penanggung jawab',
  metric: 'Metrik',
  value: 'Nilai',
  target: 'Target',
  source: 'Sumber',
  none: '–',
  stale: 'kedaluwarsa',
  ratings: '+2 sangat baik, −2 sangat buruk',
  wholeJourney: 'seluruh perjalanan',
}

/** What the slides say around what the user wrote. */
export const pptxWords: Readonly<Record<Language, PptxWords>> = { en, id }

import type { Language } from '../model/vocabulary.ts'

const en = {
  kicker: 'Customer journey on one page',
  day: (day: string) => `As of ${day}`,
  wholeJourney: 'the whole journey',
  lowest: (title: string, rating: string) => `Emotion is lowest at “${title}” (${rating}).`,
  worst: (title: string, severity: string) => `The worst friction is “${title}” (${severity.toLowerCase()}).`,
  costliest: (title: string, money: string, per: string) =>
    `In the model, “${title}” alone puts ${money} ${per} at risk.`,
  targets: (met: number, all: number) =>
    met === 0
      ? all === 1
        ? 'The one target is not met.'
        : `None of the ${all} targets is met.`
      : `${met} of ${all} ${all === 1 ? 'target is' : 'targets are'} met.`,
  per: (period: string) => `per ${period}`,
  period: 'period',
  perEntrant: 'per customer who enters',
  frictions: (count: number): string => (count === 1 ? 'The one open friction' : 'What hurts most'),
  meets: 'meet it',
  leaves: 'then leave',
  money: (per: string) => `money at risk ${per}`,
  moreFrictions: (count: number) => `and ${count} more open ${count === 1 ? 'friction' : 'frictions'}`,
  noFrictions: 'No open frictions.',
  metrics: 'Against the targets',
  metricsWithoutTargets: 'Key metrics',
  more: (count: number) => `and ${count} more`,
  target: (value: string) => `target ${value}`,
  met: 'met',
  toGo: (distance: string) => `${distance} to go`,
  notMeasured: 'not measured',
  changes: (since: string) => (since === '' ? 'What changed' : `Since ${since}`),
  noChanges: 'Nothing has changed.',
  smallChanges: (count: number) => `${count} small ${count === 1 ? 'change' : 'changes'}`,
  moreChanges: (count: number) => `and ${count} more ${count === 1 ? 'change' : 'changes'}`,
  evidence: 'Evidence score',
  outOf: 'of 100',
  honest: 'Money at risk is the model’s sensitivity to these inputs, not a proof of cause.',
  noStages: 'This map has no stages yet.',
  untitled: 'Untitled',
}

export type OnePagerWords = typeof en

const id: OnePagerWords = {
  kicker: 'Perjalanan pelanggan dalam satu halaman',
  day: (day) => `Per ${day}`,
  wholeJourney: 'seluruh perjalanan',
  lowest: (title, rating) => `Emosi paling rendah di “${title}” (${rating}).`,
  worst: (title, severity) => `Titik gesekan terparah: “${title}” (${severity.toLowerCase()}).`,
  costliest: (title, money, per) => `Menurut model, “${title}” saja membuat ${money} ${per} berisiko hilang.`,
  targets: (met, all) =>
    met === 0 ? `Belum ada dari ${all} target yang tercapai.` : `${met} dari ${all} target tercapai.`,
  per: (period) => `per ${period}`,
  period: 'periode',
  perEntrant: 'per pelanggan yang masuk',
  frictions: (count) => (count === 1 ? 'Satu titik gesekan yang terbuka' : 'Yang paling merugikan'),
  meets: 'mengalami',
  leaves: 'lalu keluar',
  money: (per) => `uang berisiko ${per}`,
  moreFrictions: (count) => `dan ${count} titik gesekan terbuka lainnya`,
  noFrictions: 'Tidak ada titik gesekan yang terbuka.',
  metrics: 'Dibandingkan dengan target',
  metricsWithoutTargets: 'Metrik utama',
  more: (count) => `dan ${count} lainnya`,
  target: (value) => `target ${value}`,
  met: 'tercapai',
  toGo: (distance) => `kurang ${distance}`,
  notMeasured: 'belum diukur',
  changes: (since) => (since === '' ? 'Yang berubah' : `Sejak ${since}`),
  noChanges: 'Tidak ada yang berubah.',
  smallChanges: (count) => `${count} perubahan kecil`,
  moreChanges: (count) => `dan ${count} perubahan lainnya`,
  evidence: 'Seberapa pasti angkanya',
  outOf: 'dari 100',
  honest: 'Uang berisiko adalah kepekaan model terhadap masukan ini, bukan bukti sebab-akibat.',
  noStages: 'Peta ini belum punya tahap.',
  untitled: 'Tanpa judul',
}

/** What an executive one-pager says in a language. */
export const onePagerWords: Readonly<Record<Language, OnePagerWords>> = { en, id }

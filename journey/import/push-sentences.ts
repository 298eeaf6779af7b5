import type { Language } from '../model/vocabulary.ts'

type Sentence = Readonly<Record<Language, string>>

/** What is wrong with points that a program sends, by code; `{name}` is a value of the problem. */
const sentences = {
  'no-list': { en: 'Send {"points": […]}.', id: 'Kirim {"points": […]}.' },
  'no-points': { en: 'There are no points.', id: 'Tidak ada titik data.' },
  'too-many-points': {
    en: 'Send {most} points at most at once.',
    id: 'Kirim paling banyak {most} titik data sekaligus.',
  },
  'too-many-metrics': {
    en: 'A map holds {most} metrics at most.',
    id: 'Satu peta memuat paling banyak {most} metrik.',
  },
  'not-an-object': { en: 'A point must be an object.', id: 'Satu titik data harus berupa objek.' },
  day: {
    en: '"day" must be a day such as "2026-11-22".',
    id: '"day" harus berupa tanggal seperti "2026-11-22".',
  },
  n: {
    en: '"n" must be a whole number, 0 or more.',
    id: '"n" harus berupa bilangan bulat, 0 atau lebih.',
  },
  source: {
    en: '"source" must be a text of {most} characters at most.',
    id: '"source" harus berupa teks, paling panjang {most} karakter.',
  },
  evidence: {
    en: '"evidence" must be one of {known}.',
    id: '"evidence" harus salah satu dari {known}.',
  },
  'day-twice': {
    en: 'The metric has another point of {day} in this request.',
    id: 'Metrik ini sudah punya titik data lain untuk {day} dalam permintaan ini.',
  },
  'unknown-metric': { en: 'The map has no metric "{metric}".', id: 'Peta ini tidak punya metrik "{metric}".' },
  metric: {
    en: '"metric" must be the id of a metric, or {"key", "on"?, "title"?}.',
    id: '"metric" harus berupa id metrik, atau {"key", "on"?, "title"?}.',
  },
  'unknown-key': {
    en: 'There is no metric "{key}" in the catalogue.',
    id: 'Tidak ada metrik "{key}" di katalog.',
  },
  title: {
    en: '"title" must be a text of 1 to {most} characters.',
    id: '"title" harus berupa teks sepanjang 1 sampai {most} karakter.',
  },
  'title-needed': {
    en: 'A metric of your own is known by its title: give one.',
    id: 'Metrik buatan sendiri dikenali dari judulnya: beri judul.',
  },
  on: {
    en: '"on" must be the id or the title of a card or stage.',
    id: '"on" harus berupa id atau judul kartu atau tahap.',
  },
  'on-unclear': {
    en: '{count} cards or stages are called "{on}": give the id of one.',
    id: '{count} kartu atau tahap bernama "{on}": beri id salah satunya.',
  },
  'unknown-on': {
    en: 'The map has no card or stage "{on}".',
    id: 'Peta ini tidak punya kartu atau tahap "{on}".',
  },
  value: { en: '"value" must be a number.', id: '"value" harus berupa angka.' },
  'no-value': {
    en: 'Give a "value", or the "inputs" to reckon it from.',
    id: 'Beri "value", atau "inputs" untuk menghitungnya.',
  },
  'no-formula': {
    en: 'A value of "{key}" cannot be reckoned from inputs: give a "value".',
    id: 'Nilai "{key}" tidak bisa dihitung dari masukan: beri "value".',
  },
  'value-differs': {
    en: '"value" is {value}, but the inputs come to {reckoned}. Give one of both.',
    id: '"value" adalah {value}, tetapi masukannya menghasilkan {reckoned}. Beri salah satu saja.',
  },
  'value-outside': {
    en: 'A value of "{key}" must be from {least} to {most}; this is {value}.',
    id: 'Nilai "{key}" harus antara {least} dan {most}; ini {value}.',
  },
  'value-below': {
    en: 'A value of "{key}" must be {least} or more; this is {value}.',
    id: 'Nilai "{key}" harus {least} atau lebih; ini {value}.',
  },
  inputs: { en: '"inputs" must be an object of numbers.', id: '"inputs" harus berupa objek berisi angka.' },
  'too-many-inputs': { en: 'There are 100 inputs at most.', id: 'Masukan paling banyak 100.' },
  'input-name': {
    en: 'Names of inputs have 1 to {most} characters, and no colon.',
    id: 'Nama masukan terdiri dari 1 sampai {most} karakter, tanpa titik dua.',
  },
  'input-missing': { en: '"{input}" is missing.', id: '"{input}" belum ada.' },
  'input-not-a-number': { en: '"{input}" must be a number.', id: '"{input}" harus berupa angka.' },
  'input-outside': {
    en: '"{input}" is outside of what it can be.',
    id: '"{input}" berada di luar rentang yang mungkin.',
  },
  'input-not-whole': { en: '"{input}" must be a whole number.', id: '"{input}" harus berupa bilangan bulat.' },
  'input-zero': { en: '"{input}" must not be 0.', id: '"{input}" tidak boleh 0.' },
  'input-more-than': {
    en: '"{input}" must not be more than "{than}".',
    id: '"{input}" tidak boleh lebih dari "{than}".',
  },
  'input-contradicts': {
    en: '"{input}" contradicts "{than}".',
    id: '"{input}" bertentangan dengan "{than}".',
  },
} as const satisfies Readonly<Record<string, Sentence>>

/** What is wrong with a point that a program sent. */
export type PushProblemCode = keyof typeof sentences

/** What a problem's sentence names. */
export type PushValues = Readonly<Record<string, string | number>>

/** Says a problem in a language. @returns undefined for a code of another version of Jejak */
export function pushSentence(language: Language, code: string, values: PushValues): string | undefined {
  if (!Object.hasOwn(sentences, code)) return undefined
  const sentence = sentences[code as PushProblemCode][language]
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  )
}

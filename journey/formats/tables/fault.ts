import type { Words } from '../../library/label.ts'
import type { Language } from '../../model/vocabulary.ts'

/** Why a cell or a row is not taken. */
export interface Fault {
  readonly code: FaultCode
  /** What stands in the cell. */
  readonly said?: string
  /** The column, or what would be taken. */
  readonly expected?: Words
}

type Sentence = (said: string, expected: string) => string

const sentences = {
  'not-a-number': {
    en: (said) => `“${said}” is not a number.`,
    id: (said) => `“${said}” bukan angka.`,
  },
  'not-a-day': {
    en: (said) => `“${said}” is not a day; write it as 2026-11-22.`,
    id: (said) => `“${said}” bukan tanggal; tulis seperti 2026-11-22.`,
  },
  'not-yes-or-no': {
    en: (said) => `“${said}” is neither yes nor no.`,
    id: (said) => `“${said}” bukan ya atau tidak.`,
  },
  'not-a-choice': {
    en: (said, expected) => `“${said}” is none of ${expected}.`,
    id: (said, expected) => `“${said}” tidak termasuk ${expected}.`,
  },
  'unknown-name': {
    en: (said) => `There is no “${said}” on the map.`,
    id: (said) => `Tidak ada “${said}” di peta.`,
  },
  'ambiguous-name': {
    en: (said) => `“${said}” is the name of several; the id says which.`,
    id: (said) => `Ada beberapa yang bernama “${said}”; id-nya menentukan yang mana.`,
  },
  'unknown-id': {
    en: (said) => `There is nothing with the id “${said}”.`,
    id: (said) => `Tidak ada yang ber-id “${said}”.`,
  },
  empty: {
    en: (_, expected) => `“${expected}” must not be empty.`,
    id: (_, expected) => `“${expected}” tidak boleh kosong.`,
  },
  'outside-range': {
    en: (said) => `${said} does not lie between both ends of its range.`,
    id: (said) => `${said} tidak berada di antara kedua ujung rentangnya.`,
  },
  'id-twice': {
    en: (said) => `The id “${said}” stands in another row already.`,
    id: (said) => `Id “${said}” sudah ada di baris lain.`,
  },
  'id-elsewhere': {
    en: (said) => `The id “${said}” belongs to something else, or is no id.`,
    id: (said) => `Id “${said}” milik hal lain, atau bukan id.`,
  },
  'incomplete-point': {
    en: () => 'A point of a series needs a metric, a day and a value.',
    id: () => 'Titik dalam deret memerlukan metrik, tanggal, dan nilai.',
  },
  'no-title': {
    en: () => 'A new row needs a title.',
    id: () => 'Baris baru memerlukan judul.',
  },
  'no-place': {
    en: () => 'A new card needs a stage and a lane.',
    id: () => 'Kartu baru memerlukan tahap dan lajur.',
  },
  'not-allowed': {
    en: (said, expected) => `The value of “${expected || said}” is not allowed.`,
    id: (said, expected) => `Nilai di “${expected || said}” tidak diperbolehkan.`,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, Sentence>>>>

export type FaultCode = keyof typeof sentences

/** One sentence that says why. */
export function faultText({ code, said = '', expected }: Fault, language: Language): string {
  const sentence: Sentence = sentences[code][language]
  return sentence(said.length > 80 ? `${said.slice(0, 79)}…` : said, expected?.[language] ?? '')
}

import { type Language, languages } from '../model/vocabulary.ts'

/** What a typed text says. */
export type NumberReading =
  | {
      readonly ok: true
      readonly value: number
      /** Another value that the same text may mean: 1.250 is 1250 to an Indonesian and 1.25 to others. Ask. */
      readonly ambiguous?: number
      /** The text was a percentage; `value` is then 0…100, not a fraction. */
      readonly percent?: true
      /** ISO 4217 code of a currency that stood beside the number. */
      readonly currency?: string
    }
  | { readonly ok: false }

/**
 * Reads a number that a person typed or pasted: separators, Rp and other currency signs, %, and scale words (rb, jt, M
 * for miliar in Indonesian; K, M for million, B in English). Separators that can mean only one thing are read in either
 * language; what can mean two is read by `language`, and without one the other meaning is given in `ambiguous`.
 * @param language that of the person who typed; undefined for a text of unknown origin, such as a pasted table.
 */
export function parseNumber(text: string, language?: Language): NumberReading {
  const parts = splitText(text)
  if (!parts) return { ok: false }
  const { digits, sign, scale, currency, percent } = parts
  const values: number[] = []
  for (const candidate of likelyLanguages(language, scale, currency)) {
    const plain = readDigits(digits, candidate, currency === 'IDR' && scale === '')
    if (plain === undefined) continue
    // Scaled as text, so that 1.1 jt is 1100000 and not 1100000.0000000002.
    const value = Number(`${sign}${plain}e${scaleExponent(scale, candidate)}`)
    if (Number.isFinite(value) && !values.includes(value)) values.push(value === 0 ? 0 : value)
  }
  const [value, ambiguous] = values
  if (value === undefined) return { ok: false }
  return {
    ok: true,
    value,
    ...(ambiguous === undefined ? {} : { ambiguous }),
    ...(percent ? { percent } : {}),
    ...(currency === undefined ? {} : { currency }),
  }
}

/** Longer texts are no numbers; the limit keeps a pasted page from being taken apart. */
const maxLength = 80

/** In whose notation a number may be written, likeliest first. */
function likelyLanguages(language: Language | undefined, scale: string, currency?: string): readonly Language[] {
  const speaker = scaleLanguage(scale)
  if (language === undefined) return speaker === undefined ? languages : [speaker]
  // Rupiah with a scale word are written the Indonesian way by many who otherwise type English: "Rp 2 M".
  const second = speaker ?? (currency === 'IDR' && scale !== '' ? 'id' : language)
  return [language, second]
}

/** Powers of ten. M is a million in English and a milliard in Indonesian. */
const scales: Readonly<Record<Language, Readonly<Record<string, number>>>> = {
  en: { k: 3, thousand: 3, m: 6, mn: 6, mio: 6, million: 6, b: 9, bn: 9, billion: 9, trillion: 12 },
  id: { k: 3, rb: 3, ribu: 3, jt: 6, juta: 6, m: 9, miliar: 9, milyar: 9, t: 12, triliun: 12 },
}

const currencies: Readonly<Record<string, string>> = {
  rp: 'IDR',
  rupiah: 'IDR',
  $: 'USD',
  us$: 'USD',
  s$: 'SGD',
  rm: 'MYR',
  '€': 'EUR',
  '£': 'GBP',
}

const percentWords: ReadonlySet<string> = new Set(['%', 'percent', 'persen'])

/** The language whose word a scale is; undefined where both have it, and without a scale. */
function scaleLanguage(scale: string): Language | undefined {
  const speakers = languages.filter((language) => Object.hasOwn(scales[language], scale))
  return speakers.length === 1 ? speakers[0] : undefined
}

/** A word that only one language has means the same to a speaker of the other. */
function scaleExponent(scale: string, language: Language): number {
  const speaker = scaleLanguage(scale) ?? language
  return scales[speaker][scale] ?? 0
}

interface Parts {
  readonly sign: '' | '-'
  readonly digits: string
  /** In lower case; empty: none. */
  readonly scale: string
  readonly currency?: string
  readonly percent?: true
}

const shape = /^([-+]?)(\D*?)([-+]?)([.,]?\d(?:[\d.,' ]*\d)?)([^\d]*)$/

/** Takes a text apart into sign, currency, digits with separators, scale and percent sign. */
function splitText(text: string): Parts | undefined {
  const clean = text
    .normalize('NFKC')
    .replace(/[−‐‑–]/g, '-')
    .replace(/[\s\u200b\u200e\u200f]+/g, ' ')
    .replace(/’/g, "'")
    .trim()
    .replace(/^([-+]?)rp\./i, '$1rp ')
  const match = clean.length > maxLength ? null : shape.exec(clean)
  if (!match) return undefined
  const [, outer = '', before = '', inner = '', digits = '', rest = ''] = match
  if (outer !== '' && inner !== '') return undefined
  // Indonesian prices end in ",-" where there are no cents.
  const after = rest
    .replace(/^[.,]-/, '')
    .trim()
    .toLowerCase()
  const prefix = before.trim().toLowerCase()
  const suffix = /^([a-z]*)\s*([a-z$€£%]*)$/.exec(after)
  if (!suffix) return undefined
  const words = [prefix, suffix[1] ?? '', suffix[2] ?? ''].filter((word) => word !== '')
  let scale = ''
  let currency: string | undefined
  let percent: true | undefined
  for (const [index, word] of words.entries()) {
    const code = currencyCode(word)
    const isPrefix = index === 0 && prefix !== ''
    if (code !== undefined && currency === undefined) currency = code
    else if (isPrefix) return undefined
    else if (percentWords.has(word) && percent === undefined) percent = true
    else if (scale === '' && languages.some((language) => Object.hasOwn(scales[language], word))) scale = word
    else return undefined
  }
  if (percent && (currency !== undefined || scale !== '')) return undefined
  return {
    sign: outer === '-' || inner === '-' ? '-' : '',
    digits,
    scale,
    ...(currency === undefined ? {} : { currency }),
    ...(percent ? { percent } : {}),
  }
}

function currencyCode(word: string): string | undefined {
  if (Object.hasOwn(currencies, word)) return currencies[word]
  return ['idr', 'usd', 'eur', 'gbp', 'sgd', 'myr', 'aud', 'jpy'].includes(word) ? word.toUpperCase() : undefined
}

/**
 * Digits with separators as a plain decimal text; undefined when they are no number.
 * @param isWholeMoney three digits after a single separator are thousands: nobody writes thousandths of a rupiah.
 */
function readDigits(digits: string, language: Language, isWholeMoney: boolean): string | undefined {
  const marks = digits.replace(/[\d]/g, '')
  const last = marks.at(-1)
  if (last === undefined) return digits
  const kinds = new Set(marks)
  const decimal = kinds.size === 1 ? decimalMark(digits, marks, language, isWholeMoney) : last
  if (kinds.size > 2 || decimal === ' ' || decimal === "'") return undefined
  const cut = decimal === undefined ? digits.length : digits.lastIndexOf(decimal)
  const whole = digits.slice(0, cut)
  const fraction = digits.slice(cut + 1)
  if (!/^(\d*|\d{1,3}(([., '])\d{3})(\3\d{3})*)$/.test(whole) || !/^\d*$/.test(fraction)) return undefined
  const plain = whole.replace(/\D/g, '')
  return `${plain === '' ? '0' : plain}${fraction === '' ? '' : `.${fraction}`}`
}

/** The decimal separator of digits that have one kind of separator; undefined when it groups thousands. */
function decimalMark(digits: string, marks: string, language: Language, isWholeMoney: boolean): string | undefined {
  const mark = marks[0]
  if (mark === ' ' || mark === "'" || marks.length > 1) return undefined
  const mayGroup = /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)
  if (!mayGroup) return mark
  const groups = language === 'id' ? '.' : ','
  return isWholeMoney || mark === groups ? undefined : mark
}

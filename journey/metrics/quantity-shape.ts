/**
 * In which form a typed quantity is written, with the texts of its numbers as they were typed: one number, two or three
 * that make a range, or so many of so many.
 */
export type QuantityShape =
  | { readonly form: 'number'; readonly text: string }
  | { readonly form: 'range'; readonly low: string; readonly likely?: string; readonly high: string }
  | { readonly form: 'counts'; readonly k: string; readonly n: string }

/** What may end a number: a digit, a percent sign, or a word such as juta; so that the sign of a number is no dash. */
const ended = String.raw`(?<=[\d%a-z]\s*)`
const rangeMark = new RegExp(
  String.raw`${ended}\s*(?:-|\.\.+|\bto\b|\band\b|\bsampai(?: dengan)?\b|\bhingga\b|\bdan\b|\bs\/d\b|\bs\.d\.)\s*(?=[-+.,\d]|[a-z$€£]+\s*[\d.,])`,
  'i',
)
const countsMark = new RegExp(String.raw`${ended}\s*(?:\/|\bout of\b|\bof\b|\bdari\b)\s*(?=\d)`, 'i')
const aroundMark = /^(.+?)\s*[([](.+)[)\]]$/

/**
 * Takes a typed text apart in either language: `12 of 40`, `12/40`, `12 dari 40`; `30-50`, `30–40–50`, `30 to 50`,
 * `30 sampai 50`, `40 (30–50)`. A unit behind the last number goes for all of them: `1–2 jt` are millions. Never judges
 * the numbers.
 */
export function quantityShape(typed: string): QuantityShape {
  const text = typed
    .normalize('NFKC')
    .replace(/[−‐‑–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:between|from|antara|dari) /i, '')
  const around = aroundMark.exec(text)
  if (around) {
    const [low, high, ...more] = (around[2] ?? '').split(rangeMark)
    if (low !== undefined && high !== undefined && more.length === 0) return range(low, high, around[1] ?? '')
  }
  const parts = text.split(rangeMark)
  const [first = '', second, third] = parts
  if (parts.length === 2 && second !== undefined) return range(first, second)
  if (parts.length === 3 && second !== undefined && third !== undefined) return range(first, third, second)
  const counts = text.split(countsMark)
  const [k, n] = counts
  if (counts.length === 2 && k !== undefined && n !== undefined) return { form: 'counts', k, n }
  return { form: 'number', text: typed }
}

const unitBehind = /\d\s*([a-z%]+)$/i

function range(low: string, high: string, likely?: string): QuantityShape {
  const unit = unitBehind.exec(high)?.[1] ?? unitBehind.exec(likely ?? '')?.[1]
  const withUnit = (text: string) => (unit === undefined || unitBehind.test(text) ? text : `${text} ${unit}`)
  return {
    form: 'range',
    low: withUnit(low),
    high: withUnit(high),
    ...(likely === undefined ? {} : { likely: withUnit(likely) }),
  }
}

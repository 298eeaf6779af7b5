import { parseNumber } from '../metrics/parse-number.ts'
import type { Language } from '../model/vocabulary.ts'

/** How a cell writes a number: with a point or a comma for decimals, so that either would do, with neither, or not at all. */
export type Notation = 'plain' | 'en' | 'id' | 'either' | 'none'

const digitsOnly = /^-?\d{1,15}$/
/** One comma or point with one or two digits behind, or with more than three: it can only be for decimals. */
const decimal = /^(-?\d{1,12})([.,])(\d{1,2}|\d{4,9})$/
/** A cell that holds more is no number: what `parseNumber` can make something of is shorter. */
const longest = 40

/** How a cell writes a number. */
export function notationOf(cell: string): Notation {
  const text = cell.trim()
  if (digitsOnly.test(text)) return 'plain'
  const simple = decimal.exec(text)
  if (simple) return simple[2] === ',' ? 'id' : 'en'
  // Dates and times have digits too.
  if (text.length > longest || !/\d/.test(text) || /[/:]/.test(text)) return 'none'
  const reading = parseNumber(text)
  if (!reading.ok) return 'none'
  if (reading.ambiguous !== undefined) return 'either'
  const marks = (/\d[\d.,]*/.exec(text)?.[0] ?? '').replace(/\d|[.,]$/g, '')
  const last = marks.at(-1)
  if (last === undefined) return 'plain'
  const groups = marks.length > 1 && new Set(marks).size === 1
  return (last === '.') === groups || (reading.currency === 'IDR' && /[.]\d{3}$/.test(text)) ? 'id' : 'en'
}

/** What a cell says as a number, written as in `language`; undefined when it is none. */
export function readNumber(cell: string, language: Language | undefined): number | undefined {
  const text = cell.trim()
  if (digitsOnly.test(text)) return Number(text)
  const simple = decimal.exec(text)
  if (simple) return Number(`${simple[1]}.${simple[3]}`)
  if (text.length > longest) return undefined
  const reading = parseNumber(text, language)
  return reading.ok ? reading.value : undefined
}

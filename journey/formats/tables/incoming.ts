import { parseNumber } from '../../metrics/parse-number.ts'
import type { Language } from '../../model/vocabulary.ts'
import { plainText } from '../plain-text.ts'
import type { Cell, ColumnKind } from './cell.ts'

/** How the texts of a table write numbers and days; workbooks have both as numbers. */
export interface Notation {
  readonly numbers: Language
  /** The day of a number, as workbooks have it. */
  readonly dayOfSerial?: (serial: number) => string | undefined
}

/** A cell of a file as a column has it. What cannot be read stays a text, which the field then refuses. */
export function incomingCell(cell: Cell, kind: ColumnKind, { numbers, dayOfSerial }: Notation): Cell {
  if (cell === undefined || cell === '') return undefined
  if (kind === 'text') return plainText(String(cell))
  if (kind === 'yes-no') return yesNoIn(cell)
  if (typeof cell === 'boolean') return cell
  if (typeof cell === 'number') return kind === 'day' ? (dayOfSerial?.(cell) ?? String(cell)) : cell
  const text = cell.trim()
  if (kind === 'day') return dayIn(text, numbers)
  // What we and spreadsheets write; only what people type has to be interpreted.
  const plain = numbers === 'id' ? text.replace(',', '.') : text
  if (/^[-+]?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(plain) && !(numbers === 'id' && text.includes('.'))) return Number(plain)
  const reading = parseNumber(text, numbers)
  if (!reading.ok) return text
  return kind === 'share' && reading.percent ? reading.value / 100 : reading.value
}

/** A day as people write it: the year first, or, in Indonesian tables and where nothing else is possible, the day first. */
function dayIn(text: string, language: Language): string {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text)
  const other = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  if (iso) return `${iso[1]}-${two(iso[2])}-${two(iso[3])}`
  if (!other) return text
  const [, first, second, year] = other
  if (language === 'id' || Number(first) > 12) return `${year}-${two(second)}-${two(first)}`
  return Number(second) > 12 ? `${year}-${two(first)}-${two(second)}` : text
}

const yes: ReadonlySet<string> = new Set(['yes', 'ya', 'true', '1', 'benar'])
const no: ReadonlySet<string> = new Set(['no', 'tidak', 'false', '0', 'salah'])

function yesNoIn(cell: Cell): Cell {
  const said = String(cell).trim().toLowerCase()
  return yes.has(said) || (no.has(said) ? false : cell)
}

const two = (part = '') => part.padStart(2, '0')

import { clipboardLimits } from './clipboard-limits.ts'
import { type Delimiter, guessDelimiter, parseDelimited } from './delimited.ts'
import { unescapeFormula } from './formula.ts'

/** A table that someone has copied elsewhere. Every row has as many cells as the widest. */
export interface Table {
  readonly rows: readonly (readonly string[])[]
  readonly columns: number
  /** Whether its first row was marked as a header; undefined where nothing says so. */
  readonly header?: boolean
}

/** Why a table is not taken. */
export interface TooLarge {
  readonly what: 'text' | 'rows' | 'columns' | 'cells'
  readonly count: number
  readonly most: number
}

export type TableReading =
  | { readonly ok: true; readonly table: Table }
  | { readonly ok: false; readonly tooLarge: TooLarge }

/**
 * A table out of rows of cells: without control characters, without the spaces around texts, without empty rows and
 * columns at its end, and without what was put before formulas to keep spreadsheets from running them.
 */
export function tableOf(cells: readonly (readonly string[])[], header?: boolean): TableReading {
  const rows = cells.map((row) => row.map(cleanCell))
  while (rows.length > 0 && rows.at(-1)?.every((cell) => cell === '')) rows.pop()
  let columns = 0
  let filled = 0
  for (const row of rows) {
    columns = Math.max(columns, row.findLastIndex((cell) => cell !== '') + 1)
    for (const cell of row) if (cell !== '') filled++
  }
  const { rows: mostRows, columns: mostColumns, cells: mostCells } = clipboardLimits
  if (rows.length > mostRows) return tooLarge('rows', rows.length, mostRows)
  if (columns > mostColumns) return tooLarge('columns', columns, mostColumns)
  if (filled > mostCells) return tooLarge('cells', filled, mostCells)
  const table = {
    rows: rows.map((row) => Array.from({ length: columns }, (_, column) => row[column] ?? '')),
    columns,
    ...(header === undefined ? {} : { header }),
  }
  return { ok: true, table }
}

/** Reads pasted text as a table: tab, comma or semicolon separated, or one cell a line. Marks of a list are left out. */
export function readTableText(text: string, delimiter: Delimiter = guessDelimiter(text)): TableReading {
  if (text.length > clipboardLimits.textLength) return tooLarge('text', text.length, clipboardLimits.textLength)
  const rows = parseDelimited(text, delimiter)
  return tableOf(delimiter === 'none' ? withoutListMarks(rows) : rows)
}

const tooLarge = (what: TooLarge['what'], count: number, most: number): TableReading => ({
  ok: false,
  tooLarge: { what, count, most },
})

// Control characters other than tab and line break mean nothing on a map, and PDF and XML cannot hold them.
// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\ufeff]/g

function cleanCell(text: string): string {
  return unescapeFormula(text.replace(controls, '').replace(/\r\n?/g, '\n').trim())
}

const listMark = /^\s*([-*•–◦▪·‣]|\d{1,3}[.)])\s+(?=\S)/

function withoutListMarks(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const lines = rows.map(([line = '']) => line).filter((line) => line.trim() !== '')
  if (lines.length < 2 || !lines.every((line) => listMark.test(line))) return rows
  return rows.map(([line = '']) => [line.replace(listMark, '')])
}

import { strToU8, zipSync } from 'fflate'
import type { JourneyMap } from '../../model/schema.ts'
import type { Language } from '../../model/vocabulary.ts'
import type { Cell } from '../tables/cell.ts'
import { type RenderedTable, renderTables } from '../tables/render-tables.ts'
import type { SheetKey } from '../tables/sheets.ts'
import { safeText } from './csv-text.ts'

/** `standard`: commas and decimal points. `indonesian`: as Excel opens it in Indonesian settings, semicolons and decimal commas. */
export type CsvNotation = 'standard' | 'indonesian'

export interface CsvOptions {
  readonly language: Language
  readonly notation: CsvNotation
}

/** Dates of the files in an archive, so that equal maps give equal bytes. */
export const archiveDate = '1980-01-01T00:00:00'

/** One sheet of a map as CSV with a byte order mark and lines ended by CRLF. Texts never begin a formula. */
export function renderCsv(map: JourneyMap, sheet: SheetKey, { language, notation }: CsvOptions): Uint8Array {
  const table = renderTables(map, language).find(({ key }) => key === sheet)
  return strToU8(table ? csvOf(table, notation) : '')
}

/** All sheets of a map as CSV files in an archive. */
export function renderCsvArchive(map: JourneyMap, { language, notation }: CsvOptions): Uint8Array {
  const files = renderTables(map, language).map((table): [string, Uint8Array] => [
    `${table.key}.csv`,
    strToU8(csvOf(table, notation)),
  ])
  return zipSync(Object.fromEntries(files), { mtime: archiveDate, level: 6 })
}

function csvOf({ columns, rows }: RenderedTable, notation: CsvNotation): string {
  const separator = notation === 'standard' ? ',' : ';'
  const cellText = (cell: Cell): string => {
    if (cell === undefined) return ''
    if (typeof cell === 'number') return notation === 'standard' ? String(cell) : String(cell).replace('.', ',')
    if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
    const safe = safeText(cell)
    return /[",;\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  const lines = [columns.map(({ header }) => header), ...rows].map((row) => row.map(cellText).join(separator))
  return `\ufeff${lines.map((line) => `${line}\r\n`).join('')}`
}

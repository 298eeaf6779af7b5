import { ArchiveError, readArchive } from '../formats/archive.ts'
import { readCsv } from '../formats/csv/read-csv.ts'
import type { IncomingTable } from '../formats/tables/table-plan.ts'
import type { WorkbookFault } from '../formats/xlsx/read-workbook.ts'
import { readXlsxTables } from '../formats/xlsx/read-xlsx.ts'
import { limits } from '../model/limits.ts'

export type TablesReading =
  | { readonly ok: true; readonly tables: readonly IncomingTable[] }
  | { readonly ok: false; readonly why: WorkbookFault }

/**
 * The tables of a file that someone has worked on, to be planned against a map: a workbook, one table as CSV, or an archive
 * of them. Never throws on what the file holds.
 * @param name of the file; a table of CSV is known by it
 */
export function readTables(bytes: Uint8Array, name: string): TablesReading {
  if (bytes.length > limits.fileBytes) return { ok: false, why: 'too-large' }
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    const isText = !bytes.subarray(0, 8_000).includes(0) || (bytes[0] === 0xff && bytes[1] === 0xfe)
    return isText ? { ok: true, tables: [readCsv(bytes, name)] } : { ok: false, why: 'not-a-workbook' }
  }
  try {
    const files = [...readArchive(bytes, /\.(csv|tsv)$/i)]
    if (files.length === 0) return readXlsxTables(bytes)
    return { ok: true, tables: files.map(([path, content]) => readCsv(content, path.slice(path.lastIndexOf('/') + 1))) }
  } catch (error) {
    return { ok: false, why: error instanceof ArchiveError ? error.why : 'not-a-workbook' }
  }
}

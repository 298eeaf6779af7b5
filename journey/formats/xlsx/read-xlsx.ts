import { parseMapText } from '../../model/parse.ts'
import type { JourneyMap } from '../../model/schema.ts'
import type { Language } from '../../model/vocabulary.ts'
import { planTables } from '../tables/plan.ts'
import type { IncomingTable, TablePlan } from '../tables/table-plan.ts'
import { type WorkbookFault, readWorkbook } from './read-workbook.ts'
import { dayOfSerial, mapSheetName } from './render-xlsx.ts'

export type XlsxTables =
  | {
      readonly ok: true
      readonly tables: readonly IncomingTable[]
      /** The map that was kept in the workbook when it was written. */
      readonly kept?: JourneyMap
    }
  | { readonly ok: false; readonly why: WorkbookFault }

/** The tables of a workbook, to be planned against a map, and the map that it was written from. */
export function readXlsxTables(bytes: Uint8Array): XlsxTables {
  const reading = readWorkbook(bytes)
  if (!reading.ok) return reading
  const tables = reading.sheets
    .filter(({ name }) => name !== mapSheetName)
    .map(({ name, rows }): IncomingTable => ({ name, rows, notation: { numbers: 'en', dayOfSerial } }))
  const hidden = reading.sheets.find(({ name }) => name === mapSheetName)
  const parsed = parseMapText((hidden?.rows ?? []).map(([cell]) => String(cell ?? '')).join(''))
  return { ok: true, tables, ...(parsed.ok ? { kept: parsed.value } : {}) }
}

export type XlsxMap =
  | {
      readonly ok: true
      /** The map that the workbook was written from, and what its sheets make of it. */
      readonly base: JourneyMap
      readonly plan: TablePlan
    }
  | { readonly ok: false; readonly why: WorkbookFault | 'no-map' }

/** A workbook of ours as a map of its own: the map that it was written from, and what was edited in its sheets since. */
export function parseXlsx(bytes: Uint8Array, language: Language = 'en'): XlsxMap {
  const reading = readXlsxTables(bytes)
  if (!reading.ok) return reading
  if (!reading.kept) return { ok: false, why: 'no-map' }
  return { ok: true, base: reading.kept, plan: planTables(reading.kept, reading.tables, { language }) }
}

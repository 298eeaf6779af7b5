import type { JourneyMap } from '../../model/schema.ts'
import type { Language } from '../../model/vocabulary.ts'
import type { Cell, ColumnKind } from './cell.ts'
import { Names } from './names.ts'
import { type SheetKey, idColumn, sheetsOf } from './sheets.ts'

/** A column as a file writes it. */
export interface RenderedColumn {
  readonly header: string
  readonly kind: ColumnKind
  readonly width: number
}

/** A sheet with its rows, in a language. The first column is the id. */
export interface RenderedTable {
  readonly key: SheetKey
  readonly title: string
  readonly columns: readonly RenderedColumn[]
  readonly rows: readonly (readonly Cell[])[]
}

/** The map as tables: what workbooks and CSV files hold. */
export function renderTables(map: JourneyMap, language: Language): RenderedTable[] {
  const context = { names: new Names(map), language }
  return sheetsOf(map).map((sheet) => ({
    key: sheet.key,
    title: sheet.title[language],
    columns: [
      { header: idColumn[language], kind: 'text', width: 12 },
      ...sheet.fields.flatMap(({ columns }) =>
        columns.map(({ header, kind, width }) => ({ header: header[language], kind, width })),
      ),
    ],
    rows: sheet.rows(map).map((row) => [String(row.id), ...sheet.fields.flatMap((field) => field.read(row, context))]),
  }))
}

import type { DateOrder } from '../model/vocabulary.ts'
import { fold } from '../import/match-names.ts'
import type { Columns } from '../import/roles.ts'
import { type ColumnFacts, type TableFacts, datesOf, isDated, isNumeric } from '../import/table-facts.ts'

/** What a column of an event log may be for. */
export const logRoles = ['case', 'time', 'touchpoint', 'outcome', 'channel'] as const
export type LogRole = (typeof logRoles)[number]

export const neededLogRoles: ReadonlySet<LogRole> = new Set(['case', 'time', 'touchpoint'])

/** How the rows of an event log are read. */
export interface LogMapping {
  readonly columns: Columns
  readonly dates?: DateOrder | undefined
  /** Outcomes of the map: an event that is called like one is how a case ended, and no place. */
  readonly outcomes: readonly string[]
}

const isMoment = (column: ColumnFacts) => isDated(column) || isNumeric(column)

/** Words in headers, English and Indonesian, and what the cells must look like; the surest first. */
const signs: readonly (readonly [LogRole, RegExp, (column: ColumnFacts) => boolean])[] = [
  ['time', /time|waktu|date|tanggal|tgl|stamp|jam|kapan|created|dibuat/, isMoment],
  ['time', /./, isDated],
  ['case', /case|kasus|customer|pelanggan|user|pengguna|session|sesi|visitor|pengunjung|nasabah|client/, () => true],
  ['case', /account|akun|member|anggota|person|orang|\bid\b/, () => true],
  ['channel', /channel|kanal|saluran|device|perangkat|medium/, (column) => !isDated(column)],
  ['outcome', /outcome|hasil|result|status|akhir|conver|konver/, (column) => !isDated(column)],
  [
    'touchpoint',
    /touch ?point|titik sentuh|activit|aktivitas|event|kejadian|step|langkah|page|halaman|screen|layar|name|nama|stage|tahap/,
    (column) => !isDated(column),
  ],
  ['touchpoint', /./, (column) => !isDated(column) && !isNumeric(column) && column.distinct > 1],
  ['case', /./, (column) => !isDated(column) && column.distinct > 1],
]

/** Which columns of an event log are for what, by their headers and their cells. */
export function guessLogColumns(facts: TableFacts): Columns {
  const chosen: Partial<Record<LogRole, string>> = {}
  const taken = new Set<string>()
  for (const [role, words, fits] of signs) {
    if (chosen[role] !== undefined) continue
    const found = facts.columns.find(
      (column) => !taken.has(column.header) && column.filled > 0 && fits(column) && words.test(fold(column.header)),
    )
    if (!found) continue
    chosen[role] = found.header
    taken.add(found.header)
  }
  return chosen
}

/** Roles that are needed and have no column of the table. */
export function missingLogRoles(columns: Columns, facts: TableFacts): readonly LogRole[] {
  const headers = new Set(facts.columns.map(({ header }) => header))
  return logRoles.filter((role) => neededLogRoles.has(role) && !headers.has(columns[role] ?? ''))
}

/** How the times of a log are written; `cell`: one that could be read in two ways, where nothing says which is meant. */
export function logDates(
  columns: Columns,
  facts: TableFacts,
): { readonly order?: DateOrder | undefined; readonly cell?: string | undefined } {
  const column = facts.columns.find(({ header }) => header === columns.time)
  if (!column || !isDated(column)) return {}
  const { order, mustAsk } = datesOf([column])
  return mustAsk ? { cell: column.doubtful ?? '' } : { order }
}

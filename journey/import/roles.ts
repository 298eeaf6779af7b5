import type { ImportMapping, JourneyMap } from '../model/schema.ts'
import type { ImportKind, TableTimeUnit } from '../model/vocabulary.ts'
import { fold } from './match-names.ts'
import { type ColumnFacts, type TableFacts, isDated, isNumeric } from './table-facts.ts'

/** What a column may be for. `value-2`, `value-3` … are further columns of values, each of a metric of its own. */
export interface Role {
  readonly role: string
  readonly needed: boolean
  readonly takes: 'number' | 'date' | 'text' | 'time' | 'yes-no'
  /** Words in headers by which it is guessed, English and Indonesian. */
  readonly words: RegExp
  /** Words by which it is guessed where no header has one of those. */
  readonly otherWords?: RegExp
}

const touchpointWords = /touch ?point|titik sentuh|channel|kanal|saluran|page|halaman|location|lokasi|stage|tahap/
const dateWords = /date|tanggal|tgl|day|hari|week|minggu|month|bulan|time|waktu|submitted|created|dibuat|period/
const countWords = /count|jumlah|total|number|banyak|qty|volume/
const touchpoint: Role = { role: 'touchpoint', needed: false, takes: 'text', words: touchpointWords }
const date: Role = { role: 'date', needed: false, takes: 'date', words: dateWords }

/** What the columns of each kind of table may be for, the telling ones first. */
export const roles: Readonly<Record<ImportKind, readonly Role[]>> = {
  'nps-answers': [
    { role: 'score', needed: true, takes: 'number', words: /score|skor|nps|nilai|rating|recommend|rekomendasi/ },
    date,
    touchpoint,
  ],
  tickets: [
    { role: 'created', needed: true, takes: 'date', words: /creat|open|receiv|dibuat|dibuka|masuk|diterima|lapor/ },
    { role: 'replied', needed: false, takes: 'time', words: /repl|respon|balas|first/ },
    { role: 'resolved', needed: false, takes: 'date', words: /resol|clos|solv|selesai|tutup/ },
    { role: 'handled', needed: false, takes: 'time', words: /handl|aht|penanganan|durasi|duration|talk/ },
    { role: 'firstContact', needed: false, takes: 'yes-no', words: /fcr|first contact|kontak pertama|one touch/ },
    touchpoint,
  ],
  complaints: [
    {
      role: 'type',
      needed: true,
      takes: 'text',
      words: /type|jenis|category|kategori|reason|alasan|topic|topik|complaint|keluhan|tag/,
      otherWords: /subject|subjek|perihal/,
    },
    { role: 'count', needed: false, takes: 'number', words: countWords },
    date,
    touchpoint,
  ],
  funnel: [
    {
      role: 'step',
      needed: true,
      takes: 'text',
      words: /step|langkah|funnel|stage|tahap|event|touch ?point|titik sentuh|page|halaman/,
    },
    {
      role: 'entered',
      needed: true,
      takes: 'number',
      words: /^in$|enter|masuk|users|visit|pengguna|pengunjung|kunjungan|sessions?|people|orang|count|jumlah|total/,
    },
    { role: 'went-on', needed: false, takes: 'number', words: /^out$|went on|continued|lanjut|completed|converted/ },
    { role: 'left', needed: false, takes: 'number', words: /^left$|exit|drop|keluar|berhenti|abandon|lost/ },
    date,
  ],
  values: [
    { role: 'value', needed: true, takes: 'number', words: /value|nilai|score|skor|angka|amount|hasil|persen|%/ },
    date,
    { role: 'metric', needed: false, takes: 'text', words: /metric|metrik|kpi|indicator|indikator|measure|ukuran/ },
    touchpoint,
    { role: 'n', needed: false, takes: 'number', words: /^n$|sampl|sampel|respond|answers|jawaban/ },
  ],
}

/** Columns of values that one table may have. */
export const mostValueColumns = 30

/** Which column is for what, by role: headers. */
export type Columns = Readonly<Record<string, string>>

/** Roles of a kind that this mapping names a column for in vain: the table has none with that header. */
export function isReadable(kind: ImportKind, columns: Columns, facts: TableFacts): boolean {
  const headers = new Set(facts.columns.map(({ header }) => header))
  return roles[kind].every(({ role, needed }) => !needed || headers.has(columns[role] ?? ''))
}

/** Which columns are for what, by their headers and their cells. */
export function guessColumns(kind: ImportKind, facts: TableFacts): Columns {
  const taken = new Set<string>()
  const chosen: Record<string, string> = {}
  const take = (role: Role, isIt: (column: ColumnFacts) => boolean) => {
    if (chosen[role.role] !== undefined) return
    const found = facts.columns.find((column) => !taken.has(column.header) && fits(role, column) && isIt(column))
    if (!found) return
    chosen[role.role] = found.header
    taken.add(found.header)
  }
  for (const role of roles[kind]) take(role, ({ header }) => role.words.test(fold(header)))
  for (const { otherWords, ...role } of roles[kind])
    if (otherWords) take(role, ({ header }) => otherWords.test(fold(header)))
  for (const role of roles[kind]) if (role.needed || role === date) take(role, () => true)
  if (kind === 'values' && chosen.metric === undefined) {
    const more = facts.columns.filter((column) => !taken.has(column.header) && isNumeric(column))
    for (const [index, { header }] of more.slice(0, mostValueColumns - 1).entries())
      chosen[`value-${index + 2}`] = header
  }
  return chosen
}

function fits({ takes }: Role, column: ColumnFacts): boolean {
  if (column.filled === 0) return true
  if (takes === 'number') return isNumeric(column)
  if (takes === 'date') return isDated(column)
  // A reply is a moment, or a time after the beginning; a time may also be written 01:30.
  if (takes === 'time') return true
  return takes === 'yes-no' ? column.distinct <= 4 : !isDated(column) && (!isNumeric(column) || column.distinct < 50)
}

/** Headers that only lists of tickets have, whatever else is in them. */
const ticketWords = /\b(ticket|tiket|case (id|number|no))\b|first (reply|response)|(balasan|respons?) pertama/

/** What a table is, by its headers and cells. */
export function guessKind(facts: TableFacts): ImportKind {
  const named = (kind: ImportKind, role: string) =>
    facts.columns.find((column) => {
      const found = roles[kind].find((each) => each.role === role)
      return found !== undefined && fits(found, column) && found.words.test(fold(column.header))
    })
  const score = named('nps-answers', 'score')
  const dated = facts.columns.filter(isDated)
  const saysTicket = facts.columns.some(({ header }) => ticketWords.test(fold(header)))
  const isTicket = saysTicket || named('tickets', 'resolved') || named('tickets', 'handled')
  if (named('tickets', 'created') && isTicket) return 'tickets'
  // Some are mistyped; a metric's own values would be of other sizes, or one a day.
  const isScore = score !== undefined && score.zeroToTen >= 0.9 * score.filled
  if (isScore && facts.rows > score.distinct) return 'nps-answers'
  if (named('funnel', 'step') && named('funnel', 'entered') && dated.length === 0 && facts.rows <= 200) return 'funnel'
  const type = named('complaints', 'type')
  if (type && !named('values', 'value') && !named('values', 'metric')) return 'complaints'
  return 'values'
}

const sizeOf = ({ columns }: ImportMapping) => Object.keys(columns).length

/** A mapping of the map that says how tables with these headers are read; of several that which names most columns. */
export function keptMapping(map: Pick<JourneyMap, 'imports'>, facts: TableFacts): ImportMapping | undefined {
  const headers = new Set(facts.columns.map(({ header }) => header))
  const known = (map.imports ?? []).filter(({ kind, columns }) => {
    const named = Object.values(columns)
    return named.length > 0 && named.every((header) => headers.has(header)) && isReadable(kind, columns, facts)
  })
  return known.reduce<ImportMapping | undefined>(
    (best, each) => (best === undefined || sizeOf(each) >= sizeOf(best) ? each : best),
    undefined,
  )
}

/** The unit of a column of durations, if its header names one. */
export function guessTimeUnit(header: string): TableTimeUnit | undefined {
  const words = fold(header)
  if (/\b(s|sec|secs|seconds?|detik|dtk)\b/.test(words)) return 's'
  if (/\b(m|mins?|minutes?|menit|mnt)\b/.test(words)) return 'min'
  return /\b(h|hrs?|hours?|jam)\b/.test(words) ? 'h' : undefined
}

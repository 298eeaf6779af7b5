import { type DateReading, readDate } from '../import/dates.ts'
import { fold } from '../import/match-names.ts'
import { type Inspection, type ByteSource, type OnProgress, readRows } from '../import/read-table.ts'
import { type RowFault, RowProblems } from '../import/row-problems.ts'
import type { LineFault } from '../import/row-reader.ts'
import type { DateOrder } from '../model/vocabulary.ts'
import type { LogEvent } from './log-event.ts'
import type { LogMapping, LogRole } from './log-columns.ts'

/** The events of a table. */
export interface EventLog {
  readonly events: readonly LogEvent[]
  /** Rows below the header. */
  readonly rows: number
  /** Days of the first and the last event, as they are written; absent where there is none. */
  readonly firstDay?: string
  readonly lastDay?: string
  readonly problems: RowProblems['result']
}

export const logLimits = {
  /** All events are held at once while they are counted. */
  events: 1_000_000,
  /** Names above which a column does not name places. */
  names: 1_000,
} as const

/** Seconds or milliseconds since 1970, between 2001 and 2286. */
const sinceEpoch = /^(\d{10})(?:\d{3}|\.\d{1,6})?$/

/** When an event was: a date, with a time if possible, or the seconds or milliseconds of a computer's clock. */
export function readMoment(cell: string, order: DateOrder | undefined): Omit<DateReading, 'hasTime'> | undefined {
  if (!sinceEpoch.test(cell)) return readDate(cell, order)
  const ms = cell.length === 13 && !cell.includes('.') ? Number(cell) : Number(cell) * 1_000
  return { ms, day: new Date(ms).toISOString().slice(0, 10) }
}

/** Reads all events of a table that was looked through. Rows that are none are listed. */
export async function readEventLog(
  source: ByteSource,
  { form, facts }: Inspection,
  mapping: LogMapping,
  onProgress: OnProgress,
): Promise<EventLog> {
  const headers = facts.columns.map(({ header }) => header)
  const rows = new LogRows(mapping, headers, form.hasHeader)
  await readRows(source, form, rows, onProgress)
  return rows.result()
}

/** Takes the rows of an event log one after the other. */
export class LogRows {
  readonly #mapping: LogMapping
  readonly #headers: readonly string[]
  readonly #places: Readonly<Record<LogRole, number>>
  readonly #outcomes: ReadonlySet<string>
  readonly #events: LogEvent[] = []
  readonly #problems = new RowProblems()
  /** Names as they are written → as they were written first, whatever their case and accents. */
  readonly #names = new Names()
  readonly #channels = new Names()
  readonly #ends = new Names()
  readonly #cases = new Map<string, string>()
  #rows = 0
  #skipsHeader: boolean
  #first: { readonly ms: number; readonly day: string } | undefined
  #last: { readonly ms: number; readonly day: string } | undefined

  constructor(mapping: LogMapping, headers: readonly string[], hasHeader: boolean) {
    this.#mapping = mapping
    this.#headers = headers
    this.#skipsHeader = hasHeader
    this.#outcomes = new Set(mapping.outcomes.map(fold))
    const placeOf = (role: LogRole) => headers.indexOf(mapping.columns[role] ?? '')
    this.#places = {
      case: placeOf('case'),
      time: placeOf('time'),
      touchpoint: placeOf('touchpoint'),
      outcome: placeOf('outcome'),
      channel: placeOf('channel'),
    }
  }

  row(cells: readonly string[], line: number): void {
    if (this.#skipsHeader) {
      this.#skipsHeader = false
      return
    }
    this.#rows++
    // Separators that nobody meant push all that follows into other columns.
    const isTooWide =
      cells.length > this.#headers.length && cells.slice(this.#headers.length).some((cell) => cell.trim() !== '')
    if (isTooWide) return this.#problems.add('extra-cells', line, cells)
    const said = this.#cell(cells, 'case')
    if (said === '') return this.#refuse('missing', line, cells, 'case')
    const moment = readMoment(this.#cell(cells, 'time'), this.#mapping.dates)
    if (!moment) return this.#refuse('not-a-date', line, cells, 'time')
    const where = this.#cell(cells, 'touchpoint')
    const isEnd = where !== '' && this.#outcomes.size > 0 && this.#outcomes.has(fold(where))
    const end = isEnd ? where : this.#cell(cells, 'outcome')
    if (where === '' && end === '') return this.#refuse('missing', line, cells, 'touchpoint')
    const touchpoint = where === '' || isEnd ? '' : this.#names.take(where)
    const outcome = end === '' ? undefined : this.#ends.take(end)
    const channel = this.#channels.take(this.#cell(cells, 'channel'))
    if (touchpoint === undefined || (end !== '' && outcome === undefined))
      return this.#refuse('many-names', line, cells, touchpoint === undefined ? 'touchpoint' : 'outcome')
    this.#events.push({ case: this.#caseOf(said), time: moment.ms, touchpoint, channel: channel || undefined, outcome })
    if (!this.#first || moment.ms < this.#first.ms) this.#first = moment
    if (!this.#last || moment.ms > this.#last.ms) this.#last = moment
  }

  fault(why: LineFault, line: number, start: string): void {
    this.#rows++
    this.#problems.add(why, line, [start])
  }

  quotesOff(line: number): void {
    this.#problems.quotesOffFrom = line
  }

  result(): EventLog {
    return {
      events: this.#events,
      rows: this.#rows,
      ...(this.#first ? { firstDay: this.#first.day } : {}),
      ...(this.#last ? { lastDay: this.#last.day } : {}),
      problems: this.#problems.result,
    }
  }

  #cell(cells: readonly string[], role: LogRole): string {
    return cells[this.#places[role]]?.trim() ?? ''
  }

  /** One string a case: a cell is a piece of the text that it was read from, and would keep all of that. */
  #caseOf(cell: string): string {
    let known = this.#cases.get(cell)
    if (known === undefined) this.#cases.set(cell, (known = cell))
    return known
  }

  #refuse(why: RowFault, line: number, cells: readonly string[], role: LogRole): void {
    this.#problems.add(why, line, cells, this.#headers[this.#places[role]], this.#cell(cells, role))
  }
}

const longestName = 200

class Names {
  readonly #byCell = new Map<string, string | undefined>()
  readonly #byFold = new Map<string, string>()

  /** A name as it was written first; empty stays empty. Undefined when there are too many. */
  take(cell: string): string | undefined {
    if (cell === '') return ''
    const name = this.#byCell.get(cell)
    if (name !== undefined) return name
    const short = cell.slice(0, longestName)
    // A name of signs alone is known by them.
    const folded = fold(short) || short
    let first = this.#byFold.get(folded)
    if (first === undefined) {
      if (this.#byFold.size >= logLimits.names) return undefined
      this.#byFold.set(folded, (first = short))
    }
    if (this.#byCell.size < logLimits.names * 4) this.#byCell.set(cell, first)
    return first
  }
}

import type { DateOrder, ImportKind, Language, TableTimeUnit } from '../model/vocabulary.ts'
import { isPossibleValue } from '../metrics/catalogue.ts'
import { readDate } from './dates.ts'
import { namedKey } from './named-metric.ts'
import { readNumber } from './numbers.ts'
import { minutesIn, readClock, readYesOrNo } from './read-cell.ts'
import type { Columns } from './roles.ts'
import { RowProblems, type RowFault } from './row-problems.ts'
import type { LineFault } from './row-reader.ts'

/** How the rows of a table are read. */
export interface TableMapping {
  readonly kind: ImportKind
  readonly columns: Columns
  readonly numbers?: Language | undefined
  readonly dates?: DateOrder | undefined
  /** Unit of durations that are plain numbers; minutes without it. */
  readonly unit?: TableTimeUnit | undefined
  /** Key of the metric that plain values are of; values that it cannot have are mistakes. */
  readonly key?: string | undefined
}

/** What the rows of one place (and metric) and day come to. Its counts add up with those of other days. */
export interface DayTally {
  /** Empty where the table has no dates. */
  readonly day: string
  readonly counts: Map<string, number>
  /** Minutes until the first reply, of every ticket that got one. */
  readonly times: number[]
}

/** The rows of one name in the table; of values, of one metric besides. */
export interface GroupTally {
  /** As the table calls the place; empty where it does not. */
  readonly name: string
  /** The place that is meant, where it is known without a name. */
  readonly place?: string
  /** As the table calls the metric: its header, or what its metric column says. */
  readonly metric: string
  rows: number
  /** Rows of each type of complaint. */
  readonly rowsOf: Map<string, number>
  readonly days: Map<string, DayTally>
}

/** A whole table, counted. */
export interface Tally {
  readonly kind: ImportKind
  /** Rows below the header. */
  readonly rows: number
  readonly used: number
  /** In the order of the table. */
  readonly groups: readonly GroupTally[]
  readonly problems: RowProblems['result']
}

/** Names and types of complaints above which a column does not name things. */
const mostGroups = 2_000
const mostTypes = 500
/** Counts above it are mistakes; a million of them can still be added up exactly. */
const mostCount = 1e9

/** A cell that keeps its row from being used. */
class BadCell extends Error {
  readonly why: RowFault
  readonly role: string

  constructor(why: RowFault, role: string) {
    super(why)
    this.why = why
    this.role = role
  }
}

/** Counts the rows of a table one after the other, and keeps none of them but those that are left out. */
export class TableTally {
  readonly #mapping: TableMapping
  readonly #headers: readonly string[]
  readonly #places: ReadonlyMap<string, number>
  readonly #groups = new Map<string, GroupTally>()
  readonly #types = new Set<string>()
  readonly #problems = new RowProblems()
  readonly #values: readonly { readonly role: string; readonly header: string }[]
  readonly #dates = new Map<string, string>()
  #rows = 0
  #used = 0
  #skipsHeader: boolean

  constructor(mapping: TableMapping, table: { readonly hasHeader: boolean; readonly headers: readonly string[] }) {
    this.#mapping = mapping
    this.#headers = table.headers
    this.#skipsHeader = table.hasHeader
    this.#places = new Map(
      Object.entries(mapping.columns).flatMap(([role, header]) => {
        const place = table.headers.indexOf(header)
        return place < 0 ? [] : [[role, place] as const]
      }),
    )
    this.#values = [...this.#places.keys()]
      .filter((role) => role === 'value' || role.startsWith('value-'))
      .map((role) => ({ role, header: mapping.columns[role] ?? '' }))
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
    try {
      this.#count(cells)
      this.#used++
    } catch (error) {
      if (!(error instanceof BadCell)) throw error
      const header = this.#headers[this.#places.get(error.role) ?? -1]
      this.#problems.add(error.why, line, cells, header, this.#cell(cells, error.role))
    }
  }

  fault(why: LineFault, line: number, start: string): void {
    this.#rows++
    this.#problems.add(why, line, [start])
  }

  quotesOff(line: number): void {
    this.#problems.quotesOffFrom = line
  }

  result(): Tally {
    const { kind } = this.#mapping
    const groups = [...this.#groups.values()]
    return { kind, rows: this.#rows, used: this.#used, groups, problems: this.#problems.result }
  }

  #count(cells: readonly string[]): void {
    switch (this.#mapping.kind) {
      case 'nps-answers':
        return this.#countAnswer(cells)
      case 'tickets':
        return this.#countTicket(cells)
      case 'complaints':
        return this.#countComplaint(cells)
      case 'funnel':
        return this.#countStep(cells)
      case 'values':
        return this.#countValues(cells)
    }
  }

  #countAnswer(cells: readonly string[]): void {
    const score = this.#number(cells, 'score')
    if (score < 0 || score > 10) throw new BadCell('not-0-to-10', 'score')
    if (!Number.isInteger(score)) throw new BadCell('not-whole', 'score')
    const name = this.#cell(cells, 'touchpoint')
    const day = this.#day(cells, 'date')
    this.#add(name, '', day, score >= 9 ? 'promoters' : score >= 7 ? 'passives' : 'detractors', 1)
  }

  #countTicket(cells: readonly string[]): void {
    const created = this.#date(cells, 'created')
    const resolved = this.#optional(cells, 'resolved') ? this.#date(cells, 'resolved') : undefined
    const handled = this.#optional(cells, 'handled') ? this.#duration(cells, 'handled') : undefined
    const replied = this.#optional(cells, 'replied') ? this.#untilReply(cells, created) : undefined
    if (resolved && resolved.ms < created.ms && (resolved.day < created.day || (resolved.hasTime && created.hasTime)))
      throw new BadCell('before-created', 'resolved')
    const first = this.#optional(cells, 'firstContact') ? this.#yesOrNo(cells, 'firstContact') : undefined
    const name = this.#cell(cells, 'touchpoint')
    const group = this.#group(name, '')
    const bucket = bucketOf(group, created.day)
    group.rows++
    bump(bucket, 'received', 1)
    if (replied !== undefined) bucket.times.push(replied)
    if (handled !== undefined) {
      bump(bucket, 'handled', handled)
      bump(bucket, 'contacts', 1)
    }
    if (first !== undefined) {
      bump(bucket, 'asked', 1)
      bump(bucket, 'resolvedFirst', first ? 1 : 0)
    }
    if (this.#places.has('resolved')) bump(bucket, 'resolved', 0)
    if (resolved) bump(bucketOf(group, resolved.day), 'resolved', 1)
  }

  #countComplaint(cells: readonly string[]): void {
    const type = this.#cell(cells, 'type').slice(0, 120)
    if (type === '') throw new BadCell('missing', 'type')
    const count = this.#places.has('count') ? this.#whole(cells, 'count') : 1
    const day = this.#day(cells, 'date')
    const name = this.#cell(cells, 'touchpoint')
    if (!this.#types.has(type) && this.#types.size >= mostTypes) throw new BadCell('many-names', 'type')
    this.#types.add(type)
    this.#add(name, '', day, type, count)
    const { rowsOf } = this.#group(name, '')
    rowsOf.set(type, (rowsOf.get(type) ?? 0) + 1)
  }

  #countStep(cells: readonly string[]): void {
    const step = this.#cell(cells, 'step')
    if (step === '') throw new BadCell('missing', 'step')
    const entered = this.#whole(cells, 'entered')
    const wentOn = this.#optional(cells, 'went-on') ? this.#whole(cells, 'went-on') : undefined
    const left = this.#optional(cells, 'left') ? this.#whole(cells, 'left') : undefined
    if (wentOn !== undefined && wentOn > entered) throw new BadCell('more-than-entered', 'went-on')
    if (left !== undefined && left > entered) throw new BadCell('more-than-entered', 'left')
    const day = this.#day(cells, 'date')
    this.#add(step, '', day, 'entered', entered)
    const bucket = bucketOf(this.#group(step, ''), day)
    const stayed = wentOn ?? (left === undefined ? undefined : entered - left)
    if (stayed === undefined) return
    bump(bucket, 'wentOn', stayed)
    bump(bucket, 'told', entered)
  }

  #countValues(cells: readonly string[]): void {
    const day = this.#day(cells, 'date')
    const name = this.#cell(cells, 'touchpoint')
    const n = this.#optional(cells, 'n') ? this.#whole(cells, 'n') : undefined
    const isLong = this.#values.length === 1
    const told = this.#cell(cells, 'metric')
    const isTold = this.#places.has('metric')
    if (isTold && told === '') throw new BadCell('missing', 'metric')
    // An empty cell of a wide table is a day on which that metric was not measured.
    const given = this.#values.filter(({ role }) => isLong || this.#cell(cells, role) !== '')
    if (given.length === 0) throw new BadCell('missing', 'value')
    const values = given.map(({ role, header }) => ({ role, header, value: this.#number(cells, role) }))
    for (const { role, header, value } of values) {
      const metric = this.#metricName(told, header)
      const key = this.#mapping.key ?? namedKey(metric)
      if (key !== undefined && !isPossibleValue(key, value)) throw new BadCell('impossible', role)
    }
    for (const { role, header, value } of values) {
      const metric = this.#metricName(told, header)
      const group = this.#group(name, metric)
      if (group.days.has(day)) throw new BadCell('twice', this.#places.has('date') ? 'date' : role)
      const bucket = bucketOf(group, day)
      group.rows++
      bucket.counts.set('value', value)
      if (n !== undefined) bucket.counts.set('n', n)
    }
  }

  /** What the table calls a metric: by its metric column, by the header of its values, or by both. */
  #metricName(told: string, header: string): string {
    if (!this.#places.has('metric')) return header
    return this.#values.length === 1 ? told : `${told} ${header}`
  }

  #add(name: string, metric: string, day: string, what: string, count: number): void {
    const group = this.#group(name, metric)
    group.rows++
    bump(bucketOf(group, day), what, count)
  }

  #group(name: string, metric: string): GroupTally {
    const key = metric === '' ? name : `${name}\n${metric}`
    let group = this.#groups.get(key)
    if (group) return group
    if (this.#groups.size >= mostGroups)
      throw new BadCell('many-names', this.#mapping.kind === 'funnel' ? 'step' : 'touchpoint')
    group = { name: name.slice(0, 120), metric: metric.slice(0, 120), rows: 0, rowsOf: new Map(), days: new Map() }
    this.#groups.set(key, group)
    return group
  }

  /** What a cell says; empty where there is none. */
  #cell(cells: readonly string[], role: string): string {
    const place = this.#places.get(role)
    return place === undefined ? '' : (cells[place]?.trim() ?? '')
  }

  #optional(cells: readonly string[], role: string): boolean {
    return this.#cell(cells, role) !== ''
  }

  #number(cells: readonly string[], role: string): number {
    const cell = this.#cell(cells, role)
    if (cell === '') throw new BadCell('missing', role)
    const value = readNumber(cell, this.#mapping.numbers)
    if (value === undefined) throw new BadCell('not-a-number', role)
    return value
  }

  #whole(cells: readonly string[], role: string): number {
    const value = this.#number(cells, role)
    if (value < 0) throw new BadCell('negative', role)
    if (!Number.isInteger(value)) throw new BadCell('not-whole', role)
    if (value > mostCount) throw new BadCell('huge', role)
    return value
  }

  /** The day of a row; empty where the table has no column for it. */
  #day(cells: readonly string[], role: string): string {
    if (!this.#places.has(role)) return ''
    const cell = this.#cell(cells, role)
    // Of thousands of rows many are of the same day.
    const known = this.#dates.get(cell)
    if (known !== undefined) return known
    const { day } = this.#date(cells, role)
    if (this.#dates.size < 5_000) this.#dates.set(cell, day)
    return day
  }

  #date(cells: readonly string[], role: string) {
    const cell = this.#cell(cells, role)
    if (cell === '') throw new BadCell('missing', role)
    const reading = readDate(cell, this.#mapping.dates)
    if (!reading) throw new BadCell('not-a-date', role)
    return reading
  }

  /** Minutes. */
  #duration(cells: readonly string[], role: string): number {
    const cell = this.#cell(cells, role)
    const clock = readClock(cell, this.#mapping.unit)
    if (clock !== undefined) return clock
    const value = this.#number(cells, role)
    if (value < 0) throw new BadCell('negative', role)
    return value * minutesIn[this.#mapping.unit ?? 'min']
  }

  /** Minutes from a ticket's beginning to its first reply, told as a moment or as a time that passed. */
  #untilReply(cells: readonly string[], created: { readonly ms: number; readonly hasTime: boolean }): number {
    const replied = readDate(this.#cell(cells, 'replied'), this.#mapping.dates)
    if (!replied) return this.#duration(cells, 'replied')
    if (!replied.hasTime || !created.hasTime) throw new BadCell('no-time', 'replied')
    if (replied.ms < created.ms) throw new BadCell('before-created', 'replied')
    return (replied.ms - created.ms) / 60_000
  }

  #yesOrNo(cells: readonly string[], role: string): boolean {
    const answer = readYesOrNo(this.#cell(cells, role))
    if (answer === undefined) throw new BadCell('not-yes-no', role)
    return answer
  }
}

function bucketOf(group: GroupTally, day: string): DayTally {
  let bucket = group.days.get(day)
  if (!bucket) group.days.set(day, (bucket = { day, counts: new Map(), times: [] }))
  return bucket
}

function bump({ counts }: DayTally, what: string, by: number): void {
  counts.set(what, (counts.get(what) ?? 0) + by)
}

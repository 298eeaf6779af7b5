import type { DateOrder, Language } from '../model/vocabulary.ts'
import { dateShapeOf } from './dates.ts'
import { notationOf, readNumber } from './numbers.ts'

/** What the cells of one column look like. Counts of cells. */
export interface ColumnFacts {
  /** Its header, made different from the others'; `#3` where it has none. */
  readonly header: string
  readonly filled: number
  readonly numbers: { readonly plain: number; readonly en: number; readonly id: number; readonly either: number }
  readonly dates: { readonly plain: number; readonly dmy: number; readonly mdy: number; readonly either: number }
  /** How many are whole and from 0 to 10. */
  readonly zeroToTen: number
  /** Different texts, up to {@link mostDistinct}. */
  readonly distinct: number
  /** A cell that could be read in two ways, to ask about. */
  readonly doubtful?: string
}

/** What a table looks like, before anybody says what it is. */
export interface TableFacts {
  /** Rows below the header, without empty ones. */
  readonly rows: number
  readonly hasHeader: boolean
  readonly columns: readonly ColumnFacts[]
  /** The first rows, the header's too. */
  readonly first: readonly (readonly string[])[]
}

/** Rows that are shown. */
const mostFirst = 21
const mostDistinct = 100
/** Columns that are looked at; a row may have more. */
const mostColumns = 100
const longestShown = 200
/** Cells by which it is told whether a column holds numbers or dates at all. */
const settledAfter = 2_000

class Column {
  filled = 0
  readonly numbers = { plain: 0, en: 0, id: 0, either: 0 }
  readonly dates = { plain: 0, dmy: 0, mdy: 0, either: 0 }
  zeroToTen = 0
  doubtful: string | undefined
  readonly texts = new Set<string>()
  #numbers = 0
  #dates = 0

  add(cell: string): void {
    if (cell === '') return
    this.filled++
    if (this.texts.size < mostDistinct) this.texts.add(cell)
    // What a long column has not held so far it is not for.
    const isSettled = this.filled > settledAfter
    const notation = isSettled && this.#numbers === 0 ? 'none' : notationOf(cell)
    if (notation !== 'none') {
      this.#numbers++
      this.numbers[notation]++
      if (notation === 'either') this.doubtful ??= cell
      else this.#measure(readNumber(cell, undefined))
      return
    }
    const shape = isSettled && this.#dates === 0 ? 'none' : dateShapeOf(cell)
    if (shape === 'none') return
    this.#dates++
    this.dates[shape]++
    if (shape === 'either') this.doubtful ??= cell
  }

  #measure(value: number | undefined): void {
    if (value === undefined) return
    if (value >= 0 && value <= 10 && Number.isInteger(value)) this.zeroToTen++
  }

  facts(header: string): ColumnFacts {
    return {
      header,
      filled: this.filled,
      numbers: this.numbers,
      dates: this.dates,
      zeroToTen: this.zeroToTen,
      distinct: this.texts.size,
      ...(this.doubtful === undefined ? {} : { doubtful: this.doubtful.slice(0, longestShown) }),
    }
  }
}

/** Looks at all rows of a table, one after the other, and keeps counts only. */
export class TableInspector {
  readonly #columns: Column[] = []
  readonly #first: string[][] = []
  readonly #header: boolean | undefined
  #top: string[] | undefined
  #rows = 0

  /** @param header whether the first row is one; without it, it is told by its looks. */
  constructor(header?: boolean) {
    this.#header = header
  }

  row(cells: readonly string[]): void {
    if (this.#first.length < mostFirst)
      this.#first.push(cells.slice(0, mostColumns).map((cell) => cell.trim().slice(0, longestShown)))
    if (this.#top === undefined) {
      this.#top = cells.slice(0, mostColumns).map((cell) => cell.trim())
      return
    }
    this.#rows++
    this.#add(cells)
  }

  facts(): TableFacts {
    const top = this.#top ?? []
    const hasHeader = this.#header ?? looksLikeHeader(top)
    if (!hasHeader && this.#top !== undefined) {
      this.#rows++
      this.#add(top)
    }
    // Cells beyond the header are of no column: their rows are left out.
    const width = hasHeader ? top.length : this.#columns.length
    const headers = headersOf(hasHeader ? top : [], width)
    const columns = headers.map((header, index) => (this.#columns[index] ?? new Column()).facts(header))
    return { rows: this.#rows, hasHeader, columns, first: this.#first }
  }

  #add(cells: readonly string[]): void {
    const width = Math.min(cells.length, mostColumns)
    for (let index = 0; index < width; index++) (this.#columns[index] ??= new Column()).add((cells[index] ?? '').trim())
  }
}

function looksLikeHeader(top: readonly string[]): boolean {
  const said = top.filter((cell) => cell !== '')
  return said.length > 0 && said.every((cell) => notationOf(cell) === 'none' && dateShapeOf(cell) === 'none')
}

/** Headers by which columns are known: short, none empty, all different. */
function headersOf(top: readonly string[], width: number): string[] {
  const seen = new Set<string>()
  return Array.from({ length: width }, (_, index) => {
    const name = top[index]?.slice(0, longestShown) || `#${index + 1}`
    let header = name
    for (let again = 2; seen.has(header); again++) header = `${name} (${again})`
    seen.add(header)
    return header
  })
}

/** How columns write numbers; undefined where they could be read in two ways, and nothing says which. */
export function numbersOf(columns: readonly ColumnFacts[]): {
  readonly language?: Language
  readonly mustAsk: boolean
} {
  const sum = (notation: 'en' | 'id' | 'either') => columns.reduce((total, { numbers }) => total + numbers[notation], 0)
  const [en, id, either] = [sum('en'), sum('id'), sum('either')]
  if (en > 0 && id === 0) return { language: 'en', mustAsk: false }
  if (id > 0 && en === 0) return { language: 'id', mustAsk: false }
  return { mustAsk: either > 0 }
}

/** How columns write dates; undefined where days and months could be taken for each other, and nothing says which. */
export function datesOf(columns: readonly ColumnFacts[]): { readonly order?: DateOrder; readonly mustAsk: boolean } {
  const sum = (shape: 'dmy' | 'mdy' | 'either') => columns.reduce((total, { dates }) => total + dates[shape], 0)
  const [dmy, mdy, either] = [sum('dmy'), sum('mdy'), sum('either')]
  if (dmy > 0 && mdy === 0) return { order: 'dmy', mustAsk: false }
  if (mdy > 0 && dmy === 0) return { order: 'mdy', mustAsk: false }
  return { mustAsk: either > 0 || dmy > 0 }
}

/** Share of cells by which a column is taken for one of numbers or dates; the others are mistakes. */
const mostly = 0.6

export const isNumeric = ({ filled, numbers: { plain, en, id, either } }: ColumnFacts) =>
  filled > 0 && (plain + en + id + either) / filled >= mostly
export const isDated = ({ filled, dates: { plain, dmy, mdy, either } }: ColumnFacts) =>
  filled > 0 && (plain + dmy + mdy + either) / filled >= mostly

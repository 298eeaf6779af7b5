import Papa from 'papaparse'

/** What stands between the cells of a line. */
export const separators = [',', ';', '\t', '|'] as const
export type Separator = (typeof separators)[number]

/** Why lines are left out before anybody looks at what they say. */
export type LineFault = 'quotes' | 'long-line' | 'many-columns'

/** What becomes of the lines of a text. Lines are counted from 1, as an editor counts them. */
export interface RowTaker {
  row(cells: readonly string[], line: number): void
  fault(why: LineFault, line: number, start: string): void
  /** From this line on quotes are letters like any other, since they never matched. */
  quotesOff(line: number): void
}

/** Sizes above which a line is no row of a table. */
export const rowLimits = { characters: 1_000_000, columns: 500 } as const

/** Rows with unmatched quotes after which quotes are no longer believed in. */
const mostQuoteFaults = 20

interface Parsed {
  readonly data: string[][]
  readonly errors: readonly unknown[]
  readonly meta: { readonly cursor: number }
}

/**
 * Takes rows out of a text that comes in pieces, holding no more of it than one unfinished row. A row whose quotes do not
 * match costs that line and not all that follow it.
 */
export class RowReader {
  readonly #separator: Separator
  readonly #taker: RowTaker
  #rest = ''
  #line = 1
  #quotes = true
  #quoteFaults = 0
  /** The rest of a line that is too long is on its way. */
  #isSkipping = false
  /** The last piece ended in CR, which may be half of a line's end. */
  #carriage = false
  #nulls = 0

  constructor(separator: Separator, taker: RowTaker) {
    this.#separator = separator
    this.#taker = taker
  }

  /** NUL characters that were left out. */
  get nulls(): number {
    return this.#nulls
  }

  /** Takes a piece of the text; at most a few hundred thousand characters, so that it can be held twice. */
  feed(piece: string): void {
    let text = this.#carriage ? `\r${piece}` : piece
    this.#carriage = text.endsWith('\r')
    if (this.#carriage) text = text.slice(0, -1)
    this.#take(text)
    this.#drain(false)
  }

  /** The text is over. */
  end(): void {
    if (this.#carriage) this.#take('\r')
    this.#drain(true)
    this.#rest = ''
  }

  #take(given: string): void {
    let text = given
    if (text.includes('\0')) {
      const without = text.replaceAll('\0', '')
      this.#nulls += text.length - without.length
      text = without
    }
    if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n')
    if (this.#isSkipping) {
      const end = text.indexOf('\n')
      if (end < 0) return
      this.#isSkipping = false
      this.#line++
      text = text.slice(end + 1)
    }
    this.#rest += text
  }

  #drain(isLast: boolean): void {
    if (this.#rest === '') return
    const all = this.#parse(this.#rest, !isLast)
    if (all.errors.length > 0) return this.#drainByLine(isLast)
    for (const cells of all.data) this.#emit(cells)
    this.#rest = isLast ? '' : this.#rest.slice(all.meta.cursor)
    if (this.#rest.length > rowLimits.characters) this.#drainByLine(isLast)
  }

  /** Row by row, so that one without matching quotes can be left out. */
  #drainByLine(isLast: boolean): void {
    const text = this.#rest
    let at = 0
    while (at < text.length) {
      const found = this.#nextRow(text, at, isLast)
      if (found === 'unfinished') {
        if (text.length - at <= rowLimits.characters) break
        at = this.#leaveOut(text, at, this.#opensQuote(text, at) ? 'quotes' : 'long-line')
      } else if (found === 'quotes') {
        at = this.#leaveOut(text, at, 'quotes')
      } else {
        this.#emit(found.cells)
        at += found.length
      }
      if (this.#quotes && this.#quoteFaults > mostQuoteFaults) {
        this.#quotes = false
        this.#taker.quotesOff(this.#line)
        this.#rest = text.slice(at)
        return this.#drain(isLast)
      }
    }
    this.#rest = text.slice(at)
  }

  #nextRow(
    text: string,
    at: number,
    isLast: boolean,
  ): { readonly cells: string[]; readonly length: number } | 'quotes' | 'unfinished' {
    // What is looked at grows as needed: rows are short, and looking through all that follows for each is slow.
    for (let size = 4_096; ; size *= 8) {
      const isAll = at + size >= text.length
      const row = this.#parse(text.slice(at, at + size), !(isAll && isLast), 1)
      if (row.errors.length > 0) return 'quotes'
      const [cells] = row.data
      if (cells) return { cells, length: row.meta.cursor }
      if (isAll) return 'unfinished'
    }
  }

  /** Leaves out the line at `at`, and returns where the next begins. */
  #leaveOut(text: string, at: number, why: LineFault): number {
    if (why === 'quotes') this.#quoteFaults++
    this.#taker.fault(why, this.#line, text.slice(at, at + 200))
    const end = text.indexOf('\n', at)
    if (end < 0) {
      this.#isSkipping = true
      return text.length
    }
    this.#line++
    return end + 1
  }

  #opensQuote(text: string, at: number): boolean {
    const end = text.indexOf('\n', at)
    return this.#quotes && end >= 0 && end - at <= rowLimits.characters
  }

  #parse(text: string, isUnfinished: boolean, preview = 0): Parsed {
    const parser = new Papa.Parser({
      delimiter: this.#separator,
      newline: '\n',
      preview,
      ...(this.#quotes ? {} : { fastMode: true }),
      // Its fast mode does not stop at the preview.
      ...(preview > 0 && this.#quotes ? { fastMode: false } : {}),
    })
    return parser.parse(text, 0, isUnfinished) as Parsed
  }

  #emit(cells: string[]): void {
    const line = this.#line++
    for (const cell of cells) if (cell.includes('\n')) this.#line += cell.split('\n').length - 1
    if (cells.length > rowLimits.columns) this.#taker.fault('many-columns', line, cells.slice(0, 10).join(' '))
    else if (cells.length > 1 || cells[0]?.trim() !== '') this.#taker.row(cells, line)
  }
}

/** What a spreadsheet writes into the first line to say what separates the cells. */
const declared = /^\ufeff?sep=([,;\t|])\r?\n?/i

/** The first rows of a text, for looking at. */
export function firstRows(text: string, separator: Separator, most: number): string[][] {
  const rows: string[][] = []
  const reader = new RowReader(separator, {
    row: (cells) => void (rows.length < most && rows.push([...cells])),
    fault: () => undefined,
    quotesOff: () => undefined,
  })
  reader.feed(text)
  // A text that is cut off ends in half a row.
  if (rows.length < most) reader.end()
  return rows
}

/** What separates the cells of a text, by its beginning: what gives most rows as many cells as the first. */
export function guessSeparator(start: string): { readonly separator: Separator; readonly declared: boolean } {
  const said = declared.exec(start)?.[1]
  if (said !== undefined) return { separator: said as Separator, declared: true }
  let best: Separator = ','
  let bestScore = 0
  for (const separator of separators) {
    const rows = firstRows(start, separator, 100)
    const columns = rows[0]?.length ?? 0
    if (columns < 2) continue
    const alike = rows.filter((row) => row.length === columns).length / rows.length
    // Between two that fit alike the one that makes more columns; a comma may be a decimal sign.
    const score = alike * 1_000 + Math.min(columns, 50) - (separator === ',' ? 0.5 : 0)
    if (score > bestScore) [best, bestScore] = [separator, score]
  }
  return { separator: best, declared: false }
}

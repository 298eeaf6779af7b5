/** Why a row is left out. */
export const rowFaults = [
  'quotes',
  'long-line',
  'many-columns',
  'extra-cells',
  'missing',
  'not-a-number',
  'not-0-to-10',
  'not-whole',
  'negative',
  'huge',
  'not-a-date',
  'no-time',
  'before-created',
  'not-yes-no',
  'more-than-entered',
  'impossible',
  'twice',
  'many-names',
] as const
export type RowFault = (typeof rowFaults)[number]

/** A row that is left out. */
export interface RowProblem {
  /** Line of the text, from 1. */
  readonly line: number
  readonly why: RowFault
  /** The column that is to blame, and what it says. */
  readonly column?: string
  readonly cell?: string
  /** The row, as far as it is shown. */
  readonly cells: readonly string[]
}

/** Rows that are listed; the rest is only counted. */
const mostListed = 1_000
const mostCells = 40
const longestCell = 200

/** Rows that are left out, as they are found. */
export class RowProblems {
  readonly #listed: RowProblem[] = []
  readonly #counts = new Map<RowFault, number>()
  /** Line from which quotes are letters, if they ever stopped matching. */
  quotesOffFrom: number | undefined

  add(why: RowFault, line: number, cells: readonly string[], column?: string, cell?: string): void {
    this.#counts.set(why, (this.#counts.get(why) ?? 0) + 1)
    if (this.#listed.length >= mostListed) return
    this.#listed.push({
      line,
      why,
      ...(column === undefined ? {} : { column }),
      ...(cell === undefined ? {} : { cell: cell.slice(0, longestCell) }),
      cells: cells.slice(0, mostCells).map((each) => each.slice(0, longestCell)),
    })
  }

  get result(): {
    readonly listed: readonly RowProblem[]
    readonly counts: ReadonlyMap<RowFault, number>
    readonly total: number
    readonly quotesOffFrom?: number
  } {
    const total = [...this.#counts.values()].reduce((sum, count) => sum + count, 0)
    const off = this.quotesOffFrom === undefined ? {} : { quotesOffFrom: this.quotesOffFrom }
    return { listed: this.#listed, counts: this.#counts, total, ...off }
  }
}

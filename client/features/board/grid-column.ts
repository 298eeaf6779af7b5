import type { ReactNode } from 'react'

/** A column of a grid: what it is called and what it says of a row. */
export interface GridColumn<Row, Key extends string = string> {
  readonly key: Key
  readonly label: string
  /** What it holds, in a sentence. */
  readonly about?: string
  /** px. */
  readonly width: number
  readonly isNumber?: boolean
  readonly cell: (row: Row) => ReactNode
}

export interface GridGroup<Row> {
  readonly key: string
  readonly head?: ReactNode
  readonly rows: readonly Row[]
}

/**
 * Width of a column of amounts, px: as wide as the longest of them needs, since rupiah take a dozen digits.
 * @param least where they are short, or there are none
 * @param beside what else a cell holds: its own padding, the box of the evidence, a place
 */
export function amountsWidth(amounts: readonly string[], least: number, beside: number): number {
  const longest = Math.max(0, ...amounts.map((amount) => amount.length))
  return Math.max(least, Math.ceil(longest * digitWidth + beside))
}

/** px of a digit in the heavier type of what was measured; separators are narrower. */
const digitWidth = 7.6

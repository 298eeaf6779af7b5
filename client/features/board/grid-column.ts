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

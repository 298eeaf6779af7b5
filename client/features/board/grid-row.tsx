import { memo, useRef } from 'react'
import styles from './data-grid.module.css'
import type { GridColumn } from './grid-column.ts'

/** Name of the column that rows are chosen in. */
export const choosing = '✓'

interface GridRowProps<Row> {
  readonly row: Row
  readonly columns: readonly GridColumn<Row>[]
  readonly name: string
  /** Column that has, or would have, the keyboard. */
  readonly at: string | undefined
  readonly isShown: boolean
  readonly isQuiet: boolean
  readonly isUnfolded: boolean
  readonly isChosen: boolean | undefined
  readonly choose: ((id: string, on: boolean, upTo: boolean) => void) | undefined
}

/** A row of a grid; drawn again only when what it says has changed. */
export const GridRow = memo(PlainRow, (a, b) =>
  // How it is chosen is the same for all rows as they stand.
  (Object.keys(a) as (keyof typeof a)[]).every((key) => key === 'choose' || a[key] === b[key]),
) as typeof PlainRow

function PlainRow<Row extends { readonly id: string }>(props: GridRowProps<Row>) {
  const { row, columns, name, at, isShown, isQuiet, isUnfolded, isChosen, choose } = props
  const upTo = useRef(false)
  return (
    <tr
      data-row={row.id}
      data-shown={isShown || undefined}
      data-quiet={isQuiet || undefined}
      data-unfolded={isUnfolded || undefined}
      aria-selected={isChosen}
      className={styles.row}
    >
      {choose && (
        <td data-column={choosing} tabIndex={at === choosing ? 0 : -1} className={styles.choice}>
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={name}
            checked={isChosen ?? false}
            onClick={(event) => (upTo.current = event.shiftKey)}
            onChange={({ target }) => choose(row.id, target.checked, upTo.current)}
          />
        </td>
      )}
      {columns.map((column, index) => {
        const attributes = {
          'data-column': column.key,
          'data-first': index === 0 || undefined,
          'data-number': column.isNumber || undefined,
          tabIndex: at === column.key ? 0 : -1,
        }
        return index === 0 ? (
          <th key={column.key} scope="row" {...attributes}>
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.key} {...attributes}>
            {column.cell(row)}
          </td>
        )
      })}
    </tr>
  )
}

import type { ReactNode } from 'react'
import type { Cell } from '../../../journey/formats/tables/cell.ts'
import { type SheetKey, sheetsOf } from '../../../journey/formats/tables/sheets.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import styles from '../../components/table/table-dialog.module.css'
import { useFormats } from '../../language/formats.ts'
import { useLanguage, useText } from '../../language/text.ts'
import type { PlannedRow, RefusedRow } from './rows-of-plan.ts'

/** Rows that are shown at once; of a whole map that is redone nobody reads more. */
const mostShown = 200

interface RowsProps<Row> {
  readonly rows: readonly Row[]
  readonly map: JourneyMap
}

/** Every row that changes something: which cells, from what to what, or that it is new. */
export function PlannedRows({ rows, map }: RowsProps<PlannedRow>) {
  const text = useText()
  const formats = useFormats()
  const shown = (cell: Cell) => {
    if (cell === undefined || cell === '') return <span className={styles.quiet}>{text('workbook.empty')}</span>
    if (typeof cell === 'boolean') return text(cell ? 'workbook.yes' : 'workbook.no')
    return <bdi>{typeof cell === 'number' ? formats.number(cell) : cell}</bdi>
  }
  return (
    <RowTable title={text('workbook.changes')} head={text('workbook.what')} rows={rows} map={map}>
      {({ cells }) =>
        cells.length === 0
          ? text('workbook.new')
          : cells.map(({ column, before, after }) => (
              <div key={column}>
                <strong>{column}: </strong>
                {shown(before)} → {shown(after)}
              </div>
            ))
      }
    </RowTable>
  )
}

/** Every row that is not taken, and why. */
export function RefusedRows({ refused, map }: { readonly refused: readonly RefusedRow[]; readonly map: JourneyMap }) {
  const text = useText()
  return (
    <RowTable title={text('workbook.refused')} head={text('imports.why')} rows={refused} map={map}>
      {({ reason }) => <bdi>{reason}</bdi>}
    </RowTable>
  )
}

interface RowTableProps<Row> extends RowsProps<Row> {
  readonly title: string
  /** Head of the last column. */
  readonly head: string
  readonly children: (row: Row) => ReactNode
}

function RowTable<Row extends { readonly sheet: SheetKey; readonly row: number; readonly title: string }>({
  title,
  head,
  rows,
  map,
  children,
}: RowTableProps<Row>) {
  const text = useText()
  const language = useLanguage()
  const sheets = new Map(sheetsOf(map).map((sheet) => [sheet.key, sheet.title[language]]))
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{title}</h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long list is scrolled with the keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label={title}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{text('workbook.sheet')}</th>
              <th scope="col" className={styles.number}>
                {text('workbook.row')}
              </th>
              <th scope="col">{text('workbook.name')}</th>
              <th scope="col">{head}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, mostShown).map((row) => (
              <tr key={`${row.sheet}/${row.row}`}>
                <td>{sheets.get(row.sheet)}</td>
                <td className={styles.number}>{row.row}</td>
                <td>
                  <bdi>{row.title}</bdi>
                </td>
                <td>{children(row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rows.length > mostShown && (
        <p className={styles.quiet}>{text('workbook.more', { count: rows.length - mostShown })}</p>
      )}
    </section>
  )
}

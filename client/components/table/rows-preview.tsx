import type { Inspection } from '../../../journey/import/read-table.ts'
import { Badge } from '../badge.tsx'
import { classNames } from '../class-names.ts'
import { useText } from '../../language/text.ts'
import { headerWords } from './header-words.ts'
import styles from './table-dialog.module.css'

const mostRows = 8
const mostColumns = 20
const mostCharacters = 80

interface RowsPreviewProps {
  readonly inspection: Inspection
  /** What a column is for → its header. */
  readonly columns: Readonly<Record<string, string>>
  readonly roleWords: (role: string) => string
}

/** The first rows as they stand in the table, and what each column is for. */
export function RowsPreview({ inspection, columns: chosen, roleWords }: RowsPreviewProps) {
  const text = useText()
  const { facts, form } = inspection
  const columns = facts.columns.slice(0, mostColumns)
  const rows = facts.first.slice(form.hasHeader ? 1 : 0, mostRows + (form.hasHeader ? 1 : 0))
  const roleOf = new Map(Object.entries(chosen).map(([role, header]) => [header, role]))
  return (
    // What scrolls must be reached by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.scroll} tabIndex={0} aria-label={text('imports.rows')}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map(({ header }) => {
              const role = roleOf.get(header)
              return (
                <th key={header} scope="col" className={classNames(role === undefined && styles.unused)}>
                  <span dir="auto">{headerWords(header, text)}</span>{' '}
                  {role !== undefined && <Badge>{roleWords(role)}</Badge>}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map(({ header }, place) => {
                const cell = row[place] ?? ''
                return (
                  <td key={header} dir="auto" className={classNames(!roleOf.has(header) && styles.unused)}>
                    {cell.length > mostCharacters ? `${cell.slice(0, mostCharacters)}…` : cell}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

import type { Table } from '../../../journey/formats/clipboard/table.ts'
import { parseNumber } from '../../../journey/metrics/parse-number.ts'
import { Badge } from '../../components/badge.tsx'
import { classNames } from '../../components/class-names.ts'
import { VisuallyHidden } from '../../components/visually-hidden.tsx'
import { useFormats } from '../../language/formats.ts'
import { useText } from '../../language/text.ts'
import type { TablePlan } from '../../services/clipboard/plan-table.ts'
import type { TableOptions } from '../../services/clipboard/table-options.ts'
import styles from './paste-dialog.module.css'

interface TablePreviewProps {
  readonly table: Table
  readonly options: TableOptions
  readonly plan: TablePlan
}

/** Rows and columns that are shown: enough to see whether everything goes where it should. */
const mostRows = 8
const mostColumns = 8
const mostCharacters = 120

/** The first rows of a pasted table under the stages that they go into. */
export function TablePreview({ table, options, plan }: TablePreviewProps) {
  const text = useText()
  const formats = useFormats()
  const labelled = options.labels ? 1 : 0
  const body = table.rows.slice(options.header ? 1 : 0)
  const columns = plan.columns.slice(0, mostColumns)
  const shown = (cell: string): { words: string; isLeftOut: boolean } => {
    if (options.kind !== 'values' || cell === '')
      return { words: cell.length > mostCharacters ? `${cell.slice(0, mostCharacters)}…` : cell, isLeftOut: false }
    const reading = parseNumber(cell, plan.numbers)
    if (!reading.ok) return { words: cell.slice(0, mostCharacters), isLeftOut: true }
    return { words: `${formats.number(reading.value)}${reading.percent ? ' %' : ''}`, isLeftOut: false }
  }
  return (
    // What scrolls must be reached by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.scroll} tabIndex={0} aria-label={text('paste.preview')}>
      <table className={styles.table}>
        <caption>
          <VisuallyHidden>{text('paste.preview')}</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            {options.labels && (
              <th scope="col">
                <VisuallyHidden>{text(options.kind === 'values' ? 'paste.metrics' : 'paste.lanes')}</VisuallyHidden>
              </th>
            )}
            {columns.map(({ title, state }, index) => (
              <th
                key={index}
                scope="col"
                className={classNames(
                  options.kind === 'values' && styles.number,
                  state === 'left-out' && styles.leftOut,
                )}
              >
                <span className={styles.stage} dir="auto">
                  {title || text('untitled.stage')}
                </span>
                {state === 'new' && <Badge>{text('paste.newStage')}</Badge>}
                {state === 'left-out' && <Badge>{text('paste.columnLeftOut')}</Badge>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.slice(0, mostRows).map((row, index) => (
            <tr key={index}>
              {options.labels && (
                <th scope="row" dir="auto">
                  {row[0]}
                </th>
              )}
              {columns.map(({ state }, column) => {
                const { words, isLeftOut } = shown(row[column + labelled] ?? '')
                return (
                  <td
                    key={column}
                    dir="auto"
                    className={classNames(
                      options.kind === 'values' && !isLeftOut && styles.number,
                      (state === 'left-out' || isLeftOut) && styles.leftOut,
                    )}
                  >
                    {words}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.more}>
        {body.length > mostRows && <span>{text('paste.moreRows', { count: body.length - mostRows })}</span>}
        {plan.columns.length > mostColumns && (
          <span>{text('paste.moreColumns', { count: plan.columns.length - mostColumns })}</span>
        )}
      </p>
    </section>
  )
}

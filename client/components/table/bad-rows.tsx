import { Download } from 'lucide-react'
import { escapeFormula } from '../../../journey/formats/clipboard/formula.ts'
import type { Inspection } from '../../../journey/import/read-table.ts'
import type { RowProblem, RowProblems } from '../../../journey/import/row-problems.ts'
import { Button } from '../button.tsx'
import { type Text, useText } from '../../language/text.ts'
import { saveFile } from '../../services/save-file.ts'
import { headerWords } from './header-words.ts'
import styles from './table-dialog.module.css'

interface BadRowsProps {
  readonly problems: RowProblems['result']
  readonly file: string
  readonly inspection: Inspection
}

/** Rows that are shown; the file that can be saved has all that are listed. */
const mostShown = 100

/** Every row that is not used, and why. */
export function BadRows({ problems, file, inspection }: BadRowsProps) {
  const text = useText()
  const { listed, quotesOffFrom } = problems
  const save = () => {
    const headers = inspection.facts.columns.map(({ header }) => headerWords(header, text))
    const name = `${file.replace(/\.[^.]*$/, '')}-${text('imports.badFile')}.csv`
    saveFile({ fileName: name, blob: new Blob([badRowsTable(listed, headers, text)], { type: 'text/csv' }) })
  }
  return (
    <section className={styles.section}>
      <div className={styles.headingRow}>
        <h3 className={styles.heading}>{text('imports.bad')}</h3>
        <Button size="small" icon={<Download size={16} aria-hidden />} onClick={save}>
          {text('imports.download')}
        </Button>
      </div>
      {quotesOffFrom !== undefined && (
        <p className={styles.note}>{text('imports.quotesOff', { line: quotesOffFrom })}</p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long list is scrolled with the keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label={text('imports.bad')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.number}>
                {text('imports.line')}
              </th>
              <th scope="col">{text('imports.why')}</th>
            </tr>
          </thead>
          <tbody>
            {listed.slice(0, mostShown).map((problem) => (
              <tr key={problem.line}>
                <td className={styles.number}>{problem.line}</td>
                <td>
                  {problem.column !== undefined && <strong>{headerWords(problem.column, text)}: </strong>}
                  {problem.cell !== undefined && problem.cell !== '' && <code dir="auto">{problem.cell} </code>}
                  {text(`imports.fault-${problem.why}`)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {problems.total > mostShown && <p className={styles.quiet}>{text('imports.badShown', { count: mostShown })}</p>}
    </section>
  )
}

const quoted = (cell: string) => `"${escapeFormula(cell).replaceAll('"', '""')}"`

/** The rows as a table for spreadsheets, in which no cell is run as a formula. */
function badRowsTable(listed: readonly RowProblem[], headers: readonly string[], text: Text): string {
  const head = [text('imports.line'), text('imports.why'), ...headers]
  const rows = listed.map(({ line, why, column, cells }) => {
    const blame = column === undefined ? '' : `${headerWords(column, text)}: `
    return [String(line), `${blame}${text(`imports.fault-${why}`)}`, ...cells]
  })
  // Without the mark of its byte order, Excel takes UTF-8 for Windows-1252.
  return `\ufeff${[head, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`
}

import type { Fragment } from '../../model/fragment.ts'
import { type CopiedGrid, gridOf } from './copied-grid.ts'
import { renderTsv } from './delimited.ts'
import { escapeFormula } from './formula.ts'
import { renderFragment } from './render-fragment.ts'

/** The attribute of the copied table that holds the fragment: other formats of ours do not survive between browsers. */
export const fragmentAttribute = 'data-jejak-fragment'

/** A fragment in the forms in which it goes to the clipboard. */
export interface CopiedForms {
  /** Tab-separated titles, for spreadsheets and text. */
  readonly text: string
  /** A table of the titles, which carries `json` in an attribute. */
  readonly html: string
  /** The fragment itself; empty where there is none. */
  readonly json: string
}

/** Writes a fragment for the clipboard. */
export function renderCopied(fragment: Fragment): CopiedForms {
  return renderGrid(gridOf(fragment), fragment)
}

/** Writes a table of a fragment for the clipboard, with the fragment itself. */
export function renderGrid(grid: CopiedGrid, fragment: Fragment): CopiedForms {
  const json = renderFragment(fragment)
  const rows = grid.header ? [grid.header, ...grid.rows] : grid.rows
  return { text: renderTsv(rows.map((row) => row.map(escapeFormula))), html: renderTable(grid, json), json }
}

/** A table that is only looked at, as in a spreadsheet. */
export interface TableCopy {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Writes a table for the clipboard. Nothing in it is run as a formula. */
export function renderTableCopy({ header, rows }: TableCopy): CopiedForms {
  const lines = [header, ...rows].map((row) => row.map(escapeFormula))
  return { text: renderTsv(lines), html: renderTable({ header, rows, labelled: true }), json: '' }
}

function renderTable({ header, rows, labelled }: CopiedGrid, json?: string): string {
  const cell = (tag: 'th' | 'td', text: string) => {
    // Spreadsheets would begin a new row at a plain line break.
    const lines = escapeFormula(text).split('\n').map(escapeHtml).join('<br style="mso-data-placement:same-cell">')
    return `<${tag}>${lines}</${tag}>`
  }
  const line = (row: readonly string[], isHeader: boolean) =>
    `<tr>${row.map((text, index) => cell(isHeader || (labelled && index === 0) ? 'th' : 'td', text)).join('')}</tr>`
  const head = header ? `<thead>${line(header, true)}</thead>` : ''
  const body = rows.map((row) => line(row, false)).join('')
  const fragment = json === undefined ? '' : ` ${fragmentAttribute}="${escapeHtml(json)}"`
  return `<meta charset="utf-8"><table${fragment}>${head}<tbody>${body}</tbody></table>`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

import { parseFragment } from '../../../journey/formats/clipboard/parse-fragment.ts'
import { clipboardLimits } from '../../../journey/formats/clipboard/clipboard-limits.ts'
import { fragmentAttribute } from '../../../journey/formats/clipboard/copied-text.ts'
import { type Table, type TableReading, readTableText, tableOf } from '../../../journey/formats/clipboard/table.ts'
import type { Fragment } from '../../../journey/model/fragment.ts'
import type { Problem } from '../../../journey/model/problem.ts'

/** What the clipboard holds, in the forms that we read; empty where it has none. */
export interface ClipboardContent {
  readonly text: string
  readonly html: string
  /** A fragment, where the browser hands on formats of our own. */
  readonly json: string
}

/** What is to be pasted. */
export type Pasted =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'fragment'; readonly fragment: Fragment }
  /** One text, for one card. */
  | { readonly kind: 'text'; readonly text: string }
  /** `text`: what it was read from, where another delimiter would give another table. */
  | { readonly kind: 'table'; readonly table: Table; readonly text?: string }
  | { readonly kind: 'too-large'; readonly reading: Extract<TableReading, { ok: false }>['tooLarge'] }
  | { readonly kind: 'refused'; readonly problem: Problem }

/** Finds out what a clipboard holds. Whatever stands there, nothing of it is run, fetched or shown. */
export function readContent({ text, html, json }: ClipboardContent): Pasted {
  const page = html !== '' && html.length <= clipboardLimits.textLength ? parsePage(html) : undefined
  for (const carried of [json, page?.querySelector(`[${fragmentAttribute}]`)?.getAttribute(fragmentAttribute) ?? '']) {
    if (carried === '') continue
    const reading = parseFragment(carried)
    if (reading.ok) return { kind: 'fragment', fragment: reading.value }
    const [first] = reading.problems
    // What is merely damaged still has its titles as text.
    if (first && (first.code === 'newer-version' || first.code === 'too-large'))
      return { kind: 'refused', problem: first }
  }
  const table = page && tableIn(page)
  const fromText = table === undefined
  const reading = table ? tableOf(table.rows, table.header) : readTableText(text)
  if (!reading.ok) return { kind: 'too-large', reading: reading.tooLarge }
  const { rows, columns } = reading.table
  if (columns === 0) return { kind: 'nothing' }
  const only = rows.length === 1 && columns === 1 ? rows[0]?.[0] : undefined
  if (only !== undefined) return { kind: 'text', text: only }
  return { kind: 'table', table: reading.table, ...(fromText ? { text } : {}) }
}

/** A document apart from the page: its scripts do not run and its pictures are not fetched. */
const parsePage = (html: string): Document => new DOMParser().parseFromString(html, 'text/html')

/**
 * The table that a copied piece of HTML consists of, with merged cells taken apart: the text stands in the first of them.
 * Undefined when there is none, or when the table is only part of something.
 */
function tableIn(page: Document): { rows: string[][]; header?: boolean } | undefined {
  const [table, another] = page.querySelectorAll('table')
  if (!table || another) return undefined
  const around = page.body.cloneNode(true) as HTMLElement
  for (const inner of around.querySelectorAll('table, style, script, title')) inner.remove()
  if ((around.textContent ?? '').trim() !== '') return undefined
  const rows: string[][] = []
  /** Cells of rows below that a cell of a row above reaches into. */
  const reached = new Map<number, Set<number>>()
  const lines = [...table.rows].slice(0, clipboardLimits.rows + 1)
  for (const [index, line] of lines.entries()) {
    const row: string[] = []
    const taken = reached.get(index) ?? new Set<number>()
    let column = 0
    for (const cell of line.cells) {
      while (taken.has(column)) row[column++] = ''
      const width = span(cell.colSpan, clipboardLimits.columns)
      for (let below = 1; below < span(cell.rowSpan, lines.length - index); below++) {
        const under = reached.get(index + below) ?? new Set<number>()
        for (let across = 0; across < width; across++) under.add(column + across)
        reached.set(index + below, under)
      }
      row[column++] = cellText(cell)
      for (let across = 1; across < width; across++) row[column++] = ''
    }
    rows.push(row)
  }
  const isHeader = lines[0] !== undefined && lines[0].cells.length > 0 && isMarkedHeader(lines[0])
  return { rows: rows.map((row) => Array.from(row, (cell) => cell ?? '')), ...(isHeader ? { header: true } : {}) }
}

const span = (wanted: number, most: number) => Math.max(1, Math.min(wanted, most))

function isMarkedHeader(row: HTMLTableRowElement): boolean {
  return row.closest('thead') !== null || [...row.cells].every(({ tagName }) => tagName === 'TH')
}

/** Line breaks of the source mean nothing; those of `<br>` and blocks do. */
function cellText(cell: HTMLElement): string {
  let text = ''
  const visit = (node: Node) => {
    if (node.nodeType === 3) text += (node.textContent ?? '').replace(/[\s\u00a0]+/g, ' ')
    else if (node.nodeType === 1) {
      const name = node.nodeName
      if (name === 'STYLE' || name === 'SCRIPT') return
      if (name === 'BR') text += '\n'
      const isBlock = name === 'P' || name === 'DIV' || name === 'LI'
      if (isBlock && text !== '' && !text.endsWith('\n')) text += '\n'
      for (const child of node.childNodes) visit(child)
    }
  }
  visit(cell)
  return text.replace(/ *\n */g, '\n')
}

/** What stands between the cells of a line; `none`: the line is one cell. */
export const delimiters = ['\t', ',', ';', 'none'] as const
export type Delimiter = (typeof delimiters)[number]

/**
 * Rows of cells out of delimited text, by the rules of spreadsheets: a cell in double quotes may hold delimiters and
 * line breaks, and doubled quotes stand for one. A quote that is never closed, or closed in the middle of a cell, is a
 * quote; so are quotes that a spreadsheet would not have needed to put around a cell, since people quote too: it does so
 * always between commas and semicolons, and elsewhere only around line breaks, tabs and quotes. Lines end in LF, CRLF or CR.
 */
export function parseDelimited(text: string, delimiter: Delimiter): string[][] {
  // No character is equal to the empty text.
  const mark = delimiter === 'none' ? '' : delimiter
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at <= text.length) {
    const quoted: Quoted | undefined = text[at] === '"' ? readQuoted(text, at, mark) : undefined
    const end: number = quoted?.end ?? cellEnd(text, at, mark)
    row.push(quoted?.value ?? text.slice(at, end))
    at = end + 1
    if (text[end] === mark) continue
    if (text[end] === '\r' && text[end + 1] === '\n') at++
    rows.push(row)
    row = []
  }
  return rows
}

function cellEnd(text: string, from: number, mark: string): number {
  let end = from
  while (end < text.length && text[end] !== mark && text[end] !== '\n' && text[end] !== '\r') end++
  return end
}

interface Quoted {
  readonly value: string
  /** Where the cell ends in the text. */
  readonly end: number
}

/** A cell that begins with a quote at `from`; undefined when it is not a quoted cell after all. */
function readQuoted(text: string, from: number, mark: string): Quoted | undefined {
  let quote = text.indexOf('"', from + 1)
  while (quote >= 0 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2)
  if (quote < 0) return undefined
  const next = text[quote + 1]
  if (next !== undefined && next !== mark && next !== '\n' && next !== '\r') return undefined
  const held = text.slice(from + 1, quote)
  const isSeparated = mark === ',' || mark === ';'
  return isSeparated || /["\t\r\n]/.test(held) ? { value: held.replaceAll('""', '"'), end: quote + 1 } : undefined
}

/** Rows of cells as tab-separated text, quoted as Excel quotes: only where a cell would be read otherwise. */
export function renderTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quoteIfNeeded).join('\t')).join('\r\n')
}

function quoteIfNeeded(text: string): string {
  return /^"|[\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** What most likely stands between the cells of a text. Prose has commas too: they must give every line as many cells. */
export function guessDelimiter(text: string): Delimiter {
  if (text.includes('\t')) return '\t'
  for (const delimiter of [';', ','] as const) {
    if (!text.includes(delimiter)) continue
    const rows = parseDelimited(text, delimiter).filter((row) => row.some((cell) => cell.trim() !== ''))
    const columns = rows[0]?.length ?? 0
    if (rows.length < 2 || columns < 2 || rows.some((row) => row.length !== columns)) continue
    if (delimiter === ';' || text.includes('"')) return delimiter
    // "1.234,56" is one number, and "Hello, world" one sentence.
    const isNumbers = text.split(/[\r\n]+/).every((line) => /^[-+\d.,\s%]*$/.test(line))
    if (!isNumbers && (columns > 2 || !/,\s/.test(text))) return delimiter
  }
  return 'none'
}

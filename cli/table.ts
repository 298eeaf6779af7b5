/** A column: its head, and on which side its cells stand. */
export interface Column {
  readonly head: string
  readonly align?: 'left' | 'right'
}

const widest = 44
const segmenter = new Intl.Segmenter()

/** The characters of a text as people count them. */
const characters = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment)
export const widthOf = (text: string) => characters(text).length

/** Rows under their heads, two spaces between the columns. What is too long for its column is cut with an ellipsis. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const heads = columns.map(({ head }) => head)
  const cells = [heads, ...rows].map((row) => row.map(cut))
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => widthOf(row[column] ?? ''))))
  const lines = cells.map((row) =>
    columns
      .map(({ align = 'right' }, column) => {
        const cell = row[column] ?? ''
        const space = ' '.repeat((widths[column] ?? 0) - widthOf(cell))
        return align === 'left' ? cell + space : space + cell
      })
      .join('  ')
      .trimEnd(),
  )
  const [head = '', ...body] = lines
  return [head, '─'.repeat(widths.reduce((sum, width) => sum + width + 2, -2)), ...body].join('\n')
}

function cut(cell: string): string {
  const line = cell.replaceAll(/\s+/g, ' ').trim()
  const all = characters(line)
  return all.length > widest ? `${all.slice(0, widest - 1).join('')}…` : line
}

/** Labels with what belongs to each, in two columns. */
export function pairs(rows: readonly (readonly [label: string, value: string])[], indent = ''): string {
  const width = Math.max(...rows.map(([label]) => widthOf(label)))
  return rows.map(([label, value]) => `${indent}${label}${' '.repeat(width - widthOf(label))}  ${value}`).join('\n')
}

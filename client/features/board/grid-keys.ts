/** A place of the keyboard in a grid. */
export interface GridAt {
  /** Id of a row, or {@link head}. */
  readonly row: string
  readonly column: string
}

/** The row of the headings. */
export const head = '#head'

/** How many rows the keys for pages go. */
const page = 10

/** Where a key leads in a grid; undefined where it leads nowhere. */
export function goneTo(
  { key, ctrlKey, metaKey, altKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  from: GridAt,
  ids: readonly string[],
  columns: readonly string[],
): GridAt | undefined {
  if (altKey) return undefined
  const isFar = ctrlKey || metaKey
  const rows = [head, ...ids]
  const row = rows.indexOf(from.row)
  const column = columns.indexOf(from.column)
  const to = (nextRow: number, nextColumn: number): GridAt => ({
    row: rows[Math.min(Math.max(nextRow, 0), rows.length - 1)] ?? head,
    column: columns[Math.min(Math.max(nextColumn, 0), columns.length - 1)] ?? '',
  })
  const last = columns.length - 1
  switch (key) {
    case 'ArrowUp':
      return to(isFar ? 1 : row - 1, column)
    case 'ArrowDown':
      return to(isFar ? rows.length : row + 1, column)
    case 'ArrowLeft':
      return to(row, isFar ? 0 : column - 1)
    case 'ArrowRight':
      return to(row, isFar ? last : column + 1)
    case 'Home':
      return to(isFar ? 1 : row, 0)
    case 'End':
      return to(isFar ? rows.length : row, last)
    case 'PageUp':
      return to(Math.max(row - page, Math.min(row, 1)), column)
    case 'PageDown':
      return to(row + page, column)
    default:
      return undefined
  }
}

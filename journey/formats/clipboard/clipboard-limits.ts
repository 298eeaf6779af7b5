/** What may be pasted at once. More is refused with a sentence that names the limit: the browser would stand still. */
export const clipboardLimits = {
  /** UTF-16 units of a copied part of a map, as JSON. */
  fragmentLength: 8 * 1024 * 1024,
  /** UTF-16 units of pasted text or HTML. */
  textLength: 8 * 1024 * 1024,
  rows: 5_000,
  columns: 200,
  /** Cells that hold something. */
  cells: 5_000,
} as const

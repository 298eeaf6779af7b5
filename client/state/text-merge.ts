/** One replacement inside a text: at `start`, `removed` UTF-16 units give way to `inserted`. */
export interface TextChange {
  readonly start: number
  readonly removed: number
  readonly inserted: string
}

/** The one replacement that makes `before` into `after`; it never cuts a surrogate pair in two. */
export function changeBetween(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  if (isHigh(before, start - 1) || isHigh(after, start - 1)) start--
  if (end > 0 && (isLow(before, before.length - end) || isLow(after, after.length - end))) end--
  return { start, removed: before.length - start - end, inserted: after.slice(start, after.length - end) }
}

/**
 * Where a caret at `offset` of `before` stands in `after`. A change right at the caret leaves it before what is new. When
 * words around it have changed on both sides at once, it stays beside the words it stood at, where they can be found.
 */
export function movedCaret(offset: number, before: string, after: string): number {
  const change = changeBetween(before, after)
  return movedOffset(offset, change, before) ?? change.start
}

/** How many letters around an offset are looked for, the most telling first. */
const contexts = [24, 12, 6, 3] as const

function movedOffset(offset: number, { start, removed, inserted }: TextChange, before: string): number | undefined {
  const end = start + removed
  if (offset <= start) return offset
  if (offset >= end) return offset - removed + inserted.length
  for (const size of contexts) {
    const from = Math.max(start, offset - size)
    for (const [pieceFrom, pieceTo] of [
      [from, Math.min(end, offset + size)],
      [from, offset],
      [offset, Math.min(end, offset + size)],
    ] as const) {
      const piece = before.slice(pieceFrom, pieceTo)
      const found = piece.length < 3 ? -1 : inserted.indexOf(piece)
      if (found >= 0) return start + found + offset - pieceFrom
    }
  }
  return undefined
}

/**
 * Joins what was typed here with what came from elsewhere, both since `base`. What came from elsewhere is kept even
 * where it stands inside a passage that was replaced here.
 */
export function mergeText(base: string, mine: string, theirs: string): string {
  if (mine === base) return theirs
  if (theirs === base) return mine
  const here = changeBetween(base, mine)
  const there = changeBetween(base, theirs)
  const hereEnd = here.start + here.removed
  if (there.start > here.start && there.start < hereEnd) {
    const rest = Math.max(hereEnd, there.start + there.removed)
    return base.slice(0, here.start) + here.inserted + there.inserted + base.slice(rest)
  }
  const start = movedOffset(here.start, there, base)
  const end = movedOffset(hereEnd, there, base)
  // What was replaced here cannot be found there any more: nothing is taken away, and what was typed is kept.
  const from = start ?? there.start
  const to = start === undefined || end === undefined ? from : Math.max(from, end)
  return theirs.slice(0, from) + here.inserted + theirs.slice(to)
}

const isHigh = (text: string, index: number) => /[\uD800-\uDBFF]/.test(text[index] ?? '')
const isLow = (text: string, index: number) => /[\uDC00-\uDFFF]/.test(text[index] ?? '')

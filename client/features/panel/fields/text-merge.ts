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

/** Where a caret at `offset` stands after a change. A change right at the caret leaves it before what is new. */
export function movedOffset(offset: number, { start, removed, inserted }: TextChange): number {
  if (offset <= start) return offset
  if (offset >= start + removed) return offset - removed + inserted.length
  return start
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
  const start = movedOffset(here.start, there)
  const end = Math.max(start, movedOffset(hereEnd, there))
  return theirs.slice(0, start) + here.inserted + theirs.slice(end)
}

const isHigh = (text: string, index: number) => /[\uD800-\uDBFF]/.test(text[index] ?? '')
const isLow = (text: string, index: number) => /[\uDC00-\uDFFF]/.test(text[index] ?? '')

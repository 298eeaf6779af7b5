/** A piece of a text; `marked` where it says what was looked for. */
export interface Piece {
  readonly text: string
  readonly marked: boolean
}

/**
 * A text in pieces, with the places marked where words stand, whatever their case and accents.
 * @param words as `wordsOf` gives them
 * @param length how much of the text there is room for, in UTF-16 units; what is cut is the part that says least
 */
export function markWords(text: string, words: readonly string[], length = Infinity): readonly Piece[] {
  const { plain, from } = folded(text)
  const spans = spansOf(plain, words).map(([start, end]) => [from[start] ?? 0, from[end] ?? text.length] as const)
  const [windowStart, windowEnd] = windowAround(text, spans[0]?.[0] ?? 0, length)
  const pieces: Piece[] = []
  const put = (start: number, end: number, marked: boolean) => {
    const [a, b] = [Math.max(start, windowStart), Math.min(end, windowEnd)]
    if (b > a) pieces.push({ text: text.slice(a, b).replace(/\s+/g, ' '), marked })
  }
  let at = windowStart
  for (const [start, end] of spans) {
    put(at, start, false)
    put(start, end, true)
    at = Math.max(at, end)
  }
  put(at, windowEnd, false)
  if (windowStart > 0) pieces.unshift({ text: '…', marked: false })
  if (windowEnd < text.length) pieces.push({ text: '…', marked: false })
  return pieces
}

/** A text as it is searched, and for each of its letters where that letter stands in the text. */
function folded(text: string): { plain: string; from: readonly number[] } {
  let plain = ''
  const from: number[] = []
  let at = 0
  for (const letter of text) {
    for (const unit of letter
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()) {
      plain += unit
      for (let index = 0; index < unit.length; index++) from.push(at)
    }
    at += letter.length
  }
  from.push(text.length)
  return { plain, from }
}

/** Where words stand, in order; what overlaps is one. */
function spansOf(plain: string, words: readonly string[]): readonly (readonly [start: number, end: number])[] {
  const found: [number, number][] = []
  for (const word of words) {
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length))
      found.push([at, at + word.length])
  }
  found.sort((a, b) => a[0] - b[0])
  const spans: [number, number][] = []
  for (const [start, end] of found) {
    const last = spans.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else spans.push([start, end])
  }
  return spans
}

/** The part of a text around a place, cut between words. */
function windowAround(text: string, place: number, length: number): readonly [start: number, end: number] {
  if (text.length <= length) return [0, text.length]
  let start = Math.max(0, Math.min(place - Math.floor(length / 3), text.length - length))
  if (start > 0) {
    const space = text.slice(start, place).search(/\s/)
    if (space >= 0) start += space + 1
  }
  let end = Math.min(text.length, start + length)
  if (end < text.length) {
    const space = text.slice(start, end).search(/\s\S*$/)
    if (space > 0 && start + space > place) end = start + space
  }
  // Half a letter is none.
  if (/[\uDC00-\uDFFF]/.test(text[start] ?? '')) start++
  if (/[\uDC00-\uDFFF]/.test(text[end] ?? '')) end--
  return [start, end]
}

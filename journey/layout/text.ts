import { tableSize, widthTable } from './font-metrics.ts'
import type { TextLine } from './map-layout.ts'

/** How text is set: size and line height in px, weight 400…700. */
export interface TextStyle {
  readonly size: number
  readonly weight: number
  readonly lineHeight: number
}

/** Lines kept per style before the cache starts anew: some maps' worth of titles. */
const cacheSize = 10_000

/** Rounding of sums must not push a line that fits exactly over its width. */
const tolerance = 0.01

const ellipsis = '…'
const caches = new Map<string, Map<string, readonly TextLine[]>>()
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * Width of one line of text in px, without kerning: never narrower than what a browser sets by more than a hair.
 * Characters that the bundled font lacks count as wide as the usual fallback fonts set them.
 */
export function measure(text: string, style: TextStyle): number {
  let sum = 0
  for (const width of clustersOf(text, style).widths) sum += width
  return sum
}

/**
 * Breaks text into at most `maxLines` lines of at most `maxWidth` px. Breaks at spaces, after hyphens, dashes and
 * slashes, between ideographs, and inside a word only where the word is longer than a line; never inside a grapheme.
 * What does not fit ends in an ellipsis. Text without any character gives no line.
 */
export function wrap(text: string, style: TextStyle, maxWidth: number, maxLines: number): readonly TextLine[] {
  const key = `${style.size}/${style.weight}/${maxWidth}/${maxLines}`
  let cache = caches.get(key)
  if (!cache) caches.set(key, (cache = new Map()))
  let lines = cache.get(text)
  if (!lines) {
    lines = breakLines(text, style, maxWidth, maxLines)
    if (cache.size >= cacheSize) cache.clear()
    cache.set(text, lines)
  }
  return lines
}

/** The first character as readers count characters; empty for empty text. */
export function firstGrapheme(text: string): string {
  // Where no mark can follow, the segmenter, which is slow to start, has nothing to say.
  if (text.length < 2 || text.charCodeAt(1) < 0x300) return text.slice(0, 1)
  for (const { segment } of graphemes.segment(text)) return segment
  return ''
}

/** Text as graphemes: cluster `i` ends at `ends[i]` and is `widths[i]` px wide. */
interface Clusters {
  readonly ends: readonly number[]
  readonly widths: readonly number[]
}

function breakLines(text: string, style: TextStyle, maxWidth: number, maxLines: number): readonly TextLine[] {
  const lines: TextLine[] = []
  const paragraphs = text.trim().split(/\r\n|[\n\r\u2028\u2029]/)
  for (const [index, paragraph] of paragraphs.entries()) {
    const trimmed = paragraph.trim()
    if (trimmed === '' && paragraphs.length === 1) break
    const rest = breakParagraph(trimmed, style, maxWidth, maxLines - lines.length, lines)
    const more = rest || (lines.length === maxLines && paragraphs.slice(index + 1).some((later) => later.trim() !== ''))
    if (more) {
      const last = lines.pop()
      if (last) lines.push(shortened(last.text, style, maxWidth))
    }
    if (lines.length >= maxLines) break
  }
  return lines
}

/** Adds a paragraph's lines, `room` at most; tells whether some of it is left. */
function breakParagraph(text: string, style: TextStyle, maxWidth: number, room: number, lines: TextLine[]): boolean {
  const { ends, widths } = clustersOf(text, style)
  const limit = maxWidth + tolerance
  const last = lines.length + room
  let start = 0
  let width = 0
  let breakAt = 0
  const emit = (end: number) => {
    lines.push(lineOf(text, ends, widths, start, end))
    start = end
  }
  for (let index = 0; index < widths.length; index++) {
    const own = widths[index] ?? 0
    const code = text.charCodeAt(ends[index - 1] ?? 0)
    // Twice where a word moves to a new line and is too long for that too.
    while (!isSpace(code) && width + own > limit && index > start) {
      emit(breakAt > start ? breakAt : index)
      if (lines.length === last) return true
      width = 0
      for (let done = start; done < index; done++) width += widths[done] ?? 0
    }
    width += own
    const next = ends[index] ?? text.length
    if (mayBreak(text, code, next, index === start)) breakAt = index + 1
  }
  emit(widths.length)
  return false
}

/** The clusters from `start` to `end` as a line, without the spaces at its end. */
function lineOf(
  text: string,
  ends: readonly number[],
  widths: readonly number[],
  start: number,
  end: number,
): TextLine {
  let stop = end
  while (stop > start && isSpace(text.charCodeAt((ends[stop - 1] ?? 0) - 1))) stop--
  let width = 0
  for (let index = start; index < stop; index++) width += widths[index] ?? 0
  return { text: text.slice(start === 0 ? 0 : ends[start - 1], stop === 0 ? 0 : ends[stop - 1]), width }
}

function shortened(text: string, style: TextStyle, maxWidth: number): TextLine {
  const { ends, widths } = clustersOf(text, style)
  const dots = measure(ellipsis, style)
  let width = widths.reduce((sum, own) => sum + own, 0)
  let count = widths.length
  while (count > 0 && width + dots > maxWidth + tolerance) width -= widths[--count] ?? 0
  const kept = text.slice(0, count === 0 ? 0 : ends[count - 1])
  const trimmed = kept.trimEnd()
  return { text: trimmed + ellipsis, width: measure(trimmed, style) + dots }
}

const isSpace = (code: number) => code === 0x20 || code === 0x09 || code === 0x3000

/** Whether a line may end behind the cluster that begins with `code` and ends before `next`. */
function mayBreak(text: string, code: number, next: number, first: boolean): boolean {
  if (isSpace(code) || code === 0x200b) return true
  if (next >= text.length) return false
  const following = text.codePointAt(next) ?? 0
  if (isSpace(following)) return false
  // Hyphen, slash, hyphen character, en dash, em dash; not where they open a word, as a minus does.
  if (code === 0x2d || code === 0x2f || code === 0x2010 || code === 0x2013 || code === 0x2014) {
    return !first && !(following >= 0x30 && following <= 0x39 && code === 0x2d)
  }
  if (code < 0x2e80 && following < 0x2e80) return false
  if (!isIdeographic(codePointEnding(text, next)) && !isIdeographic(following)) return false
  return !closing.has(following) && !opening.has(codePointEnding(text, next))
}

function codePointEnding(text: string, end: number): number {
  const low = text.charCodeAt(end - 1)
  return low >= 0xdc00 && low <= 0xdfff && end > 1 ? (text.codePointAt(end - 2) ?? low) : low
}

/** Punctuation that may not begin, or end, a line of Chinese or Japanese. */
const closing = signs('、。，．・：；？！ー）］｝〉》」』】〕’”…)]},.:;?!%')
const opening = signs('（［｛〈《「『【〔‘“([{')

function signs(text: string): ReadonlySet<number> {
  return new Set(Array.from(text, (sign) => sign.codePointAt(0) ?? 0))
}

function isIdeographic(code: number): boolean {
  return (
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff00 && code <= 0xffef) ||
    (code >= 0x20000 && code <= 0x3ffff)
  )
}

function clustersOf(text: string, style: TextStyle): Clusters {
  const table = widthTable(style.weight)
  const scale = style.size / 1000
  const ends: number[] = []
  const widths: number[] = []
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    const width = code < tableSize ? (table[code] ?? Number.NaN) : Number.NaN
    // A combining mark or an unknown character: then clusters are more than single characters.
    if (Number.isNaN(width) || (code >= 0x300 && code < 0x370)) return graphemesOf(text, table, scale)
    ends.push(index + 1)
    widths.push(width * scale)
  }
  return { ends, widths }
}

function graphemesOf(text: string, table: Float32Array, scale: number): Clusters {
  const ends: number[] = []
  const widths: number[] = []
  for (const { segment, index } of graphemes.segment(text)) {
    ends.push(index + segment.length)
    widths.push(clusterWidth(segment, table) * scale)
  }
  return { ends, widths }
}

/** Emoji of the fonts that systems bring are up to this wide. */
const emojiWidth = 1300
const pictographic = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u
const emojiPresentation = /\p{Emoji_Presentation}|\ufe0f/u
const invisible = /^[\p{M}\p{Cf}\p{Cc}]$/u

function clusterWidth(cluster: string, table: Float32Array): number {
  if (pictographic.test(cluster) && emojiPresentation.test(cluster)) return emojiWidth
  let sum = 0
  for (const character of cluster) {
    const code = character.codePointAt(0) ?? 0
    const known = code < tableSize && !(code >= 0x300 && code < 0x370) ? (table[code] ?? Number.NaN) : Number.NaN
    sum += Number.isNaN(known) ? fallbackWidth(code, character) : known
  }
  return sum
}

/** Generous averages of the fonts that browsers fall back to. */
function fallbackWidth(code: number, character: string): number {
  if (code === 0x09) return 250
  if (invisible.test(character)) return 0
  if (isIdeographic(code)) return code >= 0xff61 && code <= 0xffdc ? 500 : 1000
  if (code >= 0x0590 && code <= 0x08ff) return 620
  if (code >= 0x0900 && code <= 0x0dff) return 700
  return 680
}

import { defaultStages } from '../../../journey/library/default-stages.ts'
import { plainText } from '../../../journey/library/search.ts'
import type { Table } from '../../../journey/formats/clipboard/table.ts'
import { languages } from '../../../journey/model/vocabulary.ts'

/** The text of a name is at most so long, characters; that of a card seldom shorter than {@link leastOfText}. */
const mostOfName = 30
const leastOfText = 20
/** Texts are so many times as long as the names above them. */
const leastRatio = 2

/**
 * Whether a first row looks like names of stages by itself: by numbers that count up, by what stages are often called, in
 * capitals over rows that are not, or in short words over longer texts.
 * @param names the cells of the first row, without that of the labels
 * @param below the rows below it, likewise
 */
export function looksLikeNames(names: readonly string[], below: Table['rows']): boolean {
  const cells = below.flat().filter((cell) => cell !== '')
  if (names.length < 2 || cells.length === 0) return false
  if (names.some((name) => name === '') || new Set(names.map(plainText)).size < names.length) return false
  return (
    counts(names) ||
    (areUsual(names) && !below.some(areUsual)) ||
    (names.every(isShouted) && cells.filter(isShouted).length * 2 < cells.length) ||
    areShort(names, cells)
  )
}

/** A name without the number before it, as in "2. Compare" or "Stage 2: Compare"; a name that is only that stays. */
export function withoutNumber(name: string): string {
  const rest = /^\s*(?:(?:stage|step|phase|tahap|langkah|fase)\s+)?\d{1,2}\s*[.):–—-]?\s+(?=\S*\p{L})(.+)$/iu.exec(name)
  return rest?.[1] ?? name
}

/** "1. See", "2. Buy", "3. Use" – and "Stage 1", "Stage 2". */
function counts(names: readonly string[]): boolean {
  const numbers = names.map((name) => Number(/^\D{0,10}?(\d{1,2})(?!\d|[.,]\d|\s*%)/u.exec(name)?.[1] ?? Number.NaN))
  const [first = Number.NaN] = numbers
  return names.every((name) => /\p{L}/u.test(name)) && numbers.every((number, index) => number === first + index)
}

function areUsual(names: readonly string[]): boolean {
  return names.filter((name) => usual().has(plainText(withoutNumber(name)))).length * 2 >= names.length
}

let usualNames: ReadonlySet<string> | undefined

function usual(): ReadonlySet<string> {
  return (usualNames ??= new Set(
    defaultStages.flatMap((stage) => languages.map((language) => plainText(stage[language]))),
  ))
}

const isShouted = (text: string) => /\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)

function areShort(names: readonly string[], cells: readonly string[]): boolean {
  if (names.some((name) => name.length > mostOfName || /[.!?,;]$/.test(name))) return false
  const [usualName, usualText] = [median(names), median(cells)]
  return usualText >= leastOfText && usualText >= leastRatio * usualName
}

function median(texts: readonly string[]): number {
  const lengths = texts.map(({ length }) => length).sort((a, b) => a - b)
  return lengths[Math.floor(lengths.length / 2)] ?? 0
}

import { type Language, languages } from '../model/vocabulary.ts'
import type { Labelled } from './label.ts'

/** Lower case without accents and punctuation, so that "Café" is found by "cafe". */
export function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The words of a query as they are looked for; none of a query without letters and digits. */
export function wordsOf(query: string): readonly string[] {
  const plain = plainText(query)
  return plain === '' ? [] : plain.split(' ')
}

/**
 * Whether every word stands in a text, in any order and be it as a part of a longer one.
 * @param plain the text as {@link plainText} gives it
 * @param words as {@link wordsOf} gives them
 */
export function hasWords(plain: string, words: readonly string[]): boolean {
  return words.every((word) => plain.includes(word))
}

/**
 * Entries in which every typed word is found, best first: the whole query at the start of a title, then words that a
 * title's words begin with, then words found inside; the reader's language before the other, titles before `more`.
 * Entries of equal rank keep their order.
 * @param more further texts by which an entry may be found.
 */
export function searchEntries<Entry extends Labelled>(
  entries: readonly Entry[],
  query: string,
  language: Language,
  more: (entry: Entry) => readonly string[] = () => [],
): readonly Entry[] {
  const words = wordsOf(query)
  if (words.length === 0) return entries
  const typed = words.join(' ')
  const other = languages.filter((candidate) => candidate !== language)
  const ranked = entries.flatMap((entry) => {
    const texts: [text: string, weight: number][] = [
      [plainText(entry[language]), 4],
      ...other.map((name): [string, number] => [plainText(entry[name]), 2]),
      ...[entry.key, ...more(entry)].map((text): [string, number] => [plainText(text), 1]),
    ]
    let score = Math.max(...texts.map(([text, weight]) => (text.startsWith(typed) ? weight * words.length : 0)))
    for (const word of words) {
      const best = Math.max(...texts.map(([text, weight]) => weight * closeness(text, word)))
      if (best === 0) return []
      score += best
    }
    return [{ entry, score }]
  })
  return ranked.sort((a, b) => b.score - a.score).map(({ entry }) => entry)
}

/** 3 a whole word of the text, 2 the beginning of one, 1 inside of one, 0 not found. */
function closeness(text: string, word: string): number {
  if (` ${text} `.includes(` ${word} `)) return 3
  if (` ${text}`.includes(` ${word}`)) return 2
  return text.includes(word) ? 1 : 0
}

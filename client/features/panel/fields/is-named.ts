import { plainText } from '../../../../journey/library/search.ts'
import { languages } from '../../../../journey/model/vocabulary.ts'
import type { Labelled } from '../../../../journey/library/label.ts'

/** Whether an entry may be meant by a query: each typed word begins a word of its name in one of the languages. */
export function isNamed(entry: Labelled | undefined, query: string): boolean {
  if (!entry) return false
  const words = plainText(query).split(' ')
  const names = [...languages.map((language) => entry[language]), entry.key].map((name) => ` ${plainText(name)}`)
  return names.some((name) => words.every((word) => name.includes(` ${word}`)))
}

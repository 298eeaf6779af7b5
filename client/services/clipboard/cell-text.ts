import { limits } from '../../../journey/model/limits.ts'

/** What a card, a friction or a metric is called that is made from a text; long texts stand in the notes as well. */
export interface NamedText {
  readonly title: string
  readonly notes?: string
}

/**
 * A text as a title of one line. What is too long for a title is cut at a word, and the whole of it goes to the notes,
 * as far as notes can hold it.
 */
export function namedText(text: string): NamedText {
  const line = text.replace(/\s*\n\s*/g, ' ').trim()
  if (line.length <= limits.titleLength) return { title: line }
  const cut = line.slice(0, limits.titleLength - 1)
  const word = cut.lastIndexOf(' ')
  const kept = word > limits.titleLength / 2 ? cut.slice(0, word) : cut
  return { title: `${whole(kept)}…`, notes: whole(text.slice(0, limits.notesLength)) }
}

/** Without half a character at its end. */
function whole(text: string): string {
  return text.replace(/[\uD800-\uDBFF]$/, '')
}

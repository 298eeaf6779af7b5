/**
 * Words that no two people ever type alike: one sign of the basic plane and one of another, so that both a word torn
 * in two and half a surrogate pair would show.
 */
export function wordAt(index: number): string {
  const plain = String.fromCodePoint(0x4e00 + index)
  const paired = String.fromCodePoint(0x1f300 + index)
  return index % 2 === 0 ? plain + paired : paired + plain
}

/** Every word is as long as every other, in UTF-16 units. */
export const wordLength = 3

/** The whole words in a text that is made of them, and where each begins. */
export function wordsIn(text: string): { word: string; at: number }[] {
  const found: { word: string; at: number }[] = []
  for (let at = 0; at + wordLength <= text.length;) {
    const word = text.slice(at, at + wordLength)
    const [first = '', second = ''] = word
    const [low, high] = first.length === 1 ? [first, second] : [second, first]
    const isWord = high.length === 2 && (low.codePointAt(0) ?? 0) - 0x4e00 === (high.codePointAt(0) ?? 0) - 0x1f300
    if (isWord) found.push({ word, at })
    at += isWord ? wordLength : first.length
  }
  return found
}

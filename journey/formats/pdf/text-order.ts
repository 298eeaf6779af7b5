import bidiFactory from 'bidi-js'
import { holdsRightToLeft } from '../../layout/text-direction.ts'

/** A piece of a line that is written one way; its text is in the order in which it is read. */
export interface DirectedRun {
  readonly text: string
  readonly rtl: boolean
}

let bidi: ReturnType<typeof bidiFactory> | undefined

/**
 * A line of text in the order in which its pieces stand from left to right (Unicode Bidirectional Algorithm).
 * @param rtl whether the line as a whole is written from right to left
 */
export function directedRuns(text: string, rtl: boolean): readonly DirectedRun[] {
  if (!rtl && !holdsRightToLeft(text)) return [{ text, rtl: false }]
  bidi ??= bidiFactory()
  // The library takes each half of a surrogate pair for a letter; emoji are none, and go with what stands around them.
  const probe = text.replaceAll(/[\u{10000}-\u{10FFFF}]/gu, (one) => (/\p{S}/u.test(one) ? '☀☀' : one))
  const { levels } = bidi.getEmbeddingLevels(probe, rtl ? 'rtl' : 'ltr')
  const mirrored = bidi.getMirroredCharactersMap(text, levels)
  const runs: { text: string; level: number }[] = []
  for (let index = 0; index < text.length; index++) {
    const level = levels[index] ?? 0
    const character = mirrored.get(index) ?? text.charAt(index)
    const last = runs.at(-1)
    if (last?.level === level) last.text += character
    else runs.push({ text: character, level })
  }
  // Rule L2: from the highest level down, what stands at that level or above is turned around.
  const highest = Math.max(...runs.map(({ level }) => level))
  for (let level = highest; level > 0; level--)
    for (let start = 0; start < runs.length; start++) {
      let end = start
      while (end < runs.length && (runs[end]?.level ?? 0) >= level) end++
      if (end > start) runs.splice(start, end - start, ...runs.slice(start, end).toReversed())
      start = end
    }
  return runs.map(({ text: own, level }) => ({ text: own, rtl: level % 2 === 1 }))
}

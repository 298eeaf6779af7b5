import { wrap } from '../../layout/text.ts'
import { plainText } from '../plain-text.ts'

/** Sizes of a slide, points: what every presentation program opens as 16:9. */
export const slideSize = { width: 960, height: 540 } as const
/** The free edge of every slide, points. */
export const edge = 36

/** Points in the inches that the slides are written in. */
export const inches = (points: number): number => Math.round((points / 72) * 10_000) / 10_000

/** Lines of the fonts that presentation programs bring are this high. */
const lineRatio = 1.22
/** Where our font is measured and another is set, a line may become longer. */
const safety = 0.88

/** Height of a text in points, in lines of `width`. Its own font is at least as wide as the usual fonts of slides. */
export function textHeight(text: string, size: number, isBold: boolean, width: number): number {
  return linesOf(text, size, isBold, width, 1_000).length * size * lineRatio
}

/** A text that is at most `height` points high; what does not fit ends in an ellipsis. */
export function fittedText(text: string, size: number, isBold: boolean, width: number, height: number): string {
  const most = Math.max(1, Math.floor(height / (size * lineRatio) + 0.01))
  if (linesOf(text, size, isBold, width, most + 1).length <= most) return plainText(text)
  return linesOf(text, size, isBold, width, most)
    .map((line) => line.text)
    .join(' ')
}

function linesOf(text: string, size: number, isBold: boolean, width: number, most: number) {
  return wrap(plainText(text), { size, weight: isBold ? 700 : 400, lineHeight: size * lineRatio }, width * safety, most)
}

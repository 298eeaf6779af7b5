import type { EmotionScore } from '../metrics/emotion-score.ts'
import type { EmotionCurve, SheetWords, TextBlock } from './map-layout.ts'
import { blockHeight, blockWidth, textBlock, textStyles } from './styles.ts'

type Key = EmotionCurve['key']

/** Height of a row of keys. */
export const keyRow = 20
const sampleWidth = 36
const sampleGap = 8
const scoreGap = 8
const keyGap = 28
/** A name longer than this is cut, so that one persona cannot take the row. */
const mostName = 240

/** The names, line samples and scores of curves, in rows above their chart. */
export function emotionKeys(
  curves: readonly { readonly title: string; readonly score: EmotionScore }[],
  hidden: number,
  place: { readonly x: number; readonly y: number; readonly width: number },
  words: SheetWords,
): { keys: Key[]; remarks: TextBlock[]; bottom: number } {
  const right = place.x + place.width
  let x = place.x
  let y = place.y
  const nextRow = () => {
    x = place.x
    y += keyRow
  }
  const text = (content: string, style: keyof typeof textStyles, at: number, width: number, lines = 1): TextBlock =>
    textBlock(content, textStyles[style], {
      x: at,
      y: y + (keyRow - textStyles[style].lineHeight) / 2,
      width: Math.max(width, 24),
      lines,
    })
  const keys = curves.map(({ title, score }): Key => {
    const { mean, peakEnd, rating } = words.emotion
    const figuresOf = (one: number, other: number) => `${mean} ${rating(one)} · ${peakEnd} ${rating(other)}`
    const figures = figuresOf(score.mean, score.peakEnd)
    const lead = sampleWidth + sampleGap
    const nameRoom = Math.min(mostName, place.width - lead)
    const nameWidth = blockWidth(text(title, 'small', 0, nameRoom))
    const figureWidth = blockWidth(text(figures, 'label', 0, place.width))
    // The figures of one persona must not move the names of the next.
    const figureRoom = Math.max(figureWidth, blockWidth(text(figuresOf(-0.8, -0.8), 'label', 0, place.width)))
    const whole = lead + nameWidth + scoreGap + figureRoom
    if (x > place.x && x + whole > right) nextRow()
    const sample = { x, y: y + keyRow / 2, width: sampleWidth }
    const name = text(title, 'small', x + lead, nameRoom)
    x += lead + nameWidth + scoreGap
    if (x + figureRoom > right) nextRow()
    const scores = text(figures, 'label', x, right - x)
    x += figureRoom + keyGap
    return { ...sample, name, scores }
  })
  const remarks = [
    ...(hidden > 0 ? [words.emotion.hidden(hidden)] : []),
    ...(keys.length > 0 ? [words.emotion.peakEndNote] : []),
  ].map((content) => {
    const width = blockWidth(text(content, 'label', 0, Number.MAX_SAFE_INTEGER))
    if (x > place.x && x + width > right) nextRow()
    const block = text(content, 'label', x, right - x, 4)
    const lines = block.lines.length
    y += blockHeight(block) - textStyles.label.lineHeight
    if (lines > 1) nextRow()
    else x += width + keyGap
    return block
  })
  return { keys, remarks, bottom: x > place.x ? y + keyRow : y }
}

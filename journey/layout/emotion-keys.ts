import type { EmotionCurve } from './derived-layout.ts'
import type { SheetWords } from './map-layout.ts'
import type { TextBlock } from './shapes.ts'
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
  curves: readonly { readonly title: string; readonly scores: string }[],
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
  // The figures of one persona must not move the names of the next.
  const usual = blockWidth(text(words.emotion.scores([-0.8]) ?? '', 'label', 0, place.width))
  const keys = curves.map(({ title, scores: figures }): Key => {
    const lead = sampleWidth + sampleGap
    const nameRoom = Math.min(mostName, place.width - lead)
    const nameWidth = blockWidth(text(title, 'small', 0, nameRoom))
    const figureRoom = Math.max(usual, blockWidth(text(figures, 'label', 0, place.width)))
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

import { baselineIn, wordSpacing } from '../layout/font-metrics.ts'
import type { TextBlock } from '../layout/map-layout.ts'
import type { DrawingItem } from './items.ts'
import type { ColourToken } from './tokens.ts'

/** A block's lines, moved by an offset. */
export function textItems(block: TextBlock, fill: ColourToken, dx = 0, dy = 0): DrawingItem[] {
  const { x, y, size, weight, lineHeight, anchor = 'start', rtl, lines } = block
  const baseline = y + dy + baselineIn(lineHeight, size)
  return lines.map(({ text, width }, index) => ({
    kind: 'text',
    x: x + dx,
    y: round(baseline + index * lineHeight),
    width,
    text,
    size,
    weight,
    wordSpacing: round(size * wordSpacing),
    anchor,
    ...(rtl ? { rtl } : {}),
    fill,
  }))
}

const round = (value: number) => Math.round(value * 100) / 100

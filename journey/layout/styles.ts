import { isRightToLeft } from './text-direction.ts'
import { wrap } from './text.ts'
import type { TextStyle } from './text.ts'
import type { TextBlock } from './map-layout.ts'

/** Every way in which text is set on the sheet. */
export const textStyles = {
  lead: { size: 15, weight: 400, lineHeight: 24 },
  band: { size: 14, weight: 600, lineHeight: 20 },
  stage: { size: 24, weight: 700, lineHeight: 28 },
  lane: { size: 14, weight: 600, lineHeight: 20 },
  touchpoint: { size: 14, weight: 600, lineHeight: 20 },
  card: { size: 13, weight: 500, lineHeight: 18 },
  small: { size: 12, weight: 500, lineHeight: 16 },
  label: { size: 11, weight: 500, lineHeight: 16 },
  badge: { size: 11, weight: 600, lineHeight: 16 },
  initials: { size: 9, weight: 700, lineHeight: 12 },
  figure: { size: 12, weight: 700, lineHeight: 16 },
} as const satisfies Readonly<Record<string, TextStyle>>

/** The title of a sheet so wide: in proportion, so that it can be read from as far as the stages. */
export function headingStyle(sheetWidth: number): TextStyle {
  const size = Math.min(Math.max(Math.round(sheetWidth / 100 / 4) * 4, 32), 64)
  return { size, weight: 700, lineHeight: size + 8 }
}

interface TextPlace {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly lines: number
  readonly anchor?: 'start' | 'middle' | 'end'
  /** The width is the text's alone: what is written from right to left begins at its right end. */
  readonly own?: true
}

/** Text broken into lines at a place; none when there is no text. */
export function textBlock(text: string, style: TextStyle, place: TextPlace): TextBlock {
  const { size, weight, lineHeight } = style
  const lines = wrap(text, style, place.width, place.lines)
  const rtl = isRightToLeft(text)
  const turned = rtl && place.own === true && place.anchor === undefined
  const anchor = turned ? 'end' : place.anchor
  return {
    x: turned ? place.x + place.width : place.x,
    y: place.y,
    size,
    weight,
    lineHeight,
    lines,
    ...(anchor === undefined ? {} : { anchor }),
    ...(rtl ? { rtl } : {}),
  }
}

/** Height of a block's lines. */
export function blockHeight(block: TextBlock): number {
  return block.lines.length * block.lineHeight
}

/** Width of a block's widest line. */
export function blockWidth(block: TextBlock): number {
  return block.lines.reduce((width, line) => Math.max(width, line.width), 0)
}

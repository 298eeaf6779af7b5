import type { TextStyle } from './text.ts'

/** Papers that a one-pager is made for, all lying. `wide` is a screen or a slide of 16 : 9. */
export const onePagerPapers = ['a4', 'a3', 'letter', 'wide'] as const
export type OnePagerPaper = (typeof onePagerPapers)[number]

interface PaperSize {
  /** px, 96 to the inch. */
  readonly width: number
  readonly height: number
  /** How much larger than it was laid out everything is printed: A3 is A4 from farther away. */
  readonly scale: number
}

export const paperSizes: Readonly<Record<OnePagerPaper, PaperSize>> = {
  a4: { width: 1122.5, height: 793.7, scale: 1 },
  a3: { width: 1122.5, height: 793.7, scale: Math.SQRT2 },
  letter: { width: 1056, height: 816, scale: 1 },
  wide: { width: 1280, height: 720, scale: 1 },
}

/** Smallest text of the page, px before scaling: 6 pt are 8 px. */
export const leastText = 9

/** How text is set on the page. */
export const pageStyles = {
  kicker: { size: 10.5, weight: 600, lineHeight: 14 },
  title: { size: 30, weight: 700, lineHeight: 36 },
  longTitle: { size: 21, weight: 700, lineHeight: 27 },
  deck: { size: 14, weight: 400, lineHeight: 20 },
  deckSmall: { size: 13, weight: 400, lineHeight: 19 },
  persona: { size: 11.5, weight: 600, lineHeight: 16 },
  score: { size: 30, weight: 700, lineHeight: 34 },
  heading: { size: 14, weight: 700, lineHeight: 20 },
  stage: { size: 13.5, weight: 700, lineHeight: 17 },
  stageSmall: { size: 11, weight: 700, lineHeight: 14 },
  stageLeast: { size: leastText, weight: 700, lineHeight: 12 },
  note: { size: 10.5, weight: 600, lineHeight: 14 },
  rank: { size: 10, weight: 700, lineHeight: 12 },
  row: { size: 12.5, weight: 600, lineHeight: 16 },
  about: { size: 10, weight: 500, lineHeight: 14 },
  column: { size: 9.5, weight: 500, lineHeight: 12 },
  figure: { size: 13, weight: 700, lineHeight: 18 },
  figureSmall: { size: 11, weight: 700, lineHeight: 18 },
  figureLeast: { size: leastText, weight: 700, lineHeight: 18 },
  small: { size: 9.5, weight: 500, lineHeight: 13 },
  change: { size: 11.5, weight: 500, lineHeight: 15 },
} as const satisfies Readonly<Record<string, TextStyle>>

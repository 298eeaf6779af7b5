import type { Deck } from './deck.ts'
import { pptxWords } from './pptx-words.ts'
import { edge, fittedText, slideSize, textHeight } from './slide-text.ts'
import type { Slides } from './slides.ts'

const width = slideSize.width - 2 * edge

/** What the map is of, whose journey it is, and of which day. */
export function titleSlide(slides: Slides, { summary, description, language }: Deck): void {
  const slide = slides.add(summary.title, true)
  slides.text(
    slide,
    pptxWords[language].kicker,
    { x: edge, y: 84, w: width, h: 22 },
    { size: 14, bold: true, colour: 'accent', valign: 'middle' },
  )
  slides.text(
    slide,
    fittedText(description, 16, false, width - 120, 100),
    { x: edge, y: 264, w: width - 120, h: 104 },
    { size: 16, colour: 'ink-2' },
  )
  let x: number = edge
  for (const { title, colour } of summary.personas) {
    const w = Math.min(Math.max(textWidth(title), 24) + 34, 260)
    if (x + w > slideSize.width - edge) break
    slides.text(
      slide,
      fittedText(title, 12, false, w - 30, 16),
      { x, y: 388, w, h: 26 },
      { size: 12, colour: `${colour}-ink`, align: 'center', valign: 'middle', inset: 4 },
      { shape: 'roundRect', fill: `${colour}-tint` },
    )
    x += w + 8
  }
  const { evidence } = summary
  const score = evidence ? ` · ${evidence.heading}: ${evidence.score} ${evidence.outOf}` : ''
  slides.text(
    slide,
    `${summary.day}${score}`,
    { x: edge, y: 432, w: width, h: 18 },
    { size: 12, colour: 'ink-3', valign: 'middle' },
  )
  stageRibbon(slides, slide, summary.stages, 480, 28)
}

/** The stages in a row, each pointing at the next. */
export function stageRibbon(
  slides: Slides,
  slide: ReturnType<Slides['add']>,
  stages: Deck['summary']['stages'],
  y: number,
  h: number,
): void {
  const own = width / Math.max(stages.length, 1)
  const w = own - 3
  const isNarrow = w < 44
  // One size for all of them, at which most is said in two lines.
  const fits = (size: number) => stages.every(({ title }) => textHeight(title, size, true, w - 20) <= h - 2)
  const size = [11, 10].find(fits) ?? 9
  stages.forEach(({ title, colour }, index) => {
    slides.text(
      slide,
      isNarrow ? '' : fittedText(title, size, true, w - 20, h - 2),
      { x: edge + index * own, y, w, h },
      { size, bold: true, colour: `${colour}-ink`, align: 'center', valign: 'middle', inset: 1 },
      { shape: isNarrow ? 'rect' : 'homePlate', fill: `${colour}-tint`, name: title },
    )
  })
}

const textWidth = (text: string) => {
  let width = 12
  // Names are short: the width at which they need no second line.
  while (textHeight(text, 12, false, width) > 15 && width < 260) width += 12
  return width
}

import type PptxGenJS from 'pptxgenjs'
import { oneLine } from '../plain-text.ts'
import type { Deck, DeckCurve } from './deck.ts'
import { pptxWords } from './pptx-words.ts'
import { edge, fittedText, inches, slideSize } from './slide-text.ts'
import type { Slides } from './slides.ts'

/** More touchpoints than these cannot be named below a curve. */
const mostPoints = 12
const chart = { x: edge, y: 84, w: slideSize.width - 2 * edge, h: 420 } as const

/** The emotion curve of each persona as a line chart with its numbers in it. */
export function curveSlides(slides: Slides, { curves, language }: Deck): void {
  const words = pptxWords[language]
  for (const curve of curves) {
    const parts = Math.ceil(curve.points.length / mostPoints)
    const each = Math.ceil(curve.points.length / parts)
    for (let part = 0; part < parts; part++) {
      const which = parts === 1 ? '' : ` (${words.part(part + 1, parts)})`
      const slide = slides.add(`${words.emotions(curve.persona)}${which}`)
      const scores = [curve.scores, words.ratings].filter((text) => text !== '').join(' · ')
      slides.text(slide, scores, { x: edge, y: 58, w: chart.w, h: 18 }, { size: 11, colour: 'ink-3', valign: 'middle' })
      drawCurve(slides, slide, curve, curve.points.slice(part * each, (part + 1) * each))
    }
  }
}

function drawCurve(
  slides: Slides,
  slide: ReturnType<Slides['add']>,
  { persona, colour }: DeckCurve,
  points: DeckCurve['points'],
): void {
  const name = oneLine(persona) || '–'
  const room = Math.max(chart.w / points.length - 8, 60)
  const labels = points.map(({ touchpoint }) => fittedText(oneLine(touchpoint), 9, false, room, 36) || '–')
  // Nothing is written where nobody rated: the line then goes from the one before to the one after.
  const values = points.map(({ value }) => value ?? null) as number[]
  const options: PptxGenJS.IChartOpts = {
    x: inches(chart.x),
    y: inches(chart.y),
    w: inches(chart.w),
    h: inches(chart.h),
    chartColors: [slides.colour(`${colour}-strong`)],
    lineSize: 2.5,
    lineDataSymbolSize: 9,
    lineDataSymbol: 'circle',
    displayBlanksAs: 'span',
    showLegend: false,
    showTitle: false,
    valAxisMinVal: -2,
    valAxisMaxVal: 2,
    valAxisMajorUnit: 1,
    valAxisLabelFormatCode: '+0;−0;0',
    valAxisLabelFontSize: 10,
    valAxisLabelColor: slides.colour('ink-3'),
    valGridLine: { color: slides.colour('line'), size: 0.75, style: 'solid' },
    valAxisLineShow: false,
    catAxisLabelFontSize: 9,
    catAxisLabelColor: slides.colour('ink-2'),
    catAxisLabelPos: 'low',
    // Names stand level on every slide; 0 itself would leave it to the program, which turns some of them.
    catAxisLabelRotate: 1e-6,
    catGridLine: { style: 'none' },
    catAxisLineShow: true,
    altText: name,
    objectName: name,
  }
  slide.addChart('line', [{ name, labels, values }], options)
}

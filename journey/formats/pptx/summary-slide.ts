import type { OnePagerFigure, OnePagerFriction, OnePagerMetric } from '../../layout/one-pager-content.ts'
import { onePagerWords } from '../../library/one-pager-words.ts'
import { label } from '../../library/words.ts'
import type { Language } from '../../model/vocabulary.ts'
import type { ColourToken } from '../../scene/tokens.ts'
import type { Deck } from './deck.ts'
import { pptxWords } from './pptx-words.ts'
import { edge, fittedText, slideSize } from './slide-text.ts'
import type { Cell, Slides } from './slides.ts'
import { stageRibbon } from './title-slide.ts'

const width = slideSize.width - 2 * edge
const gap = 20
/** The frictions' side of the slide, where there are metrics for the other. */
const left = 560
const right = width - left - gap
const mostMetrics = 6
const rowHeight = 48

/** The one-pager as a slide: what to take away, the stages, the worst frictions and the metrics against their targets. */
export function summarySlide(slides: Slides, deck: Deck): void {
  const { summary, language } = deck
  const words = pptxWords[language]
  const slide = slides.add(words.summary)
  slides.text(
    slide,
    fittedText(summary.deck, 13, false, width, 48),
    { x: edge, y: 58, w: width, h: 50 },
    { size: 13, colour: 'ink-2', valign: 'top' },
  )
  if (summary.stages.length > 0) stageRibbon(slides, slide, summary.stages, 114, 28)
  else slides.text(slide, summary.noStages, { x: edge, y: 114, w: width, h: 28 }, { size: 11, colour: 'ink-3' })
  const { frictions, metrics } = summary
  const y = 156
  slides.text(slide, frictions.heading, { x: edge, y, w: left, h: 20 }, { size: 13, bold: true, valign: 'middle' })
  if (frictions.rows.length > 0) frictionTable(slides, slide, deck, y + 24)
  else
    slides.text(
      slide,
      onePagerWords[language].noFrictions,
      { x: edge, y: y + 26, w: left, h: 20 },
      { size: 12, colour: 'ink-3' },
    )
  if (metrics.rows.length > 0) metricTable(slides, slide, deck, y)
  closing(slides, slide, deck)
}

type Slide = ReturnType<Slides['add']>

function frictionTable(slides: Slides, slide: Slide, { summary, language }: Deck, y: number): void {
  const { rows, columns } = summary.frictions
  const words = pptxWords[language]
  const hasMoney = rows.some(({ money }) => money !== undefined)
  // Columns that say nothing of any friction leave their room to the titles.
  const hasMeets = rows.some(({ meets }) => meets !== undefined)
  const hasLeaves = rows.some(({ leaves }) => leaves !== undefined)
  const figures = [...(hasMeets ? [70] : []), ...(hasLeaves ? [70] : []), ...(hasMoney ? [128] : [])]
  const whole = summary.metrics.rows.length > 0 ? left : width
  const widths = [24, whole - 24 - figures.reduce((sum, each) => sum + each, 0), ...figures]
  const head: readonly Cell[] = [
    { text: '' },
    { text: words.friction },
    ...(hasMeets ? [{ text: capital(columns.meets), align: 'right' } as const] : []),
    ...(hasLeaves ? [{ text: capital(columns.leaves), align: 'right' } as const] : []),
    ...(hasMoney ? [{ text: capital(columns.money), align: 'right' } as const] : []),
  ]
  const body = rows.map((row) => [
    ...frictionRow(row, (widths[1] ?? 0) - 12, language),
    ...(hasMeets ? [figureCell(row.meets, language)] : []),
    ...(hasLeaves ? [figureCell(row.leaves, language)] : []),
    ...(hasMoney ? [{ text: row.money?.text ?? words.none, bold: true, align: 'right' } as const] : []),
  ])
  slides.table(slide, [head, ...body], {
    x: edge,
    y,
    widths,
    heights: [hasMoney ? 34 : 22, ...rows.map(() => rowHeight)],
    size: 10.5,
    name: summary.frictions.heading,
  })
}

function frictionRow(row: OnePagerFriction, room: number, language: Language): readonly Cell[] {
  const { severity, rank, title, about, evidence } = row
  const known = label('evidence', evidence, language).toLowerCase()
  const way = about.find((each) => fittedText(`${each} · ${known}`, 9, false, room, 12).endsWith(known)) ?? ''
  return [
    {
      text: String(rank),
      bold: true,
      align: 'center',
      colour: `severity-ink-${severity}`,
      fill: `severity-${severity}`,
    },
    { text: fittedText(title, 10.5, true, room, 26), bold: true, note: way === '' ? known : `${way} · ${known}` },
  ]
}

/** A figure with how far to believe it. */
export function figureCell(figure: OnePagerFigure | undefined, language: Language): Cell {
  const words = pptxWords[language]
  if (!figure) return { text: words.none, align: 'right', colour: 'ink-3' }
  const known = label('evidence', figure.evidence, language).toLowerCase()
  return {
    text: figure.text,
    align: 'right',
    bold: figure.evidence === 'measured',
    note: figure.isStale ? words.stale : known,
    ...(figure.isStale ? { noteColour: 'warning' as const } : {}),
  }
}

function metricTable(slides: Slides, slide: Slide, { summary, language }: Deck, y: number): void {
  const { heading, rows, more } = summary.metrics
  const x = edge + left + gap
  const words = pptxWords[language]
  const shown = rows.slice(0, mostMetrics)
  slides.text(slide, heading, { x, y, w: right, h: 20 }, { size: 13, bold: true, valign: 'middle' })
  const titleWidth = right - 100
  const head: readonly Cell[] = [{ text: words.metric }, { text: words.value, align: 'right' }]
  const body = shown.map((row): readonly Cell[] => [
    {
      text: fittedText(row.title, 10.5, true, titleWidth - 12, 13),
      bold: true,
      ...aimNote(row, titleWidth - 12),
    },
    row.value ? figureCell(row.value, language) : { text: row.notMeasured, align: 'right', colour: 'ink-3' },
  ])
  slides.table(slide, [head, ...body], {
    x,
    y: y + 24,
    widths: [titleWidth, 100],
    heights: [22, ...shown.map(() => 38)],
    size: 10.5,
    name: heading,
  })
  const rest = more(shown.length)
  if (rest !== '')
    slides.text(slide, rest, { x, y: y + 50 + shown.length * 39, w: right, h: 14 }, { size: 10, colour: 'ink-3' })
}

function aimNote({ aim, standing }: OnePagerMetric, room: number): { note?: string; noteColour?: ColourToken } {
  const note = aim.find((way) => !fittedText(way, 9, false, room, 12).endsWith('…')) ?? aim.at(-1)
  if (note === undefined) return {}
  const isMissed = standing === 'above' || standing === 'below'
  return { note, noteColour: standing === 'met' ? 'good' : isMissed ? 'danger' : 'ink-3' }
}

/** How many more there are, how sure the numbers are, and what the money is not. */
function closing(slides: Slides, slide: Slide, { summary }: Deck): void {
  const { evidence, honest, frictions } = summary
  const score = evidence
    ? `${evidence.heading}: ${evidence.score} ${evidence.outOf} (${evidence.parts.map(({ text }) => text).join(', ')})`
    : ''
  const said = [frictions.more, score, honest ?? ''].filter((text) => text !== '').join(' · ')
  if (said === '') return
  slides.text(slide, said, { x: edge, y: 494, w: width - 70, h: 36 }, { size: 9.5, colour: 'ink-3', valign: 'middle' })
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

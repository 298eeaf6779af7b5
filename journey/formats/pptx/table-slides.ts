import type { OnePagerChange } from '../../layout/one-pager-content.ts'
import { label } from '../../library/words.ts'
import { sheetWords } from '../../library/sheet-words.ts'
import type { ColourToken } from '../../scene/tokens.ts'
import type { Deck, DeckFriction, DeckMetric } from './deck.ts'
import { pptxWords } from './pptx-words.ts'
import { edge, fittedText, slideSize, textHeight } from './slide-text.ts'
import { type Cell, gapAfter, type Slides } from './slides.ts'
import { figureCell } from './summary-slide.ts'

const size = 11
const noteSize = size - 1.5
const top = 68
const headHeight = 26
const bottom = 486
/** Free room in a cell, points on both sides. */
const inset = 12

/** The worst frictions as a table that can be edited and copied into a sheet. */
export function frictionSlides(slides: Slides, { frictions, language, summary }: Deck): void {
  const words = pptxWords[language]
  const { rows, money, more } = frictions
  const widths = money === undefined ? [378, 130, 130, 120, 130] : [328, 110, 120, 90, 120, 120]
  const head: readonly Cell[] = [
    { text: words.friction },
    { text: words.severity },
    { text: words.status },
    { text: words.evidence },
    { text: words.owner },
    ...(money === undefined ? [] : [{ text: capital(money), align: 'right' } as const]),
  ]
  const cells = (row: DeckFriction): readonly Cell[] => [
    {
      ...short(row.title, widths[0] ?? 0, 3),
      bold: true,
      note: fittedText(row.where, noteSize, false, (widths[0] ?? 0) - inset, 13),
    },
    { text: `${row.severity} · ${row.severityText}`, bold: true, colour: `severity-${row.severity}` },
    { text: row.status },
    { text: label('evidence', row.evidence, language) },
    short(row.owner || words.none, widths[4] ?? 0, 2),
    ...(money === undefined ? [] : [{ text: row.money || words.none, bold: true, align: 'right' } as const]),
  ]
  const notes = [more, money === undefined ? '' : (summary.honest ?? '')].filter((text) => text !== '')
  tableSlides(slides, words.frictions, head, rows.map(cells), widths, notes.join(' · '), deckPart(language))
}

/** More changes than these are a list of work, not of news. */
const mostChanges = 12

/** What changed since an earlier version, what matters most first; nothing where there is none. */
export function changesSlide(slides: Slides, { summary: { changes }, language }: Deck): void {
  if (!changes) return
  const words = pptxWords[language]
  const widths = [140, 748]
  const shown = changes.lines.slice(0, mostChanges)
  const rows = shown.map(({ kind, text }): readonly Cell[] => [
    { text: words.changes[kind], bold: true, colour: changeColours[kind] },
    short(text, widths[1] ?? 0, 1),
  ])
  const head: readonly Cell[] = [{ text: words.change }, { text: words.changed }]
  tableSlides(slides, changes.heading, head, rows, widths, changes.more(shown.length), words.part)
}

const changeColours = {
  added: 'ink-2',
  removed: 'ink-2',
  moved: 'ink-2',
  better: 'good',
  worse: 'danger',
  neutral: 'ink-2',
} as const satisfies Readonly<Record<OnePagerChange['kind'], ColourToken>>

/** Every metric with its target, and where its number is from. */
export function metricSlides(slides: Slides, { metrics, language }: Deck): void {
  const words = pptxWords[language]
  const widths = [300, 134, 120, 134, 200]
  const head: readonly Cell[] = [
    { text: words.metric },
    { text: words.value, align: 'right' },
    { text: words.evidence },
    { text: words.target, align: 'right' },
    { text: words.source },
  ]
  const cells = (row: DeckMetric): readonly Cell[] => {
    const { value } = row
    const figure = figureCell(value, language)
    return [
      {
        ...short(row.title, widths[0] ?? 0, 3),
        bold: true,
        note: fittedText(row.where, noteSize, false, (widths[0] ?? 0) - inset, 13),
      },
      value
        ? { text: figure.text, bold: true, align: 'right' }
        : { text: sheetWords(language).notMeasured, align: 'right', colour: 'ink-3' },
      value
        ? {
            text: label('evidence', value.evidence, language),
            ...(value.isStale ? { note: words.stale, noteColour: 'warning' as const } : {}),
          }
        : { text: words.none },
      {
        text: row.target || words.none,
        align: 'right',
        colour: row.standing === 'met' ? 'good' : row.standing === 'missed' ? 'danger' : 'ink-2',
      },
      short(row.source || words.none, widths[4] ?? 0, 3),
    ]
  }
  tableSlides(slides, words.metrics, head, metrics.map(cells), widths, '', deckPart(language))
}

const deckPart = (language: Deck['language']) => pptxWords[language].part

function tableSlides(
  slides: Slides,
  title: string,
  head: readonly Cell[],
  rows: readonly (readonly Cell[])[],
  widths: readonly number[],
  note: string,
  partText: (part: number, parts: number) => string,
): void {
  const parts = evenParts(rows, widths)
  for (const [index, part] of parts.entries()) {
    const which = parts.length === 1 ? '' : ` (${partText(index + 1, parts.length)})`
    const slide = slides.add(`${title}${which}`)
    const heights = [headHeight, ...part.heights]
    slides.table(slide, [head, ...part.rows], { x: edge, y: top, widths, heights, size, name: title })
    if (note !== '')
      slides.text(
        slide,
        note,
        { x: edge, y: 492, w: slideSize.width - 2 * edge - 70, h: 34 },
        { size: 10, colour: 'ink-3', valign: 'middle' },
      )
  }
}

interface Part {
  readonly rows: (readonly Cell[])[]
  readonly heights: number[]
}

/** Rows on as few slides as they need, about as many on each: a last slide with one row looks like a mistake. */
function evenParts(rows: readonly (readonly Cell[])[], widths: readonly number[]): readonly Part[] {
  const heights = rows.map((row) => rowHeight(row, widths))
  const filledTo = (most: number): readonly Part[] => {
    const parts: (Part & { sum: number })[] = []
    for (const [index, row] of rows.entries()) {
      const height = heights[index] ?? 0
      const last = parts.at(-1)
      if (last && last.sum + height <= most) {
        last.rows.push(row)
        last.heights.push(height)
        last.sum += height
      } else parts.push({ rows: [row], heights: [height], sum: height })
    }
    return parts
  }
  const full = bottom - top - headHeight
  const fewest = filledTo(full).length
  let most = heights.reduce((sum, height) => sum + height, 0) / Math.max(1, fewest)
  while (most < full && filledTo(most).length > fewest) most += 8
  return filledTo(Math.min(most, full))
}

function rowHeight(row: readonly Cell[], widths: readonly number[]): number {
  const heights = row.map(({ text, note, bold = false }, index) => {
    const room = (widths[index] ?? 0) - inset - gapAfter(row, index)
    const own = textHeight(text, size, bold, room)
    return own + (note === undefined ? 0 : textHeight(note, noteSize, false, room)) + 8
  })
  return Math.max(26, ...heights)
}

const short = (text: string, width: number, lines: number): Cell => ({
  text: fittedText(text, size, true, width - inset, lines * size * 1.22),
})

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

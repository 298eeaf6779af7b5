import { type AttachmentIndex, indexAttachments } from '../../layout/attachments.ts'
import { stageColour } from '../../layout/stage-columns.ts'
import { sheetWords } from '../../library/sheet-words.ts'
import type { Card, Friction, Lane, Metric } from '../../model/schema.ts'
import type { Severity } from '../../model/vocabulary.ts'
import type { ColourToken } from '../../scene/tokens.ts'
import { oneLine } from '../plain-text.ts'
import type { Deck } from './deck.ts'
import { type Column, type MapPage, type Placed, type PlanLane, type Tile, planMap, tileText } from './plan-map.ts'
import { mapSizes } from './plan-map.ts'
import { pptxWords } from './pptx-words.ts'
import { edge, fittedText, slideSize } from './slide-text.ts'
import type { Slides } from './slides.ts'

const labelWidth = 84
const room = { x: edge + labelWidth + 6, y: 66, w: slideSize.width - 2 * edge - labelWidth - 6, h: 442 } as const

/** The map itself: stages, lanes and cards as shapes, over as many slides as it takes. */
export function mapSlides(slides: Slides, deck: Deck): void {
  const { map, arrangement, language } = deck
  if (map.stages.length === 0) return
  const untitled = sheetWords(language).untitled
  const stages = map.stages.map((stage, index) => ({
    id: stage.id,
    title: stage.title.trim() || untitled,
    colour: stageColour(stage, index),
  }))
  const columns = stages.flatMap(({ id }): Column[] => {
    const touchpoints = arrangement.columns.get(id) ?? []
    if (touchpoints.length === 0) return [{ stage: id, key: `${id}/` }]
    return touchpoints.map((card) => ({ stage: id, key: card.id }))
  })
  const pages = planMap(stages, columns, lanesOf(deck), room)
  const words = pptxWords[language]
  for (const [index, page] of pages.entries()) {
    const [first, last] = [page.stages[0]?.title ?? '', page.stages.at(-1)?.title ?? '']
    const which = pages.length === 1 ? '' : first === last ? `: ${first}` : `: ${first} – ${last}`
    const part = pages.length === 1 ? '' : ` (${words.part(index + 1, pages.length)})`
    const title = fittedText(oneLine(`${words.journey}${which}`), 22, true, slideSize.width - 2 * edge - 130, 28)
    drawPage(slides, title + part, page, deck)
  }
}

function drawPage(slides: Slides, title: string, page: MapPage, { language }: Deck): void {
  const slide = slides.add(title)
  const words = pptxWords[language]
  const bottom = Math.max(room.y + mapSizes.header, ...page.bands.map(({ y, h }) => y + h))
  for (const { x, w, title: stage, colour, isContinued } of page.stages) {
    slides.shape(slide, { x, y: room.y, w, h: bottom - room.y }, { fill: `${colour}-wash`, name: stage })
    const said = isContinued ? words.continued(stage) : stage
    slides.text(
      slide,
      fittedText(said, 11, true, w - 16, mapSizes.header),
      { x, y: room.y, w, h: mapSizes.header },
      { size: 11, bold: true, colour: `${colour}-ink`, valign: 'middle', inset: 8 },
      { shape: 'rect', fill: `${colour}-tint`, name: stage },
    )
  }
  const right = Math.max(...page.stages.map(({ x, w }) => x + w))
  for (const [index, band] of page.bands.entries()) {
    const { y, h } = band
    if (index > 0)
      slides.shape(
        slide,
        { x: edge, y: y - mapSizes.bandGap / 2, w: right - edge, h: 0 },
        { shape: 'line', line: 'line' },
      )
    const label = band.isContinued ? words.continued(band.title) : band.title
    slides.text(
      slide,
      fittedText(label, 10, true, labelWidth - 4, h),
      { x: edge, y: y + mapSizes.bandPadding, w: labelWidth, h: h - mapSizes.bandPadding },
      { size: 10, bold: true, colour: 'ink-2' },
      { name: label },
    )
    for (const placed of band.tiles) drawTile(slides, slide, placed)
  }
}

function drawTile(slides: Slides, slide: ReturnType<Slides['add']>, { tile, text, x, y, w, h }: Placed): void {
  const { fill, line, ink } = toneColours(tile.tone)
  slides.text(
    slide,
    text,
    { x, y, w, h },
    {
      ...tileText(tile),
      bold: tile.tone.kind === 'touchpoint',
      colour: ink,
      valign: 'middle',
      inset: mapSizes.tilePadding,
      ...(tile.mark === undefined ? {} : { insetRight: mapSizes.tilePadding + mapSizes.mark }),
    },
    { shape: 'roundRect', fill, line },
  )
  const { mark } = tile
  if (mark === undefined) return
  slides.text(
    slide,
    String(mark),
    { x: x + w - 17, y: y + 3, w: 14, h: 14 },
    { size: 9, bold: true, colour: `severity-ink-${mark}`, align: 'center', valign: 'middle' },
    { shape: 'ellipse', fill: `severity-${mark}` },
  )
}

function toneColours(tone: Tile['tone']): { fill: ColourToken; line: ColourToken; ink: ColourToken } {
  switch (tone.kind) {
    case 'touchpoint':
      return { fill: 'surface-raised', line: `${tone.colour}-strong`, ink: 'ink' }
    case 'card':
      return { fill: `${tone.colour}-tint`, line: `${tone.colour}-tint`, ink: 'ink' }
    case 'severity':
      return { fill: 'surface-raised', line: `severity-${tone.severity}`, ink: 'ink' }
    case 'mood':
      return tone.value < 0
        ? { fill: 'emotion-low', line: 'danger', ink: 'ink' }
        : {
            fill: tone.value > 0 ? 'emotion-high' : 'surface-raised',
            line: tone.value > 0 ? 'good' : 'line-strong',
            ink: 'ink',
          }
    case 'figure':
      return { fill: 'surface-sunken', line: 'line', ink: 'ink' }
  }
}

function lanesOf(deck: Deck): readonly PlanLane[] {
  const { map, arrangement } = deck
  const attachments = indexAttachments(map, arrangement)
  const isFrictionShown = map.lanes.some(({ role }) => role === 'friction')
  return map.lanes.map((lane): PlanLane => {
    const columns = new Map<string, readonly Tile[]>()
    const stages = new Map<string, readonly Tile[]>()
    map.stages.forEach((stage, index) => {
      const cell = arrangement.cell(stage.id, lane.id)
      const colour = stageColour(stage, index)
      const tile = (card: Card): Tile => {
        const isTouchpoint = lane.role === 'touchpoint'
        const mark = isFrictionShown ? undefined : worst(attachments.of(card.id).frictions)
        return {
          text: card.title.trim() || sheetWords(deck.language).untitled,
          tone: {
            kind: isTouchpoint ? 'touchpoint' : 'card',
            colour: card.colour ?? (isTouchpoint ? colour : (lane.colour ?? 'slate')),
          },
          ...(mark === undefined ? {} : { mark }),
        }
      }
      if (lane.role === 'touchpoint') for (const card of cell.whole) columns.set(card.id, [tile(card)])
      else {
        stages.set(stage.id, [...derivedOfStage(lane, stage.id, attachments, deck), ...cell.whole.map(tile)])
        for (const touchpoint of arrangement.columns.get(stage.id) ?? []) {
          const own = (cell.under.get(touchpoint.id) ?? []).map(tile)
          columns.set(touchpoint.id, [...derivedOf(lane, touchpoint, attachments, deck), ...own])
        }
      }
    })
    const isHeading = lane.role === 'touchpoint'
    return { isHeading, title: lane.title.trim() || sheetWords(deck.language).untitled, columns, stages }
  })
}

/** What a lane shows of what hangs on a touchpoint. */
function derivedOf(lane: Lane, touchpoint: Card, attachments: AttachmentIndex, deck: Deck): readonly Tile[] {
  const words = sheetWords(deck.language)
  const { frictions, metrics } = attachments.inColumn(touchpoint.id)
  if (lane.role === 'friction') return frictions.map((friction) => frictionTile(friction, deck))
  if (lane.role === 'metric') return metrics.map((metric) => metricTile(metric, deck))
  if (lane.role === 'channel') {
    const named = (touchpoint.channels ?? []).map((key) => words.channels[key] ?? key)
    return named.length === 0 ? [] : [{ text: named.join(', '), tone: { kind: 'figure' } }]
  }
  if (lane.role !== 'emotion') return []
  return deck.map.personas.flatMap(({ id, title }): Tile[] => {
    const value = touchpoint.emotions?.[id]
    if (value === undefined) return []
    const who = deck.map.personas.length === 1 ? '' : `${title.trim() || words.untitled} `
    return [{ text: `${who}${words.emotion.rating(value)}`, tone: { kind: 'mood', value } }]
  })
}

function derivedOfStage(lane: Lane, stage: string, attachments: AttachmentIndex, deck: Deck): readonly Tile[] {
  const { frictions, metrics } = attachments.inStage(stage)
  if (lane.role === 'friction') return frictions.map((friction) => frictionTile(friction, deck))
  return lane.role === 'metric' ? metrics.map((metric) => metricTile(metric, deck)) : []
}

function frictionTile({ title, severity }: Friction, { language }: Deck): Tile {
  const words = sheetWords(language)
  return { text: title.trim() || words.untitled, tone: { kind: 'severity', severity }, mark: severity }
}

function metricTile(metric: Metric, { language, map }: Deck): Tile {
  const { title, value } = metric
  const words = sheetWords(language)
  const said = value === undefined ? words.notMeasured : words.metricValue(value, metric, map.meta.currency)
  return { text: `${title.trim() || words.untitled}: ${said}`, tone: { kind: 'figure' } }
}

function worst(frictions: readonly Friction[]): Severity | undefined {
  return frictions.reduce<Severity | undefined>(
    (most, { severity }) => (most === undefined || severity > most ? severity : most),
    undefined,
  )
}

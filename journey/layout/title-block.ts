import type { JourneyMap } from '../model/schema.ts'
import { evidences, severities } from '../model/vocabulary.ts'
import type { AttachmentIndex } from './attachments.ts'
import { isClosed } from './card-content.ts'
import { frictionRow } from './derived-rows.ts'
import { personaColour } from './emotion-personas.ts'
import type { LayoutContext } from './layout-context.ts'
import type { FrictionRow, Legend, TextBlock, TitleBlock } from './map-layout.ts'
import { metricChip } from './metric-chip.ts'
import { onGrid, sizes } from './sizes.ts'
import { blockHeight, blockWidth, headingStyle, textBlock, textStyles } from './styles.ts'

const legendWidth = 400
const proseWidth = 880
const gap = 24

/** Width that a sheet with a title block has at least. */
export const titleMinWidth = 640

/** The block above the map of an export: title, what it is about, personas, whole-journey figures; legend at the right. */
export function titleBlock(
  map: JourneyMap,
  attachments: AttachmentIndex,
  context: LayoutContext,
  left: number,
  top: number,
  width: number,
): TitleBlock {
  const beside = width >= legendWidth + titleMinWidth
  const space = beside ? width - legendWidth - 2 * gap : width
  const proseSpace = Math.min(space, proseWidth)
  const heading = textBlock(map.meta.title.trim() || context.words.untitled, headingStyle(width), {
    x: left,
    y: top,
    width: Math.min(space, 40 * headingStyle(width).size),
    lines: 2,
  })
  let y = top + blockHeight(heading)
  const about = (map.meta.description ?? '').trim()
  const description =
    about === '' ? undefined : textBlock(about, textStyles.lead, { x: left, y: y + 12, width: proseSpace, lines: 3 })
  if (description) y += 12 + blockHeight(description)
  const personas = personaTags(map, left, y + 16, proseSpace)
  y = personas.reduce((most, { box }) => Math.max(most, box.y + box.height), y)
  const figures = figuresOfMap(attachments, context, left, y + 16, proseSpace)
  y = Math.max(y, figures.bottom)
  const legend = legendBlock(map, context, beside ? left + width - legendWidth : left, beside ? top + 8 : y + gap)
  y = Math.max(y, legend.y + legend.height)
  return {
    x: left,
    y: top,
    width,
    height: onGrid(y - top + 32),
    heading,
    ...(description ? { description } : {}),
    personas,
    metrics: figures.metrics,
    frictions: figures.frictions,
    legend,
  }
}

function personaTags(map: JourneyMap, left: number, top: number, width: number): TitleBlock['personas'] {
  let x = left
  let y = top
  return map.personas.map((persona, index) => {
    const text = textBlock(persona.title, textStyles.lane, { x: 0, y: 0, width: 240, lines: 1 })
    const own = Math.ceil(blockWidth(text)) + 36
    if (x > left && x + own > left + width) {
      x = left
      y += 32
    }
    const box = { x, y, width: own, height: 28 }
    x += own + 8
    return { box, colour: personaColour(persona, index), text: { ...text, x: box.x + 24, y: box.y + 4 } }
  })
}

function figuresOfMap(
  { ofMap }: AttachmentIndex,
  context: LayoutContext,
  left: number,
  top: number,
  width: number,
): { metrics: TitleBlock['metrics']; frictions: FrictionRow[]; bottom: number } {
  const perRow = Math.max(1, Math.floor((width + 8) / (sizes.columnWidth + 8)))
  let y = top
  let rowHeight = 0
  let bottom = top - 16
  const metrics = ofMap.metrics.map((metric, index) => {
    if (index > 0 && index % perRow === 0) {
      y += rowHeight + 8
      rowHeight = 0
    }
    const chip = metricChip(metric, sizes.columnWidth, context)
    rowHeight = Math.max(rowHeight, chip.height)
    bottom = Math.max(bottom, y + chip.height)
    return { ...chip, x: left + (index % perRow) * (sizes.columnWidth + 8), y }
  })
  const frictions = ofMap.frictions
    .filter((friction) => !isClosed(friction))
    .map((friction) => {
      const row = frictionRow(
        friction,
        { lane: '', stage: '', x: left, y: bottom + 12, width: Math.min(width, 480) },
        context,
      )
      bottom = row.y + row.height
      return row
    })
  return { metrics, frictions, bottom }
}

/** What the line styles and shapes mean; only those kinds of sign that the map has. */
function legendBlock(map: JourneyMap, { words }: LayoutContext, left: number, top: number): Legend {
  const headings: TextBlock[] = []
  let y = top
  const heading = (text: string) => {
    headings.push(textBlock(text, textStyles.badge, { x: left, y, width: legendWidth, lines: 1 }))
    y += 24
  }
  let severity: Legend['severity'] = []
  let evidence: Legend['evidence'] = []
  if (map.frictions.length > 0) {
    heading(words.legend.severity)
    severity = severities.map((level, index) => {
      const x = left + (index % 3) * 136
      const row = y + Math.floor(index / 3) * 28
      const text = textBlock(words.severity[level], textStyles.small, { x: x + 28, y: row + 2, width: 104, lines: 1 })
      return { x, y: row, severity: level, text }
    })
    y += 56 + 12
  }
  if (map.metrics.length > 0 || map.frictions.some((friction) => friction.evidence !== undefined)) {
    heading(words.legend.evidence)
    evidence = evidences.map((kind, index) => {
      const x = left + index * 136
      const text = textBlock(words.evidence[kind], textStyles.small, { x: x + 28, y: y + 2, width: 104, lines: 1 })
      return { box: { x, y: y + 2, width: 20, height: 16 }, evidence: kind, text }
    })
    y += 24
  }
  return { x: left, y: top, width: legendWidth, height: y - top, headings, evidence, severity }
}

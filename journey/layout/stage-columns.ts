import type { Arrangement } from '../model/arrange.ts'
import type { JourneyMap, Stage } from '../model/schema.ts'
import type { Band, Colour } from '../model/vocabulary.ts'
import type { AttachmentIndex } from './attachments.ts'
import { severityMark } from './card-content.ts'
import type { BandSpan, ColumnBox, SheetWords, StageBox } from './map-layout.ts'
import { onGrid, sizes } from './sizes.ts'
import { blockHeight, textBlock, textStyles } from './styles.ts'

/** Hues of stages that have none of their own: neighbours on the wheel, so that a journey reads as one movement. */
const stageCycle: readonly Colour[] = ['violet', 'indigo', 'blue', 'teal', 'green', 'olive', 'amber', 'coral', 'plum']

/** The hue a stage is drawn in. */
export function stageColour(stage: Stage, index: number): Colour {
  return stage.colour ?? stageCycle[index % stageCycle.length] ?? 'slate'
}

/** Width of each column of a stage, px: the stage's own, or the sheet's. */
export function columnWidth(stage: Stage): number {
  return stage.columnWidth === undefined ? sizes.columnWidth : onGrid(stage.columnWidth)
}

/** A stage's header and columns. Its `body` is as tall as the header until the lanes are laid out. */
export function stageBoxes(
  map: JourneyMap,
  arrangement: Arrangement,
  attachments: AttachmentIndex,
  words: SheetWords,
  left: number,
  top: number,
): StageBox[] {
  let x = left
  const stages = map.stages.map((stage, index): StageBox => {
    const touchpoints = arrangement.columns.get(stage.id) ?? []
    const count = Math.max(touchpoints.length, 1)
    const own = columnWidth(stage)
    const width = 2 * sizes.stagePadding + count * own + (count - 1) * sizes.columnGap
    const columns = Array.from({ length: count }, (_, column): ColumnBox => {
      const card = touchpoints[column]?.id
      const place = { x: x + sizes.stagePadding + column * (own + sizes.columnGap), width: own }
      return card === undefined ? place : { ...place, card }
    })
    const mark = severityMark(
      attachments.of(stage.id).frictions,
      x + width - sizes.stagePadding,
      top + sizes.headerPadding + textStyles.stage.lineHeight / 2,
    )
    const title = textBlock(stage.title.trim() || words.untitled, textStyles.stage, {
      x: x + sizes.stagePadding,
      y: top + sizes.headerPadding,
      width: (mark ? mark.x - 8 : x + width - sizes.stagePadding) - x - sizes.stagePadding,
      lines: 2,
      own: true,
    })
    const header = { x, y: top, width, height: blockHeight(title) + 2 * sizes.headerPadding }
    x += width + sizes.stageGap
    return {
      id: stage.id,
      index,
      colour: stageColour(stage, index),
      header,
      title,
      ...(mark ? { mark } : {}),
      body: header,
      columns,
    }
  })
  const height = stages.reduce((most, { header }) => Math.max(most, header.height), emptyHeader)
  return stages.map((stage) => ({ ...stage, header: { ...stage.header, height } }))
}

const emptyHeader = textStyles.stage.lineHeight + 2 * sizes.headerPadding

/** Runs of neighbouring stages of one band, above their headers. */
export function bandSpans(map: JourneyMap, stages: readonly StageBox[], words: SheetWords, y: number): BandSpan[] {
  const runs: { band: Band; x: number; right: number }[] = []
  map.stages.forEach(({ band }, index) => {
    const header = stages[index]?.header
    if (!header) return
    const run = runs.at(-1)
    const right = header.x + header.width
    if (run?.band === band) run.right = right
    else runs.push({ band, x: header.x, right })
  })
  return runs.map(({ band, x, right }) => ({
    band,
    x,
    y,
    width: right - x,
    height: sizes.bandHeight,
    text: textBlock(words.bands[band], textStyles.band, { x, y: y + 4, width: right - x, lines: 1 }),
  }))
}

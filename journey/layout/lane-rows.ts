import type { Arrangement } from '../model/arrange.ts'
import type { Card, JourneyMap, Lane } from '../model/schema.ts'
import type { AttachmentIndex } from './attachments.ts'
import { cardContent } from './card-content.ts'
import { channelLines } from './channel-lines.ts'
import { frictionRows, metricRows, wholeWidth } from './derived-rows.ts'
import { emotionChart } from './emotion-chart.ts'
import { flowHeight } from './flow-feet.ts'
import type { Colour, LaneRole } from '../model/vocabulary.ts'
import type { LayoutContext } from './layout-context.ts'
import type { LinkPlan } from './link-paths.ts'
import type {
  CardBox,
  CardContent,
  ChannelChart,
  ChannelColumn,
  EmotionChart,
  FrictionRow,
  LaneRow,
  MapLayout,
  MetricRow,
  StageBox,
} from './map-layout.ts'
import { onGrid, sizes } from './sizes.ts'
import { blockHeight, textBlock, textStyles } from './styles.ts'

/** Everything that a lane's row is made from. */
export interface RowSource {
  readonly map: JourneyMap
  readonly arrangement: Arrangement
  readonly attachments: AttachmentIndex
  readonly context: LayoutContext
  readonly stages: readonly StageBox[]
  readonly counts: ReadonlyMap<string, number>
  readonly links: LinkPlan
  readonly gutter: { readonly x: number; readonly width: number }
  /** Right end of the rows. */
  readonly right: number
  /** Ids of the personas whose curves are drawn; absent for the first of the map. */
  readonly personas: readonly string[] | undefined
  /** All touchpoints of the journey, where only some are laid out. */
  readonly journey: readonly Card[] | undefined
  /** Whether room is kept for the flow. */
  readonly flow: boolean
  readonly previous: MapLayout | undefined
}

/** A lane's row and all that stands in it. */
export interface LaidRow {
  readonly row: LaneRow
  readonly cards: readonly CardBox[]
  readonly emotion?: EmotionChart
  readonly channelChart?: ChannelChart
  readonly channels: readonly ChannelColumn[]
  readonly frictions: readonly FrictionRow[]
  readonly metrics: readonly MetricRow[]
}

/**
 * Lays out one lane at `y`.
 * @param ruled whether a line parts it from the lane above
 */
export function laneRow(lane: Lane, index: number, y: number, ruled: boolean, source: RowSource): LaidRow {
  const { gutter, right, context, counts, attachments } = source
  const collapsed = lane.collapsed === true
  const iconSize = sizes.icon
  const faces = lane.role === 'emotion' && !collapsed ? iconSize + 4 : 0
  const x = gutter.x + sizes.gutterPadding
  const textX = x + iconSize + 8
  const labelTop = y + (collapsed ? (sizes.collapsedRowHeight - textStyles.lane.lineHeight) / 2 : sizes.rowPadding)
  const title = textBlock(lane.title.trim() || context.words.untitled, textStyles.lane, {
    x: textX,
    y: labelTop,
    width: gutter.x + gutter.width - sizes.gutterPadding - faces - textX,
    lines: collapsed ? 1 : 3,
    own: true,
  })
  const hanging =
    lane.role === 'friction' ? attachments.frictionCount : lane.role === 'metric' ? attachments.metricCount : 0
  const count = (counts.get(lane.id) ?? 0) + hanging
  const base = { id: lane.id, index, role: lane.role, collapsed, count, title, ruled }
  const icon = { x, y: labelTop + 2, size: iconSize, icon: `lane-${lane.role}` }
  const boxes = (height: number) => ({
    box: { x: gutter.x, y, width: right - gutter.x, height },
    label: { x: gutter.x, y, width: gutter.width, height },
  })

  if (collapsed) {
    const row: LaneRow = {
      ...base,
      ...boxes(sizes.collapsedRowHeight),
      icon,
      cardsTop: y,
      countText: textBlock(String(count), textStyles.badge, {
        x: gutter.x + gutter.width + sizes.gutterGap + sizes.stagePadding,
        y: y + (sizes.collapsedRowHeight - textStyles.badge.lineHeight) / 2,
        width: 80,
        lines: 1,
      }),
    }
    return { row, cards: [], channels: [], frictions: [], metrics: [] }
  }

  const top = y + sizes.rowPadding + (lane.role === 'touchpoint' ? source.links.headroom(lane.id) : 0)
  const derived = derivedContent(lane, { y, top, below: labelTop + blockHeight(title) + 4 }, source)
  const cardsTop = derived.bottom > top ? onGrid(derived.bottom + 8) : top
  const { cards, bottom } = placeCards(lane, cardsTop, source)
  const feet = source.flow && lane.role === 'touchpoint' && cards.length > 0 ? flowHeight(source.map, lane.id) : 0
  const end = Math.max(cards.length > 0 ? bottom + feet : derived.bottom, labelTop + blockHeight(title))
  const least = onGrid(lane.height ?? sizes.rowMinHeight)
  const height = Math.max(least, onGrid(end + sizes.rowPadding - y))
  const row: LaneRow = { ...base, ...boxes(height), icon, cardsTop }
  const { bottom: _, ...content } = derived
  return { ...content, row, cards }
}

interface DerivedContent extends Omit<LaidRow, 'row' | 'cards'> {
  readonly bottom: number
}

/** @param at y of the row, of its content, and of the room below its title */
function derivedContent(
  lane: Lane,
  at: { readonly y: number; readonly top: number; readonly below: number },
  source: RowSource,
): DerivedContent {
  const { stages, attachments, context, map, arrangement, gutter } = source
  const { top } = at
  const nothing = { channels: [], frictions: [], metrics: [], bottom: top }
  switch (lane.role) {
    case 'emotion': {
      const emotion = emotionChart({
        lane: lane.id,
        personas: map.personas,
        shown: source.personas,
        touchpoints: arrangement.touchpoints,
        journey: source.journey,
        stages,
        gutter,
        top,
        leastBottom: at.y + onGrid(lane.height ?? 0) - sizes.rowPadding,
        words: context.words,
      })
      return { ...nothing, emotion, bottom: emotion.box.y + emotion.box.height }
    }
    case 'channel': {
      const { chart, columns, bottom } = channelLines(
        lane.id,
        stages,
        arrangement.touchpoints,
        gutter,
        onGrid(at.below),
        context,
      )
      if (columns.length === 0) return nothing
      return { ...nothing, channelChart: chart, channels: columns, bottom }
    }
    case 'friction': {
      const { rows, bottom } = frictionRows(lane.id, stages, top, attachments, context)
      return { ...nothing, frictions: rows, bottom }
    }
    case 'metric': {
      const { rows, bottom } = metricRows(lane.id, stages, top, attachments, context)
      return { ...nothing, metrics: rows, bottom }
    }
    default:
      return nothing
  }
}

/** Cards in the columns of their touchpoints, and below these the cards of each stage as a whole. */
function placeCards(lane: Lane, top: number, source: RowSource): { cards: CardBox[]; bottom: number } {
  const { arrangement, stages, attachments, context, previous } = source
  const cards: CardBox[] = []
  let bottom = top
  for (const stage of stages) {
    const cell = arrangement.cell(stage.id, lane.id)
    const put = (card: Card, x: number, y: number, width: number, column: string | undefined): number => {
      const content = cardContent(card, lane.role, width, attachments.of(card.id), context)
      const spot = { x, y, lane: lane.id, stage: stage.id, column }
      const before = previous?.cardById.get(card.id)
      cards.push(
        before && stands(before, card, content, spot, stage.colour)
          ? before
          : cardBox(card, lane.role, content, spot, stage.colour),
      )
      return y + content.height
    }
    const stack = (list: readonly Card[], from: number, x: number, width: number, column?: string): number =>
      list.reduce((y, card) => put(card, x, y === top ? y : y + sizes.cardGap, width, column), from)

    let end = top
    if (lane.role === 'touchpoint') {
      const here = new Map(cell.whole.map((card) => [card.id, card]))
      for (const { card: id, x, width } of stage.columns) {
        const card = id === undefined ? undefined : here.get(id)
        if (card) end = Math.max(end, put(card, x, top, width, card.id))
      }
    } else {
      for (const { card, x, width } of stage.columns) {
        if (card !== undefined) end = Math.max(end, stack(cell.under.get(card) ?? [], top, x, width, card))
      }
      end = stack(cell.whole, end, stage.columns[0]?.x ?? stage.body.x, wholeWidth(stage.columns))
    }
    bottom = Math.max(bottom, end)
  }
  return { cards, bottom }
}

/** Where a card is put. */
interface Spot {
  readonly x: number
  readonly y: number
  readonly lane: string
  readonly stage: string
  readonly column: string | undefined
}

function cardBox(card: Card, role: LaneRole, content: CardContent, spot: Spot, stageColour: Colour): CardBox {
  const { column, ...place } = spot
  return {
    id: card.id,
    ...place,
    width: content.width,
    height: content.height,
    ...(column === undefined ? {} : { column }),
    role,
    colour: card.colour ?? stageColour,
    coloured: card.colour !== undefined,
    content,
  }
}

/** Whether a card stands as it stood before. The content says the role, since it is measured for one. */
function stands(before: CardBox, card: Card, content: CardContent, spot: Spot, stageColour: Colour): boolean {
  return (
    before.content === content &&
    before.x === spot.x &&
    before.y === spot.y &&
    before.lane === spot.lane &&
    before.stage === spot.stage &&
    before.column === spot.column &&
    before.colour === (card.colour ?? stageColour) &&
    before.coloured === (card.colour !== undefined)
  )
}

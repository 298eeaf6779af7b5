import type { Card, Friction, Metric } from '../model/schema.ts'
import type { AttachmentIndex } from './attachments.ts'
import { channelIcon, isClosed } from './card-content.ts'
import type { LayoutContext } from './layout-context.ts'
import type { ChannelTile, ColumnBox, FrictionRow, MetricRow, StageBox } from './map-layout.ts'
import { metricChip } from './metric-chip.ts'
import { onGrid, sizes } from './sizes.ts'
import { blockHeight, textBlock, textStyles } from './styles.ts'

/** What a derived lane shows, and how far down it reaches. */
export interface Derived<Row> {
  readonly rows: readonly Row[]
  readonly bottom: number
}

/** Where a row of a derived lane stands. */
interface Spot {
  readonly lane: string
  readonly stage: string
  readonly column?: string
  readonly x: number
  readonly y: number
  readonly width: number
}

/** Width of what belongs to a stage as a whole: two columns at most. */
export function wholeWidth(columns: readonly ColumnBox[]): number {
  const [first, second] = columns
  if (!first) return sizes.columnWidth
  return second ? second.x + second.width - first.x : first.width
}

/** The frictions of each touchpoint, worst first, one row each. */
export function frictionRows(
  lane: string,
  stages: readonly StageBox[],
  top: number,
  attachments: AttachmentIndex,
  context: LayoutContext,
): Derived<FrictionRow> {
  return stackRows(lane, stages, top, 8, {
    inColumn: (id) => worstFirst(attachments.inColumn(id).frictions),
    inStage: (id) => worstFirst(attachments.inStage(id).frictions),
    row: (friction, spot) => frictionRow(friction, spot, context),
  })
}

/** The metrics of each touchpoint, one row each. */
export function metricRows(
  lane: string,
  stages: readonly StageBox[],
  top: number,
  attachments: AttachmentIndex,
  context: LayoutContext,
): Derived<MetricRow> {
  return stackRows(lane, stages, top, 4, {
    inColumn: (id) => attachments.inColumn(id).metrics,
    inStage: (id) => attachments.inStage(id).metrics,
    row: (metric: Metric, spot, columnWidth) => {
      const chip = metricChip(metric, columnWidth, context)
      return { ...spot, id: metric.id, width: chip.width, height: chip.height, chip }
    },
  })
}

function stackRows<Thing, Row extends { readonly y: number; readonly height: number }>(
  lane: string,
  stages: readonly StageBox[],
  top: number,
  gap: number,
  source: {
    inColumn(touchpoint: string): readonly Thing[]
    inStage(stage: string): readonly Thing[]
    row(thing: Thing, spot: Spot, columnWidth: number): Row
  },
): Derived<Row> {
  const rows: Row[] = []
  let bottom = top
  for (const stage of stages) {
    const columnWidth = stage.columns[0]?.width ?? sizes.columnWidth
    const stack = (things: readonly Thing[], from: number, place: Omit<Spot, 'lane' | 'stage' | 'y'>) => {
      let y = from
      for (const thing of things) {
        const row = source.row(thing, { lane, stage: stage.id, ...place, y: y === top ? y : y + gap }, columnWidth)
        rows.push(row)
        y = row.y + row.height
      }
      return y
    }
    let end = top
    for (const column of stage.columns) {
      if (column.card === undefined) continue
      const place = { column: column.card, x: column.x, width: column.width }
      end = Math.max(end, stack(source.inColumn(column.card), top, place))
    }
    const width = wholeWidth(stage.columns)
    end = stack(source.inStage(stage.id), end, { x: stage.columns[0]?.x ?? stage.body.x, width })
    bottom = Math.max(bottom, end)
  }
  return { rows, bottom }
}

/** Open before closed, then by severity; the list's own order decides between equals. */
function worstFirst(frictions: readonly Friction[]): readonly Friction[] {
  if (frictions.length < 2) return frictions
  return frictions.toSorted((a, b) => Number(isClosed(a)) - Number(isClosed(b)) || b.severity - a.severity)
}

/** A friction as severity mark and title. */
export function frictionRow(friction: Friction, spot: Spot, { words }: LayoutContext): FrictionRow {
  const indent = sizes.rowMarkSize + 8
  const text = textBlock(friction.title.trim() || words.untitled, textStyles.small, {
    x: spot.x + indent,
    y: spot.y + 2,
    width: spot.width - indent,
    lines: 3,
  })
  return {
    ...spot,
    id: friction.id,
    height: Math.max(sizes.rowMarkSize, onGrid(blockHeight(text) + 2)),
    severity: friction.severity,
    status: friction.status,
    closed: isClosed(friction),
    ...(friction.evidence === undefined ? {} : { evidence: friction.evidence }),
    mark: { x: spot.x, y: spot.y, size: sizes.rowMarkSize },
    text,
  }
}

/**
 * The channels of each touchpoint: icons with their names below, two beside each other. Where a touchpoint shares no
 * channel with the one before, a sign stands between them: that is where history gets lost.
 */
export function channelTiles(
  lane: string,
  stages: readonly StageBox[],
  top: number,
  touchpoints: readonly Card[],
  context: LayoutContext,
): Derived<ChannelTile> {
  const cards = new Map(touchpoints.map((card) => [card.id, card]))
  const rows: ChannelTile[] = []
  let bottom = top
  let before: { column: ColumnBox; channels: readonly string[] } | undefined
  for (const column of stages.flatMap(({ columns }) => columns)) {
    const card = column.card === undefined ? undefined : cards.get(column.card)
    if (!card) continue
    const channels = card.channels ?? []
    const tiles = columnTiles(lane, card.id, channels, column, top, context)
    const isSwitch = before !== undefined && channels.length > 0 && before.channels.length > 0
    if (before && isSwitch && !channels.some((channel) => before?.channels.includes(channel))) {
      const size = sizes.icon
      const middle = (before.column.x + before.column.width + column.x) / 2
      const change = { x: middle - size / 2, y: top + (sizes.channelIcon - size) / 2, size, icon: 'switch' }
      rows.push(...tiles.map((tile, index) => (index === 0 ? { ...tile, switch: change } : tile)))
    } else rows.push(...tiles)
    for (const tile of tiles) bottom = Math.max(bottom, tile.y + tile.height)
    before = { column, channels }
  }
  return { rows, bottom }
}

function columnTiles(
  lane: string,
  card: string,
  channels: readonly string[],
  column: ColumnBox,
  top: number,
  context: LayoutContext,
): ChannelTile[] {
  const tiles: ChannelTile[] = []
  let y = top
  for (let index = 0; index < channels.length; index += 2) {
    const pair = channels.slice(index, index + 2)
    const width = column.width / pair.length
    const row = pair.map((channel, place): ChannelTile => {
      const x = column.x + place * width
      const text = textBlock(context.words.channels[channel] ?? channel, textStyles.label, {
        x: x + width / 2,
        y: y + sizes.channelIcon + 4,
        width: width - 8,
        lines: 2,
        anchor: 'middle',
      })
      const iconX = x + (width - sizes.channelIcon) / 2
      const icon = { x: iconX, y, size: sizes.channelIcon, icon: channelIcon(channel, context) }
      return { lane, card, channel, x, y, width, height: sizes.channelIcon + 4 + blockHeight(text), icon, text }
    })
    tiles.push(...row)
    y += row.reduce((most, { height }) => Math.max(most, height), 0) + 8
  }
  return tiles
}

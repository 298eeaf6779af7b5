import type { Friction, Metric } from '../model/schema.ts'
import type { AttachmentIndex } from './attachments.ts'
import { isClosed } from './card-content.ts'
import type { LayoutContext } from './layout-context.ts'
import type { ColumnBox, FrictionRow, MetricRow, StageBox } from './map-layout.ts'
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

/** Width of what belongs to a stage as a whole: two columns, and of narrow ones as many as two usual ones take up. */
export function wholeWidth(columns: readonly ColumnBox[]): number {
  const [first, second] = columns
  if (!first) return sizes.columnWidth
  const ends = columns.map(({ x, width }) => x + width - first.x)
  const usual = 2 * sizes.columnWidth + sizes.columnGap
  return Math.max(first.width, second ? (ends[1] ?? 0) : 0, ...ends.filter((end) => end <= usual))
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
      // What belongs to a stage whose columns are narrow is not.
      const least = Math.max(columnWidth, Math.min(place.width, sizes.columnWidth))
      for (const thing of things) {
        const row = source.row(thing, { lane, stage: stage.id, ...place, y: y === top ? y : y + gap }, least)
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
    own: true,
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

import { type Slot, cardsAt } from '../model/arrange.ts'
import { wholeWidth } from './derived-rows.ts'
import type { Box, CardBox, ColumnBox, LaneRow, MapLayout, StageBox } from './map-layout.ts'
import { sizes } from './sizes.ts'

/** Where a dropped card would land, and where the sign for it is drawn. */
export interface DropTarget {
  readonly slot: Slot
  /** A bar between cards. */
  readonly mark: Box
}

/** A cell, or the part of it under one touchpoint. */
export interface CellPlace {
  readonly stage: string
  readonly lane: string
  readonly under?: string | undefined
}

const markSize = 4
const none: ReadonlySet<string> = new Set()
/** How far outside the map a drop still counts. */
const tolerance = 48

/** The card at a point of the sheet; the one drawn last where several overlap. */
export function cardAt(layout: MapLayout, x: number, y: number): CardBox | undefined {
  return layout.cards.findLast(
    (card) => x >= card.x && x <= card.x + card.width && y >= card.y && y <= card.y + card.height,
  )
}

/** Where the next card of a cell would stand: below its last card, or at its top when it is empty. */
export function addBox(layout: MapLayout, place: CellPlace, height = 40): Box | undefined {
  const stage = layout.stageById.get(place.stage)
  const row = layout.laneById.get(place.lane)
  if (!stage || !row || row.collapsed) return undefined
  if (row.role === 'touchpoint') {
    const last = stage.columns.at(-1)
    const first = last?.card === undefined
    if (!last) return undefined
    const x = first ? last.x : last.x + last.width
    return { x, y: row.cardsTop, width: first ? last.width : sizes.columnGap, height }
  }
  const column = place.under === undefined ? undefined : stage.columns.find(({ card }) => card === place.under)
  if (place.under !== undefined && !column) return undefined
  const stack = standing(layout, place, row, none)
  const last = stack.at(-1)
  const top = last
    ? last.y + last.height + sizes.cardGap
    : place.under === undefined
      ? wholeTop(layout, stage, row)
      : row.cardsTop
  return { ...span(stage, column), y: top, height }
}

/**
 * Where a card dropped at a point would land; nothing when the point is off the map.
 * @param ignored the cards being dragged, which do not count for their own place
 */
export function slotAt(
  layout: MapLayout,
  x: number,
  y: number,
  ignored: ReadonlySet<string> = none,
): DropTarget | null {
  const row = nearest(layout.lanes, y, ({ box }) => [box.y, box.y + box.height])
  const stage = nearest(layout.stages, x, ({ body }) => [body.x, body.x + body.width])
  if (!row || !stage) return null
  return row.role === 'touchpoint' ? columnSlot(stage, row, x, ignored) : stackSlot(layout, stage, row, x, y, ignored)
}

/** The item whose span holds a coordinate, or the closest within reach. */
function nearest<T>(items: readonly T[], at: number, spanOf: (item: T) => readonly [number, number]): T | undefined {
  let best: T | undefined
  let least = tolerance
  for (const item of items) {
    const [from, to] = spanOf(item)
    const distance = at < from ? from - at : at > to ? at - to : 0
    if (distance < least) {
      best = item
      least = distance
    }
  }
  return best
}

/** Between the columns of a stage. */
function columnSlot(stage: StageBox, row: LaneRow, x: number, ignored: ReadonlySet<string>): DropTarget {
  const columns = stage.columns.filter(({ card }) => card !== undefined && !ignored.has(card))
  const index = columns.filter((column) => column.x + column.width / 2 < x).length
  const before = columns[index - 1]
  const after = columns[index]
  const gap = sizes.columnGap / 2
  const first = stage.columns[0]?.x ?? stage.body.x
  const middle = before
    ? before.x + before.width + gap
    : after
      ? after.x - gap
      : first + (stage.columns[0]?.width ?? sizes.columnWidth) / 2
  const bottom = row.box.y + row.box.height
  const top = row.collapsed ? row.box.y : row.cardsTop
  const padding = row.collapsed ? 4 : sizes.rowPadding
  return {
    slot: { stage: stage.id, lane: row.id, index },
    mark: {
      x: middle - markSize / 2,
      y: row.collapsed ? top + padding : top,
      width: markSize,
      height: bottom - padding - (row.collapsed ? top + padding : top),
    },
  }
}

/** Into the stack under a touchpoint, or among the cards of the stage as a whole. */
function stackSlot(
  layout: MapLayout,
  stage: StageBox,
  row: LaneRow,
  x: number,
  y: number,
  ignored: ReadonlySet<string>,
): DropTarget {
  const column = columnAt(stage, row, layout, x, y, ignored)
  const place = { stage: stage.id, lane: row.id, ...(column?.card === undefined ? {} : { under: column.card }) }
  const { x: left, width } = span(stage, column)
  if (row.collapsed) {
    const index = cardsAt(layout.arrangement, place, false).filter(({ id }) => !ignored.has(id)).length
    const mark = { x: left, y: row.box.y + (row.box.height - markSize) / 2, width, height: markSize }
    return { slot: { ...place, index }, mark }
  }
  const stack = standing(layout, place, row, ignored)
  const index = stack.filter((card) => card.y + card.height / 2 < y).length
  const before = stack[index - 1]
  const after = stack[index]
  const top = column ? row.cardsTop : wholeTop(layout, stage, row)
  const inGap = (sizes.cardGap - markSize) / 2
  const markY = before
    ? before.y + before.height + inGap
    : (after?.y ?? (top === row.cardsTop ? top + inGap + markSize : top + sizes.cardGap)) - inGap - markSize
  return { slot: { ...place, index }, mark: { x: left, y: markY, width, height: markSize } }
}

/**
 * The column a point means: none (the stage as a whole) among and below the stage's own cards, and in the strip along
 * the row's lower edge.
 */
function columnAt(
  stage: StageBox,
  row: LaneRow,
  layout: MapLayout,
  x: number,
  y: number,
  ignored: ReadonlySet<string>,
): ColumnBox | undefined {
  const columns = stage.columns.filter(({ card }) => card !== undefined)
  if (columns.length === 0) return undefined
  if (!row.collapsed) {
    const whole = standing(layout, { stage: stage.id, lane: row.id }, row, none)
    const wholeFrom = whole[0] ? whole[0].y - sizes.cardGap / 2 : row.box.y + row.box.height - sizes.rowPadding
    if (y >= wholeFrom) return undefined
  }
  const column = columns.find((each) => x < each.x + each.width + sizes.columnGap / 2) ?? columns.at(-1)
  // A touchpoint that moves into another lane leaves no column behind to stand in.
  return column?.card !== undefined && ignored.has(column.card) ? undefined : column
}

/** The cards of a cell that are drawn, in order. */
function standing(layout: MapLayout, place: CellPlace, row: LaneRow, ignored: ReadonlySet<string>): CardBox[] {
  return cardsAt(layout.arrangement, place, row.role === 'touchpoint').flatMap(({ id }) => {
    const box = ignored.has(id) ? undefined : layout.cardById.get(id)
    return box ? [box] : []
  })
}

/** Where the first card of a stage as a whole stands: below all stacks of the stage. */
function wholeTop(layout: MapLayout, stage: StageBox, row: LaneRow): number {
  let bottom = row.cardsTop
  for (const { card } of stage.columns) {
    if (card === undefined) continue
    const last = standing(layout, { stage: stage.id, lane: row.id, under: card }, row, none).at(-1)
    if (last) bottom = Math.max(bottom, last.y + last.height + sizes.cardGap)
  }
  return bottom
}

function span(stage: StageBox, column: ColumnBox | undefined): { x: number; width: number } {
  if (column) return { x: column.x, width: column.width }
  return { x: stage.columns[0]?.x ?? stage.body.x, width: wholeWidth(stage.columns) }
}

/** What a derived lane shows at a point: the kind of thing, and the touchpoint or stage that it hangs on. */
export interface DerivedHit {
  readonly role: 'emotion' | 'channel' | 'friction' | 'metric'
  readonly on: string
}

/** What stands at a point of a lane that shows what hangs on touchpoints; nothing where a card or another lane is. */
export function derivedAt(layout: MapLayout, x: number, y: number): DerivedHit | undefined {
  const row = layout.lanes.find(({ box, collapsed }) => !collapsed && y >= box.y && y < box.y + box.height)
  const stage = layout.stages.find(({ body }) => x >= body.x && x < body.x + body.width)
  if (!row || !stage || row.collapsed || cardAt(layout, x, y)) return undefined
  const { role } = row
  if (role !== 'emotion' && role !== 'channel' && role !== 'friction' && role !== 'metric') return undefined
  const gap = sizes.columnGap / 2
  const column = stage.columns.find((each) => x >= each.x - gap && x < each.x + each.width + gap)
  return { role, on: column?.card ?? stage.id }
}

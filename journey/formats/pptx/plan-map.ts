import type { Colour, Severity } from '../../model/vocabulary.ts'
import { fittedText, textHeight } from './slide-text.ts'

/** Something with words that stands in a lane. */
export interface Tile {
  readonly text: string
  readonly tone:
    | { readonly kind: 'touchpoint' | 'card'; readonly colour: Colour }
    | { readonly kind: 'severity'; readonly severity: Severity }
    | { readonly kind: 'mood'; readonly value: number }
    | { readonly kind: 'figure' }
  /** How bad the worst is that hangs on it, where no lane shows that. */
  readonly mark?: Severity
}

export interface Column {
  readonly stage: string
  readonly key: string
}

export interface PlanStage {
  readonly id: string
  readonly title: string
  readonly colour: Colour
}

export interface PlanLane {
  readonly title: string
  /** Whether it is said again on each slide that goes on below, so that one knows what the columns are. */
  readonly isHeading: boolean
  /** By the key of the column. */
  readonly columns: ReadonlyMap<string, readonly Tile[]>
  /** What belongs to a stage as a whole, by its id. */
  readonly stages: ReadonlyMap<string, readonly Tile[]>
}

export interface Placed {
  readonly tile: Tile
  readonly text: string
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

export interface Band {
  readonly title: string
  readonly isContinued: boolean
  readonly y: number
  readonly h: number
  readonly tiles: readonly Placed[]
}

/** One slide's worth of a map. */
export interface MapPage {
  readonly stages: readonly (PlanStage & { readonly isContinued: boolean; readonly x: number; readonly w: number })[]
  readonly bands: readonly Band[]
}

/** Room for a map on a slide, points. `x` is where the columns begin. */
export interface Room {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

export const mapSizes = {
  header: 28,
  stageGap: 6,
  bandGap: 5,
  bandPadding: 4,
  tileGap: 4,
  tilePadding: 4,
  mark: 13,
} as const
/** Sizes of the text of touchpoints and of all else, points. Nothing on a slide is smaller than 9. */
export const tileText = (tile: Tile) => ({ size: tile.tone.kind === 'touchpoint' ? 10 : 9 })

const mostColumns = 7
const widestColumn = 200

/** Divides a map over slides: stages stay whole where they can, and what is too high for a slide goes on on the next. */
export function planMap(
  stages: readonly PlanStage[],
  columns: readonly Column[],
  lanes: readonly PlanLane[],
  room: Room,
): readonly MapPage[] {
  const seen = new Set<string>()
  return pagesOfColumns(stages, columns).flatMap((shown) => {
    const spans = spansOf(stages, shown, seen, room)
    for (const { stage } of shown) seen.add(stage)
    return pagesDown(spans, lanes, room)
  })
}

function pagesOfColumns(stages: readonly PlanStage[], columns: readonly Column[]): Column[][] {
  const pages: Column[][] = []
  for (const { id } of stages) {
    const own = columns.filter(({ stage }) => stage === id)
    const last = pages.at(-1)
    const room = last ? mostColumns - last.length : 0
    if (last && own.length <= room) {
      last.push(...own)
      continue
    }
    // A long stage fills up a slide that would otherwise stay half empty.
    const begun = last && own.length > mostColumns && room >= mostColumns / 2 ? own.splice(0, room) : []
    last?.push(...begun)
    const parts = Math.ceil(own.length / mostColumns)
    const each = Math.ceil(own.length / parts)
    for (let from = 0; from < own.length; from += each) pages.push(own.slice(from, from + each))
  }
  return pages
}

interface Span extends PlanStage {
  readonly isContinued: boolean
  readonly x: number
  readonly w: number
  readonly columns: readonly { readonly key: string; readonly x: number; readonly w: number }[]
}

function spansOf(
  stages: readonly PlanStage[],
  columns: readonly Column[],
  seen: ReadonlySet<string>,
  room: Room,
): Span[] {
  const shown = stages.filter(({ id }) => columns.some(({ stage }) => stage === id))
  const gaps = (shown.length - 1) * mapSizes.stageGap
  const width = Math.min((room.w - gaps) / columns.length, widestColumn)
  let x = room.x
  return shown.map((stage) => {
    const own = columns.filter((column) => column.stage === stage.id)
    const span = {
      ...stage,
      isContinued: seen.has(stage.id),
      x,
      w: own.length * width,
      columns: own.map(({ key }, index) => ({ key, x: x + index * width, w: width })),
    }
    x += span.w + mapSizes.stageGap
    return span
  })
}

/** Tiles that still wait for a place: those of each stage as a whole, then those of its columns. */
interface Waiting {
  readonly span: Span
  readonly whole: Placed[]
  readonly columns: Placed[][]
}

function pagesDown(spans: readonly Span[], lanes: readonly PlanLane[], room: Room): MapPage[] {
  const pages: MapPage[] = []
  const top = room.y + mapSizes.header + mapSizes.bandGap
  const bottom = room.y + room.h
  const full = bottom - top
  let bands: Band[] = []
  let y = top
  /** Bands that a slide began with, because they say what the columns are. */
  let repeated = 0
  const put = (title: string, isContinued: boolean, tiles: readonly Placed[]) => {
    const h = Math.max(...tiles.map((tile) => tile.y + tile.h), y + 20) + mapSizes.bandPadding - y
    bands.push({ title, isContinued, y, h, tiles })
    y += h + mapSizes.bandGap
  }
  const turn = (headings: readonly PlanLane[]) => {
    pages.push({ stages: spans, bands })
    bands = []
    y = top
    for (const { title, ...lane } of headings) {
      const waiting = waitingTiles(spans, { title, ...lane }, full)
      if (heightOf(waiting) <= full / 4) put(title, false, evened(take(waiting, y, full)))
    }
    repeated = bands.length
  }
  const heights = lanes.map((lane) => heightOf(waitingTiles(spans, lane, full)) + mapSizes.bandGap)
  const all = heights.reduce((sum, height) => sum + height, 0)
  // Two slides that are half full are read better than a full one and the rest.
  const enough = all / Math.ceil(all / full)
  for (const [index, lane] of lanes.entries()) {
    const waiting = waitingTiles(spans, lane, full)
    const headings = lanes.slice(0, index).filter(({ isHeading }) => isHeading)
    let isContinued = false
    while (isWaiting(waiting)) {
      const isFresh = bands.length === repeated
      const fits = heightOf(waiting) <= bottom - y
      if (!isFresh && (y - top >= enough || (!fits && bottom - y < full / 2))) {
        turn(headings)
        continue
      }
      const tiles = take(waiting, y, bottom - y - 2 * mapSizes.bandPadding)
      if (tiles.length > 0) put(lane.title, isContinued, lane.isHeading ? evened(tiles) : tiles)
      // What is as high as a slide leaves no room for what the columns are.
      else turn(isFresh ? [] : headings)
      isContinued ||= tiles.length > 0
    }
  }
  if (bands.length > repeated || pages.length === 0) turn([])
  return pages
}

/** Tiles that stand in one row, all as high as the highest. */
function evened(tiles: readonly Placed[]): readonly Placed[] {
  const most = Math.max(0, ...tiles.map(({ h }) => h))
  return tiles.every(({ y }) => y === tiles[0]?.y) ? tiles.map((tile) => ({ ...tile, h: most })) : tiles
}

function waitingTiles(spans: readonly Span[], lane: PlanLane, most: number): Waiting[] {
  const measured = (tile: Tile, x: number, w: number): Placed => {
    const { size } = tileText(tile)
    const isBold = tile.tone.kind === 'touchpoint'
    const room = w - 4 - 2 * mapSizes.tilePadding - (tile.mark === undefined ? 0 : mapSizes.mark)
    const text = fittedText(tile.text, size, isBold, room, most - 2 * (mapSizes.tilePadding + mapSizes.bandPadding))
    const h = Math.max(textHeight(text, size, isBold, room), size * 1.22) + 2 * mapSizes.tilePadding
    return { tile, text, x: x + 2, y: 0, w: w - 4, h }
  }
  return spans.map((span) => ({
    span,
    whole: span.isContinued ? [] : (lane.stages.get(span.id) ?? []).map((tile) => measured(tile, span.x, span.w)),
    columns: span.columns.map(({ key, x, w }) => (lane.columns.get(key) ?? []).map((tile) => measured(tile, x, w))),
  }))
}

const isWaiting = (waiting: readonly Waiting[]) =>
  waiting.some(({ whole, columns }) => whole.length > 0 || columns.some((column) => column.length > 0))

const stackHeight = (tiles: readonly Placed[]) => tiles.reduce((sum, { h }) => sum + h + mapSizes.tileGap, 0)

function heightOf(waiting: readonly Waiting[]): number {
  const stages = waiting.map(({ whole, columns }) => stackHeight(whole) + Math.max(0, ...columns.map(stackHeight)))
  const most = Math.max(0, ...stages)
  return most === 0 ? 0 : most - mapSizes.tileGap + 2 * mapSizes.bandPadding
}

/** Takes what fits in a band's height, from the top. */
function take(waiting: readonly Waiting[], top: number, height: number): Placed[] {
  const placed: Placed[] = []
  const start = top + mapSizes.bandPadding
  const fill = (tiles: Placed[], from: number): number => {
    let y = from
    for (let tile = tiles[0]; tile && y + tile.h <= start + height + 0.01; tile = tiles[0]) {
      placed.push({ ...tile, y })
      tiles.shift()
      y += tile.h + mapSizes.tileGap
    }
    return y
  }
  for (const { whole, columns } of waiting) {
    const y = fill(whole, start)
    if (whole.length === 0) for (const column of columns) fill(column, y)
  }
  return placed
}

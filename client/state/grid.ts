import { type AttachmentIndex, indexAttachments } from '../../journey/layout/attachments.ts'
import type { Arrangement } from '../../journey/model/arrange.ts'
import type { JourneyMap, Lane } from '../../journey/model/schema.ts'
import { derivedRoles } from '../../journey/model/vocabulary.ts'
import { type CellPlace, type GridPlace, type Standing, cellOfCard, placeKey } from './focus.ts'

/** A column: a touchpoint's, or behind those of a stage that of the stage as a whole. */
export interface GridColumn {
  readonly stage: string
  readonly touchpoint?: string
}

/** Where a place is: `row` and `column` count lanes and columns, −1 is their headers; `depth` counts down a stack. */
export interface Position {
  readonly row: number
  readonly column: number
  readonly depth: number
}

/** A map as the keyboard walks it: lanes by columns, in each cell a stack of places. */
export interface Grid {
  readonly lanes: readonly Lane[]
  readonly columns: readonly GridColumn[]
  /** Frictions and metrics by what they hang on. */
  attached(): AttachmentIndex
  /** The places of a cell from top to bottom. None in collapsed lanes, and where nothing belongs to a stage as a whole. */
  stack(row: number, column: number): readonly GridPlace[]
  /** Where a place is; nothing when it is not on the map. */
  positionOf(place: GridPlace): Position | undefined
  /** The place at a position; one behind a stack is the cell's end. */
  placeAt(position: Position): GridPlace | undefined
  /** Columns of a stage: the first, and the one behind the last. */
  columnsOf(stage: string): readonly [from: number, to: number]
  /** How many cards stand in the highest stack of a lane; at least one. */
  lines(row: number): number
}

const known = new WeakMap<JourneyMap, Grid>()

/** The grid of a map; the same as long as the map does not change. */
export function gridOf(standing: Standing): Grid {
  let grid = known.get(standing.map)
  if (!grid) known.set(standing.map, (grid = createGrid(standing)))
  return grid
}

function createGrid(standing: Standing): Grid {
  const { map, arrangement } = standing
  const { stages, lanes } = map
  const spans = new Map<string, readonly [number, number]>()
  const columns: GridColumn[] = []
  for (const { id: stage } of stages) {
    const from = columns.length
    columns.push(...(arrangement.columns.get(stage) ?? []).map(({ id }) => ({ stage, touchpoint: id })), { stage })
    spans.set(stage, [from, columns.length])
  }
  const columnsOf = (stage: string) => spans.get(stage) ?? ([0, 0] as const)
  const rowOf = (lane: string) => lanes.findIndex(({ id }) => id === lane)
  let attachments: AttachmentIndex | undefined
  let lines: readonly number[] | undefined

  const attached = () => (attachments ??= indexAttachments(map, arrangement))
  const hangsOnStage = ({ role }: Lane, stage: string) =>
    (role === 'friction' && attached().inStage(stage).frictions.length > 0) ||
    (role === 'metric' && attached().inStage(stage).metrics.length > 0)

  const stack = (row: number, at: number): readonly GridPlace[] => {
    const lane = lanes[row]
    const column = columns[at]
    if (!lane || !column || lane.collapsed === true) return []
    const { stage, touchpoint } = column
    const cell: CellPlace = {
      kind: 'cell',
      stage,
      lane: lane.id,
      ...(touchpoint === undefined ? {} : { under: touchpoint }),
    }
    const { under, whole } = arrangement.cell(stage, lane.id)
    if (lane.role === 'touchpoint')
      return [whole.some(({ id }) => id === touchpoint) ? cardPlace(touchpoint ?? '') : cell]
    const cards = (touchpoint === undefined ? whole : (under.get(touchpoint) ?? [])).map(({ id }) => cardPlace(id))
    const [from, to] = columnsOf(stage)
    const isColumn = touchpoint !== undefined || to - from === 1
    if (derivedRoles.has(lane.role)) {
      return isColumn || hangsOnStage(lane, stage) ? [cell, ...cards] : cards
    }
    return cards.length > 0 || !isColumn ? cards : [cell]
  }
  const columnAt = (stage: string, under: string | undefined): number => {
    const [from, to] = columnsOf(stage)
    for (let at = from; at < to - 1; at++) if (columns[at]?.touchpoint === under) return at
    return to - 1
  }
  return {
    lanes,
    columns,
    attached,
    stack,
    columnsOf,
    positionOf(place) {
      if (place.kind === 'stage') {
        const [from, to] = columnsOf(place.id)
        return to > from ? { row: -1, column: from, depth: 0 } : undefined
      }
      if (place.kind === 'lane') {
        const row = rowOf(place.id)
        return row < 0 ? undefined : { row, column: -1, depth: 0 }
      }
      const cell = place.kind === 'cell' ? place : cellOfCard(standing, place.id)
      if (!cell) return undefined
      const row = rowOf(cell.lane)
      const isTouchpoint = place.kind === 'card' && lanes[row]?.role === 'touchpoint'
      const column = columnAt(cell.stage, isTouchpoint ? place.id : cell.under)
      if (row < 0 || column < 0) return undefined
      const places = stack(row, column)
      const depth = places.findIndex((other) => placeKey(other) === placeKey(place))
      return { row, column, depth: depth < 0 ? places.length : depth }
    },
    placeAt({ row, column, depth }) {
      const lane = lanes[row]
      const at = columns[column]
      if (row < 0) return at && { kind: 'stage', id: at.stage }
      if (!lane) return undefined
      if (column < 0) return { kind: 'lane', id: lane.id }
      return stack(row, column)[depth]
    },
    lines: (row) => (lines ??= highestStacks(map, arrangement))[row] ?? 1,
  }
}

const cardPlace = (id: string): GridPlace => ({ kind: 'card', id })

function highestStacks({ lanes, cards }: JourneyMap, arrangement: Arrangement): readonly number[] {
  const isTouchpoint = new Set(arrangement.touchpoints.map(({ id }) => id))
  const heights = new Map<string, Map<string, number>>(lanes.map(({ id }) => [id, new Map()]))
  for (const { id, place } of cards) {
    const stage = arrangement.stageOf.get(id)
    if (stage === undefined || isTouchpoint.has(id)) continue
    const column = place.under !== undefined && isTouchpoint.has(place.under) ? place.under : stage
    const ofLane = heights.get(place.lane)
    ofLane?.set(column, (ofLane.get(column) ?? 0) + 1)
  }
  return lanes.map(({ id, role }) => {
    const most = Math.max(0, ...(heights.get(id)?.values() ?? []))
    return derivedRoles.has(role) ? most + 1 : Math.max(1, most)
  })
}

import type { CellPlace, GridPlace, Standing } from './focus.ts'
import { type Grid, type Position, gridOf } from './grid.ts'

/** A key that walks over the grid. */
export type Walk =
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'row-start'
  | 'row-end'
  | 'start'
  | 'end'
  | 'page-up'
  | 'page-down'

/** Lanes that Page up and Page down go over. */
const pageLanes = 5

/**
 * The place that a key leads to. Left and right go along a lane, up and down through the cards of a cell and on to the
 * next lane; above the cells are the stages' headers, left of them the lanes'. From the map as a whole any key leads to
 * the first place. At an edge it is the place itself.
 */
export function walk(grid: Grid, from: GridPlace | undefined, key: Walk): GridPlace | undefined {
  const at = from && grid.positionOf(from)
  if (!at) return firstPlace(grid)
  const to = target(grid, at, key)
  return (to && grid.placeAt(to)) ?? from
}

/** Where the keyboard begins: at the first card, on an empty map in the first cell, or at the first header. */
export function firstPlace(grid: Grid): GridPlace | undefined {
  for (const kind of ['card', 'cell'] as const) {
    for (let row = 0; row < grid.lanes.length; row++) {
      for (let column = 0; column < grid.columns.length; column++) {
        const [place] = grid.stack(row, column)
        if (place?.kind === kind) return place
      }
    }
  }
  return grid.placeAt({ row: -1, column: 0, depth: 0 }) ?? grid.placeAt({ row: 0, column: -1, depth: 0 })
}

/** The same lane in the next column that has a place there; nothing behind the last. */
export function nextInLane(grid: Grid, from: Position, direction: 1 | -1): Position | undefined {
  for (let column = from.column + direction; column >= 0 && column < grid.columns.length; column += direction) {
    const { length } = grid.stack(from.row, column)
    if (length > 0) return { row: from.row, column, depth: Math.min(from.depth, length - 1) }
  }
  return undefined
}

/** Where one goes on after a card: to the next in its cell, or to its lane's next or previous column. */
export type After = 'here' | 'next' | 'previous'

/** The place for the next card: at the end of the same cell, or of the lane's next cell; of touchpoints in the next stage. */
export function placeAfter(standing: Standing, at: CellPlace, after: After): CellPlace | undefined {
  const { stage, lane, under } = at
  const isTouchpoint = standing.map.lanes.some(({ id, role }) => id === lane && role === 'touchpoint')
  if (after === 'here') return { kind: 'cell', stage, lane, ...(isTouchpoint || under === undefined ? {} : { under }) }
  const direction = after === 'next' ? 1 : -1
  if (isTouchpoint) {
    const index = standing.map.stages.findIndex(({ id }) => id === stage)
    const next = standing.map.stages[index + direction]
    return next && { kind: 'cell', stage: next.id, lane }
  }
  const grid = gridOf(standing)
  const position = grid.positionOf(at)
  const next = position && nextInLane(grid, position, direction)
  const column = next && grid.columns[next.column]
  if (!column) return undefined
  const { touchpoint } = column
  return { kind: 'cell', stage: column.stage, lane, ...(touchpoint === undefined ? {} : { under: touchpoint }) }
}

/** The cards between two places: of the cells of a rectangle, of one stack, or the headers from one to the other. */
export function thingsBetween(grid: Grid, one: GridPlace, other: GridPlace): readonly string[] {
  const a = grid.positionOf(one)
  const b = grid.positionOf(other)
  if (!a || !b) return []
  const rows = range(a.row, b.row)
  const columns = range(a.column, b.column)
  const places = rows.flatMap((row) =>
    columns.flatMap((column) => {
      if (row < 0 || column < 0) return grid.placeAt({ row, column, depth: 0 }) ?? []
      const stack = grid.stack(row, column)
      return rows.length === 1 && columns.length === 1
        ? stack.slice(Math.min(a.depth, b.depth), Math.max(a.depth, b.depth) + 1)
        : stack
    }),
  )
  return [...new Set(places.flatMap((place) => (place.kind === 'cell' ? [] : [place.id])))]
}

/** Whether a range may reach from one place to another: headers and cells are not selected together. */
export function isSameKind(one: GridPlace, other: GridPlace): boolean {
  return regionOf(one) === regionOf(other)
}

const regionOf = ({ kind }: GridPlace) => (kind === 'card' ? 'cell' : kind)

function target(grid: Grid, at: Position, key: Walk): Position | undefined {
  switch (key) {
    case 'left':
      return sideways(grid, at, -1)
    case 'right':
      return sideways(grid, at, 1)
    case 'up':
      return upwards(grid, at)
    case 'down':
      return downwards(grid, at)
    case 'row-start':
      if (at.column < 0) return at
      return at.row < 0 ? { ...at, column: 0 } : nextInLane(grid, { ...at, column: -1 }, 1)
    case 'row-end':
      if (at.row < 0) return { ...at, column: grid.columns.length - 1 }
      return nextInLane(grid, { ...at, column: grid.columns.length }, -1)
    case 'start':
      return edge(grid, 1)
    case 'end':
      return edge(grid, -1)
    case 'page-up':
    case 'page-down': {
      const step = key === 'page-up' ? upwards : downwards
      let to: Position = at
      for (let lanes = 0; lanes < pageLanes;) {
        const next = step(grid, to)
        // Headers are not paged into: who pages goes through the lanes.
        if (!next || (next.row < 0 && at.row >= 0)) break
        if (next.row !== to.row) lanes++
        to = next
      }
      return to
    }
  }
}

function sideways(grid: Grid, at: Position, direction: 1 | -1): Position | undefined {
  if (at.row < 0) {
    const stage = grid.columns[at.column]?.stage ?? ''
    const [from, to] = grid.columnsOf(stage)
    const next = direction > 0 ? to : from - 1
    if (next < 0) return { row: 0, column: -1, depth: 0 }
    const other = grid.columns[next]
    return other && { ...at, column: grid.columnsOf(other.stage)[0] }
  }
  return nextInLane(grid, at, direction) ?? (direction < 0 && at.column >= 0 ? { ...at, column: -1 } : undefined)
}

function downwards(grid: Grid, at: Position): Position | undefined {
  if (at.column < 0) return grid.lanes[at.row + 1] && { ...at, row: at.row + 1 }
  if (at.row >= 0 && at.depth + 1 < grid.stack(at.row, at.column).length) return { ...at, depth: at.depth + 1 }
  for (let row = at.row + 1; row < grid.lanes.length; row++) {
    const column = nearestColumn(grid, row, at.column)
    if (column !== undefined) return { row, column, depth: 0 }
  }
  return undefined
}

function upwards(grid: Grid, at: Position): Position | undefined {
  if (at.row < 0) return undefined
  if (at.column < 0) return at.row > 0 ? { ...at, row: at.row - 1 } : { row: -1, column: 0, depth: 0 }
  if (at.depth > 0) return { ...at, depth: at.depth - 1 }
  for (let row = at.row - 1; row >= 0; row--) {
    const column = nearestColumn(grid, row, at.column)
    if (column !== undefined) return { row, column, depth: grid.stack(row, column).length - 1 }
  }
  const stage = grid.columns[at.column]?.stage
  return stage === undefined ? undefined : { row: -1, column: grid.columnsOf(stage)[0], depth: 0 }
}

/** The column itself where a lane has a place there, else the nearest of its stage; none in a collapsed lane. */
function nearestColumn(grid: Grid, row: number, column: number): number | undefined {
  const [from, to] = grid.columnsOf(grid.columns[column]?.stage ?? '')
  let nearest: number | undefined
  for (let other = from; other < to; other++) {
    if (grid.stack(row, other).length === 0) continue
    if (nearest === undefined || Math.abs(other - column) <= Math.abs(nearest - column)) nearest = other
  }
  return nearest
}

/** The first or the last cell of the map. */
function edge(grid: Grid, direction: 1 | -1): Position | undefined {
  const rows = grid.lanes.map((_lane, row) => row)
  for (const row of direction > 0 ? rows : rows.toReversed()) {
    const at = nextInLane(grid, { row, column: direction > 0 ? -1 : grid.columns.length, depth: 0 }, direction)
    if (at) return direction > 0 ? at : { ...at, depth: grid.stack(at.row, at.column).length - 1 }
  }
  return undefined
}

function range(one: number, other: number): readonly number[] {
  const from = Math.min(one, other)
  return Array.from({ length: Math.abs(other - one) + 1 }, (_none, index) => from + index)
}

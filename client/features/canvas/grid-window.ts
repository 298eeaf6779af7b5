import type { GridPlace } from '../../state/focus.ts'
import { placeKey } from '../../state/focus.ts'
import { walk } from '../../state/grid-walk.ts'
import type { Grid } from '../../state/grid.ts'

/** One place of the grid as it stands in the page for screen readers. */
export interface GridItem {
  readonly key: string
  /** Nothing stands for the map as a whole, in the corner of the headers. */
  readonly place: GridPlace | undefined
  readonly role: 'gridcell' | 'columnheader' | 'rowheader'
  readonly column: number
  readonly columnSpan: number
  readonly rowSpan: number
}

export interface GridLine {
  /** From 1, headers included, as screen readers count. */
  readonly row: number
  readonly items: readonly GridItem[]
}

/** The part of a grid that is in the page: what has the keyboard, its headers, and where arrow keys lead from there. */
export interface GridWindow {
  readonly rowCount: number
  readonly columnCount: number
  readonly lines: readonly GridLine[]
}

/** The map as a whole, in the corner of the headers. */
export const cornerKey = 'map'

/**
 * Chooses what of a grid is in the page. A map of thousands of cells has a handful of elements: the place with the
 * keyboard and its neighbours, under their right numbers.
 */
export function gridWindow(grid: Grid, focus: GridPlace | undefined): GridWindow {
  const firstLines = linesBefore(grid)
  const rowCount = (firstLines.at(-1) ?? 0) + 1
  const lines = new Map<number, Map<string, GridItem>>()
  const put = (row: number, item: GridItem) => {
    let line = lines.get(row)
    if (!line) lines.set(row, (line = new Map()))
    line.set(item.key, item)
  }
  const add = (place: GridPlace | undefined) => {
    const at = place && grid.positionOf(place)
    if (!place || !at) return
    const key = placeKey(place)
    if (place.kind === 'stage') {
      const [from, to] = grid.columnsOf(place.id)
      return put(1, { key, place, role: 'columnheader', column: from + 2, columnSpan: to - from, rowSpan: 1 })
    }
    const first = (firstLines[at.row] ?? 0) + 2
    const height = grid.lines(at.row)
    if (place.kind === 'lane')
      return put(first, { key, place, role: 'rowheader', column: 1, columnSpan: 1, rowSpan: height })
    const item = { key, place, role: 'gridcell', column: at.column + 2, columnSpan: 1, rowSpan: 1 } as const
    put(first + Math.min(at.depth, height - 1), item)
    add({ kind: 'lane', id: grid.lanes[at.row]?.id ?? '' })
    add({ kind: 'stage', id: grid.columns[at.column]?.stage ?? '' })
  }
  if (focus) {
    add(focus)
    for (const key of ['left', 'right', 'up', 'down'] as const) add(walk(grid, focus, key))
  } else {
    put(1, { key: cornerKey, place: undefined, role: 'gridcell', column: 1, columnSpan: 1, rowSpan: 1 })
  }
  return {
    rowCount,
    columnCount: grid.columns.length + 1,
    lines: [...lines]
      .sort(([a], [b]) => a - b)
      .map(([row, items]) => ({ row, items: [...items.values()].sort((a, b) => a.column - b.column) })),
  }
}

/** For each lane how many lines of cards stand above it; last, how many there are in all. */
function linesBefore(grid: Grid): readonly number[] {
  const before = [0]
  grid.lanes.forEach((_lane, row) => before.push((before.at(-1) ?? 0) + grid.lines(row)))
  return before
}

import type { MapLayout } from './map-layout.ts'
import { sizes } from './sizes.ts'

/** A way from a touchpoint on to the next that nobody drew. */
export interface ImpliedLine {
  readonly path: string
  /** A closed triangle. */
  readonly head: string
}

/** Where a line from one touchpoint to another in the next column runs; undefined where either is not drawn. */
export function impliedLine(layout: MapLayout, from: string, to: string): ImpliedLine | undefined {
  const [start, end] = [layout.cardById.get(from), layout.cardById.get(to)]
  if (!start || !end) return undefined
  const x = start.x + start.width + 4
  const y = start.y + below
  const tip = end.x - 4
  const endY = end.y + below
  const turn = end.x - sizes.columnGap / 2
  const bend = y === endY ? '' : `H${turn}V${endY}`
  return { path: `M${x} ${y}${bend}H${tip - 8}`, head: `M${tip} ${endY}l-8 -4.5v9z` }
}

/** As links run that lead straight on: through the middle of the title's first line. */
const below = sizes.cardBar + sizes.cardPadding + 10

import type { CountedExit } from './import-contents.ts'
import type { Link } from './schema.ts'

/** What was measured of how customers move, on its way onto a map. */
export interface MeasuredFlow {
  readonly exits: readonly CountedExit[]
  /** Of links that are drawn, by id. */
  readonly weights: readonly { readonly link: string; readonly weight: number }[]
  readonly ends: readonly { readonly card: string; readonly outcome: string; readonly weight: number }[]
  readonly entries: readonly { readonly card: string; readonly entry: number }[]
  /** Links that are to be drawn. */
  readonly links: readonly Omit<Link, 'id'>[]
}

export const nothingMeasured: MeasuredFlow = { exits: [], weights: [], ends: [], entries: [], links: [] }

/** How many fields of the map it fills. */
export const sizeOfFlow = (flow: MeasuredFlow): number =>
  flow.exits.length + flow.weights.length + flow.ends.length + flow.entries.length + flow.links.length

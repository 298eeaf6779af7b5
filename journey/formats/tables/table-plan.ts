import { parseMap } from '../../model/parse.ts'
import type { Parsed } from '../../model/problem.ts'
import { type JourneyMap, fileFormat } from '../../model/schema.ts'
import type { Language } from '../../model/vocabulary.ts'
import { fileData } from '../json.ts'
import type { Cell } from './cell.ts'
import type { Draft } from './field.ts'
import type { FaultCode } from './fault.ts'
import type { Notation } from './incoming.ts'
import { withoutThings } from './remove.ts'
import type { RowCollection, SheetKey } from './sheets.ts'

/** A table of a file: its first row says what the columns are. */
export interface IncomingTable {
  /** Name of the sheet or file. */
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
  readonly notation: Notation
}

/** What would change, for people to look at before it does. `row` counts from 1, as spreadsheets do. */
export type PlannedChange =
  | {
      readonly kind: 'added'
      readonly sheet: SheetKey
      readonly row: number
      readonly id: string
      readonly title: string
    }
  | {
      readonly kind: 'changed'
      readonly sheet: SheetKey
      readonly row: number
      readonly id: string
      readonly title: string
      /** Header of the column. */
      readonly column: string
      readonly before: Cell
      readonly after: Cell
    }
  | { readonly kind: 'removed'; readonly sheet: SheetKey; readonly id: string; readonly title: string }
  | {
      readonly kind: 'refused'
      readonly sheet: SheetKey
      /** Name of the sheet or file. */
      readonly table: string
      readonly row: number
      readonly title: string
      readonly code: FaultCode
      /** One sentence for people. */
      readonly reason: string
    }

/** What tables would make of a map. Plain data: it can be kept, sent, shown, and applied with `applyPlan`. */
export interface TablePlan {
  readonly changes: readonly PlannedChange[]
  /** What was not read: sheets and columns that the map does not have. */
  readonly ignored: readonly { readonly sheet: string; readonly column?: string }[]
  /** Whole things as they become, by collection. */
  readonly written: readonly {
    readonly collection: RowCollection
    readonly isNew: boolean
    readonly entity: Readonly<Draft>
  }[]
  /** Ids of things that are taken away. */
  readonly removed: readonly string[]
}

export interface PlanOptions {
  /** Takes away what the sheets that are there no longer list. Without it nothing is ever taken away. */
  readonly removeMissing?: boolean
  readonly makeId?: () => string
  /** Of the words of the plan: what columns, choices and reasons are called. */
  readonly language?: Language
}

/** A map as a plan makes it. Things that are gone meanwhile are not brought back. */
export function applyPlan(map: JourneyMap, { written, removed }: TablePlan): JourneyMap {
  const next: Record<string, unknown> = { ...map }
  for (const collection of new Set(written.map((one) => one.collection))) {
    const mine = written.filter((one) => one.collection === collection)
    const changed = new Map(mine.map(({ entity }) => [entity.id, entity]))
    const added = mine.filter(({ isNew }) => isNew).map(({ entity }) => entity)
    const list = map[collection] as readonly { readonly id: string }[]
    next[collection] = [...list.map((entity) => changed.get(entity.id) ?? entity), ...added]
  }
  return withoutThings(next as unknown as JourneyMap, new Set(removed))
}

/** The map that a plan gives, if it is whole; else what is wrong with it. */
export function checkPlan(map: JourneyMap, plan: TablePlan): Parsed<JourneyMap> {
  return parseMap({ ...fileData(applyPlan(map, plan)), format: fileFormat })
}

import type { PlannedChange } from '../../../journey/formats/tables/table-plan.ts'

type Changed = Extract<PlannedChange, { readonly kind: 'changed' }>
export type RefusedRow = Extract<PlannedChange, { readonly kind: 'refused' }>

/** One row of a workbook that becomes something of the map. */
export interface PlannedRow {
  readonly key: string
  readonly sheet: Changed['sheet']
  readonly row: number
  readonly title: string
  /** Its cells that differ; none for a new row. */
  readonly cells: readonly Changed[]
}

/** What a plan changes row by row, in the order of the workbook, and which rows it refuses. */
export function plannedRows(changes: readonly PlannedChange[]): {
  readonly rows: readonly PlannedRow[]
  readonly refused: readonly RefusedRow[]
} {
  const rows = new Map<string, PlannedRow & { cells: Changed[] }>()
  const refused: RefusedRow[] = []
  for (const change of changes) {
    if (change.kind === 'refused') refused.push(change)
    if (change.kind !== 'changed' && change.kind !== 'added') continue
    const key = `${change.sheet}/${change.row}/${change.id}`
    const { sheet, row, title } = change
    const known = rows.get(key) ?? { key, sheet, row, title, cells: [] }
    rows.set(key, known)
    if (change.kind === 'changed') known.cells.push(change)
  }
  return { rows: [...rows.values()], refused }
}

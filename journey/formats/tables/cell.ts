import { type Fault, type FaultCode, faultText } from './fault.ts'

/** What a cell holds: nothing, a text (days too, as `2026-11-22`), a number, or yes and no. */
export type Cell = string | number | boolean | undefined

/** How cells of a column are written. `share`: 0…1, shown as a percentage. */
export type ColumnKind = 'text' | 'number' | 'share' | 'day' | 'yes-no'

/** More characters make Excel call the file damaged. */
export const longestCell = 32_767

/** Whether two cells say the same. Spreadsheets keep 15 digits of a number. */
export function sameCell(a: Cell, b: Cell): boolean {
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b))
  return a === b
}

/** A cell, or a row, that cannot be taken. The message is one English sentence for people; `faultText` has the others. */
export class CellFault extends Error {
  override readonly name = 'CellFault'
  readonly fault: Fault

  constructor(code: FaultCode, values: Omit<Fault, 'code'> = {}) {
    super(faultText({ code, ...values }, 'en'))
    this.fault = { code, ...values }
  }
}

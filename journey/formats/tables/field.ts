import type { Words } from '../../library/label.ts'
import type { Language } from '../../model/vocabulary.ts'
import type { Cell, ColumnKind } from './cell.ts'
import type { Names } from './names.ts'

/** One column of a sheet. */
export interface Column {
  readonly header: Words
  readonly kind: ColumnKind
  /** In characters, as spreadsheets measure it. */
  readonly width: number
}

/** An entity while a row is written into it. */
export type Draft = Record<string, unknown>

/** What a field needs to know besides its entity. */
export interface FieldContext {
  readonly names: Names
  readonly language: Language
}

/** What an entity says in one column, or in several that belong together (a figure and its evidence). */
export interface Field {
  /** Of the entity. */
  readonly key: string
  readonly columns: readonly Column[]
  read(entity: Readonly<Draft>, context: FieldContext): readonly Cell[]
  /**
   * Writes cells into a draft. Cells of columns that the file lacks are as they were read.
   * @param changed which of the cells differ from what was read
   * @throws CellFault
   */
  write(draft: Draft, cells: readonly Cell[], context: FieldContext, changed: readonly boolean[]): void
}

/** Sets a key of a draft, or takes it away. */
export function put(draft: Draft, key: string, value: unknown): void {
  if (value === undefined) delete draft[key]
  else draft[key] = value
}

import type * as Y from 'yjs'
import type { Stage } from '../model/schema.ts'
import type { Patch } from './map.ts'
import { addOne, change, orderIn, remove, restore } from './transact.ts'

/** Adds a stage at `index` among the stages (default: behind the last) and returns its id. */
export function addStage(doc: Y.Doc, fields: Omit<Stage, 'id' | 'order'>, index?: number): string {
  return addOne(doc, 'stages', { ...fields, order: orderIn(doc, 'stages', index) })
}

/** Changes a stage's title, band, colour or notes. */
export function changeStage(doc: Y.Doc, id: string, fields: Patch<Omit<Stage, 'id' | 'order'>>): void {
  change(doc, 'stages', id, fields)
}

/** Moves a stage, with all that stands in it, to `index` among the other stages. */
export function moveStage(doc: Y.Doc, id: string, index: number): void {
  change(doc, 'stages', id, { order: orderIn(doc, 'stages', index, id) })
}

/** Deletes a stage; its cards go to the Unplaced tray. */
export function deleteStage(doc: Y.Doc, id: string): void {
  remove(doc, 'stages', id)
}

/** Brings a deleted stage back, and with it the cards that stood in it. */
export function restoreStage(doc: Y.Doc, id: string): void {
  restore(doc, 'stages', id)
}

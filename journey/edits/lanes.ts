import type * as Y from 'yjs'
import type { Lane } from '../model/schema.ts'
import type { Patch } from './map.ts'
import { addOne, change, orderIn, remove, restore } from './transact.ts'

/** Adds a lane at `index` among the lanes (default: below the last) and returns its id. */
export function addLane(doc: Y.Doc, fields: Omit<Lane, 'id' | 'order'>, index?: number): string {
  return addOne(doc, 'lanes', { ...fields, order: orderIn(doc, 'lanes', index) })
}

/** Changes a lane's title, role, colour, or whether it is collapsed. */
export function changeLane(doc: Y.Doc, id: string, fields: Patch<Omit<Lane, 'id' | 'order'>>): void {
  change(doc, 'lanes', id, fields)
}

/** Moves a lane to `index` among the other lanes. */
export function moveLane(doc: Y.Doc, id: string, index: number): void {
  change(doc, 'lanes', id, { order: orderIn(doc, 'lanes', index, id) })
}

/** Deletes a lane; its cards go to the Unplaced tray. */
export function deleteLane(doc: Y.Doc, id: string): void {
  remove(doc, 'lanes', id)
}

/** Brings a deleted lane back, and with it the cards that stood in it. */
export function restoreLane(doc: Y.Doc, id: string): void {
  restore(doc, 'lanes', id)
}

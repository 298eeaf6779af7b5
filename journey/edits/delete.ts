import type * as Y from 'yjs'
import type { JourneyMap } from '../model/schema.ts'
import { deleteLink } from './links.ts'
import { edit, remove } from './transact.ts'

/** Deletes cards, stages, lanes and links of a map together. Cards of a deleted stage or lane go to the Unplaced tray. */
export function deleteThings(doc: Y.Doc, map: JourneyMap, ids: readonly string[]): void {
  const wanted = new Set(ids)
  edit(doc, () => {
    for (const collection of ['cards', 'stages', 'lanes'] as const)
      for (const { id } of map[collection]) if (wanted.has(id)) remove(doc, collection, id)
    for (const { id } of map.links) if (wanted.has(id)) deleteLink(doc, id)
  })
}

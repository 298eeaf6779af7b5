import * as Y from 'yjs'
import { collectionRoot, isLive } from '../../../journey/doc/shape.ts'
import { restore } from '../../../journey/edits/transact.ts'
import type { Collection } from '../../../journey/model/schema.ts'
import type { Operation, Plan } from '../subject.ts'

/** Ids of what was deleted from a collection, in an order that does not depend on the order of the updates. */
export function deletedIds(doc: Y.Doc, collection: Collection): string[] {
  const found: string[] = []
  collectionRoot(doc, collection).forEach((stored, id) => {
    if (stored instanceof Y.Map && !isLive(stored)) found.push(id)
  })
  return found.sort()
}

type Edit = (doc: Y.Doc, id: string) => void

const planOf = (text: string, edit: Edit, doc: Y.Doc, id: string): Plan => ({
  text: `${text} ${id}`,
  run() {
    edit(doc, id)
    return {}
  },
})

/** Deleting one of a collection, and bringing one back. */
export function deletion(
  collection: Collection,
  weights: { remove: number; restore: number },
  remove: Edit,
): Operation[] {
  const restoreOne: Edit = (doc, id) => restore(doc, collection, id)
  return [
    {
      name: `delete from ${collection}`,
      weight: weights.remove,
      plan(doc, map, chance) {
        const entity = chance.pick<{ readonly id: string }>(map[collection] ?? [])
        return entity && planOf(this.name, remove, doc, entity.id)
      },
    },
    {
      name: `restore in ${collection}`,
      weight: weights.restore,
      plan(doc, _map, chance) {
        const id = chance.pick(deletedIds(doc, collection))
        return id === undefined ? undefined : planOf(this.name, restoreOne, doc, id)
      },
    },
  ]
}

import * as Y from 'yjs'
import { collectionRoot } from '../../../journey/doc/shape.ts'
import type { Collection } from '../../../journey/model/schema.ts'
import type { Operation } from '../subject.ts'

/** Ids of what was deleted from a collection, in an order that does not depend on the order of the updates. */
export function deletedIds(doc: Y.Doc, collection: Collection): string[] {
  const found: string[] = []
  collectionRoot(doc, collection).forEach((stored, id) => {
    if (stored instanceof Y.Map && stored.get('deletedAt') !== undefined) found.push(id)
  })
  return found.sort()
}

/** Deleting one of a collection, and bringing one back. */
export function deletion(
  collection: Collection,
  weights: { remove: number; restore: number },
  remove: (doc: Y.Doc, id: string) => void,
  restore: (doc: Y.Doc, id: string) => void,
): Operation[] {
  const once = (name: string, id: string, run: (doc: Y.Doc, id: string) => void, doc: Y.Doc) => ({
    text: `${name} ${id}`,
    run: () => {
      run(doc, id)
      return {}
    },
  })
  return [
    {
      name: `delete from ${collection}`,
      weight: weights.remove,
      plan(doc, map, chance) {
        const entity = chance.pick<{ readonly id: string }>(map[collection])
        return entity && once(this.name, entity.id, remove, doc)
      },
    },
    {
      name: `restore in ${collection}`,
      weight: weights.restore,
      plan(doc, _map, chance) {
        const id = chance.pick(deletedIds(doc, collection))
        return id === undefined ? undefined : once(this.name, id, restore, doc)
      },
    },
  ]
}

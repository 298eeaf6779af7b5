import type * as Y from 'yjs'
import { collectionRoot, linksRoot, metaRoot } from './shape.ts'
import { collections } from '../model/schema.ts'

/** What a transaction touched: entities and links by id, and whether something of the map as a whole. */
export interface ChangedThings {
  readonly ids: ReadonlySet<string>
  readonly map: boolean
}

/** Which things of a map a transaction wrote to, whether or not that shows. */
export function changedThings(doc: Y.Doc, transaction: Y.Transaction): ChangedThings {
  const roots = new Set<unknown>([linksRoot(doc), ...collections.map((collection) => collectionRoot(doc, collection))])
  const ids = new Set<string>()
  let map = false
  for (const [type, keys] of transaction.changed as Map<Y.AbstractType<unknown>, Set<string | null>>) {
    if (roots.has(type)) {
      for (const key of keys) if (key !== null) ids.add(key)
      continue
    }
    // A field of an entity, or a text in one: the entity is the ancestor that stands in a collection.
    let at: Y.AbstractType<unknown> | null = type
    while (at && at._item && !roots.has(at.parent)) at = at.parent
    const id = at && roots.has(at.parent) ? at._item?.parentSub : undefined
    if (typeof id === 'string') ids.add(id)
    else if (at === metaRoot(doc)) map = true
  }
  return { ids, map }
}

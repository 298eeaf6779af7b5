import type * as Y from 'yjs'
import { type EntityMap, collectionRoot, entityMap, isLive } from './shape.ts'

/** Whether a key of a thing has to do with whether the thing is seen on the map. */
export function isPresenceKey(key: string): boolean {
  return key === 'deletedAt' || key === 'on' || key.startsWith('on:')
}

/** Whether a thing that is seen would be seen no longer if `values` stood in its keys. */
export function hidesThing(doc: Y.Doc, thing: EntityMap, values: ReadonlyMap<string, unknown>): boolean {
  if (values.size === 0 || !isSeen(doc, thing, (key) => thing.get(key))) return false
  return !isSeen(doc, thing, (key) => (values.has(key) ? values.get(key) : thing.get(key)), values.keys())
}

/** Whether a card or stage that something hangs on is there. */
export const isPlaceThere = (doc: Y.Doc, id: string): boolean =>
  isLive(entityMap(doc, 'cards', id)) || isLive(entityMap(doc, 'stages', id))

/**
 * Whether a thing is seen with what `valueOf` says of its keys: it is not deleted, and what hangs on places, a friction
 * or a metric, has one that is there.
 */
function isSeen(
  doc: Y.Doc,
  thing: EntityMap,
  valueOf: (key: string) => unknown,
  further: Iterable<string> = [],
): boolean {
  if (valueOf('deletedAt')) return false
  const places: unknown[] = []
  if (thing.parent === collectionRoot(doc, 'metrics')) places.push(valueOf('on'))
  if (thing.parent === collectionRoot(doc, 'frictions'))
    for (const key of new Set([...thing.keys(), ...further]))
      if (key.startsWith('on:') && valueOf(key) === true) places.push(key.slice('on:'.length))
  const known = places.filter((place) => typeof place === 'string')
  return known.length === 0 || known.some((place) => isPlaceThere(doc, place))
}

import type * as Y from 'yjs'
import { writeFields, writeValue } from '../doc/fields.ts'
import { readEntity } from '../doc/repair.ts'
import { entityMap, extraPrefix, linksRoot, liveEntities, metaRoot } from '../doc/shape.ts'
import { type Collection, type JourneyMap, collections, mapSchema } from '../model/schema.ts'
import { deleteLink } from './links.ts'
import { changeMap } from './map.ts'
import { type Draft, add, remove, restore } from './transact.ts'

type Plain = Readonly<Record<string, unknown>>

/**
 * Makes a map what it was in an earlier version, as one step: what is gone comes back with its own ids, what is new is
 * deleted as by hand, and of all else only the fields are written that differ. So others' words that are not about that
 * stay, and can still be taken back.
 * @param now what the map is at the moment
 */
export function restoreMap(doc: Y.Doc, now: JourneyMap, version: JourneyMap): void {
  const drafts: Draft[] = []
  const rest: (() => void)[] = []
  for (const collection of collections) {
    const wanted = entitiesOf(version, collection)
    for (const { id, ...fields } of wanted) {
      const known = entityMap(doc, collection, id)
      if (known === undefined) drafts.push({ collection, id, fields })
      else {
        // What refers to something deleted does so again when that is back: what stands there counts, not what shows.
        rest.push(() => {
          restore(doc, collection, id)
          writeFields(known, collection, differing(readEntity(collection, id, known) ?? {}, fields))
        })
      }
    }
    const kept = new Set(wanted.map(({ id }) => id))
    for (const [id] of liveEntities(doc, collection)) if (!kept.has(id)) rest.push(() => remove(doc, collection, id))
  }
  add(doc, drafts, () => {
    for (const write of rest) write()
    restoreLinks(doc, version)
    const { schema: _now, ...metaNow } = now.meta
    const { schema: _then, ...metaThen } = version.meta
    changeMap(doc, differing(metaNow, metaThen))
    for (const [field, value] of Object.entries(differing(extrasOf(now), extrasOf(version))))
      writeValue(metaRoot(doc), extraPrefix + field, value)
  })
}

function restoreLinks(doc: Y.Doc, version: JourneyMap): void {
  for (const { id, ...link } of version.links) writeValue(linksRoot(doc), id, link)
  const kept = new Set(version.links.map(({ id }) => id))
  for (const id of linksRoot(doc).keys()) if (!kept.has(id)) deleteLink(doc, id)
}

const entitiesOf = (map: JourneyMap, collection: Collection): readonly { readonly id: string }[] =>
  map[collection] ?? []

/** What a newer version keeps beside the lists that are known here. */
const extrasOf = (map: JourneyMap): Plain =>
  Object.fromEntries(Object.entries(map).filter(([name]) => !Object.hasOwn(mapSchema.shape, name)))

/** The fields of `after` that `before` has otherwise; `undefined` for those that only `before` has. */
function differing(before: object, after: object): Record<string, unknown> {
  const [old, wanted] = [before as Plain, after as Plain]
  const names = new Set([...Object.keys(old), ...Object.keys(wanted)])
  names.delete('id')
  return Object.fromEntries(
    [...names]
      .filter((name) => JSON.stringify(old[name]) !== JSON.stringify(wanted[name]))
      .map((name) => [name, wanted[name]]),
  )
}

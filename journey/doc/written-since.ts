import * as Y from 'yjs'
import { collections } from '../model/schema.ts'
import type { Seen, Versions } from './key-writes.ts'
import { outermost } from './read.ts'
import { collectionRoot, linksRoot } from './shape.ts'

/**
 * Ids of all things that others have written into since a document held no more than `seen` of each client's work, and of
 * all that those refer to: who puts a card into a stage or a friction on a card counts on the stage and the card to stay.
 */
export function writtenByOthersSince(doc: Y.Doc, seen: Seen, versions: Versions): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const [client, structs] of doc.store.clients) {
    if (client === doc.clientID) continue
    const since = seen.get(client) ?? 0
    for (let at = structs.length - 1; at >= 0; at--) {
      const struct = structs[at]
      if (!struct || struct.id.clock + struct.length <= since) break
      // What was erased or replaced for good is not there to be counted on.
      if (struct instanceof Y.Item && versions.stands(doc, struct)) addThing(doc, thingOf(struct), ids)
    }
  }
  return ids
}

/** Id of the entity or link that an entry or some letters belong to. */
function thingOf({ parent, parentSub }: Y.Item): string | undefined {
  const { id } = outermost(parent as Parameters<typeof outermost>[0])
  return id ?? parentSub ?? undefined
}

function addThing(doc: Y.Doc, id: string | undefined, ids: Set<string>): void {
  if (id === undefined || ids.has(id)) return
  ids.add(id)
  const link = linksRoot(doc).get(id)
  if (link) for (const mentioned of Object.values(link)) addMention(doc, mentioned, ids)
  for (const collection of collections) {
    const entity = collectionRoot(doc, collection).get(id)
    if (!(entity instanceof Y.Map)) continue
    for (const [key, value] of entity.entries() as IterableIterator<[string, unknown]>) {
      // An entry of a set or record names in its key what it refers to: `on:<card>`, `emotions:<persona>`.
      const colon = key.indexOf(':')
      if (colon >= 0 && value !== null && value !== false) addThing(doc, key.slice(colon + 1), ids)
      else addMention(doc, value, ids)
    }
  }
}

/** A value that is an id, as in `on`, or that holds some, as `place` and a link. Other words are no id of anything. */
function addMention(doc: Y.Doc, value: unknown, ids: Set<string>): void {
  if (typeof value === 'string') addThing(doc, value, ids)
  else if (typeof value === 'object' && value !== null && !(value instanceof Y.AbstractType))
    for (const part of Object.values(value)) if (typeof part === 'string') addThing(doc, part, ids)
}

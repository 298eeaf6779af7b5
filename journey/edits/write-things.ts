import type * as Y from 'yjs'
import { writeFields } from '../doc/fields.ts'
import { entityMap, linksRoot } from '../doc/shape.ts'
import type { JourneyMap } from '../model/schema.ts'
import { changeFriction } from './frictions.ts'
import { changeLink } from './links.ts'
import { type Draft, add, change, restore } from './transact.ts'

/** A thing as it becomes, whole. */
export interface WrittenThing {
  readonly collection: Draft['collection'] | 'links'
  readonly isNew: boolean
  readonly entity: Readonly<Record<string, unknown>>
}

/**
 * Writes whole things onto the map as one step. Of things that are there only the fields are written that differ from the
 * map they were made from, so that what others have changed beside them stays.
 * @param before the map that they were made from
 */
export function writeThings(doc: Y.Doc, before: JourneyMap, written: readonly WrittenThing[]): void {
  const drafts: Draft[] = []
  const rest: (() => void)[] = []
  for (const { collection, isNew, entity } of written) {
    const { id: given, ...fields } = entity
    const id = String(given)
    if (collection === 'links') {
      rest.push(
        isNew
          ? () => linksRoot(doc).set(id, fields)
          : () => changeLink(doc, id, changed(find(before.links, id), fields)),
      )
      continue
    }
    const known = entityMap(doc, collection, id)
    if (!isNew) {
      const differing = changed(find(before[collection] ?? [], id), fields)
      rest.push(() =>
        collection === 'frictions' ? changeFriction(doc, id, differing) : change(doc, collection, id, differing),
      )
    } else if (known) {
      // It was deleted here and is in the file still.
      rest.push(() => {
        restore(doc, collection, id)
        writeFields(known, collection, fields)
      })
    } else drafts.push({ collection, id, fields })
  }
  add(doc, drafts, () => {
    for (const write of rest) write()
  })
}

const find = (list: readonly { readonly id: string }[], id: string) => list.find((one) => one.id === id) ?? {}

/** Fields that are not as they were; `undefined` for those that are gone. */
function changed(before: object, fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const old = before as Readonly<Record<string, unknown>>
  const names = new Set([...Object.keys(old), ...Object.keys(fields)])
  names.delete('id')
  return Object.fromEntries(
    [...names]
      .filter((name) => JSON.stringify(old[name]) !== JSON.stringify(fields[name]))
      .map((name) => [name, fields[name]]),
  )
}

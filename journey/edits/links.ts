import type * as Y from 'yjs'
import { writeValue } from '../doc/fields.ts'
import { readLink } from '../doc/repair.ts'
import { linksRoot } from '../doc/shape.ts'
import { newId } from '../model/id.ts'
import type { Link } from '../model/schema.ts'
import type { Patch } from './map.ts'
import { edit } from './transact.ts'

/** Links one touchpoint to another and returns the link's id; an existing link of the same two is returned as it is. */
export function addLink(doc: Y.Doc, fields: Omit<Link, 'id'>): string {
  const root = linksRoot(doc)
  for (const [id, value] of root.entries()) {
    const link = value as Partial<Link> | null
    if (link?.from === fields.from && link.to === fields.to) return id
  }
  const id = newId()
  edit(doc, () => root.set(id, fields))
  return id
}

/** Changes a link's ends, weight, label or kind. A link is one value: the last writer of two wins. */
export function changeLink(doc: Y.Doc, id: string, fields: Patch<Omit<Link, 'id'>>): void {
  edit(doc, () => {
    const current = readLink(id, linksRoot(doc).get(id))
    if (!current) return
    const { id: _id, ...next } = { ...current, ...fields }
    writeValue(linksRoot(doc), id, Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)))
  })
}

/** Deletes a link: null stands in its place. It is one value, so that it needs no mark of deletion. */
export function deleteLink(doc: Y.Doc, id: string): void {
  edit(doc, () => writeValue(linksRoot(doc), id, undefined))
}

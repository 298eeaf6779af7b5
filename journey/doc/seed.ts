import * as Y from 'yjs'
import { type JourneyMap, collections, mapSchema } from '../model/schema.ts'
import { plantDiscussion } from './discussion.ts'
import { plantEntity, writeText } from './fields.ts'
import { extraPrefix, linksRoot, metaRoot, metaTextFields, planting } from './shape.ts'

/**
 * Fills an empty document with a map, without undo seeing it, and with what was said of it. Only a map's creator may do this,
 * before anyone else has the document: two seeds of one map would stand side by side.
 */
export function seedMap(doc: Y.Doc, map: JourneyMap): void {
  doc.transact(() => {
    const meta = metaRoot(doc)
    for (const field of metaTextFields) meta.set(field, new Y.Text())
    for (const [field, value] of Object.entries(map.meta)) {
      if (metaTextFields.includes(field)) writeText(meta, field, value)
      else meta.set(field, value)
    }
    for (const [field, value] of Object.entries(map)) {
      if (!Object.hasOwn(mapSchema.shape, field)) meta.set(extraPrefix + field, value)
    }
    for (const collection of collections) {
      for (const entity of map[collection] ?? []) plantEntity(doc, collection, entity.id, entity)
    }
    for (const { id, ...link } of map.links) linksRoot(doc).set(id, link)
  }, planting)
  plantDiscussion(doc, map)
}

import type * as Y from 'yjs'
import { writeText, writeValue } from '../doc/fields.ts'
import { metaRoot, metaTextFields } from '../doc/shape.ts'
import type { MapMeta } from '../model/schema.ts'
import { edit } from './transact.ts'

/** Fields to change; a field that is `undefined` is cleared. */
export type Patch<T> = { readonly [Key in keyof T]?: T[Key] | undefined }

/** Changes what is said of the map as a whole: title, description, language, currency, period, entrants. */
export function changeMap(doc: Y.Doc, fields: Patch<Omit<MapMeta, 'schema'>>): void {
  edit(doc, () => {
    const meta = metaRoot(doc)
    for (const [field, value] of Object.entries(fields)) {
      if (metaTextFields.includes(field)) writeText(meta, field, value)
      else writeValue(meta, field, value)
    }
  })
}

import * as Y from 'yjs'
import { readMap } from '../../journey/doc/read.ts'
import { seedMap } from '../../journey/doc/seed.ts'
import { metaRoot } from '../../journey/doc/shape.ts'
import { renderJson } from '../../journey/formats/json.ts'
import { isRecord, parseMap } from '../../journey/model/parse.ts'
import type { Problem } from '../../journey/model/problem.ts'
import { metaSchema } from '../../journey/model/schema.ts'
import { InvalidUpdate } from '../sync/update.ts'
import { CompactionRefused, compactUpdates } from './compact.ts'

/** A new map's state, or what is wrong with the file it was to be made from. */
export type Planted =
  | { readonly ok: true; readonly state: Uint8Array }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly hidden: number }

/** A checked state, or why it is none of a map. */
export type Adopted =
  | { readonly ok: true; readonly state: Uint8Array }
  | { readonly ok: false; readonly reason: 'not-an-update' | 'incomplete' | 'not-a-map' }

/** Where in a JSON text the map stands, and what is written into it. */
export interface PlantOptions {
  /** The field of the JSON object that holds the file; the whole text without it. */
  readonly field?: string
  /** Goes to `meta.template`. */
  readonly template?: string
}

/** The work that needs a whole document in memory. It takes long enough to be kept off the thread of the sockets. */
export interface DocumentWork {
  /** One state in the place of a whole document's updates, checked to show the same. Rejects when it cannot be. */
  compact(parts: readonly Uint8Array[]): Promise<Uint8Array>
  /** The state of a new map from the JSON text of a Jejak file. */
  plant(text: string, options: PlantOptions): Promise<Planted>
  /** Checks a state that a browser made for a new map. */
  adopt(state: Uint8Array): Promise<Adopted>
  /** The Jejak file of a document given by all its updates. */
  render(parts: readonly Uint8Array[]): Promise<string>
}

/** Does the work in the thread that asks. */
export const documentWork: DocumentWork = {
  compact: async (parts) => compactUpdates(parts).state,
  plant: async (text, options) => plant(text, options),
  adopt: async (state) => adopt(state),
  render: async (parts) => {
    const doc = new Y.Doc()
    doc.transact(() => {
      for (const part of parts) Y.applyUpdate(doc, part)
    })
    return renderJson(readMap(doc))
  },
}

function plant(text: string, { field, template }: PlantOptions): Planted {
  const data: unknown = JSON.parse(text)
  const parsed = parseMap(field !== undefined && isRecord(data) ? data[field] : data)
  if (!parsed.ok) return parsed
  const map = parsed.value
  const doc = new Y.Doc()
  seedMap(doc, template === undefined ? map : { ...map, meta: { ...map.meta, template } })
  return { ok: true, state: Y.encodeStateAsUpdate(doc) }
}

function adopt(state: Uint8Array): Adopted {
  try {
    const compacted = compactUpdates([state])
    const isMap = metaSchema.shape.schema.safeParse(metaRoot(compacted.doc).get('schema')).success
    return isMap ? { ok: true, state: compacted.state } : { ok: false, reason: 'not-a-map' }
  } catch (error) {
    if (error instanceof InvalidUpdate) return { ok: false, reason: 'not-an-update' }
    if (error instanceof CompactionRefused) return { ok: false, reason: 'incomplete' }
    throw error
  }
}

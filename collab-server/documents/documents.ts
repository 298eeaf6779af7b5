import * as Y from 'yjs'
import { writeAsServer } from '../../journey/doc/discussion.ts'
import { readMap } from '../../journey/doc/read.ts'
import { seedMap } from '../../journey/doc/seed.ts'
import { liveEntities, metaRoot } from '../../journey/doc/shape.ts'
import { applyImport } from '../../journey/edits/import-values.ts'
import { ExportError } from '../../journey/export/export-error.ts'
import { type ExportTools, exportMap } from '../../journey/export/export-map.ts'
import type { ExportFormat, ExportedFile } from '../../journey/export/exported-file.ts'
import { type AskedOptions, readExportOptions } from '../../journey/export/read-options.ts'
import { renderJson } from '../../journey/formats/json.ts'
import { type PushProblem, planPush } from '../../journey/import/plan-push.ts'
import { dayOf } from '../../journey/model/day.ts'
import { limits } from '../../journey/model/limits.ts'
import { isRecord, parseMap } from '../../journey/model/parse.ts'
import type { Problem } from '../../journey/model/problem.ts'
import { type Comment, type JourneyMap, metaSchema } from '../../journey/model/schema.ts'
import { type Language, languages } from '../../journey/model/vocabulary.ts'
import { loadResource } from '../../journey-node/load-resource.ts'
import { pictureCanvas } from '../../journey-node/picture-canvas.ts'
import { DeletedRanges } from '../sync/deleted-ranges.ts'
import { InvalidUpdate, admittedPart, decodeUpdate, emptyUpdate, judgeUpdate } from '../sync/update.ts'
import { compactUpdates } from './compact.ts'
import { type DiscussionRefusal, type Said, say } from './discussion.ts'

/** A new map's state, or what is wrong with the file it was to be made from. */
export type Planted =
  | { readonly ok: true; readonly state: Uint8Array }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly hidden: number }

/** What a request for a new map asks for: the map that it holds, planted; a template; or what is wrong with it. */
export type MapOrder =
  | { readonly kind: 'map'; readonly planted: Planted }
  | { readonly kind: 'template'; readonly template: string | undefined; readonly language: Language }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }

/** A checked state, or why it is none of a map. */
export type Adopted =
  | { readonly ok: true; readonly state: Uint8Array }
  | { readonly ok: false; readonly reason: 'not-an-update' | 'not-a-map' | 'too-many-cards' }

/** Values for a map as an update of its document, or what is wrong with them. */
export type Recording =
  | { readonly ok: true; readonly update: Uint8Array; readonly recorded: number }
  | { readonly ok: false; readonly reason: 'not-json' | 'too-many' }
  | { readonly ok: false; readonly reason: 'problems'; readonly problems: readonly PushProblem[] }

/** What people said of a map as an update of its document, and the comment as it is now; or why not. */
export type Discussed =
  | { readonly ok: true; readonly update: Uint8Array; readonly comment?: Comment | undefined }
  | { readonly ok: false; readonly reason: DiscussionRefusal }

/** A file, and the map's title to name it by; or why it cannot be had. */
export type Exported =
  | { readonly ok: true; readonly file: ExportedFile; readonly title: string }
  | { readonly ok: false; readonly message: string }

/** A version of a map, the JSON text of a Jejak file, and what it is known by. */
export interface KeptVersion {
  readonly text: string
  readonly name: string
}

/** Versions of the map that an export is about. */
export interface ExportVersions {
  /** Shown instead of what the map holds now. */
  readonly shown?: KeptVersion
  /** It is told what has changed since this one. */
  readonly before?: KeptVersion
}

/** The work that needs a whole document in memory. It takes long enough to be kept off the thread of the sockets. */
export interface DocumentWork {
  /** One state in the place of a whole document's updates, checked to show the same. Rejects when it cannot be. */
  compact(parts: readonly Uint8Array[]): Promise<Uint8Array>
  /** The state of a new map from a template, the JSON text of a Jejak file; its key goes to `meta.template`. */
  plant(text: string, template: string): Promise<Planted>
  /** Reads a request for a new map, JSON in UTF-8: `{template?, locale?, map?}`. */
  order(body: Uint8Array): Promise<MapOrder>
  /**
   * Checks a state that a browser made for a new map. Of one in which something is missing, as after damage on the
   * device, it is what misses nothing; the rest may still come from the browser later.
   */
  adopt(state: Uint8Array): Promise<Adopted>
  /** How many cards a document given by all its updates holds, without the deleted ones. */
  countCards(parts: readonly Uint8Array[]): Promise<number>
  /** The Jejak file of a document given by all its updates. */
  render(parts: readonly Uint8Array[]): Promise<string>
  /**
   * A document given by all its updates as a file of a format.
   * @param asked options by name; see `readExportOptions`
   */
  export(
    parts: readonly Uint8Array[],
    format: ExportFormat,
    asked: AskedOptions,
    versions?: ExportVersions,
  ): Promise<Exported>
  /**
   * What values, JSON in UTF-8, change in a document given by all its updates.
   * @param clientId under which the change is made; nobody else may write under it.
   */
  record(parts: readonly Uint8Array[], body: Uint8Array, clientId: number): Promise<Recording>
  /** What somebody says or votes changes in a document given by all its updates; `clientId` is one of the server's. */
  discuss(parts: readonly Uint8Array[], said: Said, clientId: number): Promise<Discussed>
}

/** Does the work in the thread that asks. */
export const documentWork: DocumentWork = {
  compact: async (parts) => compactUpdates(parts).state,
  plant: async (text, template) => plant(JSON.parse(text), template),
  order: async (body) => readOrder(body),
  adopt: async (state) => adopt(state),
  countCards: async (parts) => cardsOf(documentOf(parts)),
  render: async (parts) => renderJson(readMap(documentOf(parts))),
  export: (parts, format, asked, versions) => exportDocument(parts, format, asked, versions),
  record: async (parts, body, clientId) => record(parts, body, clientId),
  discuss: async (parts, said, clientId) => discuss(documentOf(parts), said, clientId),
}

const cardsOf = (doc: Y.Doc) => [...liveEntities(doc, 'cards')].length

function documentOf(parts: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const part of parts) Y.applyUpdate(doc, part)
  })
  return doc
}

const exportTools: ExportTools = {
  load: loadResource,
  canvas: pictureCanvas,
  viewer: () => import('virtual:file-viewer'),
}

/** Pixels of a picture that others wait for: about two seconds of work. */
const mostPixels = 120_000_000

async function exportDocument(
  parts: readonly Uint8Array[],
  format: ExportFormat,
  asked: AskedOptions,
  { shown, before: earlier }: ExportVersions = {},
): Promise<Exported> {
  const map = shown ? mapOf(shown) : readMap(documentOf(parts))
  const before = earlier && { map: mapOf(earlier), name: earlier.name }
  const options = readExportOptions(map, asked, dayOf(new Date()))
  if ('problem' in options) return { ok: false, message: options.message }
  try {
    const file = await exportMap(map, format, { ...options, mostPixels, ...(before ? { before } : {}) }, exportTools)
    return { ok: true, file, title: map.meta.title }
  } catch (error) {
    if (error instanceof ExportError) return { ok: false, message: error.message }
    throw error
  }
}

/** Of versions that were kept by an older program, too. */
function mapOf({ text }: KeptVersion): JourneyMap {
  const parsed = parseMap(JSON.parse(text))
  if (!parsed.ok) throw new Error(`a kept version cannot be read: ${parsed.problems[0]?.message}`)
  return parsed.value
}

function record(parts: readonly Uint8Array[], body: Uint8Array, clientId: number): Recording {
  let sent: unknown
  try {
    sent = JSON.parse(new TextDecoder().decode(body))
  } catch {
    return { ok: false, reason: 'not-json' }
  }
  const doc = documentOf(parts)
  const plan = planPush(sent, readMap(doc))
  if (!plan.ok && plan.tooMany) return { ok: false, reason: 'too-many' }
  if (!plan.ok) return { ok: false, reason: 'problems', problems: plan.problems }
  doc.clientID = clientId
  let update = emptyUpdate
  doc.on('update', (made: Uint8Array) => (update = made))
  // One transaction makes one update; what is told twice makes none.
  doc.transact(() => applyImport(doc, plan.contents))
  return { ok: true, update, recorded: plan.recorded }
}

function discuss(doc: Y.Doc, said: Said, clientId: number): Discussed {
  let update = emptyUpdate
  doc.on('update', (made: Uint8Array) => (update = made))
  let refusal: DiscussionRefusal | undefined
  writeAsServer(doc, clientId, () => (refusal = say(doc, said)))
  if (refusal !== undefined) return { ok: false, reason: refusal }
  const comment = 'id' in said ? readMap(doc).comments?.find(({ id }) => id === said.id) : undefined
  return { ok: true, update, comment }
}

function plant(file: unknown, template?: string): Planted {
  const parsed = parseMap(file)
  if (!parsed.ok) return parsed
  const map = parsed.value
  const doc = new Y.Doc()
  seedMap(doc, template === undefined ? map : { ...map, meta: { ...map.meta, template } })
  return { ok: true, state: Y.encodeStateAsUpdate(doc) }
}

function readOrder(body: Uint8Array): MapOrder {
  let order: unknown
  try {
    order = JSON.parse(new TextDecoder().decode(body))
  } catch {
    return refused('not-json', 'The body is not JSON.')
  }
  if (!isRecord(order)) return refused('bad-request', 'The body must be a JSON object.')
  const { template, locale = 'en', map } = order
  const language = languages.find((known) => known === locale)
  if (language === undefined) return refused('unknown-locale', `"locale" must be one of ${languages.join(', ')}.`)
  if (template !== undefined && typeof template !== 'string')
    return refused('bad-request', '"template" must be the key of a template.')
  if (template !== undefined && map !== undefined) return refused('bad-request', 'Give either "template" or "map".')
  return map === undefined ? { kind: 'template', template, language } : { kind: 'map', planted: plant(map) }
}

const refused = (code: string, message: string): MapOrder => ({ kind: 'refused', code, message })

function adopt(state: Uint8Array): Adopted {
  let whole: Uint8Array
  try {
    whole = withoutGaps(state)
  } catch (error) {
    if (error instanceof InvalidUpdate) return { ok: false, reason: 'not-an-update' }
    throw error
  }
  const compacted = compactUpdates([whole])
  const isMap = metaSchema.shape.schema.safeParse(metaRoot(compacted.doc).get('schema')).success
  if (!isMap) return { ok: false, reason: 'not-a-map' }
  if (cardsOf(compacted.doc) > limits.cards) return { ok: false, reason: 'too-many-cards' }
  return { ok: true, state: compacted.state }
}

/** @throws InvalidUpdate */
function withoutGaps(state: Uint8Array): Uint8Array {
  const decoded = decodeUpdate(state)
  const nothing = new Map<number, number>()
  const judgement = judgeUpdate(decoded, nothing, new DeletedRanges())
  return judgement.complete ? state : admittedPart(decoded, judgement, nothing)
}

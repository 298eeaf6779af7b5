import * as Y from 'yjs'
import { idPattern } from '../model/id.ts'
import { limits, storedLengths } from '../model/limits.ts'
import { firstOrder, isOrder } from '../model/order.ts'
import { isForbiddenKey, isRecord } from '../model/parse.ts'
import { commentSchema, voteSchema } from '../model/discussion.ts'
import {
  type Collection,
  type Comment,
  type Entities,
  type Link,
  type MapMeta,
  type Place,
  type Vote,
  currentSchema,
  entitySchemas,
  fileSchema,
  linkSchema,
  metaSchema,
  placeSchema,
} from '../model/schema.ts'
import { type EntityMap, extraPrefix, metaTextFields, recordFields, setFields, textFields } from './shape.ts'

/**
 * From what stands in the document to an entity that holds to the schema, whatever a peer wrote: fields that do not
 * hold are left out or replaced by a harmless value, unknown fields pass. Nothing is written back.
 */

/** The place of a card that has none: its stage and lane are on no map. */
const nowhere: Place = { stage: 'none', lane: 'none', order: firstOrder }

/** What stands in for required fields that are missing or broken. */
const defaults: Readonly<Record<Collection, Readonly<Record<string, unknown>>>> = {
  stages: { title: '', order: firstOrder, band: 'sale' },
  lanes: { title: '', order: firstOrder, role: 'note' },
  cards: { title: '', place: nowhere },
  frictions: { title: '', order: firstOrder, on: [], severity: 2, status: 'open' },
  metrics: { title: '', order: firstOrder, key: 'custom', evidence: 'assumed' },
  fixes: { title: '', order: firstOrder, frictions: [] },
  personas: { title: '', order: firstOrder },
  outcomes: { title: '', order: firstOrder },
  views: { title: '', order: firstOrder },
  scenarios: { title: '', order: firstOrder },
  imports: { title: '', order: firstOrder, kind: 'values', columns: {} },
}

const textLimits: Readonly<Record<string, number>> = {
  title: storedLengths.title,
  notes: storedLengths.notes,
  description: storedLengths.notes,
}

/** Reads one entity; undefined when its id or its container is not one. Deleted entities are read as well. */
export function readEntity<C extends Collection>(collection: C, id: string, stored: unknown): Entities[C] | undefined {
  if (!idPattern.test(id) || !(stored instanceof Y.Map)) return undefined
  const { shape } = entitySchemas[collection]
  const fields = plainFields(stored, shape, textFields[collection], setFields[collection], recordFields[collection])
  fields.id = id
  return repair(
    entitySchemas[collection],
    { ...defaults[collection], ...fields },
    defaults[collection],
  ) as unknown as Entities[C]
}

/** Reads where a card stands. A card whose stage or lane is not one is unplaced; an order key that is none is the first. */
export function readPlace(stored: unknown): Place {
  const raw = plainValue(stored, entityDepth)
  return repair(placeSchema, isRecord(raw) ? { ...nowhere, ...raw } : { ...nowhere }, nowhere) as unknown as Place
}

/** Reads an order key. */
export function readOrder(stored: unknown): string {
  return typeof stored === 'string' && isOrder(stored) ? stored : firstOrder
}

/** Reads one link; undefined when it is not one. */
export function readLink(id: string, stored: unknown): Link | undefined {
  if (!idPattern.test(id)) return undefined
  const raw = plainValue(stored, entityDepth + 1)
  if (!isRecord(raw)) return undefined
  raw.id = id
  if (!linkSchema.shape.from.safeParse(raw.from).success || !linkSchema.shape.to.safeParse(raw.to).success)
    return undefined
  return repair(linkSchema, raw, {}) as unknown as Link
}

/** Reads one comment; undefined when it is not one. */
export function readComment(id: string, stored: unknown): Comment | undefined {
  return readStamped(commentSchema, { ...asRecord(stored), id }) as Comment | undefined
}

/** Reads one vote; undefined when it is not one. */
export function readVote(stored: unknown): Vote | undefined {
  return readStamped(voteSchema, asRecord(stored)) as Vote | undefined
}

/** The server writes these whole: one that does not hold is none. */
function readStamped(schema: ObjectSchema, raw: Record<string, unknown>): unknown {
  const { success, data } = schema.safeParse(raw)
  return success ? data : undefined
}

function asRecord(stored: unknown): Record<string, unknown> {
  const raw = plainValue(stored, entityDepth + 1)
  return isRecord(raw) ? raw : {}
}

/** Reads `meta` and the file's unknown top-level fields that are kept there. */
export function readMeta(stored: EntityMap): { meta: MapMeta; extra: Readonly<Record<string, unknown>> } {
  const base = { schema: currentSchema, title: '' }
  const fields = plainFields(stored, metaSchema.shape, metaTextFields)
  const extra: Record<string, unknown> = {}
  stored.forEach((value, key) => {
    if (!key.startsWith(extraPrefix)) return
    const name = key.slice(extraPrefix.length)
    if (isForbiddenKey(name) || Object.hasOwn(fileSchema.shape, name)) return
    const plain = plainValue(value, limits.fileDepth - 1)
    if (plain !== undefined) extra[wellFormed(name)] = plain
  })
  return { meta: repair(metaSchema, { ...base, ...fields }, base) as unknown as MapMeta, extra }
}

/** The fields that stand in an entity or in `meta`. Null in a field of `shape` says that it was cleared. */
function plainFields(
  stored: EntityMap,
  shape: Readonly<Record<string, unknown>>,
  texts: readonly string[],
  sets: readonly string[] = [],
  records: readonly string[] = [],
): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  const entries: [string, unknown][] = []
  stored.forEach((value, key) => {
    if (texts.includes(key)) {
      const text = value instanceof Y.Text ? value.toString() : typeof value === 'string' ? value : ''
      if (text !== '' || key === 'title') fields[key] = clip(wellFormed(text), textLimits[key] ?? limits.nameLength)
    } else if (key.includes(':')) {
      const plain = value === null ? undefined : plainValue(value, entityDepth - 1)
      if (plain !== undefined) entries.push([wellFormed(key), plain])
    } else if (!isForbiddenKey(key) && !sets.includes(key) && !records.includes(key)) {
      if (value === null && Object.hasOwn(shape, key)) return
      const plain = plainValue(value, entityDepth)
      if (plain !== undefined) fields[wellFormed(key)] = plain
    }
  })
  // Entries are sorted so that equal documents read alike in whatever order the updates came.
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [key, value] of entries) {
    const colon = key.indexOf(':')
    const field = key.slice(0, colon)
    const name = key.slice(colon + 1)
    if (sets.includes(field)) {
      if (value === true) ((fields[field] ??= []) as string[]).push(name)
    } else if (records.includes(field) && name !== '__proto__') {
      ;((fields[field] ??= {}) as Record<string, unknown>)[name] = value
    }
  }
  return fields
}

/** How many levels of lists and objects a field of an entity may hold, so that the map still fits into a file. */
const entityDepth = limits.fileDepth - 3

/**
 * A stored value as a file can hold it and every peer sees it; undefined when it is nothing of that kind: shared types,
 * documents inside the document, bytes, and what else is more than its fields.
 */
function plainValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return wellFormed(value)
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value === 'boolean' || value === null) return value
  if (typeof value !== 'object' || depth === 0) return undefined
  if (Array.isArray(value)) return value.map((item) => plainValue(item, depth - 1) ?? null)
  if (!isPlain(value)) return undefined
  const result: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value)) {
    const plain = isForbiddenKey(key) ? undefined : plainValue(item, depth - 1)
    if (plain !== undefined) result[wellFormed(key)] = plain
  }
  return result
}

/**
 * Whether an object is of no class. Its prototype may be other than that of objects: Yjs assigns a field `__proto__` that
 * a peer has sent, and the next peer gets the object without it, so that it has to read alike here.
 */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null
  if (prototype === null || prototype === Object.prototype) return true
  return typeof Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value !== 'function'
}

interface ObjectSchema {
  readonly shape: Readonly<Record<string, { safeParse(value: unknown): { success: boolean; data?: unknown } }>>
  safeParse(value: unknown): { success: boolean; data?: unknown }
}

function repair(
  schema: ObjectSchema,
  raw: Record<string, unknown>,
  fallback: Readonly<Record<string, unknown>>,
): object {
  const whole = schema.safeParse(raw)
  if (whole.success) return whole.data as object
  const result = { ...raw }
  for (const [field, fieldSchema] of Object.entries(schema.shape)) {
    if (!Object.hasOwn(result, field) || fieldSchema.safeParse(result[field]).success) continue
    const kept = field === 'place' ? readPlace(result[field]) : keepSound(fieldSchema, result[field])
    if (kept !== undefined && fieldSchema.safeParse(kept).success) result[field] = kept
    else if (Object.hasOwn(fallback, field)) result[field] = fallback[field]
    else delete result[field]
  }
  return result
}

/** Of a list or record with broken entries, those that hold. */
function keepSound(schema: { safeParse(value: unknown): { success: boolean } }, value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => schema.safeParse([item]).success).slice(0, limits.entries)
  if (typeof value !== 'object' || value === null) return undefined
  const sound = Object.entries(value).filter(([key, item]) => schema.safeParse({ [key]: item }).success)
  return sound.length > 0 ? Object.fromEntries(sound) : undefined
}

/** A text without halves of surrogate pairs: on their way to others they turn into this very sign. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD')
}

/** The first `length` UTF-16 units of a text, without half a surrogate pair at the end. */
function clip(text: string, length: number): string {
  if (text.length <= length) return text
  const cut = text.slice(0, length)
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut
}

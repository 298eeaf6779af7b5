import * as Y from 'yjs'
import type { Collection } from '../model/schema.ts'
import { type EntityMap, collectionRoot, recordFields, setFields, textFields } from './shape.ts'

/** Fields of an entity as plain data; `undefined` (or `null` inside a record) removes a field. */
export type Fields = Readonly<Record<string, unknown>>

/**
 * Lays a new entity into the document. Its texts are made at once, empty or not: made later by two people at the same
 * time, one of the two texts would replace the other.
 */
export function plantEntity(doc: Y.Doc, collection: Collection, id: string, fields: Fields): EntityMap {
  const entity: EntityMap = new Y.Map()
  collectionRoot(doc, collection).set(id, entity)
  for (const field of textFields[collection]) entity.set(field, new Y.Text())
  writeFields(entity, collection, fields)
  return entity
}

/** Writes fields of an entity in the form the document keeps them. Sets and records are replaced whole. */
export function writeFields(entity: EntityMap, collection: Collection, fields: Fields): void {
  for (const [field, value] of Object.entries(fields)) {
    if (field === 'id') continue
    if (textFields[collection].includes(field)) writeText(entity, field, value)
    else if (setFields[collection]?.includes(field)) writeSet(entity, field, value)
    else if (recordFields[collection]?.includes(field)) writeRecord(entity, field, value)
    else writeValue(entity, field, value)
  }
}

function writeValue(entity: EntityMap, field: string, value: unknown): void {
  if (value === undefined) entity.delete(field)
  else if (!isSame(entity.get(field), value)) entity.set(field, value)
}

/** Makes a `Y.Text` read as `value` by changing only what differs, so that words typed elsewhere meanwhile stay. */
export function writeText(entity: EntityMap, field: string, value: unknown): void {
  const wanted = typeof value === 'string' ? value : ''
  const current = entity.get(field)
  if (!(current instanceof Y.Text)) {
    if (wanted !== '') entity.set(field, new Y.Text(wanted))
    return
  }
  const text = current.toString()
  if (text === wanted) return
  let start = 0
  while (start < text.length && start < wanted.length && text[start] === wanted[start]) start++
  // Half a surrogate pair must never be cut off from its other half.
  if (isHighSurrogate(text, start - 1) || isHighSurrogate(wanted, start - 1)) start--
  let end = 0
  while (
    end < text.length - start &&
    end < wanted.length - start &&
    text[text.length - 1 - end] === wanted[wanted.length - 1 - end]
  ) {
    end++
  }
  if (end > 0 && (isLowSurrogate(text, text.length - end) || isLowSurrogate(wanted, wanted.length - end))) end--
  const removed = text.length - start - end
  if (removed > 0) current.delete(start, removed)
  const added = wanted.slice(start, wanted.length - end)
  if (added !== '') current.insert(start, added)
}

function writeSet(entity: EntityMap, field: string, value: unknown): void {
  const wanted = new Set((Array.isArray(value) ? value : []).map((word) => `${field}:${word}`))
  for (const key of entryKeys(entity, field)) if (!wanted.has(key)) entity.delete(key)
  for (const key of wanted) if (entity.get(key) !== true) entity.set(key, true)
}

function writeRecord(entity: EntityMap, field: string, value: unknown): void {
  const wanted = new Map(Object.entries(value ?? {}).map(([key, entry]) => [`${field}:${key}`, entry]))
  for (const key of entryKeys(entity, field)) if (!wanted.has(key)) entity.delete(key)
  for (const [key, entry] of wanted) writeValue(entity, key, entry ?? undefined)
}

function entryKeys(entity: EntityMap, field: string): string[] {
  return [...entity.keys()].filter((key) => key.startsWith(`${field}:`))
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))
}

const isHighSurrogate = (text: string, index: number) => /[\uD800-\uDBFF]/.test(text[index] ?? '')
const isLowSurrogate = (text: string, index: number) => /[\uDC00-\uDFFF]/.test(text[index] ?? '')

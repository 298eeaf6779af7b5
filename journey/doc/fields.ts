import * as Y from 'yjs'
import type { Collection } from '../model/schema.ts'
import { type EntityMap, collectionRoot, recordFields, setFields, textFields } from './shape.ts'

/** Fields of an entity as plain data; `undefined` clears a field, and `undefined` or `null` an entry of a record. */
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

/**
 * Writes one plain value of an entity, of `meta` or of the links. `undefined` clears it: `nothing` is written then like
 * any other value, and the key is never deleted. Yjs cannot undo the deletion of a key once a later value of that key was
 * undone and can no longer be redone; and the undo of someone's older write would not see that anybody has written since,
 * and bring back what was cleared.
 */
export function writeValue(entity: EntityMap, field: string, value: unknown, nothing: null | false = null): void {
  if (value === undefined) {
    if (entity.has(field) && entity.get(field) !== nothing) entity.set(field, nothing)
  } else if (!isSame(entity.get(field), value)) entity.set(field, value)
}

/** Puts a word into a set or takes it out, without touching the set's other words. */
export function writeWord(entity: EntityMap, field: string, word: string, on: boolean): void {
  writeValue(entity, `${field}:${word}`, on ? true : undefined, false)
}

/** Writes one entry of a record, without touching the others; `undefined` clears it. */
export function writeEntry(entity: EntityMap, field: string, key: string, value: unknown): void {
  writeValue(entity, `${field}:${key}`, value)
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
  const wanted = new Set<string>((Array.isArray(value) ? value : []).map(String))
  for (const word of entryNames(entity, field)) if (!wanted.has(word)) writeWord(entity, field, word, false)
  for (const word of wanted) writeWord(entity, field, word, true)
}

function writeRecord(entity: EntityMap, field: string, value: unknown): void {
  const wanted = new Map<string, unknown>(Object.entries(value ?? {}))
  for (const key of entryNames(entity, field)) if (!wanted.has(key)) writeEntry(entity, field, key, undefined)
  for (const [key, entry] of wanted) writeEntry(entity, field, key, entry ?? undefined)
}

/** The words of a set. */
export function wordsIn(entity: EntityMap, field: string): string[] {
  return entryNames(entity, field).filter((word) => entity.get(`${field}:${word}`) === true)
}

function entryNames(entity: EntityMap, field: string): string[] {
  const prefix = `${field}:`
  return [...entity.keys()].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))
}

const isHighSurrogate = (text: string, index: number) => /[\uD800-\uDBFF]/.test(text[index] ?? '')
const isLowSurrogate = (text: string, index: number) => /[\uDC00-\uDFFF]/.test(text[index] ?? '')

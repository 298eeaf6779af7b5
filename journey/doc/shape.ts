import * as Y from 'yjs'
import { idPattern } from '../model/id.ts'
import { type Collection, collections } from '../model/schema.ts'

/**
 * How a map stands in a Y.Doc. One flat `Y.Map<id, Y.Map>` a collection, references by id; `links` holds plain values.
 * Fields of an entity are plain JSON, except that
 *  - texts are `Y.Text`, so that two people in one card both keep their words;
 *  - sets and records are one key an entry (`channels:email`, `emotions:<persona>`), so that two people adding
 *    different entries both keep them;
 *  - `deletedAt` (ms since 1970) marks the deleted; 0 or none: it is there.
 * No edit takes a key away (see `writeValue`): a cleared field, a cleared entry of a record and a deleted link are null,
 * a word taken out of a set is false.
 */
export type EntityMap = Y.Map<unknown>

/** Fields kept as `Y.Text`. */
export const textFields: Readonly<Record<Collection, readonly string[]>> = {
  stages: ['title', 'notes'],
  lanes: ['title'],
  cards: ['title', 'notes'],
  frictions: ['title', 'notes'],
  metrics: ['title', 'notes'],
  fixes: ['title', 'notes'],
  personas: ['title', 'notes'],
  outcomes: ['title'],
  views: ['title'],
  scenarios: ['title', 'notes'],
  imports: ['title'],
}

/** Fields that are sets of words, kept as `field:word` → true, or false once taken out. */
export const setFields: Readonly<Partial<Record<Collection, readonly string[]>>> = {
  cards: ['channels'],
  frictions: ['on'],
  fixes: ['frictions'],
}

/** Fields that are records, kept as `field:key` → value, or null once cleared. */
export const recordFields: Readonly<Partial<Record<Collection, readonly string[]>>> = {
  cards: ['emotions', 'ends'],
  frictions: ['statusLog'],
  metrics: ['series'],
  scenarios: ['strengths'],
}

/** Text fields of `meta`. */
export const metaTextFields: readonly string[] = ['title', 'description']

/**
 * Roots of plain values that the server alone writes: what was said by whom must not be anybody's to write. A comment
 * stands under its id, a vote under what it is for and who gave it.
 */
export const discussionRoots = { comments: 'comments', votes: 'votes' } as const

/**
 * Client ids from here on are the server's: those that Yjs takes by itself have 32 bits. All that stands in
 * {@link discussionRoots} is written under such ids, and nothing else is.
 */
export const firstServerClient = 2 ** 32

/** Under what a vote stands. */
export const voteKey = (on: string, by: string): string => `${on}:${by}`

/** Prefix in `meta` of a file's top-level fields that this version does not know. */
export const extraPrefix = 'extra:'

export const metaRoot = (doc: Y.Doc): EntityMap => doc.getMap('meta')
export const linksRoot = (doc: Y.Doc): EntityMap => doc.getMap('links')
export const commentsRoot = (doc: Y.Doc): EntityMap => doc.getMap(discussionRoots.comments)
export const votesRoot = (doc: Y.Doc): EntityMap => doc.getMap(discussionRoots.votes)
export const collectionRoot = (doc: Y.Doc, collection: Collection): Y.Map<unknown> => doc.getMap(collection)

/** Every root of a map's document. */
export function mapRoots(doc: Y.Doc): Y.Map<unknown>[] {
  return [
    metaRoot(doc),
    linksRoot(doc),
    commentsRoot(doc),
    votesRoot(doc),
    ...collections.map((collection) => collectionRoot(doc, collection)),
  ]
}

/** An entity's Y.Map, or undefined where a peer put something else. Includes deleted entities. */
export function entityMap(doc: Y.Doc, collection: Collection, id: string): EntityMap | undefined {
  const value = collectionRoot(doc, collection).get(id)
  return value instanceof Y.Map ? value : undefined
}

/** Whether an entity is there and not deleted. */
export function isLive(entity: EntityMap | undefined): entity is EntityMap {
  return entity !== undefined && !entity.get('deletedAt')
}

/** A collection's entities that are seen on the map, by id, in no particular order. */
export function* liveEntities(doc: Y.Doc, collection: Collection): Generator<[id: string, entity: EntityMap]> {
  for (const [id, stored] of collectionRoot(doc, collection).entries())
    if (idPattern.test(id) && stored instanceof Y.Map && isLive(stored as EntityMap)) yield [id, stored as EntityMap]
}

/** Origin of transactions made by this user's gestures: what undo takes back. */
export const localEdit = Symbol('local edit')

/** Origin of transactions that lay something down without showing it, or seed a new map: never undone. */
export const planting = Symbol('planting')

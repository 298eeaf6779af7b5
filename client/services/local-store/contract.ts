import type * as Y from 'yjs'
import type { AccessRole } from '../../../journey/model/access.ts'
import type { MemoryReason, WriteTrouble } from '../../state/save-status.ts'

/** A map as the library page shows it. */
export interface MapCard {
  readonly id: string
  readonly title: string
  /** Number of stages. */
  readonly stages: number
  /** Number of cards. */
  readonly cards: number
  /** A small picture as JSON data; its form is the business of whoever draws it. */
  readonly picture?: unknown
  /** Times are ms since 1970. */
  readonly createdAt: number
  readonly editedAt: number
  readonly openedAt?: number
  /** Deleted from the library; the map itself is kept for {@link deletedKeptMs}. */
  readonly deletedAt?: number
  /** The sample map of a first visit. */
  readonly sample?: boolean
  /** Secret of the share link that this browser opens the map with, and what it lets people do. */
  readonly key?: string
  readonly role?: AccessRole
  /** Secrets of share links made here, by the links' ids: the server shows them only once. */
  readonly madeKeys?: Readonly<Record<string, string>>
  /** The history that this browser's copy belongs to, if the map was ever restored from a backup on the server. */
  readonly epoch?: string
  /** The server has the map. */
  readonly published: boolean
  /** Edits were made on this device of which it is not known that the server has them. */
  readonly unsent?: boolean
}

/** Fields of a card to write; what is not named stays, `undefined` removes. */
export type MapCardFields = { readonly [Key in Exclude<keyof MapCard, 'id'>]?: MapCard[Key] | undefined }

/** What a map's rows hold. */
export interface LocalLoad {
  /** A new document, under a new client id, that holds every row that could be read. It is the caller's to keep. */
  readonly doc: Y.Doc
  /** Whether any of the map can be shown. */
  readonly hasContent: boolean
  /** Rows read, snapshots included: how much a compaction would save. */
  readonly rows: number
  /** Rows that were damaged: set aside, never deleted. */
  readonly quarantined: number
  /**
   * Present when the deadline came first: everything, whenever the browser gives it; undefined when it gives up. Ends
   * within half a minute; never rejects.
   */
  readonly rest?: Promise<LocalLoad | undefined>
}

/** How a compaction ended: done, nothing to gain or not safe now, or another tab is at it. */
export type Compaction = 'done' | 'skipped' | 'busy'

/** What happens to the store from outside: a newer version took it over, or its content may have been cleared. */
export type StoreEvent = 'replaced' | 'reset'

/**
 * This browser's copy of the maps. Every method ends: with a value, or with a {@link LocalStoreError}, within a few
 * seconds even when the browser's storage never answers.
 */
export interface LocalStore {
  /** `memory` lives as long as the page. */
  readonly kind: 'indexeddb' | 'memory'
  /** Why there is only memory. */
  readonly reason?: MemoryReason
  /** Reads a map's rows, checks each and sets damaged ones aside. */
  loadMap(mapId: string, deadlineMs?: number): Promise<LocalLoad>
  /** Writes updates in one transaction; resolves when it is complete and flushed as far as the browser allows. */
  append(mapId: string, updates: readonly Uint8Array[]): Promise<void>
  /** Replaces a map's rows by one snapshot that was read back and compared. Safe to break off at any moment. */
  compact(mapId: string): Promise<Compaction>
  /** The library: maps that are not deleted, last edited first. */
  listMaps(): Promise<readonly MapCard[]>
  /** Calls back with the library now and after every change, made in whichever tab. Returns how to stop. */
  watchMaps(listener: (maps: readonly MapCard[]) => void, onError?: (error: LocalStoreError) => void): () => void
  /** Maps that were deleted and can be brought back, last deleted first. */
  listDeletedMaps(): Promise<readonly MapCard[]>
  /** A card, deleted or not. */
  mapCard(mapId: string): Promise<MapCard | undefined>
  /** Writes fields of a card; makes the card when there is none. */
  saveMapCard(mapId: string, fields: MapCardFields): Promise<void>
  /** Takes a map out of the library. {@link LocalStore.restoreMap} brings it back. */
  deleteMap(mapId: string): Promise<void>
  restoreMap(mapId: string): Promise<void>
  /** Removes a map and everything kept of it from this browser, for good. */
  forgetMap(mapId: string): Promise<void>
  /** Forgets the maps that were deleted longer than {@link deletedKeptMs} ago. Returns how many. */
  purgeDeleted(): Promise<number>
  /** Calls back when something happens to the store from outside. Returns how to stop. */
  watchEvents(listener: (event: StoreEvent) => void): () => void
  close(): void
}

/** How long a deleted map can be brought back. */
export const deletedKeptMs = 30 * 24 * 60 * 60 * 1_000

/** A failure of the browser's storage. */
export class LocalStoreError extends Error {
  readonly code: WriteTrouble

  constructor(code: WriteTrouble, cause: unknown) {
    super(`Local store: ${code}`, { cause })
    this.name = 'LocalStoreError'
    this.code = code
  }
}

import type { AccessRole } from '../../journey/model/access.ts'

/** What is known of a map besides its content. */
export interface MapRecord {
  /** Matches `idPattern`. */
  readonly id: string
  /** ms since 1970. */
  readonly createdAt: number
}

/** A share link of a map as it is stored. Its secret is not. */
export interface ShareLink {
  /** Matches `idPattern`. */
  readonly id: string
  readonly mapId: string
  /** What its makers call it; may be empty. */
  readonly name: string
  readonly role: AccessRole
  /** SHA-256 of the secret, base64url. */
  readonly keyHash: string
  /** The secret's last four characters, by which people know links apart. */
  readonly keyEnd: string
  /** ms since 1970. */
  readonly createdAt: number
  /** Id of the link with which it was made; absent for the one that came with the map. */
  readonly createdBy?: string
  /** ms since 1970, from which on it opens nothing. */
  readonly expiresAt?: number
}

/** A map as it is stored: a state that covers the log up to a number, and the log's entries after it. */
export interface StoredMap {
  readonly record: MapRecord
  /** Yjs state, V1. */
  readonly snapshot: Uint8Array
  /** Number of the last log entry that `snapshot` covers; 0 when it covers none. */
  readonly snapshotSeq: number
  /** Yjs updates, V1: the entries `snapshotSeq + 1`, `snapshotSeq + 2`, … without a gap. */
  readonly tail: readonly Uint8Array[]
}

/** New entries of one map's log. */
export interface LogAppend {
  readonly mapId: string
  /** Number of the first entry; the others follow. */
  readonly firstSeq: number
  readonly updates: readonly Uint8Array[]
}

/**
 * Where maps are kept. Every promise of a write resolves when what was written would survive a loss of power, and
 * rejects when that is not known; a write that was rejected may be repeated. Only one process uses a storage.
 */
export interface Storage {
  /**
   * Registers a map with its first state and first link, all or nothing. False when there already is a map with this id,
   * which then is unchanged.
   */
  create(record: MapRecord, snapshot: Uint8Array, link: ShareLink): Promise<boolean>
  /** Reads a map; undefined when there is none with this id. */
  load(mapId: string): Promise<StoredMap | undefined>
  /** Appends to the logs of several maps at once. Entries that are there already are written again. */
  append(batch: readonly LogAppend[]): Promise<void>
  /**
   * Replaces the snapshot by one that covers the log up to `snapshotSeq`, and deletes those entries; they go only after
   * the new snapshot is durable and has been read back.
   */
  replaceSnapshot(mapId: string, snapshotSeq: number, snapshot: Uint8Array): Promise<void>
  /** The share links of a map in the order of their making; none for an unknown map. */
  links(mapId: string): Promise<readonly ShareLink[]>
  /** Adds a link, or replaces the one of its map and id. */
  putLink(link: ShareLink): Promise<void>
  deleteLink(mapId: string, linkId: string): Promise<void>
  close(): Promise<void>
}

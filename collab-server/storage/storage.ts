import type { AccessRole } from '../../journey/model/access.ts'

/** What is known of a map besides its content. */
export interface MapRecord {
  /** Matches `idPattern`. */
  readonly id: string
  /** ms since 1970. */
  readonly createdAt: number
  /** Given anew when the map is restored from a backup: copies with another one do not go on from the same history. */
  readonly epoch?: string
}

/** What a map held at some time, as far as it is told in a list. */
export interface MapVersion {
  /** Matches `idPattern`. */
  readonly id: string
  readonly mapId: string
  /** Empty for one that was kept by itself. */
  readonly name: string
  /** ms since 1970 */
  readonly createdAt: number
  /** What those who made it, or who changed the map before it, call themselves. */
  readonly by: readonly string[]
}

/** A map with all that belongs to it. */
export interface WholeMap {
  readonly record: MapRecord
  readonly snapshot: Uint8Array
  readonly links: readonly ShareLink[]
  readonly versions: readonly { readonly version: MapVersion; readonly content: Uint8Array }[]
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

/** Entries of one map's log, one after the other. */
export interface LogAppend {
  readonly mapId: string
  /** The map's epoch, as far as its writer knows. */
  readonly epoch?: string | undefined
  /** Number of the first entry; the others follow. */
  readonly firstSeq: number
  readonly updates: readonly Uint8Array[]
}

/**
 * Where maps are kept. Every promise of a write resolves when what was written would survive a loss of power, and
 * rejects when that is not known; a write that was rejected may be repeated. Only one process uses a storage, unless it is
 * a {@link SharedStorage}.
 */
export interface Storage {
  /**
   * Registers a map with its first state and first link, all or nothing. False when there already is a map with this id,
   * which then is unchanged.
   */
  create(record: MapRecord, snapshot: Uint8Array, link: ShareLink): Promise<boolean>
  /** Reads a map; undefined when there is none with this id. */
  load(mapId: string): Promise<StoredMap | undefined>
  /**
   * Appends to the logs of several maps at once. Entries that are there already, from a try whose answer was lost, are
   * there once. Resolves to what stands in each log from its `firstSeq` on, up to the last of these entries: what other
   * processes have appended there meanwhile comes first. It begins later where a snapshot has taken the place of some.
   * Undefined, and nothing is written, where the map is gone, has another epoch, or its log ends before `firstSeq`: it must
   * be loaded anew.
   */
  append(batch: readonly LogAppend[]): Promise<readonly (LogAppend | undefined)[]>
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
  /** The versions of a map, newest first; none for an unknown map. */
  versions(mapId: string): Promise<readonly MapVersion[]>
  /** What a version holds, as it was put; undefined when there is no such version. */
  versionContent(mapId: string, versionId: string): Promise<Uint8Array | undefined>
  /**
   * Adds a version, or replaces the one of its map and id; without content only what is told of one that is there.
   * Rejects, or does nothing, where the map is gone.
   */
  putVersion(version: MapVersion, content?: Uint8Array): Promise<void>
  deleteVersions(mapId: string, versionIds: readonly string[]): Promise<void>
  /** 32 random bytes, the same as long as the storage is there and for all who use it. No backup holds them. */
  secret(): Promise<Uint8Array>
  /** The ids of all maps. */
  mapIds(): Promise<readonly string[]>
  /** Puts a map with all that belongs to it in the place of the one with its id, or beside the others, all or nothing. */
  replaceMap(map: WholeMap): Promise<void>
  /**
   * Deletes a map with all that belongs to it; nothing happens when there is none. Who has it in memory stores nothing
   * more of it.
   */
  deleteMap(mapId: string): Promise<void>
  close(): Promise<void>
}

/** How far a map has come. */
export interface MapHead {
  /** Number of the last entry of its log. */
  readonly seq: number
  /** Rises with every change of its links. */
  readonly linksVersion: number
  readonly epoch?: string
}

/** What has come to a map since an entry of its log. */
export interface NewerPart {
  /** Where entries since then have gone into a snapshot, that, and the number of the last entry it covers. */
  readonly snapshot?: { readonly bytes: Uint8Array; readonly seq: number; readonly epoch?: string }
  /** The entries after that snapshot, or else after the entry asked about. */
  readonly tail: readonly Uint8Array[]
}

/**
 * A storage that several processes may use at once. A map that is replaced goes on with the numbers of the log before it,
 * so that those who have the old one in memory learn of it: a snapshot has taken the place of all that they know.
 */
export interface SharedStorage extends Storage {
  /** Names those who share it, as no others are named. */
  readonly group: string
  /** What stands in a map's log after entry `seq`. */
  loadAfter(mapId: string, seq: number): Promise<NewerPart>
  /** How far maps have come; unknown ones are missing in the answer. */
  heads(mapIds: readonly string[]): Promise<ReadonlyMap<string, MapHead>>
  /** Does something that only one process at a time may do under this name; waits for the others. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>
}

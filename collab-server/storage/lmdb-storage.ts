import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Database, type RootDatabase, open } from 'lmdb'
import { StartError } from '../start-error.ts'
import { Turns } from '../turns.ts'
import type { LogAppend, MapRecord, MapVersion, ShareLink, Storage, StoredMap, WholeMap } from './storage.ts'

/** Version of what the files hold, raised when an older program could not read it. */
const formatVersion = 1

/** Keeps maps in an LMDB environment in `<dataDir>/maps`. */
export async function openLmdbStorage(dataDir: string): Promise<Storage> {
  const path = join(dataDir, 'maps')
  await mkdir(path, { recursive: true })
  const root = open({
    path,
    // Without overlapping sync a commit is LMDB's own: data pages, fdatasync, then the meta page through a file opened
    // with O_DSYNC; the promise of a write resolves after that. (With it, promises resolve before the sync.)
    overlappingSync: false,
    // Each batch below is a transaction already; the extra one around every turn would reject unhandled on a full disk.
    eventTurnBatching: false,
  })
  const about = root.openDB<number, string>({ name: 'about' })
  const stored = about.get('format')
  if (stored !== undefined && stored !== formatVersion) {
    await root.close()
    throw new StartError(
      `The data directory ${dataDir} was written by another version of Jejak (format ${stored}, this one reads ` +
        `${formatVersion}). Start that version, or set JEJAK_DATA_DIR to another directory.`,
    )
  }
  if (stored === undefined) await about.put('format', formatVersion)
  return new LmdbStorage(root)
}

interface Head extends MapRecord {
  readonly snapshotSeq: number
}

/** What stands in a map's log from a number on, and what is to come after it. */
interface Part {
  readonly mapId: string
  readonly firstSeq: number
  readonly before: readonly Buffer[]
  readonly fresh: readonly Uint8Array[]
}

type LogKey = [mapId: string, seq: number]
type LinkKey = [mapId: string, linkId: string]
type VersionKey = [mapId: string, versionId: string]

class LmdbStorage implements Storage {
  readonly #root: RootDatabase
  /** What depends on where a log ends is written one after the other. */
  readonly #turns = new Turns()
  /** Map id → record and the number its snapshot covers. */
  readonly #heads: Database<Head, string>
  /** Map id → Yjs state. */
  readonly #snapshots: Database<Buffer, string>
  /** Map id and number → Yjs update. */
  readonly #log: Database<Buffer, LogKey>
  readonly #links: Database<ShareLink, LinkKey>
  readonly #versions: Database<MapVersion, VersionKey>
  readonly #contents: Database<Buffer, VersionKey>
  readonly #secrets: Database<Buffer, string>

  constructor(root: RootDatabase) {
    this.#root = root
    this.#heads = root.openDB({ name: 'heads' })
    this.#snapshots = root.openDB({ name: 'snapshots', encoding: 'binary' })
    this.#log = root.openDB({ name: 'log', encoding: 'binary' })
    this.#links = root.openDB({ name: 'links' })
    this.#versions = root.openDB({ name: 'versions' })
    this.#contents = root.openDB({ name: 'version-contents', encoding: 'binary' })
    this.#secrets = root.openDB({ name: 'secrets', encoding: 'binary' })
  }

  create(record: MapRecord, snapshot: Uint8Array, link: ShareLink): Promise<boolean> {
    return this.#write(() =>
      this.#heads.ifNoExists(record.id, () => {
        void this.#heads.put(record.id, { ...record, snapshotSeq: 0 })
        void this.#snapshots.put(record.id, asBuffer(snapshot))
        void this.#links.put([record.id, link.id], link)
      }),
    )
  }

  async load(mapId: string): Promise<StoredMap | undefined> {
    const head = this.#heads.get(mapId)
    if (head === undefined) return undefined
    const snapshot = this.#snapshots.get(mapId)
    if (snapshot === undefined) throw new Error(`map ${mapId} has no snapshot`)
    const tail: Uint8Array[] = []
    for (const { key, value } of this.#log.getRange({ start: [mapId, head.snapshotSeq + 1], end: endOf(mapId) })) {
      if (key[1] !== head.snapshotSeq + tail.length + 1)
        throw new Error(`map ${mapId} lacks log entries before ${key[1]}`)
      tail.push(value)
    }
    const { snapshotSeq, ...record } = head
    return { record, snapshot, snapshotSeq, tail }
  }

  append(batch: readonly LogAppend[]): Promise<readonly (LogAppend | undefined)[]> {
    return this.#inTurn(async () => {
      const parts = batch.map((asked) => this.#partFor(asked))
      const written = parts.filter((part) => part !== undefined).filter(({ fresh }) => fresh.length > 0)
      if (written.length > 0) {
        await this.#write(() =>
          this.#log.batch(() => {
            for (const { mapId, firstSeq, before, fresh } of written) {
              const next = firstSeq + before.length
              fresh.forEach((update, index) => void this.#log.put([mapId, next + index], asBuffer(update)))
            }
          }),
        )
      }
      return parts.map(
        (part) => part && { mapId: part.mapId, firstSeq: part.firstSeq, updates: [...part.before, ...part.fresh] },
      )
    })
  }

  /** What is in a log already of what is asked for, and what is to come after it. */
  #partFor({ mapId, epoch, firstSeq, updates }: LogAppend): Part | undefined {
    const head = this.#heads.get(mapId)
    if (head === undefined || head.epoch !== epoch || !this.#reaches(head, firstSeq - 1)) return undefined
    const start = Math.max(firstSeq, head.snapshotSeq + 1)
    const before = [...this.#log.getRange({ start: [mapId, start], end: endOf(mapId) })].map(({ value }) => value)
    const isThere = (update: Uint8Array) => before.some((other) => other.equals(update))
    return { mapId, firstSeq: start, before, fresh: updates.filter((update) => !isThere(update)) }
  }

  /** Whether a map has come as far as an entry of its log. */
  #reaches({ id, snapshotSeq }: Head, seq: number): boolean {
    return seq <= snapshotSeq || this.#log.doesExist([id, seq])
  }

  async replaceSnapshot(mapId: string, snapshotSeq: number, snapshot: Uint8Array): Promise<void> {
    await this.#inTurn(async () => {
      const head = this.#heads.get(mapId)
      if (head === undefined || snapshotSeq < head.snapshotSeq || !this.#reaches(head, snapshotSeq))
        throw new Error(`map ${mapId} has a newer snapshot than ${snapshotSeq}, or no entry ${snapshotSeq}`)
      await this.#write(() =>
        this.#heads.batch(() => {
          void this.#heads.put(mapId, { ...head, snapshotSeq })
          void this.#snapshots.put(mapId, asBuffer(snapshot))
        }),
      )
      if (this.#snapshots.get(mapId)?.equals(snapshot) !== true)
        throw new Error(`snapshot of ${mapId} reads back different`)
    })
    const covered = [...this.#log.getKeys({ start: [mapId, 0], end: [mapId, snapshotSeq + 1] })]
    if (covered.length === 0) return
    await this.#write(() =>
      this.#log.batch(() => {
        for (const key of covered) void this.#log.remove(key)
      }),
    )
  }

  async links(mapId: string): Promise<readonly ShareLink[]> {
    const range = this.#links.getRange(allOf(mapId))
    return [...range].map(({ value }) => value).sort((one, other) => one.createdAt - other.createdAt)
  }

  async putLink(link: ShareLink): Promise<void> {
    await this.#write(() => this.#links.put([link.mapId, link.id], link))
  }

  async deleteLink(mapId: string, linkId: string): Promise<void> {
    await this.#write(() => this.#links.remove([mapId, linkId]))
  }

  async versions(mapId: string): Promise<readonly MapVersion[]> {
    const range = this.#versions.getRange(allOf(mapId))
    return [...range].map(({ value }) => value).sort(newestFirst)
  }

  async versionContent(mapId: string, versionId: string): Promise<Uint8Array | undefined> {
    return this.#contents.get([mapId, versionId])
  }

  putVersion(version: MapVersion, content?: Uint8Array): Promise<void> {
    const key: VersionKey = [version.mapId, version.id]
    return this.#inTurn(async () => {
      if (!this.#heads.doesExist(version.mapId)) return
      await this.#write(() =>
        this.#versions.batch(() => {
          void this.#versions.put(key, version)
          if (content) void this.#contents.put(key, asBuffer(content))
        }),
      )
    })
  }

  async deleteVersions(mapId: string, ids: readonly string[]): Promise<void> {
    await this.#write(() =>
      this.#versions.batch(() => {
        for (const id of ids) {
          void this.#versions.remove([mapId, id])
          void this.#contents.remove([mapId, id])
        }
      }),
    )
  }

  async secret(): Promise<Uint8Array> {
    const name = 'own'
    if (!this.#secrets.doesExist(name))
      await this.#write(() => this.#secrets.ifNoExists(name, () => void this.#secrets.put(name, randomBytes(32))))
    const secret = this.#secrets.get(name)
    if (secret === undefined) throw new Error('the secret of the storage reads back empty')
    return secret
  }

  async mapIds(): Promise<readonly string[]> {
    return [...this.#heads.getKeys()]
  }

  replaceMap({ record, snapshot, links, versions }: WholeMap): Promise<void> {
    const { id } = record
    return this.#inTurn(async () => {
      const before = this.#heads.get(id)
      const [last] = this.#log.getKeys({ start: endOf(id), end: [id, 0], reverse: true, limit: 1 })
      // Who still has the old one in memory knows no entry that this snapshot does not cover.
      const snapshotSeq = before === undefined ? 0 : Math.max(before.snapshotSeq, last?.[1] ?? 0) + 1
      await this.#write(() =>
        this.#heads.batch(() => {
          this.#clear(id)
          void this.#heads.put(id, { ...record, snapshotSeq })
          void this.#snapshots.put(id, asBuffer(snapshot))
          for (const link of links) void this.#links.put([id, link.id], link)
          for (const { version, content } of versions) {
            void this.#versions.put([id, version.id], version)
            void this.#contents.put([id, version.id], asBuffer(content))
          }
        }),
      )
    })
  }

  deleteMap(mapId: string): Promise<void> {
    return this.#inTurn(async () => {
      await this.#write(() =>
        this.#heads.batch(() => {
          this.#clear(mapId)
          void this.#heads.remove(mapId)
          void this.#snapshots.remove(mapId)
        }),
      )
    })
  }

  async close(): Promise<void> {
    await this.#root.close()
  }

  /** Removes all that belongs to a map, without its head and snapshot; within a batch. */
  #clear(id: string): void {
    for (const key of this.#log.getKeys({ start: [id, 0], end: endOf(id) })) void this.#log.remove(key)
    for (const each of [this.#links, this.#versions, this.#contents] as const)
      for (const key of each.getKeys(allOf(id))) void each.remove(key)
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.#turns.take('log', work)
  }

  async #write<T>(write: () => Promise<T>): Promise<T> {
    try {
      return await write()
    } catch (error) {
      throw await causeOf(error)
    }
  }
}

const allOf = (mapId: string) => ({ start: [mapId, ''] as LinkKey, end: [mapId, '\uffff'] as LinkKey })

const newestFirst = (one: MapVersion, other: MapVersion) =>
  other.createdAt - one.createdAt || (one.id < other.id ? -1 : 1)

const endOf = (mapId: string): LogKey => [mapId, Number.MAX_SAFE_INTEGER]

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** lmdb says only "Commit failed"; the reason is in a promise beside it, which must not stay unhandled. */
async function causeOf(failure: unknown): Promise<unknown> {
  if (!(failure instanceof Error) || !('commitError' in failure)) return failure
  // lmdb does not promise that the reason ever comes.
  const none = new Promise((resolve) => setTimeout(resolve, 100, failure))
  try {
    return await Promise.race([failure.commitError, none])
  } catch (cause) {
    return cause
  }
}

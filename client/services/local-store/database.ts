import { Dexie, type EntityTable, type Table } from 'dexie'
import type { MemoryReason, WriteTrouble } from '../../state/save-status.ts'
import { LocalStoreError, type MapCard } from './contract.ts'

/** One Yjs update, as it was written. */
export interface UpdateRow {
  seq: number
  mapId: string
  bytes: Uint8Array
  checksum: number
}

/** A map's whole state at one moment. Several may stand side by side until the older ones are deleted. */
export interface SnapshotRow {
  id: number
  mapId: string
  bytes: Uint8Array
  checksum: number
}

/** A damaged row, kept as it was found. */
export interface QuarantineRow {
  id: number
  mapId: string
  table: 'updates' | 'snapshots'
  key: number
  row: unknown
  reason: string
  /** ms since 1970. */
  foundAt: number
}

/** The browser's database. One version only: what is added later goes into new fields, so that no upgrade can block. */
export class JejakDatabase extends Dexie {
  declare readonly updates: EntityTable<UpdateRow, 'seq'>
  declare readonly snapshots: EntityTable<SnapshotRow, 'id'>
  declare readonly quarantine: EntityTable<QuarantineRow, 'id'>
  declare readonly maps: Table<MapCard, string>

  constructor(parts: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange }) {
    // "Saved on this device" is said on completion, so completion has to mean that the disk has it.
    super('jejak', { ...parts, chromeTransactionDurability: 'strict', cache: 'disabled' })
    this.version(1).stores({ updates: '++seq, mapId', snapshots: '++id, mapId', quarantine: '++id, mapId', maps: 'id' })
  }
}

/** The browser's storage, to be replaced in tests. `null` stands for a browser without it. */
export interface DatabaseParts {
  readonly indexedDB?: IDBFactory | null
  readonly IDBKeyRange?: typeof IDBKeyRange
}

/** The open database, or why there is none. */
export type OpenedDatabase =
  | { readonly ok: true; readonly database: JejakDatabase }
  | { readonly ok: false; readonly reason: MemoryReason }

/** Opens the database and reads from it once, because some browsers fail only then. Never rejects. */
export async function openDatabase(parts: DatabaseParts, deadlineMs: number): Promise<OpenedDatabase> {
  const indexedDB = parts.indexedDB === undefined ? pageIndexedDb() : parts.indexedDB
  if (!indexedDB) return { ok: false, reason: 'missing' }
  let database: JejakDatabase
  try {
    database = new JejakDatabase({ indexedDB, IDBKeyRange: parts.IDBKeyRange ?? globalThis.IDBKeyRange })
  } catch {
    return { ok: false, reason: 'failing' }
  }
  let blocked = false
  database.on('blocked', () => void (blocked = true))
  try {
    await within(
      deadlineMs,
      database.open().then(() => database.maps.count()),
    )
    return { ok: true, database }
  } catch (error) {
    // An open that comes through later must not hold the database against other tabs.
    database.close()
    const late = error instanceof LocalStoreError && error.code === 'not-answering'
    return { ok: false, reason: late ? (blocked ? 'blocked' : 'not-answering') : 'failing' }
  }
}

/** The getter itself throws where the browser's settings forbid storage. */
function pageIndexedDb(): IDBFactory | undefined {
  try {
    return globalThis.indexedDB
  } catch {
    return undefined
  }
}

/**
 * Waits for the browser's storage, but not for ever: some browsers never answer. What comes later is ignored.
 * @throws LocalStoreError `not-answering` after `deadlineMs`; any other failure under its own code.
 */
export async function within<T>(deadlineMs: number, work: PromiseLike<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new LocalStoreError('not-answering', undefined)), deadlineMs)
  })
  try {
    return await Promise.race([work, deadline])
  } catch (error) {
    throw error instanceof LocalStoreError ? error : new LocalStoreError(troubleOf(error), error)
  } finally {
    clearTimeout(timer)
  }
}

/** Browsers report a full disk as an aborted transaction, with the reason inside if at all. */
function troubleOf(error: unknown): WriteTrouble {
  for (let inner = error, depth = 0; typeof inner === 'object' && inner !== null && depth < 5; depth++) {
    const { name, inner: deeper } = inner as { name?: unknown; inner?: unknown }
    if (name === 'QuotaExceededError') return 'quota'
    if (name === 'DatabaseClosedError') return 'replaced'
    inner = deeper
  }
  return 'failed'
}

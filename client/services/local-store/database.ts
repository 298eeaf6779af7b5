import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, wrap } from 'idb'
import type { MemoryReason, WriteTrouble } from '../../state/save-status.ts'
import { LocalStoreError, type MapCard, type StoreEvent } from './contract.ts'

/** Some bytes of a map as they were written: one or several Yjs updates, or its whole state at one moment. */
export interface BytesRow {
  mapId: string
  bytes: Uint8Array
  checksum: number
}

/** A damaged row, kept as it was found. */
export interface QuarantineRow {
  mapId: string
  table: 'updates' | 'snapshots'
  key: number
  row: unknown
  reason: string
  /** ms since 1970. */
  foundAt: number
}

/** The tables. The database counts the keys of all but the maps. Several snapshots may stand side by side for a while. */
interface Tables extends DBSchema {
  updates: { key: number; value: BytesRow; indexes: { mapId: string } }
  snapshots: { key: number; value: BytesRow; indexes: { mapId: string } }
  quarantine: { key: number; value: QuarantineRow; indexes: { mapId: string } }
  maps: { key: string; value: MapCard }
}

type TableName = 'updates' | 'snapshots' | 'quarantine' | 'maps'

/** Databases of this version have these tables; what is added later goes into new fields, so that no upgrade can block. */
const version = 10
const countedKeys = { updates: 'seq', snapshots: 'id', quarantine: 'id' } as const

/** The browser's database. It is opened by the first request, and again after the browser has cleared it. */
export class JejakDatabase {
  /** Hears that a newer version has taken over, or that the database may be empty now. */
  onEvent: ((event: StoreEvent) => void) | undefined
  /** Hears that another tab keeps the database from being opened. */
  onBlocked: (() => void) | undefined
  readonly #factory: IDBFactory
  #connection: Promise<IDBPDatabase<Tables>> | undefined
  #isClosed = false

  constructor({ indexedDB }: { readonly indexedDB: IDBFactory }) {
    this.#factory = indexedDB
  }

  /**
   * Runs requests in one transaction; what they give counts when the transaction is complete, and not at all when one of
   * them fails.
   */
  async run<T, Mode extends 'readonly' | 'readwrite', Name extends TableName>(
    mode: Mode,
    names: readonly Name[],
    work: (tables: { readonly [Each in Name]: IDBPObjectStore<Tables, Name[], Each, Mode> }) => Promise<T>,
  ): Promise<T> {
    const transaction = await this.#begin(mode, names)
    // Whoever waits for the work hears why it failed.
    transaction.done.catch(() => undefined)
    const tables = Object.fromEntries(names.map((name) => [name, transaction.objectStore(name)]))
    try {
      const result = await work(tables as unknown as Parameters<typeof work>[0])
      await transaction.done
      return result
    } catch (error) {
      try {
        transaction.abort()
      } catch {
        // It has ended: then it knows why better than its requests do.
      }
      throw transaction.error ?? error
    }
  }

  /** Lets go for good: what is asked for from now on fails. */
  close(): void {
    this.#isClosed = true
    this.#letGo()
  }

  #letGo(): void {
    this.#connection?.then(
      (database) => database.close(),
      () => undefined,
    )
    this.#connection = undefined
  }

  async #begin<Mode extends 'readonly' | 'readwrite', Name extends TableName>(mode: Mode, names: readonly Name[]) {
    // "Saved on this device" is said on completion, so completion has to mean that the disk has it.
    const options: IDBTransactionOptions = mode === 'readwrite' ? { durability: 'strict' } : {}
    const database = await this.#connect()
    try {
      return database.transaction([...names], mode, options)
    } catch {
      // Browsers drop a connection without a word, as after a long sleep.
      this.#letGo()
      return (await this.#connect()).transaction([...names], mode, options)
    }
  }

  #connect(): Promise<IDBPDatabase<Tables>> {
    if (this.#isClosed) return Promise.reject(new LocalStoreError('replaced', undefined))
    const opening = (this.#connection ??= this.#open())
    // What failed once is tried again when it is next asked for.
    opening.catch(() => {
      if (this.#connection === opening) this.#connection = undefined
    })
    return opening
  }

  async #open(): Promise<IDBPDatabase<Tables>> {
    // `openDB` knows only the page's own IndexedDB, which a test cannot replace.
    const request = this.#factory.open('jejak', version)
    request.addEventListener('upgradeneeded', () => addTables(request.result))
    request.addEventListener('blocked', () => this.onBlocked?.())
    const database = (await wrap(request)) as unknown as IDBPDatabase<Tables>
    // Those who asked for it may have given up since: then it must not stay open.
    if (this.#isClosed) {
      database.close()
      throw new LocalStoreError('replaced', undefined)
    }
    const isLost = () => {
      this.#connection = undefined
      this.onEvent?.('reset')
    }
    database.addEventListener('close', isLost)
    database.addEventListener('versionchange', ({ newVersion }) => {
      database.close()
      // A deletion leaves room for a new beginning; a newer version knows what this one does not.
      if (newVersion === null) return isLost()
      this.#isClosed = true
      this.onEvent?.('replaced')
    })
    return database
  }
}

function addTables(database: IDBDatabase): void {
  const has = (name: TableName) => database.objectStoreNames.contains(name)
  for (const [name, keyPath] of Object.entries(countedKeys) as [keyof typeof countedKeys, string][]) {
    if (!has(name)) database.createObjectStore(name, { keyPath, autoIncrement: true }).createIndex('mapId', 'mapId')
  }
  if (!has('maps')) database.createObjectStore('maps', { keyPath: 'id' })
}

/** The browser's storage, to be replaced in tests. `null` stands for a browser without it. */
export interface DatabaseParts {
  readonly indexedDB?: IDBFactory | null
}

/** The open database, or why there is none. */
export type OpenedDatabase =
  | { readonly ok: true; readonly database: JejakDatabase }
  | { readonly ok: false; readonly reason: MemoryReason }

/** Opens the database and reads from it once, because some browsers fail only then. Never rejects. */
export async function openDatabase(parts: DatabaseParts, deadlineMs: number): Promise<OpenedDatabase> {
  const indexedDB = parts.indexedDB === undefined ? pageIndexedDb() : parts.indexedDB
  if (!indexedDB) return { ok: false, reason: 'missing' }
  const database = new JejakDatabase({ indexedDB })
  let blocked = false
  database.onBlocked = () => void (blocked = true)
  try {
    await within(
      deadlineMs,
      database.run('readonly', ['maps'], ({ maps }) => maps.getAll()),
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
  const { name } = (error ?? {}) as { name?: unknown }
  return name === 'QuotaExceededError' ? 'quota' : 'failed'
}

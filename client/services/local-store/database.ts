import type { MemoryReason, WriteTrouble } from '../../state/save-status.ts'
import { LocalStoreError, type MapCard, type StoreEvent } from './contract.ts'

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

/** The tables: what a row is, what of it is given when it is added, and what it is found by. */
interface Tables {
  readonly updates: Table<UpdateRow, Omit<UpdateRow, 'seq'>, number>
  readonly snapshots: Table<SnapshotRow, Omit<SnapshotRow, 'id'>, number>
  readonly quarantine: Table<QuarantineRow, Omit<QuarantineRow, 'id'>, number>
  readonly maps: Table<MapCard, MapCard, string>
}

export type TableName = keyof Tables

export const tableNames: readonly TableName[] = ['updates', 'snapshots', 'quarantine', 'maps']

/** Databases of this version have these tables; what is added later goes into new fields, so that no upgrade can block. */
const version = 10
const keyOf = { updates: 'seq', snapshots: 'id', quarantine: 'id', maps: 'id' } as const

/** The browser's database. It is opened by the first request, and again after the browser has cleared it. */
export class JejakDatabase {
  /** Hears that a newer version has taken over, or that the database may be empty now. */
  onEvent: ((event: StoreEvent) => void) | undefined
  /** Hears that another tab keeps the database from being opened. */
  onBlocked: (() => void) | undefined
  readonly #factory: IDBFactory
  #connection: Promise<IDBDatabase> | undefined
  #isClosed = false

  constructor({ indexedDB }: { readonly indexedDB: IDBFactory }) {
    this.#factory = indexedDB
  }

  /**
   * Runs requests in one transaction; what they give counts when the transaction is complete, and not at all when one of
   * them fails.
   */
  async run<T, Name extends TableName>(
    mode: 'readonly' | 'readwrite',
    names: readonly Name[],
    work: (tables: Pick<Tables, Name>) => Promise<T>,
  ): Promise<T> {
    const transaction = await this.#begin(mode, names)
    const completed = new Promise<void>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve())
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Aborted()))
    })
    const tables = Object.fromEntries(names.map((name) => [name, new Table(transaction.objectStore(name))]))
    try {
      const result = await work(tables as unknown as Pick<Tables, Name>)
      await completed
      return result
    } catch (error) {
      try {
        transaction.abort()
      } catch {
        // It has ended: then it knows why better than its requests do.
        await completed
      }
      completed.catch(() => undefined)
      throw error
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

  async #begin(mode: 'readonly' | 'readwrite', names: readonly string[]): Promise<IDBTransaction> {
    // "Saved on this device" is said on completion, so completion has to mean that the disk has it.
    const options: IDBTransactionOptions = mode === 'readwrite' ? { durability: 'strict' } : {}
    const database = await this.#connect()
    try {
      return database.transaction(names, mode, options)
    } catch {
      // Browsers drop a connection without a word, as after a long sleep.
      this.#letGo()
      return (await this.#connect()).transaction(names, mode, options)
    }
  }

  #connect(): Promise<IDBDatabase> {
    if (this.#isClosed) return Promise.reject(new LocalStoreError('replaced', undefined))
    const opening = (this.#connection ??= this.#open())
    // What failed once is tried again when it is next asked for.
    opening.catch(() => {
      if (this.#connection === opening) this.#connection = undefined
    })
    return opening
  }

  async #open(): Promise<IDBDatabase> {
    const request = this.#factory.open('jejak', version)
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      request.addEventListener('upgradeneeded', () => addTables(request.result))
      request.addEventListener('blocked', () => this.onBlocked?.())
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error ?? new Aborted()))
    })
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
  for (const name of tableNames) {
    if (database.objectStoreNames.contains(name)) continue
    const table = database.createObjectStore(name, { keyPath: keyOf[name], autoIncrement: name !== 'maps' })
    if (name !== 'maps') table.createIndex('mapId', 'mapId')
  }
}

class Aborted extends Error {
  override name = 'AbortError'
}

/** A table within a transaction. */
class Table<Row, New, Key extends IDBValidKey> {
  readonly #rows: IDBObjectStore

  constructor(rows: IDBObjectStore) {
    this.#rows = rows
  }

  get(key: Key): Promise<Row | undefined> {
    return answer(this.#rows.get(key) as IDBRequest<Row | undefined>)
  }

  all(): Promise<Row[]> {
    return answer(this.#rows.getAll() as IDBRequest<Row[]>)
  }

  /** A map's rows, in the order of their keys. */
  ofMap(mapId: string): Promise<Row[]> {
    return answer(this.#rows.index('mapId').getAll(mapId) as IDBRequest<Row[]>)
  }

  keysOfMap(mapId: string): Promise<Key[]> {
    return answer(this.#rows.index('mapId').getAllKeys(mapId)) as Promise<Key[]>
  }

  add(row: New): Promise<Key> {
    return answer(this.#rows.add(row)) as Promise<Key>
  }

  async addAll(rows: readonly New[]): Promise<void> {
    await Promise.all(rows.map((row) => this.add(row)))
  }

  async put(row: Row): Promise<void> {
    await answer(this.#rows.put(row))
  }

  async delete(keys: readonly Key[]): Promise<void> {
    await Promise.all(keys.map((key) => answer(this.#rows.delete(key))))
  }
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', (event) => {
      // Whoever asked decides whether the transaction goes on without it.
      event.preventDefault()
      event.stopPropagation()
      reject(request.error ?? new Aborted())
    })
  })
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
      database.run('readonly', ['maps'], ({ maps }) => maps.all()),
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

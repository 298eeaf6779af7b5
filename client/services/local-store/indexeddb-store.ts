import { liveQuery } from 'dexie'
import * as Y from 'yjs'
import type { WriteTrouble } from '../../state/save-status.ts'
import { type LocalLoad, type LocalStore, LocalStoreError, type StoreEvent, deletedKeptMs } from './contract.ts'
import { compactRows } from './compaction.ts'
import { type JejakDatabase, within } from './database.ts'
import { type CardOf, mergeCard, sortCards, sortDeletedCards } from './map-cards.ts'
import { type BadRow, type RawRow, checkRows, holdsAnything, readRows, sealed } from './rows.ts'

/** How long the browser may take for one request of the library. */
const requestDeadlineMs = 3_000

/** How long it may take to write: a slow disk is not a failing one. */
const writeDeadlineMs = 10_000

/** How long is waited for the rest of a map whose beginning was late. */
const restDeadlineMs = 30_000

/** The store over an open database. */
export function openIndexedDbStore(
  database: JejakDatabase,
  { now, locks }: { readonly now: () => number; readonly locks: LockManager | undefined },
): LocalStore {
  const listeners = new Set<(event: StoreEvent) => void>()
  let closing = false
  const tell = (event: StoreEvent) => {
    for (const listener of listeners) listener(event)
  }
  database.on('versionchange', (event) => {
    // A deletion leaves room for a new beginning: Dexie lets go and opens again at the next request.
    if (event.newVersion === null) return true
    // A newer version wants to upgrade: let go for good, and keep Dexie from opening what it does not know.
    closing = true
    database.close()
    tell('replaced')
    return false
  })
  // After this the database may be empty.
  database.on('close', () =>
    queueMicrotask(() => {
      if (!closing) tell('reset')
    }),
  )

  const changeCard: CardOf = (mapId, change) =>
    within(
      writeDeadlineMs,
      database.transaction('rw', database.maps, async () => {
        const next = change(await database.maps.get(mapId))
        if (next) await database.maps.put(next)
      }),
    )

  const forget = (mapId: string) =>
    within(
      writeDeadlineMs,
      database.transaction('rw', database.tables, async () => {
        for (const table of [database.updates, database.snapshots, database.quarantine]) {
          await table.where({ mapId }).delete()
        }
        await database.maps.delete(mapId)
      }),
    )

  return {
    kind: 'indexeddb',
    loadMap: (mapId, deadlineMs = requestDeadlineMs) => loadRows(database, mapId, deadlineMs, now),
    append: (mapId, updates) =>
      within(
        writeDeadlineMs,
        database.transaction('rw', database.updates, async () => {
          await database.updates.bulkAdd(packed(updates).map((bytes) => sealed(mapId, bytes)))
        }),
      ),
    compact: (mapId) => {
      const compact = () => compactRows(database, mapId)
      if (!locks) return within(writeDeadlineMs, compact())
      return locks.request(`jejak-compact-${mapId}`, { ifAvailable: true }, (lock) =>
        lock ? within(writeDeadlineMs, compact()) : 'busy',
      )
    },
    listMaps: async () => sortCards(await within(requestDeadlineMs, database.maps.toArray())),
    listDeletedMaps: async () => sortDeletedCards(await within(requestDeadlineMs, database.maps.toArray())),
    watchMaps(listener, onError) {
      const fail = (code: WriteTrouble, cause?: unknown) => onError?.(new LocalStoreError(code, cause))
      const deadline = setTimeout(() => fail('not-answering'), requestDeadlineMs)
      const subscription = liveQuery(() => database.maps.toArray()).subscribe({
        next(cards) {
          clearTimeout(deadline)
          listener(sortCards(cards))
        },
        error(error: unknown) {
          clearTimeout(deadline)
          fail('failed', error)
        },
      })
      return () => {
        clearTimeout(deadline)
        subscription.unsubscribe()
      }
    },
    mapCard: (mapId) => within(requestDeadlineMs, database.maps.get(mapId)),
    saveMapCard: (mapId, fields) => changeCard(mapId, (card) => mergeCard(card, mapId, fields, now())),
    deleteMap: (mapId) => changeCard(mapId, (card) => card && { ...card, deletedAt: now() }),
    restoreMap: (mapId) => changeCard(mapId, (card) => card && mergeCard(card, mapId, { deletedAt: undefined }, now())),
    forgetMap: forget,
    async purgeDeleted() {
      const cards = await within(requestDeadlineMs, database.maps.toArray())
      const old = cards.filter(({ deletedAt }) => deletedAt !== undefined && deletedAt < now() - deletedKeptMs)
      for (const { id } of old) await forget(id)
      return old.length
    },
    watchEvents(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close() {
      closing = true
      database.close()
    },
  }
}

/** Updates that are put into one row: a burst costs a browser by the row, and a damaged row costs no more than these. */
const updatesPerRow = 50

/** The same updates in fewer pieces. */
function packed(updates: readonly Uint8Array[]): readonly Uint8Array[] {
  if (updates.length <= updatesPerRow) return updates
  const pieces: Uint8Array[] = []
  for (let from = 0; from < updates.length; from += updatesPerRow)
    pieces.push(Y.mergeUpdates(updates.slice(from, from + updatesPerRow)))
  return pieces
}

async function loadRows(
  database: JejakDatabase,
  mapId: string,
  deadlineMs: number,
  now: () => number,
): Promise<LocalLoad> {
  const rows: RawRow[] = []
  const reading = readRows(database, mapId, rows)
  const readAll = async (withinMs: number) => {
    await within(withinMs, reading)
    const { bad, doc } = checkRows(rows)
    if (bad.length > 0) {
      // A row that cannot be moved stays where it is, and is passed over again next time.
      await within(requestDeadlineMs, setAside(database, mapId, bad, now())).catch(() => undefined)
    }
    return loadOf(rows, bad.length, doc)
  }
  try {
    return await readAll(deadlineMs)
  } catch (error) {
    if (!(error instanceof LocalStoreError) || error.code !== 'not-answering') throw error
    // What came before the deadline is shown; damaged rows are dealt with when all are there.
    const { bad, doc } = checkRows(rows)
    return { ...loadOf(rows, bad.length, doc), rest: readAll(restDeadlineMs).catch(() => undefined) }
  }
}

const loadOf = (rows: readonly RawRow[], quarantined: number, doc: Y.Doc): LocalLoad => ({
  doc,
  hasContent: holdsAnything(doc),
  rows: rows.length,
  quarantined,
})

/** Moves damaged rows to the quarantine, where nothing deletes them. What the browser cannot read stays in place. */
async function setAside(
  database: JejakDatabase,
  mapId: string,
  bad: readonly BadRow[],
  foundAt: number,
): Promise<void> {
  const movable = bad.filter(({ unreadable }) => !unreadable)
  if (movable.length === 0) return
  await database.transaction('rw', database.updates, database.snapshots, database.quarantine, async () => {
    await database.quarantine.bulkAdd(
      movable.map(({ table, key, row, reason }) => ({ mapId, table, key, row, reason, foundAt })),
    )
    for (const { table, key } of movable) await database.table(table).delete(key)
  })
}

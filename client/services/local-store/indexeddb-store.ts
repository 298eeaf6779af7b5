import * as Y from 'yjs'
import type { WriteTrouble } from '../../state/save-status.ts'
import { type LocalLoad, type LocalStore, LocalStoreError, type StoreEvent, deletedKeptMs } from './contract.ts'
import { compactRows } from './compaction.ts'
import { openCardChanges } from './card-changes.ts'
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
  const tell = (event: StoreEvent) => {
    for (const listener of listeners) listener(event)
  }
  database.onEvent = tell
  const changes = openCardChanges()

  const changeCard: CardOf = (mapId, change) =>
    within(
      writeDeadlineMs,
      database
        .run('readwrite', ['maps'], async ({ maps }) => {
          const next = change(await maps.get(mapId))
          if (next) await maps.put(next)
        })
        .then(() => changes.tell()),
    )

  const forget = (mapId: string) =>
    within(
      writeDeadlineMs,
      database
        .run('readwrite', ['updates', 'snapshots', 'quarantine', 'maps'], async ({ maps, ...tables }) => {
          for (const table of Object.values(tables))
            await Promise.all((await table.index('mapId').getAllKeys(mapId)).map((key) => table.delete(key)))
          await maps.delete(mapId)
        })
        .then(() => changes.tell()),
    )
  const readCards = () => database.run('readonly', ['maps'], ({ maps }) => maps.getAll())

  return {
    kind: 'indexeddb',
    loadMap: (mapId, deadlineMs = requestDeadlineMs) => loadRows(database, mapId, deadlineMs, now),
    append: (mapId, updates) =>
      within(
        writeDeadlineMs,
        database.run('readwrite', ['updates'], (tables) =>
          Promise.all(packed(updates).map((bytes) => tables.updates.add(sealed(mapId, bytes)))),
        ),
      ).then(() => undefined),
    compact: (mapId) => {
      const compact = () => compactRows(database, mapId)
      if (!locks) return within(writeDeadlineMs, compact())
      return locks.request(`jejak-compact-${mapId}`, { ifAvailable: true }, (lock) =>
        lock ? within(writeDeadlineMs, compact()) : 'busy',
      )
    },
    listMaps: async () => sortCards(await within(requestDeadlineMs, readCards())),
    listDeletedMaps: async () => sortDeletedCards(await within(requestDeadlineMs, readCards())),
    watchMaps(listener, onError) {
      let isStopped = false
      const fail = (code: WriteTrouble, cause?: unknown) => onError?.(new LocalStoreError(code, cause))
      const deadline = setTimeout(() => fail('not-answering'), requestDeadlineMs)
      const stop = changes.watch(async () => {
        const cards = await readCards().catch((error: unknown) => {
          if (!isStopped) fail('failed', error)
        })
        clearTimeout(deadline)
        if (cards && !isStopped) listener(sortCards(cards))
      })
      return () => {
        isStopped = true
        clearTimeout(deadline)
        stop()
      }
    },
    mapCard: (mapId) =>
      within(
        requestDeadlineMs,
        database.run('readonly', ['maps'], ({ maps }) => maps.get(mapId)),
      ),
    saveMapCard: (mapId, fields) => changeCard(mapId, (card) => mergeCard(card, mapId, fields, now())),
    deleteMap: (mapId) => changeCard(mapId, (card) => card && { ...card, deletedAt: now() }),
    restoreMap: (mapId) => changeCard(mapId, (card) => card && mergeCard(card, mapId, { deletedAt: undefined }, now())),
    forgetMap: forget,
    async purgeDeleted() {
      const cards = await within(requestDeadlineMs, readCards())
      const old = cards.filter(({ deletedAt }) => deletedAt !== undefined && deletedAt < now() - deletedKeptMs)
      for (const { id } of old) await forget(id)
      return old.length
    },
    watchEvents(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close() {
      changes.close()
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
  await database.run('readwrite', ['updates', 'snapshots', 'quarantine'], async (tables) => {
    for (const { table, key, row, reason } of movable) {
      await tables.quarantine.add({ mapId, table, key, row, reason, foundAt })
      await tables[table].delete(key)
    }
  })
}

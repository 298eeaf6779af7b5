import type { LocalStore } from './local-store/contract.ts'
import { type DatabaseParts, openDatabase } from './local-store/database.ts'
import { openIndexedDbStore } from './local-store/indexeddb-store.ts'
import { openMemoryStore } from './local-store/memory-store.ts'

export { LocalStoreError, deletedKeptMs } from './local-store/contract.ts'
export type { LocalLoad, LocalStore, MapCard, MapCardFields } from './local-store/contract.ts'

/** What the store needs from the browser. */
export interface LocalStoreOptions extends DatabaseParts {
  readonly now?: () => number
  readonly locks?: LockManager | undefined
  /** How long the browser may take to open its storage. */
  readonly openDeadlineMs?: number
}

/**
 * Opens this browser's store; within two seconds it falls back to memory when there is no IndexedDB, when it fails,
 * when it does not answer, or when another tab blocks it. Never rejects.
 */
export async function openLocalStore(options: LocalStoreOptions = {}): Promise<LocalStore> {
  const { now = Date.now, locks = pageLocks(), openDeadlineMs = 2_000 } = options
  const opened = await openDatabase(options, openDeadlineMs)
  if (!opened.ok) return openMemoryStore(opened.reason, now)
  const store = openIndexedDbStore(opened.database, { now, locks })
  // Housekeeping that nobody waits for; what fails is tried again at the next start.
  store.purgeDeleted().catch(() => undefined)
  return store
}

function pageLocks(): LockManager | undefined {
  return typeof navigator === 'undefined' ? undefined : navigator.locks
}

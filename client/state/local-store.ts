import { type LocalStore, openLocalStore } from '../services/local-store.ts'
import { clearUnfinishedWords } from './unfinished-words.ts'

let opened: Promise<LocalStore> | undefined

/** This browser's store; opened once, by whoever needs it first. Never rejects. */
export function localStore(): Promise<LocalStore> {
  return (opened ??= open())
}

async function open(): Promise<LocalStore> {
  const store = await openLocalStore()
  // Housekeeping that nobody waits for; what fails is tried again at the next start.
  clearWords(store).catch(() => undefined)
  return store
}

/** Words that were never finished go with the map they were for. */
async function clearWords(store: LocalStore): Promise<void> {
  const isGone = async (mapId: string) => store.kind === 'indexeddb' && (await store.mapCard(mapId)) === undefined
  await clearUnfinishedWords({ storage: localStorage, locks: navigator.locks }, isGone)
}

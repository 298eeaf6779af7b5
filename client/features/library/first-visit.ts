import { sampleTemplate } from '../../../journey/library/templates.ts'
import { currentLanguage } from '../../language/text.ts'
import type { LocalStore } from '../../services/local-store.ts'

const sampleKey = 'jejak.sample'
const welcomeKey = 'jejak.welcome'

/** Whether the three sentences of a first visit were closed here. */
export const isWelcomeDismissed = (): boolean => read(welcomeKey) !== null

/** Keeps them closed. */
export const dismissWelcome = (): void => write(welcomeKey)

let sampling: Promise<void> | undefined

/**
 * Makes the sample map when nothing was ever in this browser: a deleted sample stays deleted, and whoever has maps needs
 * none. Never rejects; without the sample the library teaches by its empty state.
 */
export function ensureSample(store: LocalStore): Promise<void> {
  return (sampling ??= withLock(() => makeSample(store)).catch(reportError))
}

async function makeSample(store: LocalStore): Promise<void> {
  if (read(sampleKey) !== null) return
  const [maps, deleted] = await Promise.all([store.listMaps(), store.listDeletedMaps()])
  if (maps.length === 0 && deleted.length === 0) {
    const [{ loadTemplate }, { makeMap }] = await Promise.all([
      import('./template-files.ts'),
      import('./map-operations.ts'),
    ])
    await makeMap(await loadTemplate(sampleTemplate.key, currentLanguage()))
  }
  write(sampleKey)
}

/** Two tabs opened at once make one sample between them. */
const withLock = (work: () => Promise<void>): Promise<void> =>
  navigator.locks ? navigator.locks.request('jejak-sample', work) : work()

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string): void {
  try {
    localStorage.setItem(key, new Date().toISOString())
  } catch {
    // Storage is forbidden: the next visit is a first one again.
  }
}

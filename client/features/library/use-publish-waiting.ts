import { useEffect } from 'react'
import { publishMap } from '../../services/publish.ts'
import type { LocalStore } from '../../services/local-store.ts'
import type { Library } from './use-library.ts'

/** The page is shown first. */
const startDelayMs = 1_500

/** Puts maps on the server that only this device has, while the library is open: at first, and when the connection is back. */
export function usePublishWaiting(library: Library): void {
  const store = library.state === 'ready' ? library.store : undefined
  useEffect(() => {
    if (!store) return undefined
    let work: Promise<void> | undefined
    const publish = () => {
      // What fails is tried at the next occasion, and when the map is opened.
      work ??= publishWaiting(store)
        .catch(() => undefined)
        .finally(() => (work = undefined))
    }
    const timer = setTimeout(publish, startDelayMs)
    addEventListener('online', publish)
    return () => {
      clearTimeout(timer)
      removeEventListener('online', publish)
    }
  }, [store])
}

async function publishWaiting(store: LocalStore): Promise<void> {
  for (const { id, published } of await store.listMaps()) {
    if (published) continue
    const { storedState } = await import('./map-operations.ts')
    const state = await storedState(id).catch(() => undefined)
    if (!state) continue
    const { kind } = await publishMap(id, state, { origin: location.origin })
    if (kind === 'unreachable') return
    if (kind === 'published') await store.saveMapCard(id, { published: true })
  }
}

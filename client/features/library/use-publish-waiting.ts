import { useEffect } from 'react'
import { publishMap } from '../../services/publish.ts'
import type { LocalStore } from '../../services/local-store.ts'
import { useSignIn } from '../../state/sign-in.ts'
import type { Library } from './use-library.ts'

/** The page is shown first. */
const startDelayMs = 1_500

/**
 * While the library is open, at first and when the connection is back: puts maps on the server that only this device
 * has, and sends edits of an earlier visit that it may not have.
 */
export function usePublishWaiting(library: Library): void {
  // Whoever has just signed in has what waited for it taken.
  const signIn = useSignIn(({ state }) => state)
  const store = library.state === 'ready' ? library.store : undefined
  useEffect(() => {
    if (!store || signIn === 'wanted') return undefined
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
  }, [store, signIn])
}

async function publishWaiting(store: LocalStore): Promise<void> {
  for (const { id, key, published, unsent } of await store.listMaps()) {
    if (published) {
      if (unsent) await (await import('../../services/send-edits.ts')).sendEdits(id, { store, origin: location.origin })
      continue
    }
    const { storedState } = await import('./map-operations.ts')
    const state = await storedState(id).catch(() => undefined)
    if (!state || key === undefined) continue
    const { kind } = await publishMap(id, key, state, { origin: location.origin })
    if (kind === 'unreachable') return
    if (kind === 'published') await store.saveMapCard(id, { published: true })
  }
}

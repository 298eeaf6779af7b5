import type { LocalStore } from './local-store.ts'

/** By store and map: how to end the closed sessions that are still sending. */
const sending = new WeakMap<LocalStore, Map<string, Set<() => void>>>()

/** Notes a closed session whose edits are all in the store but not all on the server. Returns how to take it off. */
export function noteSending(store: LocalStore, mapId: string, end: () => void): () => void {
  const maps = sending.get(store) ?? new Map<string, Set<() => void>>()
  sending.set(store, maps)
  const ends = maps.get(mapId) ?? new Set()
  maps.set(mapId, ends)
  ends.add(end)
  return () => {
    ends.delete(end)
    if (ends.size === 0 && maps.get(mapId) === ends) maps.delete(mapId)
  }
}

/**
 * How to end the sessions of a map that were noted before now. Whoever reads the map from the store after this call has
 * all their edits and can send them in their place.
 */
export function sendingSessions(store: LocalStore, mapId: string): readonly (() => void)[] {
  return [...(sending.get(store)?.get(mapId) ?? [])]
}

/** Calls back when a map that this browser keeps is removed for good. Returns how to stop. */
export function watchForgotten(store: LocalStore, mapId: string, onForgotten: () => void): () => void {
  let wasThere = false
  let isOver = false
  const look = async () => {
    const isThere = (await store.mapCard(mapId)) !== undefined
    if (wasThere && !isThere && !isOver) onForgotten()
    wasThere ||= isThere
  }
  // A browser that does not answer now is asked again at the next change.
  const lookSafely = () => void look().catch(() => undefined)
  lookSafely()
  const unwatch = store.watchMaps(lookSafely)
  return () => {
    isOver = true
    unwatch()
  }
}

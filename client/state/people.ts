import { useCallback, useSyncExternalStore } from 'react'
import type { Person, Presence } from '../services/presence.ts'

/** Everyone else who has the map open; renders again when someone comes, goes, moves or selects. */
export function usePeople(presence: Presence): readonly Person[] {
  const subscribe = useCallback((listener: () => void) => presence.watch(listener), [presence])
  return useSyncExternalStore(subscribe, () => presence.people)
}

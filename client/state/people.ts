import { useSyncExternalStore } from 'react'
import type { Person, Presence } from '../services/presence.ts'

/** Everyone else who has the map open; renders again when someone comes, goes, moves or selects. */
export function usePeople(presence: Presence): readonly Person[] {
  return useSyncExternalStore(presence.watch, () => presence.people)
}

import { useCallback, useState, useSyncExternalStore } from 'react'
import type { Person, Presence, PresenceUser } from '../services/presence.ts'

/** Everyone else who has the map open; renders again when someone comes, goes, moves or selects. */
export function usePeople(presence: Presence): readonly Person[] {
  const subscribe = useCallback((listener: () => void) => presence.watch(listener), [presence])
  return useSyncExternalStore(subscribe, () => presence.people)
}

/** Who someone is, without what they do. */
export interface PresentPerson extends PresenceUser {
  readonly id: string
}

/** Who else has the map open; renders again when someone comes, goes or is renamed, and not when a pointer moves. */
export function usePresentPeople(presence: Presence): readonly PresentPerson[] {
  const subscribe = useCallback((listener: () => void) => presence.watch(listener), [presence])
  const [present] = useState(() => {
    let known: readonly PresentPerson[] = []
    return (people: readonly Person[]) => {
      if (known.length === people.length && known.every((one, index) => isSame(one, people[index]))) return known
      known = people.map(({ clientId, user }) => ({ id: String(clientId), ...user }))
      return known
    }
  })
  return useSyncExternalStore(subscribe, () => present(presence.people))
}

function isSame({ id, name, colour }: PresentPerson, person: Person | undefined): boolean {
  return id === String(person?.clientId) && name === person?.user.name && colour === person.user.colour
}

import { useSyncExternalStore } from 'react'
import { type UserIdentity, openUserIdentity } from '../services/user-identity.ts'
import type { PresenceUser } from '../services/presence.ts'

let opened: UserIdentity | undefined

/** Who the user of this browser is; read once. `defaultName` is for who has chosen none. */
export function userIdentity(defaultName: string): UserIdentity {
  return (opened ??= openUserIdentity(defaultName))
}

/** The user's name and colour, in a component below an open map. */
export function useUser(): PresenceUser | undefined {
  return useSyncExternalStore(
    (listener) => opened?.watch(listener) ?? (() => undefined),
    () => opened?.user,
  )
}

/** Whether the user is to be asked for a name, in a component below an open map. */
export function useNameMissing(): boolean {
  return useSyncExternalStore(
    (listener) => opened?.watch(listener) ?? (() => undefined),
    () => opened?.isNameMissing ?? false,
  )
}

/** The user wants no other name, and is not asked again. */
export function declineName(): void {
  opened?.declineName()
}

/** Changes the user's name or colour for all maps. */
export function changeUser(fields: Partial<Pick<PresenceUser, 'name' | 'colour'>>): void {
  opened?.change(fields)
}

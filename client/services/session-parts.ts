import type { LocalStore } from './local-store.ts'
import type { PageTarget } from './page-events.ts'
import type { UserIdentity } from './user-identity.ts'

/** What a session needs. */
export interface SessionParts {
  readonly store: LocalStore
  /** Where the server is, as in `https://example.org`. */
  readonly origin: string
  readonly identity: Pick<UserIdentity, 'user' | 'watch' | 'yieldColour'>
  readonly fetch?: typeof globalThis.fetch | undefined
  readonly webSocket?: typeof WebSocket | undefined
  readonly page?: PageTarget | undefined
  /** Others do not see this session among the people on the map. */
  readonly hidden?: boolean
}

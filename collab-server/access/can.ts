import { type AccessRole, includesRole } from '../../journey/model/access.ts'

/** Who asks: somebody who came with a share link of one map. */
export interface Principal {
  readonly mapId: string
  /** Id of the share link. */
  readonly linkId: string
  readonly role: AccessRole
  /** ms since 1970, from which on the link opens nothing. */
  readonly expiresAt?: number | undefined
}

/** Everything that can be done with a map, and the least role that may. */
export const leastRole = {
  /** Open it live, read it as JSON, export it. */
  read: 'viewer',
  /** Be seen there: name, colour, place. */
  appear: 'viewer',
  /** Say something about what is on it, and vote. */
  comment: 'commenter',
  /** Write updates of the document, and values of its metrics. */
  edit: 'editor',
  /** See what it held before, and give versions names. Who only reads does not see what was taken out. */
  history: 'editor',
  /** See, make, change and revoke its share links. */
  share: 'owner',
  /** Delete it from the server, with its history and its links. */
  delete: 'owner',
} as const satisfies Record<string, AccessRole>

export type Operation = keyof typeof leastRole

/**
 * Whether somebody may do something with a map now. The one place where that is decided, for sockets and HTTP alike;
 * without a principal, for another map and after the link's end nothing may be done.
 * @param now ms since 1970
 */
export function can(principal: Principal | undefined, operation: Operation, mapId: string, now: number): boolean {
  if (principal === undefined || principal.mapId !== mapId) return false
  if (principal.expiresAt !== undefined && principal.expiresAt <= now) return false
  return includesRole(principal.role, leastRole[operation])
}

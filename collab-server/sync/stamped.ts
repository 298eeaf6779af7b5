import * as Y from 'yjs'
import { discussionRoots, firstServerClient } from '../../journey/doc/shape.ts'

/**
 * What only the server writes: comments and votes, so that nobody speaks under another's name. It stands in roots of its
 * own, under client ids of the server's; nobody else may write there, and so nothing else ever stands beside it or in it.
 */

/** Whether a client id is the server's: nobody else brings anything new under it, and deletes nothing of it. */
export const isServerClient = (client: number): boolean => client >= firstServerClient

const roots: ReadonlySet<unknown> = new Set(Object.values(discussionRoots))

/** Whether a struct of anybody else's stands in a root of the server's, or beside or in what the server wrote. */
export function isForged(struct: Y.Item | Y.GC | Y.Skip): boolean {
  if (!(struct instanceof Y.Item) || isServerClient(struct.id.client)) return false
  const { origin, rightOrigin } = struct
  const parent: unknown = struct.parent
  if (roots.has(parent)) return true
  const neighbours = [origin, rightOrigin, parent instanceof Y.ID ? parent : null]
  return neighbours.some((id) => id !== null && isServerClient(id.client))
}

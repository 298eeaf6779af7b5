import { type AccessRole, keyPattern, newKey } from '../../journey/model/access.ts'
import type { Comment } from '../../journey/model/schema.ts'
import { mapRequests } from './map-request.ts'
import type { ServerAddress } from './publish.ts'

/** Who somebody is in the discussion of a map. */
export interface Me {
  /** What their link lets them do. */
  readonly role: AccessRole
  /** By which comments and votes are known to be theirs. */
  readonly author: string
}

/** What is said of a map, written by the server. Every method rejects with a `MapRequestError`. */
export interface Discussion {
  me(): Promise<Me>
  /** @param replyTo the first comment of a thread, for an answer */
  comment(on: string, text: string, replyTo?: string): Promise<Comment>
  edit(commentId: string, text: string): Promise<void>
  /** Settles a thread, or opens it again. */
  settle(commentId: string, done: boolean): Promise<void>
  remove(commentId: string): Promise<void>
  vote(on: string, isFor: boolean): Promise<void>
}

/**
 * @param rightOf the header with the right to ask
 * @param nameOf what the user goes by at the moment
 */
export function discussionOf(
  mapId: string,
  rightOf: () => Promise<{ readonly authorization: string }>,
  nameOf: () => string,
  server: ServerAddress,
): Discussion {
  const headersOf = async () => ({
    ...(await rightOf()),
    'jejak-author': `${authorSecret()} ${encodeURIComponent(nameOf())}`,
  })
  const ask = mapRequests(mapId, headersOf, server)
  return {
    me: async () => JSON.parse(await ask('GET', '/access')) as Me,
    comment: async (on, text, replyTo) =>
      JSON.parse(
        await ask('POST', '/comments', { on, text, ...(replyTo === undefined ? {} : { replyTo }) }),
      ) as Comment,
    async edit(commentId, text) {
      await ask('PATCH', `/comments/${commentId}`, { text })
    },
    async settle(commentId, done) {
      await ask('PATCH', `/comments/${commentId}`, { done })
    },
    async remove(commentId) {
      await ask('DELETE', `/comments/${commentId}`)
    },
    async vote(on, isFor) {
      await ask(isFor ? 'PUT' : 'DELETE', `/votes/${on}`)
    },
  }
}

const storageKey = 'jejak.author'
let ofPage: string | undefined

/** What only this browser knows, so that nobody else writes as whoever uses it. Without storage it lasts as long as the page. */
function authorSecret(): string {
  if (ofPage !== undefined) return ofPage
  let kept: string | null | undefined
  try {
    kept = localStorage.getItem(storageKey)
    ofPage = kept !== null && keyPattern.test(kept) ? kept : newKey()
    if (ofPage !== kept) localStorage.setItem(storageKey, ofPage)
  } catch {
    ofPage ??= newKey()
  }
  return ofPage
}

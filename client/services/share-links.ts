import { type AccessRole, includesRole } from '../../journey/model/access.ts'
import type { LocalStore } from './local-store.ts'
import { ownRight, pageKey, shareLink } from './map-keys.ts'
import { mapRequests } from './map-request.ts'
import type { ServerAddress } from './publish.ts'

/** A share link as owners of its map see it. Its secret is known only where it was made. */
export interface ListedLink {
  readonly id: string
  readonly name: string
  readonly role: AccessRole
  /** The last four characters of its secret. */
  readonly keyEnd: string
  /** ms since 1970 */
  readonly createdAt: number
  readonly expiresAt?: number
  /** The link itself, if it was made in this browser. */
  readonly url?: string
  /** This browser opens the map with it. */
  readonly isOwn: boolean
}

/** What is chosen for a new link. */
export interface LinkChoice {
  readonly name: string
  readonly role: AccessRole
  /** ms since 1970 */
  readonly expiresAt?: number
}

/** The share links of a map. Every method rejects with a {@link MapRequestError}. */
export interface ShareLinks {
  list(): Promise<readonly ListedLink[]>
  /** Makes a link, and keeps its secret in this browser. @returns its address */
  create(choice: LinkChoice): Promise<string>
  revoke(linkId: string): Promise<void>
  /** Deletes the map from the server, with all its links and versions. What browsers keep of it stays. */
  deleteMap(): Promise<void>
  /**
   * A link to hand on to people who are to have a role: for owners one of this browser that does not end, made if there
   * is none; for all others the one they came with, whatever it allows.
   */
  invitation(role: AccessRole): Promise<string>
}

export function shareLinksOf(mapId: string, server: ServerAddress & { readonly store: LocalStore }): ShareLinks {
  const { origin, store } = server
  const addressOf = (key: string, role: AccessRole) => shareLink(origin, mapId, key, role)

  const own = async () => {
    const card = await store.mapCard(mapId).catch(() => undefined)
    return { key: pageKey(mapId) ?? card?.key, role: card?.role, madeKeys: card?.madeKeys ?? {} }
  }
  const request = mapRequests(mapId, () => ownRight(mapId, store), server)
  const ask = (method: string, path: string, body?: LinkChoice) => request(method, `/links${path}`, body)
  const list = async (): Promise<readonly ListedLink[]> => {
    const { links } = JSON.parse(await ask('GET', '')) as { links: Omit<ListedLink, 'url' | 'isOwn'>[] }
    const { key: ownKey, madeKeys } = await own()
    return links.map((link) => {
      const key = Object.hasOwn(madeKeys, link.id) ? madeKeys[link.id] : undefined
      const isOwn = ownKey?.endsWith(link.keyEnd) === true
      return { ...link, isOwn, ...(key === undefined ? {} : { url: addressOf(key, link.role) }) }
    })
  }
  const create = async (choice: LinkChoice): Promise<string> => {
    const made = JSON.parse(await ask('POST', '', choice)) as { id: string; key: string }
    const { madeKeys } = await own()
    // Where nothing can be kept the link is still good; it cannot be shown a second time.
    await store.saveMapCard(mapId, { madeKeys: { ...madeKeys, [made.id]: made.key } }).catch(() => undefined)
    return addressOf(made.key, choice.role)
  }
  return {
    list,
    create,
    async revoke(linkId) {
      await ask('DELETE', `/${linkId}`)
    },
    async deleteMap() {
      await request('DELETE', '')
    },
    async invitation(role) {
      const { key, role: ownRole } = await own()
      if (key !== undefined && ownRole !== undefined && !includesRole(ownRole, 'owner')) return addressOf(key, ownRole)
      const links = await list()
      const lasting = links.find((link) => link.role === role && link.url !== undefined && link.expiresAt === undefined)
      return lasting?.url ?? create({ name: '', role })
    },
  }
}

import { createHash, timingSafeEqual } from 'node:crypto'
import { type AccessRole, keyPattern, newKey } from '../../journey/model/access.ts'
import { newId } from '../../journey/model/id.ts'
import type { ShareLink, SharedStorage, Storage } from '../storage/storage.ts'
import { Turns } from '../turns.ts'
import type { Principal } from './can.ts'

/** What is chosen for a new link. */
export interface LinkChoice {
  readonly name: string
  readonly role: AccessRole
  /** ms since 1970 */
  readonly expiresAt?: number | undefined
}

/** What of a link can be changed; `expiresAt: null` takes its end away. */
export interface LinkChange {
  readonly name?: string | undefined
  readonly role?: AccessRole | undefined
  readonly expiresAt?: number | null | undefined
}

/** Why a link cannot be made, changed or revoked. */
export type LinkRefusal = 'unknown-link' | 'last-owner' | 'too-many-links'

/** Links that one map can have. */
export const mostLinks = 200

/** The link that comes with a new map and makes whoever holds its secret the owner. */
export const ownerLink = (mapId: string, key: string, createdAt: number): ShareLink => ({
  id: newId(),
  mapId,
  name: '',
  role: 'owner',
  ...marksOf(key),
  createdAt,
})

const principalOf = ({ mapId, id, role, expiresAt }: ShareLink): Principal => ({ mapId, linkId: id, role, expiresAt })

/** The share links of all maps: whom they let in, and how they change. Rejects when the storage fails. */
export class ShareLinks {
  readonly #storage: Storage
  readonly #now: () => number
  readonly #listeners = new Set<(mapId: string) => void>()
  readonly #turns = new Turns()
  readonly #alone: SharedStorage['alone']

  /**
   * @param now ms since 1970
   * @param alone does one piece of work at a time among all processes that use the storage; needed where there are several
   */
  constructor(storage: Storage, now: () => number, alone: SharedStorage['alone'] = (_name, work) => work()) {
    this.#storage = storage
    this.#now = now
    this.#alone = alone
  }

  /** Whom a secret lets in; undefined for an unknown map, a wrong secret and a link that has ended alike. */
  async admit(mapId: string, key: string | undefined): Promise<Principal | undefined> {
    const hash = digest(key ?? '')
    const links = await this.#storage.links(mapId)
    let found: ShareLink | undefined
    // Every link is compared, so that the time tells nothing of which one it was.
    for (const link of links) if (timingSafeEqual(hash, Buffer.from(link.keyHash, 'base64url'))) found = link
    return found === undefined || !keyPattern.test(key ?? '') || this.#hasEnded(found) ? undefined : principalOf(found)
  }

  /** What somebody who was let in may be now; undefined when their link is gone or has ended. */
  async renew({ mapId, linkId }: Principal): Promise<Principal | undefined> {
    const link = (await this.#storage.links(mapId)).find(({ id }) => id === linkId)
    return link === undefined || this.#hasEnded(link) ? undefined : principalOf(link)
  }

  list(mapId: string): Promise<readonly ShareLink[]> {
    return this.#storage.links(mapId)
  }

  /** Makes a link. Its secret is in the answer and nowhere else. */
  create(by: Principal, choice: LinkChoice): Promise<{ link: ShareLink; key: string } | LinkRefusal> {
    const { mapId, linkId } = by
    return this.#inTurn(mapId, async () => {
      const links = await this.#storage.links(mapId)
      // The map may have been deleted, or the link revoked, since it was let in.
      if (!links.some(({ id }) => id === linkId)) return 'unknown-link'
      if (links.length >= mostLinks) return 'too-many-links'
      const key = newKey()
      const { name, role, expiresAt } = choice
      const link: ShareLink = {
        id: newId(),
        mapId,
        name,
        role,
        ...marksOf(key),
        createdAt: this.#now(),
        createdBy: linkId,
        ...(expiresAt === undefined ? {} : { expiresAt }),
      }
      await this.#storage.putLink(link)
      return { link, key }
    })
  }

  change(mapId: string, linkId: string, change: LinkChange): Promise<ShareLink | LinkRefusal> {
    return this.#inTurn(mapId, async () => {
      const links = await this.#storage.links(mapId)
      const link = links.find(({ id }) => id === linkId)
      if (link === undefined) return 'unknown-link'
      const { expiresAt: before, ...rest } = link
      const expiresAt = change.expiresAt === undefined ? before : (change.expiresAt ?? undefined)
      const changed: ShareLink = {
        ...rest,
        name: change.name ?? link.name,
        role: change.role ?? link.role,
        ...(expiresAt === undefined ? {} : { expiresAt }),
      }
      if (!links.some((each) => this.#ownsForGood(each === link ? changed : each))) return 'last-owner'
      await this.#storage.putLink(changed)
      this.#tell(mapId)
      return changed
    })
  }

  revoke(mapId: string, linkId: string): Promise<'revoked' | LinkRefusal> {
    return this.#inTurn(mapId, async () => {
      const links = await this.#storage.links(mapId)
      if (!links.some(({ id }) => id === linkId)) return 'unknown-link'
      if (!links.some((each) => each.id !== linkId && this.#ownsForGood(each))) return 'last-owner'
      await this.#storage.deleteLink(mapId, linkId)
      this.#tell(mapId)
      return 'revoked'
    })
  }

  /** Deletes a map from the storage, so that no link opens it any more. */
  deleteMap(mapId: string): Promise<void> {
    return this.#inTurn(mapId, async () => {
      await this.#storage.deleteMap(mapId)
      this.#tell(mapId)
    })
  }

  /** Calls back with the id of a map of which links were changed or revoked. */
  watch(listener: (mapId: string) => void): void {
    this.#listeners.add(listener)
  }

  /** Changes of one map's links come one after the other, so that two cannot take the last two owners away. */
  #inTurn<T>(mapId: string, change: () => Promise<T>): Promise<T> {
    return this.#turns.take(mapId, () => this.#alone(`links ${mapId}`, change))
  }

  #tell(mapId: string): void {
    for (const listener of this.#listeners) listener(mapId)
  }

  #hasEnded({ expiresAt }: ShareLink): boolean {
    return expiresAt !== undefined && expiresAt <= this.#now()
  }

  /** A map must keep an owner who does not expire, or nobody could share it any more. */
  #ownsForGood({ role, expiresAt }: ShareLink): boolean {
    return role === 'owner' && expiresAt === undefined
  }
}

const digest = (key: string) => createHash('sha256').update(key).digest()

const marksOf = (key: string) => ({ keyHash: digest(key).toString('base64url'), keyEnd: key.slice(-4) })

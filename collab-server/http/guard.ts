import type { IncomingMessage } from 'node:http'
import { keyPattern } from '../../journey/model/access.ts'
import { idPattern } from '../../journey/model/id.ts'
import { type Operation, type Principal, can } from '../access/can.ts'
import type { ShareLinks } from '../access/share-links.ts'
import type { Log } from '../telemetry/log.ts'
import { HttpError } from './answer.ts'

/** The answer for a map that is not there, and for one that the asker's link does not open. */
export function unknownMap(): HttpError {
  return new HttpError(404, 'unknown-map', 'There is no map with this id, or your link does not open it.')
}

export function notAllowed(message: string): HttpError {
  return new HttpError(403, 'not-allowed', message)
}

/** The secret that a request brings as `Authorization: Bearer …`, if it has the form of one. */
export function keyOf(request: IncomingMessage): string | undefined {
  const key = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  return key !== undefined && keyPattern.test(key) ? key : undefined
}

/** Lets HTTP requests in to maps. */
export class Guard {
  readonly #links: ShareLinks
  readonly #now: () => number
  readonly #log: Log

  /** @param now ms since 1970 */
  constructor(links: ShareLinks, now: () => number, log: Log) {
    this.#links = links
    this.#now = now
    this.#log = log
  }

  /**
   * Who sends a request that does something with a map.
   * @throws HttpError 404 when the request's link opens no such map, 403 when it may not do this with it
   */
  async require(request: IncomingMessage, mapId: string, operation: Operation): Promise<Principal> {
    const principal = idPattern.test(mapId) ? await this.#admit(mapId, keyOf(request)) : undefined
    if (principal === undefined || !can(principal, 'read', mapId, this.#now())) throw unknownMap()
    if (can(principal, operation, mapId, this.#now())) return principal
    throw notAllowed(`This link makes you a ${principal.role} of the map, which is not enough for this.`)
  }

  /** Whether the request's link opens a map. */
  async opens(request: IncomingMessage, mapId: string): Promise<boolean> {
    return can(await this.#admit(mapId, keyOf(request)), 'read', mapId, this.#now())
  }

  async #admit(mapId: string, key: string | undefined): Promise<Principal | undefined> {
    try {
      return await this.#links.admit(mapId, key)
    } catch (error) {
      this.#log.error({ map: mapId, err: error }, 'The links of a map could not be read.')
      const message = 'The server cannot read its maps at the moment. Try again.'
      throw new HttpError(503, 'load-failed', message, { headers: { 'retry-after': '5' }, cause: error })
    }
  }
}

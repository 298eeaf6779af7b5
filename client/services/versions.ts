import { parseMapText } from '../../journey/model/parse.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import type { LocalStore } from './local-store.ts'
import { ownRight } from './map-keys.ts'
import { MapRequestError, mapRequests } from './map-request.ts'
import type { ServerAddress } from './publish.ts'

/** What a map held at some time, as the server lists it. */
export interface MapVersion {
  readonly id: string
  /** Empty for one that was kept by itself. */
  readonly name: string
  /** ms since 1970 */
  readonly createdAt: number
  /** What those who made it, or who changed the map before it, call themselves. */
  readonly by: readonly string[]
}

/** The versions of a map on the server. Every method rejects with a {@link MapRequestError}. */
export interface Versions {
  /** Newest first. */
  list(): Promise<readonly MapVersion[]>
  /** What the map was then. */
  read(id: string): Promise<JourneyMap>
  /** Keeps what the server has of the map now. */
  create(name: string, by: string | undefined): Promise<MapVersion>
  /** `''` takes the name away. */
  rename(id: string, name: string): Promise<MapVersion>
}

export function versionsOf(mapId: string, server: ServerAddress & { readonly store: LocalStore }): Versions {
  const request = mapRequests(mapId, () => ownRight(mapId, server.store), server)
  const ask = (method: string, path: string, body?: object) => request(method, `/versions${path}`, body)
  return {
    async list() {
      return (JSON.parse(await ask('GET', '')) as { versions: MapVersion[] }).versions
    },
    async read(id) {
      const parsed = parseMapText(await ask('GET', `/${id}`))
      if (!parsed.ok) throw new MapRequestError('unreadable')
      return parsed.value
    },
    async create(name, by) {
      return JSON.parse(await ask('POST', '', { name, ...(by ? { by } : {}) })) as MapVersion
    },
    async rename(id, name) {
      return JSON.parse(await ask('PATCH', `/${id}`, { name })) as MapVersion
    },
  }
}

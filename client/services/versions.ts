import { isRecord, parseMapText } from '../../journey/model/parse.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import type { LocalStore } from './local-store.ts'
import { pageKey } from './map-keys.ts'
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

/** Why something about versions could not be done: the server's own reason, or `unreachable`. */
export class VersionsError extends Error {
  override readonly name = 'VersionsError'
  readonly code: string

  constructor(code: string, cause?: unknown) {
    super(`Versions: ${code}`, { cause })
    this.code = code
  }
}

/** The versions of a map on the server. Every method rejects with a {@link VersionsError}. */
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

const answerDeadlineMs = 15_000

export function versionsOf(mapId: string, server: ServerAddress & { readonly store: LocalStore }): Versions {
  const { origin, store, fetch = globalThis.fetch } = server
  const ask = async (method: string, path: string, body?: object): Promise<string> => {
    const key = pageKey(mapId) ?? (await store.mapCard(mapId).catch(() => undefined))?.key
    try {
      const answer = await fetch(`${origin}/api/maps/${mapId}/versions${path}`, {
        method,
        headers: { authorization: `Bearer ${key}`, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
        signal: AbortSignal.timeout(answerDeadlineMs),
      })
      const content = await answer.text()
      if (answer.ok) return content
      const said: unknown = JSON.parse(content)
      const code = isRecord(said) && isRecord(said.error) ? said.error.code : undefined
      throw new VersionsError(typeof code === 'string' ? code : 'unreachable')
    } catch (error) {
      throw error instanceof VersionsError ? error : new VersionsError('unreachable', error)
    }
  }
  return {
    async list() {
      return (JSON.parse(await ask('GET', '')) as { versions: MapVersion[] }).versions
    },
    async read(id) {
      const parsed = parseMapText(await ask('GET', `/${id}`))
      if (!parsed.ok) throw new VersionsError('unreadable')
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

import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import { newId } from '../../journey/model/id.ts'
import type { DocumentWork } from '../documents/documents.ts'
import type { MapVersion, SharedStorage, Storage } from '../storage/storage.ts'
import type { Log } from '../telemetry/log.ts'
import { Turns } from '../turns.ts'
import { thinOut } from './thin-out.ts'

export interface HistoryParts {
  readonly storage: Storage
  readonly documents: DocumentWork
  /** How often a version of a map that is edited is kept, in ms. */
  readonly everyMs: number
  /** ms since 1970 */
  readonly now: () => number
  readonly log: Log
  /** Needed where several processes use the storage. */
  readonly alone: SharedStorage['alone'] | undefined
}

/** A map in memory. */
interface EditedRoom {
  readonly mapId: string
  readonly log: { durableParts(): Uint8Array[] }
  durable(): Promise<void>
}

/** Edits of a map since its last version. */
interface Session {
  room: EditedRoom
  /** What those who edited call themselves. */
  readonly names: Set<string>
  /** The connections they edited through. */
  readonly editors: Set<number>
  readonly timer: NodeJS.Timeout
}

/** Versions with names that one map can have. */
export const mostNamed = 200

/** Names that are told of one version. */
const mostNames = 20

const pack = promisify(deflateRaw)
const unpack = promisify(inflateRaw)

/**
 * What maps held before, as Jejak files. Versions are made when somebody asks for one and gives it a name; and by itself
 * while a map is edited, when everybody has left it after that, and when the server stops.
 */
export class History {
  readonly #parts: HistoryParts
  readonly #sessions = new Map<string, Session>()
  readonly #turns = new Turns()

  constructor(parts: HistoryParts) {
    this.#parts = parts
  }

  /** Notes that a map has been edited through a connection; `names` is asked once for each. */
  edited(room: EditedRoom, editor: number, names: () => readonly string[]): void {
    let session = this.#sessions.get(room.mapId)
    if (session === undefined) {
      const timer = setTimeout(() => void this.#keep(room.mapId), this.#parts.everyMs)
      timer.unref()
      session = { room, names: new Set(), editors: new Set(), timer }
      this.#sessions.set(room.mapId, session)
    }
    session.room = room
    if (session.editors.has(editor)) return
    session.editors.add(editor)
    for (const name of names()) if (session.names.size < mostNames) session.names.add(name)
  }

  /** Everybody has left a map. Never rejects. */
  async ended({ mapId }: EditedRoom): Promise<void> {
    await this.#keep(mapId)
  }

  /** Newest first. */
  list(mapId: string): Promise<readonly MapVersion[]> {
    return this.#parts.storage.versions(mapId)
  }

  /** A version by its id, or the newest that has a name; with the Jejak file it holds. */
  async find(
    mapId: string,
    asked: { readonly id: string } | { readonly isNamed: true },
  ): Promise<{ version: MapVersion; text: string } | undefined> {
    const all = await this.#parts.storage.versions(mapId)
    const version = all.find(({ id, name }) => ('id' in asked ? id === asked.id : name !== ''))
    const text = version && (await this.#textOf(version))
    return version === undefined || text === undefined ? undefined : { version, text }
  }

  /** Makes a version of what a map holds now, everything that was taken in before. */
  async create(room: EditedRoom, name: string, by: readonly string[]): Promise<MapVersion | 'too-many-versions'> {
    await room.durable()
    return this.#inTurn(room.mapId, async () => {
      const versions = await this.#parts.storage.versions(room.mapId)
      if (versions.filter((each) => each.name !== '').length >= mostNamed) return 'too-many-versions'
      return this.#put(room, await this.#parts.documents.render(room.log.durableParts()), name, by)
    })
  }

  /** Gives a version a name, by which it is kept; '' takes it away. */
  rename(mapId: string, id: string, name: string): Promise<MapVersion | 'too-many-versions' | undefined> {
    return this.#inTurn(mapId, async () => {
      const versions = await this.#parts.storage.versions(mapId)
      const version = versions.find((each) => each.id === id)
      if (version === undefined) return undefined
      const others = versions.filter((each) => each.name !== '' && each.id !== id)
      if (name !== '' && others.length >= mostNamed) return 'too-many-versions'
      const renamed = { ...version, name }
      await this.#parts.storage.putVersion(renamed)
      return renamed
    })
  }

  /** Keeps a version of every map that was edited; gives up after `deadlineMs`. Never rejects. */
  async close(deadlineMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise((resolve) => (timer = setTimeout(resolve, deadlineMs)))
    await Promise.race([Promise.all([...this.#sessions.keys()].map((mapId) => this.#keep(mapId))), late])
    clearTimeout(timer)
    for (const session of this.#sessions.values()) clearTimeout(session.timer)
    this.#sessions.clear()
  }

  async #keep(mapId: string): Promise<void> {
    const session = this.#sessions.get(mapId)
    if (session === undefined) return
    clearTimeout(session.timer)
    this.#sessions.delete(mapId)
    try {
      await this.#inTurn(mapId, () => this.#keepIfNew(session))
    } catch (error) {
      this.#parts.log.warn({ map: mapId, err: error }, 'A version of a map could not be kept.')
    }
  }

  async #keepIfNew({ room, names }: Session): Promise<void> {
    const { storage, documents, now } = this.#parts
    const text = await documents.render(room.log.durableParts())
    const [newest] = await storage.versions(room.mapId)
    if (newest && (await this.#textOf(newest)) === text) return
    await this.#put(room, text, '', [...names])
    const old = thinOut(await storage.versions(room.mapId), now())
    if (old.length > 0) await storage.deleteVersions(room.mapId, old)
  }

  async #put({ mapId }: EditedRoom, text: string, name: string, by: readonly string[]): Promise<MapVersion> {
    const version: MapVersion = { id: newId(), mapId, name, createdAt: this.#parts.now(), by }
    await this.#parts.storage.putVersion(version, await pack(text))
    return version
  }

  async #textOf({ mapId, id }: MapVersion): Promise<string | undefined> {
    const content = await this.#parts.storage.versionContent(mapId, id)
    return content && (await unpack(content)).toString()
  }

  /** One after the other, so that two instances do not keep the same. */
  #inTurn<T>(mapId: string, work: () => Promise<T>): Promise<T> {
    const { alone } = this.#parts
    return this.#turns.take(mapId, () => (alone ? alone(`versions ${mapId}`, work) : work()))
  }
}

import type { SharedStorage } from '../storage/storage.ts'
import type { Room } from '../sync/room.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { Log } from '../telemetry/log.ts'
import { Turns } from '../turns.ts'
import { HttpError } from './answer.ts'
import { unknownMap } from './guard.ts'

export interface MapWriterParts {
  readonly rooms: Rooms
  /** Present where other servers write into the same maps. */
  readonly shared?: SharedStorage | undefined
  readonly log: Log
  /** How long a request waits until what it wrote is durable, in ms. */
  readonly deadlineMs: number
}

/** What a request changes in a document, as an update of it; or that it is refused. */
export type Made = { readonly ok: true; readonly update: Uint8Array } | { readonly ok: false }

/** Writes what requests ask for into maps that people may have open. */
export class MapWriter {
  readonly #parts: MapWriterParts
  readonly #clientId: number
  /** One request of a map after the other: each is made from the document as the one before has left it. */
  readonly #turns = new Turns()

  /**
   * @param clientId who these changes are by: one writer for the life of the process, since a writer for every request
   * would stay in every client's state vector for ever. It writes to one map at a time, on top of all that it has written.
   */
  constructor(parts: MapWriterParts, clientId: number) {
    this.#parts = parts
    this.#clientId = clientId
  }

  /**
   * Writes into a map; resolves when it is durable and sent to all who are there.
   * @param make makes the change from all updates of the document, under a client id that nobody else writes under
   * @throws HttpError 404 when there is no such map, 413 when it is full, 503 when it cannot be read or nothing be stored
   */
  async write<M extends Made>(mapId: string, make: (parts: Uint8Array[], clientId: number) => Promise<M>): Promise<M> {
    const room = await this.#enter(mapId)
    if (room === undefined) throw unknownMap()
    try {
      const { shared } = this.#parts
      const made = await this.#turns.take(mapId, () =>
        shared ? shared.alone(`write ${mapId}`, () => this.#writeAmong(room, make)) : this.#writeIn(room, make),
      )
      if (made.ok) await this.#untilDurable(room)
      return made
    } finally {
      this.#parts.rooms.leave(room)
    }
  }

  async #writeIn<M extends Made>(room: Room, make: (parts: Uint8Array[], clientId: number) => Promise<M>): Promise<M> {
    const made = await make(room.log.acceptedParts(), this.#clientId)
    const reception = made.ok ? room.receive(made.update, 0, false) : undefined
    if (reception === 'gap') throw new Error('an update misses something of the document that it was made from')
    if (reception === 'full') throw new HttpError(413, 'map-full', 'The map is full; nothing was written.')
    return made
  }

  /** On top of what other servers have stored, and before any of them goes on. */
  async #writeAmong<M extends Made>(
    room: Room,
    make: (parts: Uint8Array[], clientId: number) => Promise<M>,
  ): Promise<M> {
    await room.catchUp()
    const made = await this.#writeIn(room, make)
    if (made.ok) await this.#untilDurable(room)
    return made
  }

  async #enter(mapId: string): Promise<Room | undefined> {
    try {
      return await this.#parts.rooms.enter(mapId)
    } catch (error) {
      this.#parts.log.error({ map: mapId, err: error }, 'A map could not be loaded.')
      throw new HttpError(503, 'load-failed', 'The map cannot be read at the moment. Try again.', { cause: error })
    }
  }

  async #untilDurable(room: Room): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), this.#parts.deadlineMs)))
    const ended = await Promise.race([room.durable(), late])
    clearTimeout(timer)
    if (ended !== 'late') return
    const message =
      'The server cannot store anything at the moment. What you sent is in the open map and will be stored as soon as ' +
      'the server can; see whether it is there before you send it again.'
    throw new HttpError(503, 'storage-failing', message, { headers: { 'retry-after': '5' } })
  }
}

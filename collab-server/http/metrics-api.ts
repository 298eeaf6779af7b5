import { randomInt } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { mostPushed } from '../../journey/import/plan-push.ts'
import type { DocumentWork, Recording } from '../documents/documents.ts'
import type { SharedStorage } from '../storage/storage.ts'
import type { Room } from '../sync/room.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { Log } from '../telemetry/log.ts'
import { Turns } from '../turns.ts'
import { type Answer, HttpError, errorBody, json } from './answer.ts'
import { readBody } from './body.ts'
import { type Guard, unknownMap } from './guard.ts'

export interface MetricsApiParts {
  readonly guard: Guard
  readonly documents: DocumentWork
  readonly rooms: Rooms
  /** Present where other servers take values for the same maps. */
  readonly shared?: SharedStorage | undefined
  readonly log: Log
  /** How long an answer waits for the values to be durable, in ms. */
  readonly deadlineMs: number
}

/** Bytes of one request. */
const mostBytes = 2 * 1024 * 1024

/** Takes values of metrics from programs, into maps that people may have open. */
export class MetricsApi {
  readonly #parts: MetricsApiParts
  /**
   * Who these changes are by: one writer for the life of the process, since a writer for every request would stay in
   * every client's state vector for ever. It writes to one map at a time, on top of all that it has written before.
   */
  readonly #clientId = randomInt(1, 2 ** 32)
  /** One request of a map after the other: two that look for a metric at once would both make one. */
  readonly #turns = new Turns()

  constructor(parts: MetricsApiParts) {
    this.#parts = parts
  }

  /** `POST /api/maps/<id>/metrics` with `{points}`; the answer comes when they are durable and sent to all who are there. */
  async record(request: IncomingMessage, id: string): Promise<Answer> {
    await this.#parts.guard.require(request, id, 'edit')
    const body = await readBody(request, 'application/json', mostBytes)
    const room = await this.#enter(id)
    if (room === undefined) throw unknownMap()
    try {
      const { shared } = this.#parts
      const recording = await this.#turns.take(id, () =>
        shared ? shared.alone(`values ${id}`, () => this.#recordAmong(room, body)) : this.#recordIn(room, body),
      )
      if (!recording.ok) return refusalOf(recording)
      await this.#untilDurable(room)
      return json(200, { recorded: recording.recorded })
    } finally {
      this.#parts.rooms.leave(room)
    }
  }

  async #recordIn(room: Room, body: Uint8Array): Promise<Recording> {
    const made = await this.#parts.documents.record(room.log.acceptedParts(), body, this.#clientId)
    const reception = made.ok ? room.receive(made.update, 0, false) : undefined
    if (reception === 'gap') throw new Error('an update misses something of the document that it was made from')
    if (reception === 'full') throw new HttpError(413, 'map-full', 'The map is full; nothing was recorded.')
    return made
  }

  /** On top of what other servers have stored, and before any of them goes on. */
  async #recordAmong(room: Room, body: Uint8Array): Promise<Recording> {
    await room.catchUp()
    const made = await this.#recordIn(room, body)
    if (made.ok) await this.#untilDurable(room)
    return made
  }

  async #enter(id: string): Promise<Room | undefined> {
    try {
      return await this.#parts.rooms.enter(id)
    } catch (error) {
      this.#parts.log.error({ map: id, err: error }, 'A map could not be loaded.')
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
      'The server cannot store anything at the moment. The values are in the open map and will be stored as soon as it ' +
      'can; sending them again changes nothing.'
    throw new HttpError(503, 'storage-failing', message, { headers: { 'retry-after': '5' } })
  }
}

function refusalOf(recording: Extract<Recording, { readonly ok: false }>): Answer {
  if (recording.reason === 'not-json') throw new HttpError(400, 'not-json', 'The body is not JSON.')
  if (recording.reason === 'too-many')
    throw new HttpError(413, 'too-large', `Send ${mostPushed} points at most at once.`)
  const problems = 'problems' in recording ? recording.problems : []
  const message = 'Some points have problems; nothing was recorded.'
  return json(422, { ...errorBody('invalid-points', message), problems })
}

import type { IncomingMessage } from 'node:http'
import * as z from 'zod/mini'
import { idPattern } from '../../journey/model/id.ts'
import type { MapVersion } from '../storage/storage.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { Log } from '../telemetry/log.ts'
import { type History, mostNamed } from '../versions/history.ts'
import { type Answer, HttpError, json, jsonText } from './answer.ts'
import { readJson } from './body.ts'
import { type Guard, unknownMap } from './guard.ts'

export interface VersionsApiParts {
  readonly guard: Guard
  readonly rooms: Rooms
  readonly history: History
  readonly log: Log
}

/** Bytes of one request. */
const mostBytes = 4 * 1024

const name = z.string().check(z.trim(), z.maxLength(120))
const creationSchema = z.strictObject({
  name: name.check(z.minLength(1)),
  by: z.optional(z.string().check(z.trim(), z.maxLength(80))),
})
const changeSchema = z.strictObject({ name })

/** Shows editors what a map held before, and makes versions. Every method rejects with an HttpError. */
export class VersionsApi {
  readonly #parts: VersionsApiParts

  constructor(parts: VersionsApiParts) {
    this.#parts = parts
  }

  /** `GET /api/maps/<id>/versions`: `{versions: [{id, name, createdAt, by}]}`, newest first; those without names are automatic. */
  async list(request: IncomingMessage, mapId: string): Promise<Answer> {
    const { guard, history } = this.#parts
    await guard.require(request, mapId, 'history')
    const versions = await this.#stored(mapId, () => history.list(mapId))
    return json(200, { versions: versions.map(shown) })
  }

  /** `POST /api/maps/<id>/versions` with `{name, by?}`: a version of what the map holds now. */
  async create(request: IncomingMessage, mapId: string): Promise<Answer> {
    const { guard, history, rooms } = this.#parts
    await guard.require(request, mapId, 'history')
    const { name: wanted, by } = read(creationSchema, await readJson(request, mostBytes))
    const made = await this.#stored(mapId, async () => {
      const room = await rooms.enter(mapId)
      if (room === undefined) throw unknownMap()
      try {
        return await history.create(room, wanted, by === undefined || by === '' ? [] : [by])
      } finally {
        rooms.leave(room)
      }
    })
    return json(201, shown(admitted(made)))
  }

  /** `GET /api/maps/<id>/versions/<version>`: the Jejak file that the map was then. */
  async read(request: IncomingMessage, mapId: string, id: string): Promise<Answer> {
    const { guard, history } = this.#parts
    await guard.require(request, mapId, 'history')
    const found = idPattern.test(id) ? await this.#stored(mapId, () => history.find(mapId, { id })) : undefined
    if (found === undefined) throw unknownVersion()
    return jsonText(200, found.text)
  }

  /** `PATCH /api/maps/<id>/versions/<version>` with `{name}`: one with a name is kept for good. */
  async rename(request: IncomingMessage, mapId: string, id: string): Promise<Answer> {
    const { guard, history } = this.#parts
    await guard.require(request, mapId, 'history')
    const { name: wanted } = read(changeSchema, await readJson(request, mostBytes))
    const renamed = idPattern.test(id) ? await this.#stored(mapId, () => history.rename(mapId, id, wanted)) : undefined
    if (renamed === undefined) throw unknownVersion()
    return json(200, shown(admitted(renamed)))
  }

  async #stored<T>(mapId: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof HttpError) throw error
      this.#parts.log.error({ map: mapId, err: error }, 'The versions of a map could not be read or kept.')
      const message = 'The server cannot read or keep versions at the moment. Try again.'
      throw new HttpError(503, 'storage-failing', message, { headers: { 'retry-after': '5' }, cause: error })
    }
  }
}

const shown = ({ mapId: _mapId, ...version }: MapVersion) => version

function admitted(made: MapVersion | 'too-many-versions'): MapVersion {
  if (made !== 'too-many-versions') return made
  throw new HttpError(409, made, `A map can have ${mostNamed} versions with names. Take the name of one away first.`)
}

const unknownVersion = () => new HttpError(404, 'unknown-version', 'The map has no version with this id.')

function read<T>(schema: z.ZodMiniType<T>, value: unknown): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const message = 'A version has "name" (120 characters) and "by" (80 characters), who made it.'
  throw new HttpError(400, 'invalid-version', message)
}

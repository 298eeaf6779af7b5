import type { IncomingMessage } from 'node:http'
import { newKey } from '../../journey/model/access.ts'
import { dayOf } from '../../journey/model/day.ts'
import { idPattern, newId } from '../../journey/model/id.ts'
import { writtenFormats } from '../../journey/export/exported-file.ts'
import type { AskedOptions } from '../../journey/export/read-options.ts'
import { limits } from '../../journey/model/limits.ts'
import type { Language } from '../../journey/model/vocabulary.ts'
import { type ShareLinks, ownerLink } from '../access/share-links.ts'
import type { Adopted, DocumentWork, KeptVersion, Planted } from '../documents/documents.ts'
import type { Storage } from '../storage/storage.ts'
import type { Rooms } from '../sync/rooms.ts'
import type { Log } from '../telemetry/log.ts'
import { type Answer, HttpError, json, jsonText } from './answer.ts'
import type { History } from '../versions/history.ts'
import { readBody } from './body.ts'
import type { AuthApi } from './auth-api.ts'
import { type Guard, keyOf, notAllowed, unknownMap } from './guard.ts'
import type { Templates } from './templates.ts'

export interface MapsApiParts {
  readonly guard: Guard
  readonly links: ShareLinks
  /** Lets only those make maps who may. */
  readonly auth: AuthApi
  readonly storage: Storage
  readonly rooms: Rooms
  readonly history: History
  readonly documents: DocumentWork
  readonly templates: Templates
  readonly log: Log
}

/** The template of a map that is asked for without one. */
const plainTemplate = 'blank'

/** Makes, takes and hands out maps. Every method rejects with an HttpError where it does not answer. */
export class MapsApi {
  readonly #parts: MapsApiParts

  constructor(parts: MapsApiParts) {
    this.#parts = parts
  }

  /** `POST /api/maps` with `{template?, locale?, map?}`. The answer holds the secret of the map's first link. */
  async create(request: IncomingMessage): Promise<Answer> {
    this.#parts.auth.require(request)
    const body = await readBody(request, 'application/json', limits.fileBytes)
    const order = await this.#parts.documents.order(body)
    if (order.kind === 'refused') throw new HttpError(400, order.code, order.message)
    const state =
      order.kind === 'map'
        ? stateOf(order.planted)
        : await this.#plantTemplate(order.template ?? plainTemplate, order.language)
    const id = newId()
    const key = newKey()
    await this.#store(id, state, key)
    return created(id, key)
  }

  /**
   * `PUT /api/maps/<id>` with a Yjs state (V1): a map that a browser made by itself, and the secret of its first link,
   * which the browser made too: so that it can ask again when the answer was lost.
   */
  async publish(request: IncomingMessage, id: string): Promise<Answer> {
    if (!idPattern.test(id)) throw new HttpError(400, 'bad-id', 'A map id has 1 to 40 letters, digits, "-" or "_".')
    const key = keyOf(request)
    if (key === undefined) throw notAllowed('Send a new secret for the map\'s first link as "Authorization: Bearer …".')
    // A map that is there already, and opens to the link, is joined without signing in, as always.
    const { auth, guard } = this.#parts
    if (auth.isNeeded && !(await guard.opens(request, id))) auth.require(request)
    const state = await readBody(request, 'application/octet-stream', limits.fileBytes)
    const adopted = await this.#parts.documents.adopt(state)
    if (!adopted.ok) throw refusals[adopted.reason]()
    if (await this.#store(id, adopted.state, key)) return created(id, key)
    await guard.require(request, id, 'read')
    throw new HttpError(409, 'map-exists', 'There already is a map with this id; join it through the socket.')
  }

  /** `DELETE /api/maps/<id>`: the map with its history and its links; whoever is in it is out at once. */
  async delete(request: IncomingMessage, id: string): Promise<Answer> {
    const { guard, links, rooms, log } = this.#parts
    await guard.require(request, id, 'delete')
    await links.deleteMap(id)
    rooms.end(id)
    log.info({ map: id }, 'A map was deleted.')
    return { status: 204 }
  }

  /** `GET /api/maps/<id>`: the map's Jejak file, as far as it is durable. */
  async read(request: IncomingMessage, id: string): Promise<Answer> {
    const parts = await this.#readParts(request, id)
    return jsonText(200, await this.#parts.documents.render(parts))
  }

  /**
   * `GET /api/maps/<id>/export.<format>`: the map as a file of a format, as far as it is durable; `version=<id>` as it was
   * then, `since=<id>` with what has changed since that version, `since=named` since the newest that has a name.
   */
  async export(request: IncomingMessage, id: string, extension: string, asked: AskedOptions): Promise<Answer> {
    const format = writtenFormats.find((each) => each === extension)
    if (format === undefined) {
      const details = { formats: writtenFormats }
      throw new HttpError(404, 'unknown-format', `There is no format "${extension}".`, { details })
    }
    const { version, since, ...options } = asked
    if (version !== undefined || since !== undefined) await this.#parts.guard.require(request, id, 'history')
    const parts = await this.#readParts(request, id)
    const versions = {
      ...(version === undefined ? {} : { shown: await this.#versionOf(id, version) }),
      ...(since === undefined ? {} : { before: await this.#versionOf(id, since) }),
    }
    const exported = await this.#parts.documents.export(parts, format, options, versions)
    if (!exported.ok) throw new HttpError(400, 'bad-options', exported.message)
    const { bytes, mediaType, extension: ending } = exported.file
    const name = encodeURIComponent(`${exported.title || 'map'}.${ending}`).replaceAll("'", '%27')
    return {
      status: 200,
      body: bytes,
      headers: {
        'content-type': /^text\/|xml$/.test(mediaType) ? `${mediaType}; charset=utf-8` : mediaType,
        // Always a download: what users wrote is never a page of this address.
        'content-disposition': `attachment; filename="map.${ending}"; filename*=UTF-8''${name}`,
        'cache-control': 'no-store',
      },
    }
  }

  async #readParts(request: IncomingMessage, id: string): Promise<Uint8Array[]> {
    const { guard, rooms } = this.#parts
    await guard.require(request, id, 'read')
    try {
      const room = await rooms.enter(id)
      if (room === undefined) throw unknownMap()
      const parts = room.log.durableParts()
      rooms.leave(room)
      return parts
    } catch (error) {
      if (error instanceof HttpError) throw error
      this.#parts.log.error({ map: id, err: error }, 'A map could not be loaded.')
      throw new HttpError(503, 'load-failed', 'The map cannot be read at the moment. Try again.', { cause: error })
    }
  }

  async #versionOf(id: string, asked: string): Promise<KeptVersion> {
    const found = await this.#parts.history.find(id, asked === 'named' ? { isNamed: true } : { id: asked })
    if (found === undefined) throw new HttpError(404, 'unknown-version', 'The map has no such version.')
    const { version, text } = found
    return { text, name: version.name || dayOf(new Date(version.createdAt)) }
  }

  async #plantTemplate(key: string, language: Language): Promise<Uint8Array> {
    const { templates, documents } = this.#parts
    const text = await templates.read(key, language)
    if (text === undefined) {
      const details = { templates: templates.keys }
      throw new HttpError(400, 'unknown-template', `There is no template "${key}".`, { details })
    }
    const planted = await documents.plant(text, key)
    if (!planted.ok) throw new Error(`template ${key} has problems: ${planted.problems[0]?.message}`)
    return planted.state
  }

  async #store(id: string, state: Uint8Array, key: string): Promise<boolean> {
    const createdAt = Date.now()
    try {
      return await this.#parts.storage.create({ id, createdAt }, state, ownerLink(id, key, createdAt))
    } catch (error) {
      this.#parts.log.error({ map: id, err: error }, 'A map could not be stored.')
      const message = 'The server cannot store anything at the moment; nothing was created. Try again.'
      throw new HttpError(503, 'storage-failing', message, { headers: { 'retry-after': '5' }, cause: error })
    }
  }
}

function stateOf(planted: Planted): Uint8Array {
  if (planted.ok) return planted.state
  const { problems, hidden } = planted
  throw new HttpError(400, 'invalid-map', 'The map has problems; nothing was created.', {
    details: { problems, hidden },
  })
}

const refusals: Readonly<Record<(Adopted & { ok: false })['reason'], () => HttpError>> = {
  'not-an-update': () => new HttpError(400, 'invalid-map', 'The body is not a Yjs state (V1).'),
  'not-a-map': () => new HttpError(400, 'invalid-map', 'The body is a Yjs document, but not a journey map.'),
  'too-many-cards': () =>
    new HttpError(413, 'map-full', `The map has more than ${limits.cards} cards, the most that a map may hold.`),
}

function created(id: string, key: string): Answer {
  return json(201, { id, key, url: `/m/${id}#k=${key}` }, { location: `/api/maps/${id}` })
}

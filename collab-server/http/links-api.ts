import type { IncomingMessage } from 'node:http'
import * as z from 'zod/mini'
import { accessRoles, includesRole } from '../../journey/model/access.ts'
import { type LinkRefusal, type ShareLinks, mostLinks } from '../access/share-links.ts'
import type { ShareLink } from '../storage/storage.ts'
import { type Answer, HttpError, json } from './answer.ts'
import { readJson } from './body.ts'
import { authorOf } from './discussion-api.ts'
import type { Guard } from './guard.ts'

/** Bytes of one request. */
const mostBytes = 4 * 1024

const name = z.string().check(z.trim(), z.maxLength(80))
const role = z.enum(accessRoles)
/** Until the year 9999. */
const time = z.int().check(z.positive(), z.maximum(253_402_300_799_000))

const choiceSchema = z.strictObject({ name: z._default(name, ''), role, expiresAt: z.optional(time) })
const changeSchema = z.strictObject({
  name: z.optional(name),
  role: z.optional(role),
  expiresAt: z.optional(z.nullable(time)),
})

const refusals: Readonly<Record<LinkRefusal, { status: number; message: string }>> = {
  'unknown-link': { status: 404, message: 'The map has no link with this id.' },
  'last-owner': { status: 409, message: 'A map must keep one owner link that does not expire.' },
  'too-many-links': { status: 409, message: `A map can have ${mostLinks} links. Revoke one first.` },
}

/** Lets owners see, make, change and revoke a map's share links. Every method rejects with an HttpError. */
export class LinksApi {
  readonly #guard: Guard
  readonly #links: ShareLinks

  constructor(guard: Guard, links: ShareLinks) {
    this.#guard = guard
    this.#links = links
  }

  /** `GET /api/maps/<id>/access`: what the link of the request lets its holder do, and who they are in discussions. */
  async access(request: IncomingMessage, mapId: string): Promise<Answer> {
    const { role: granted, linkId, expiresAt } = await this.#guard.require(request, mapId, 'read')
    const author = authorOf(request, mapId)?.by
    return json(200, {
      role: granted,
      link: linkId,
      ...(expiresAt === undefined ? {} : { expiresAt }),
      ...(author === undefined ? {} : { author }),
    })
  }

  /** `GET /api/maps/<id>/links`: `{links: […]}`, without their secrets. */
  async list(request: IncomingMessage, mapId: string): Promise<Answer> {
    await this.#guard.require(request, mapId, 'share')
    return json(200, { links: (await this.#links.list(mapId)).map(shown) })
  }

  /** `POST /api/maps/<id>/links` with `{role, name?, expiresAt?}`. Only this answer ever holds the link's secret. */
  async create(request: IncomingMessage, mapId: string): Promise<Answer> {
    const owner = await this.#guard.require(request, mapId, 'share')
    const made = await this.#links.create(owner, read(choiceSchema, await readJson(request, mostBytes)))
    if (typeof made === 'string') throw refusal(made)
    const page = includesRole(made.link.role, 'editor') ? 'm' : 'view'
    return json(201, { ...shown(made.link), key: made.key, url: `/${page}/${mapId}#k=${made.key}` })
  }

  /** `PATCH /api/maps/<id>/links/<link>` with `{name?, role?, expiresAt?}`; `expiresAt: null` takes the end away. */
  async change(request: IncomingMessage, mapId: string, linkId: string): Promise<Answer> {
    await this.#guard.require(request, mapId, 'share')
    const changed = await this.#links.change(mapId, linkId, read(changeSchema, await readJson(request, mostBytes)))
    if (typeof changed === 'string') throw refusal(changed)
    return json(200, shown(changed))
  }

  /** `DELETE /api/maps/<id>/links/<link>`: whoever came with it is out within a second. */
  async revoke(request: IncomingMessage, mapId: string, linkId: string): Promise<Answer> {
    await this.#guard.require(request, mapId, 'share')
    const ended = await this.#links.revoke(mapId, linkId)
    if (ended !== 'revoked') throw refusal(ended)
    return { status: 204 }
  }
}

/** A link as owners see it. */
const shown = ({ id, name: called, role: granted, keyEnd, createdAt, createdBy, expiresAt }: ShareLink) => ({
  id,
  name: called,
  role: granted,
  keyEnd,
  createdAt,
  ...(createdBy === undefined ? {} : { createdBy }),
  ...(expiresAt === undefined ? {} : { expiresAt }),
})

function read<T>(schema: z.ZodMiniType<T>, value: unknown): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const at = result.error.issues[0]?.path.join('.') ?? ''
  const roles = accessRoles.join(', ')
  const message = `A link has "role" (${roles}), "name" (80 characters) and "expiresAt" (ms since 1970).`
  throw new HttpError(400, 'invalid-link', message, { details: { at } })
}

function refusal(reason: LinkRefusal): HttpError {
  const { status, message } = refusals[reason]
  return new HttpError(status, reason, message)
}

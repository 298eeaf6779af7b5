import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import * as z from 'zod/mini'
import { newServerClient } from '../../journey/doc/discussion.ts'
import { includesRole, keyPattern } from '../../journey/model/access.ts'
import { idPattern, newId } from '../../journey/model/id.ts'
import { limits } from '../../journey/model/limits.ts'
import type { Comment } from '../../journey/model/schema.ts'
import type { Author, DiscussionRefusal, Said } from '../documents/discussion.ts'
import type { DocumentWork } from '../documents/documents.ts'
import { type Answer, HttpError, json } from './answer.ts'
import { readJson } from './body.ts'
import type { Guard } from './guard.ts'
import { MapWriter, type MapWriterParts } from './map-writer.ts'

export interface DiscussionApiParts extends MapWriterParts {
  readonly guard: Guard
  readonly documents: DocumentWork
}

/** Bytes of one request: the longest comment with every sign escaped. */
const mostBytes = 32 * 1024

const id = z.string().check(z.regex(idPattern))
const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(limits.commentLength))

const newSchema = z.strictObject({ on: id, replyTo: z.optional(id), text })
const changeSchema = z.union([z.strictObject({ text }), z.strictObject({ done: z.boolean() })])

const refusals: Readonly<Record<DiscussionRefusal, { status: number; message: string }>> = {
  'unknown-target': { status: 404, message: 'The map has no stage, card, friction or fix with this id.' },
  'unknown-comment': { status: 404, message: 'There is no comment with this id.' },
  'not-yours': { status: 403, message: 'Somebody else wrote this comment.' },
  'not-first': { status: 409, message: 'This comment is an answer; a thread is known by its first comment.' },
  'too-many': {
    status: 409,
    message: `A map can hold ${limits.comments} comments and ${limits.votes} votes. Delete some first.`,
  },
}

/**
 * What people say of a map, and how they vote. They ask for it, and the server writes it with who and when: nobody writes
 * it into the document by themselves. Who speaks says so as `Jejak-Author: <secret> <name>`: a secret of their browser's,
 * in the form of a link's, and the name that they go by, percent-encoded. Every method rejects with an HttpError.
 */
export class DiscussionApi {
  readonly #parts: DiscussionApiParts
  readonly #writer: MapWriter

  constructor(parts: DiscussionApiParts) {
    this.#parts = parts
    this.#writer = new MapWriter(parts, newServerClient())
  }

  /** `POST /api/maps/<id>/comments` with `{on, text, replyTo?}`: the comment, once it is durable. */
  async comment(request: IncomingMessage, mapId: string): Promise<Answer> {
    const author = await this.#author(request, mapId)
    const { on, replyTo, text: words } = read(newSchema, await readJson(request, mostBytes))
    return json(
      201,
      await this.#say(mapId, {
        kind: 'comment',
        id: newId(),
        on,
        replyTo,
        text: wellFormed(words),
        author,
        at: Date.now(),
      }),
    )
  }

  /** `PATCH /api/maps/<id>/comments/<comment>` with `{text}`, of one's own, or `{done}`, of any thread. */
  async change(request: IncomingMessage, mapId: string, comment: string): Promise<Answer> {
    const { by } = await this.#author(request, mapId)
    const change = read(changeSchema, await readJson(request, mostBytes))
    const at = Date.now()
    const said: Said =
      'text' in change
        ? { kind: 'edit', id: comment, text: wellFormed(change.text), by, at }
        : { kind: 'settle', id: comment, isDone: change.done, at }
    return json(200, await this.#say(mapId, said))
  }

  /** `DELETE /api/maps/<id>/comments/<comment>`: one's own, or anybody's for an owner. */
  async remove(request: IncomingMessage, mapId: string, comment: string): Promise<Answer> {
    const { role } = await this.#parts.guard.require(request, mapId, 'comment')
    const by = includesRole(role, 'owner') ? undefined : (await this.#author(request, mapId)).by
    await this.#say(mapId, { kind: 'remove', id: comment, by })
    return { status: 204 }
  }

  /** `PUT` and `DELETE /api/maps/<id>/votes/<target>`: a person has one vote for each thing. */
  async vote(request: IncomingMessage, mapId: string, on: string, isFor: boolean): Promise<Answer> {
    const author = await this.#author(request, mapId)
    const at = Date.now()
    await this.#say(mapId, isFor ? { kind: 'vote', on, author, at } : { kind: 'unvote', on, by: author.by })
    return { status: 204 }
  }

  async #author(request: IncomingMessage, mapId: string): Promise<Author> {
    await this.#parts.guard.require(request, mapId, 'comment')
    const author = authorOf(request, mapId)
    if (author) return author
    const message =
      'Say who speaks as "Jejak-Author: <secret> <name>", with 43 letters, digits, "-" or "_" as the secret.'
    throw new HttpError(400, 'no-author', message)
  }

  async #say(mapId: string, said: Said): Promise<Comment | undefined> {
    const { documents } = this.#parts
    const made = await this.#writer.write(mapId, (parts, clientId) => documents.discuss(parts, said, clientId))
    if (made.ok) return made.comment
    const { status, message } = refusals[made.reason]
    throw new HttpError(status, made.reason, message)
  }
}

/**
 * Who speaks, if the request says so. The id is made of the map and a secret that stays with its browser: nobody can speak
 * under another's, and nobody can tell who is the same person on another map.
 */
export function authorOf(request: IncomingMessage, mapId: string): Author | undefined {
  const header = request.headers['jejak-author']
  const [secret = '', name = ''] = typeof header === 'string' ? header.split(' ') : []
  if (!keyPattern.test(secret)) return undefined
  const digest = createHash('sha256').update(`${mapId} ${secret}`).digest('base64url')
  return { by: digest.slice(0, 22), name: nameIn(name) }
}

function nameIn(encoded: string): string {
  try {
    return wellFormed(decodeURIComponent(encoded).trim().slice(0, 80))
  } catch {
    return ''
  }
}

/** Halves of surrogate pairs would turn into this sign on their way to others. */
const wellFormed = (words: string): string => words.replaceAll(/\p{Surrogate}/gu, '\uFFFD')

function read<T>(schema: z.ZodMiniType<T>, value: unknown): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const message =
    `A comment has "on", the id of what it is about, "text" (1 to ${limits.commentLength} characters) and for an ` +
    'answer "replyTo"; a change has "text" or "done".'
  throw new HttpError(400, 'invalid-comment', message)
}

import { randomInt } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { mostPushed } from '../../journey/import/plan-push.ts'
import type { DocumentWork, Recording } from '../documents/documents.ts'
import { type Answer, HttpError, errorBody, json } from './answer.ts'
import { readBody } from './body.ts'
import type { Guard } from './guard.ts'
import { MapWriter, type MapWriterParts } from './map-writer.ts'

export interface MetricsApiParts extends MapWriterParts {
  readonly guard: Guard
  readonly documents: DocumentWork
}

/** Bytes of one request. */
const mostBytes = 2 * 1024 * 1024

/** Takes values of metrics from programs, into maps that people may have open. */
export class MetricsApi {
  readonly #guard: Guard
  readonly #documents: DocumentWork
  readonly #writer: MapWriter

  constructor(parts: MetricsApiParts) {
    this.#guard = parts.guard
    this.#documents = parts.documents
    this.#writer = new MapWriter(parts, randomInt(1, 2 ** 32))
  }

  /**
   * `POST /api/maps/<id>/metrics` with `{points}`; the answer comes when they are durable and sent to all who are there.
   * Sending them again changes nothing.
   */
  async record(request: IncomingMessage, id: string): Promise<Answer> {
    await this.#guard.require(request, id, 'edit')
    const body = await readBody(request, 'application/json', mostBytes)
    const recording = await this.#writer.write(id, (parts, clientId) => this.#documents.record(parts, body, clientId))
    return recording.ok ? json(200, { recorded: recording.recorded }) : refusalOf(recording)
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

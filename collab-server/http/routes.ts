import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod/mini'
import { idPattern } from '../../journey/model/id.ts'
import { fileSchema } from '../../journey/model/schema.ts'
import type { Log } from '../telemetry/log.ts'
import type { Meters } from '../telemetry/meters.ts'
import { type Answer, HttpError, errorAnswer, httpsOnly, json, jsonText, securityHeaders } from './answer.ts'
import type { AuthApi } from './auth-api.ts'
import type { AddressRates } from '../address-rates.ts'
import type { AddressRateName } from '../settings.ts'
import type { DiscussionApi } from './discussion-api.ts'
import type { LinksApi } from './links-api.ts'
import type { MapsApi } from './maps-api.ts'
import type { MetricsApi } from './metrics-api.ts'
import type { VersionsApi } from './versions-api.ts'
import type { StaticFiles } from './static-files.ts'

export interface RoutesParts {
  readonly auth: AuthApi
  readonly addresses: AddressRates
  /** Where a request comes from. */
  readonly addressOf: (request: IncomingMessage) => string
  readonly maps: MapsApi
  readonly metrics: MetricsApi
  readonly discussion: DiscussionApi
  readonly links: LinksApi
  readonly versions: VersionsApi
  readonly files: StaticFiles
  /** What `/healthz` answers. */
  readonly health: () => Readonly<Record<string, unknown>>
  readonly log: Log
  readonly meters: Meters
  /** Who may read `/metrics` says this as `Authorization: Bearer …`; without one nobody may. */
  readonly metricsToken: string | undefined
  /** Browsers find this server at `https://` alone. */
  readonly isHttps: boolean
}

type Handler = (request: IncomingMessage, id: string, rest: string) => Answer | Promise<Answer>

interface Route {
  /** As in `/api/maps/:id`, by which measurements name it. */
  readonly name: string
  readonly path: RegExp
  readonly methods: Readonly<Record<string, Handler>>
}

/** @param name an address; what stands at `:id` and the like goes to the handlers in its order */
function route(name: string, methods: Route['methods']): Route {
  const pattern = name.replaceAll('.', '\\.').replaceAll(/:\w+/g, '([^/]+)')
  return { name, path: new RegExp(`^${pattern}$`), methods }
}

/** What costs more than other requests, by method and name. */
const costOf: ReadonlyMap<string, AddressRateName> = new Map([
  ['POST /api/maps', 'making'],
  ['PUT /api/maps/:id', 'making'],
  ['GET /api/maps/:id/export.:format', 'exports'],
  ['POST /api/maps/:id/comments', 'words'],
  ['PATCH /api/maps/:id/comments/:comment', 'words'],
  ['DELETE /api/maps/:id/comments/:comment', 'words'],
  ['PUT /api/maps/:id/votes/:target', 'words'],
  ['DELETE /api/maps/:id/votes/:target', 'words'],
])

/** Answers HTTP requests: the API, and the web app for everything else. */
export class Routes {
  readonly #parts: RoutesParts
  readonly #routes: readonly Route[]
  #schema: string | undefined

  constructor(parts: RoutesParts) {
    this.#parts = parts
    const { auth, maps, metrics, discussion, links, versions } = parts
    this.#routes = [
      route('/healthz', { GET: () => json(200, parts.health()) }),
      route('/metrics', { GET: (request) => this.#measurements(request) }),
      route('/auth/session', { GET: (request) => auth.session(request) }),
      route('/auth/sign-in', { GET: (request) => auth.begin(request), POST: (request) => auth.signIn(request) }),
      route('/auth/callback', { GET: (request) => auth.finish(request) }),
      route('/auth/sign-out', { POST: (request) => auth.signOut(request) }),
      route('/api/maps', { POST: (request) => maps.create(request) }),
      route('/api/maps/:id', {
        GET: (request, id) => maps.read(request, id),
        PUT: (request, id) => maps.publish(request, id),
        DELETE: (request, id) => maps.delete(request, id),
      }),
      route('/api/maps/:id/export.:format', {
        GET: (request, id, format) => maps.export(request, id, format, askedBy(request)),
      }),
      route('/api/maps/:id/access', { GET: (request, id) => links.access(request, id) }),
      route('/api/maps/:id/links', {
        GET: (request, id) => links.list(request, id),
        POST: (request, id) => links.create(request, id),
      }),
      route('/api/maps/:id/links/:link', {
        PATCH: (request, id, link) => links.change(request, id, link),
        DELETE: (request, id, link) => links.revoke(request, id, link),
      }),
      route('/api/maps/:id/versions', {
        GET: (request, id) => versions.list(request, id),
        POST: (request, id) => versions.create(request, id),
      }),
      route('/api/maps/:id/versions/:version', {
        GET: (request, id, version) => versions.read(request, id, version),
        PATCH: (request, id, version) => versions.rename(request, id, version),
      }),
      route('/api/maps/:id/metrics', { POST: (request, id) => metrics.record(request, id) }),
      route('/api/maps/:id/comments', { POST: (request, id) => discussion.comment(request, id) }),
      route('/api/maps/:id/comments/:comment', {
        PATCH: (request, id, comment) => discussion.change(request, id, comment),
        DELETE: (request, id, comment) => discussion.remove(request, id, comment),
      }),
      route('/api/maps/:id/votes/:target', {
        PUT: (request, id, target) => discussion.vote(request, id, target, true),
        DELETE: (request, id, target) => discussion.vote(request, id, target, false),
      }),
      route('/api/schema/map-1.json', { GET: () => jsonText(200, this.#schemaText()) }),
      { name: 'unknown', path: /^\/(?:api|auth)(?:\/|$)/, methods: {} },
    ]
  }

  /** Answers a request. Never throws. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const startedAt = performance.now()
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    const route = this.#routes.find((each) => each.path.test(path))
    const answer = await this.#answer(request, path, route).catch((error: unknown) => {
      if (error instanceof HttpError) return errorAnswer(error)
      this.#parts.log.error({ method: request.method, err: error }, 'A request failed.')
      return errorAnswer(new HttpError(500, 'server-fault', 'The server failed at this request.', { cause: error }))
    })
    const length = answer.body === undefined ? 0 : Buffer.byteLength(answer.body)
    const lengthHeader = answer.status === 304 ? {} : { 'content-length': length }
    const secured = this.#parts.isHttps ? { ...securityHeaders, ...httpsOnly } : securityHeaders
    response.writeHead(answer.status, { ...secured, ...answer.headers, ...lengthHeader })
    response.end(request.method === 'HEAD' ? undefined : answer.body)
    const { method = '' } = request
    this.#parts.meters.requestAnswered(method, route?.name ?? 'file', answer.status, performance.now() - startedAt)
  }

  async #answer(request: IncomingMessage, path: string, route: Route | undefined): Promise<Answer> {
    const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET')
    if (route) {
      const handler = Object.hasOwn(route.methods, method) ? route.methods[method] : undefined
      const [, first = '', second = ''] = route.path.exec(path) ?? []
      if (handler) return this.#counted(request, `${method} ${route.name}`, () => handler(request, first, second))
      const methods = Object.keys(route.methods)
      if (methods.length === 0) throw new HttpError(404, 'not-found', 'There is nothing at this address.')
      throw notAllowed(methods)
    }
    if (method !== 'GET') throw notAllowed(['GET'])
    return this.#page(path, request)
  }

  /** Answers a request of the API unless too many come from its address. */
  async #counted(request: IncomingMessage, name: string, answer: () => Answer | Promise<Answer>): Promise<Answer> {
    const { addresses, addressOf } = this.#parts
    if (!/ \/(?:api|auth)\//.test(name)) return answer()
    const address = addressOf(request)
    for (const rate of ['requests', costOf.get(name)] as const)
      if (rate !== undefined && !addresses.take(rate, address)) throw tooMany(addresses.waitSeconds(rate))
    if (addresses.spend('failures', address, 0) > 0) throw tooMany(addresses.waitSeconds('failures'))
    try {
      return await answer()
    } catch (error) {
      if (error instanceof HttpError && error.code === 'unknown-map') addresses.spend('failures', address)
      throw error
    }
  }

  async #page(path: string, request: IncomingMessage): Promise<Answer> {
    const [, kind, id = ''] = /^\/(m|view)\/([^/]+)$/.exec(path) ?? []
    const isPage = path === '/' || idPattern.test(id)
    const file = !isPage ? path : kind === 'view' ? '/view.html' : '/index.html'
    const answer = await this.#parts.files.answer(file, request)
    if (answer) return answer
    if (!isPage) {
      // Who came with a browser gets the app, which says so in their language and leads home.
      const wantsPage = (request.headers.accept ?? '').includes('text/html')
      const app = wantsPage ? await this.#parts.files.answer('/index.html', request) : undefined
      return app
        ? { ...app, status: app.status === 200 ? 404 : app.status }
        : text(404, 'There is nothing at this address.')
    }
    return text(503, 'The web app is not built yet. Run "npm run build", then load this page again.')
  }

  /** Told to nobody unless the operator has set a token: how much a server is used concerns nobody else. */
  async #measurements({ headers }: IncomingMessage): Promise<Answer> {
    const { meters, metricsToken } = this.#parts
    const isAllowed = metricsToken !== undefined && isSame(headers.authorization ?? '', `Bearer ${metricsToken}`)
    if (!isAllowed) throw new HttpError(404, 'not-found', 'There is nothing at this address.')
    const noStore = { 'content-type': meters.mediaType, 'cache-control': 'no-store' }
    return { status: 200, body: await meters.text(), headers: noStore }
  }

  #schemaText(): string {
    this.#schema ??= JSON.stringify(z.toJSONSchema(fileSchema, { io: 'input' }), null, 2)
    return this.#schema
  }
}

/** Takes the same time wherever the texts differ. */
function isSame(given: string, right: string): boolean {
  return timingSafeEqual(sha256(given), sha256(right))
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

function notAllowed(methods: readonly string[]): HttpError {
  const allow = methods.includes('GET') ? [...methods, 'HEAD'] : methods
  const message = `Only ${methods.join(' and ')} can be used here.`
  return new HttpError(405, 'method-not-allowed', message, { headers: { allow: allow.join(', ') } })
}

function text(status: number, body: string): Answer {
  return {
    status,
    body: `${body}\n`,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  }
}

/** What stands behind the question mark of an address, by name. */
const askedBy = ({ url = '/' }: IncomingMessage): Readonly<Record<string, string>> =>
  Object.fromEntries(new URL(url, 'http://localhost').searchParams)

function tooMany(seconds: number): HttpError {
  const message = `Too much came from your address in a short time. Nothing was done; try again in ${seconds} s.`
  const headers = { 'retry-after': String(seconds), connection: 'close' }
  return new HttpError(429, 'too-many-requests', message, { headers })
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod/mini'
import { idPattern } from '../../journey/model/id.ts'
import { fileSchema } from '../../journey/model/schema.ts'
import { type Answer, HttpError, errorAnswer, json, jsonText, securityHeaders } from './answer.ts'
import type { LinksApi } from './links-api.ts'
import type { MapsApi } from './maps-api.ts'
import type { MetricsApi } from './metrics-api.ts'
import type { StaticFiles } from './static-files.ts'

export interface RoutesParts {
  readonly maps: MapsApi
  readonly metrics: MetricsApi
  readonly links: LinksApi
  readonly files: StaticFiles
  /** What `/healthz` answers. */
  readonly health: () => Readonly<Record<string, unknown>>
  readonly log: (line: string) => void
}

type Handler = (request: IncomingMessage, id: string, rest: string) => Answer | Promise<Answer>

interface Route {
  readonly path: RegExp
  readonly methods: Readonly<Record<string, Handler>>
}

/** Answers HTTP requests: the API, and the web app for everything else. */
export class Routes {
  readonly #parts: RoutesParts
  readonly #routes: readonly Route[]
  #schema: string | undefined

  constructor(parts: RoutesParts) {
    this.#parts = parts
    const { maps, metrics, links } = parts
    this.#routes = [
      { path: /^\/healthz$/, methods: { GET: () => json(200, parts.health()) } },
      { path: /^\/api\/maps$/, methods: { POST: (request) => maps.create(request) } },
      {
        path: /^\/api\/maps\/([^/]+)$/,
        methods: { GET: (request, id) => maps.read(request, id), PUT: (request, id) => maps.publish(request, id) },
      },
      {
        path: /^\/api\/maps\/([^/]+)\/export\.([\w-]+)$/,
        methods: { GET: (request, id, format) => maps.export(request, id, format, askedBy(request)) },
      },
      {
        path: /^\/api\/maps\/([^/]+)\/access$/,
        methods: { GET: (request, id) => links.access(request, id) },
      },
      {
        path: /^\/api\/maps\/([^/]+)\/links$/,
        methods: { GET: (request, id) => links.list(request, id), POST: (request, id) => links.create(request, id) },
      },
      {
        path: /^\/api\/maps\/([^/]+)\/links\/([^/]+)$/,
        methods: {
          PATCH: (request, id, link) => links.change(request, id, link),
          DELETE: (request, id, link) => links.revoke(request, id, link),
        },
      },
      {
        path: /^\/api\/maps\/([^/]+)\/metrics$/,
        methods: { POST: (request, id) => metrics.record(request, id) },
      },
      { path: /^\/api\/schema\/map-1\.json$/, methods: { GET: () => jsonText(200, this.#schemaText()) } },
      { path: /^\/api(?:\/|$)/, methods: {} },
    ]
  }

  /** Answers a request. Never throws. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = await this.#answer(request).catch((error: unknown) => {
      if (error instanceof HttpError) return errorAnswer(error)
      this.#parts.log(`${request.method} failed: ${error instanceof Error ? error.stack : String(error)}`)
      return errorAnswer(new HttpError(500, 'server-fault', 'The server failed at this request.', { cause: error }))
    })
    const length = answer.body === undefined ? 0 : Buffer.byteLength(answer.body)
    const lengthHeader = answer.status === 304 ? {} : { 'content-length': length }
    response.writeHead(answer.status, { ...securityHeaders, ...answer.headers, ...lengthHeader })
    response.end(request.method === 'HEAD' ? undefined : answer.body)
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET')
    for (const route of this.#routes) {
      const match = route.path.exec(path)
      if (!match) continue
      const handler = Object.hasOwn(route.methods, method) ? route.methods[method] : undefined
      if (handler) return handler(request, match[1] ?? '', match[2] ?? '')
      const methods = Object.keys(route.methods)
      if (methods.length === 0) throw new HttpError(404, 'not-found', 'There is nothing at this address.')
      throw notAllowed(methods)
    }
    if (method !== 'GET') throw notAllowed(['GET'])
    return this.#page(path, request)
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

  #schemaText(): string {
    this.#schema ??= JSON.stringify(z.toJSONSchema(fileSchema, { io: 'input' }), null, 2)
    return this.#schema
  }
}

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

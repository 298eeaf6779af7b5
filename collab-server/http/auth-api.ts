import type { IncomingMessage } from 'node:http'
import * as z from 'zod/mini'
import type { Accounts } from '../accounts/accounts.ts'
import { type Provider, ProviderError } from '../accounts/provider.ts'
import type { Tries } from '../accounts/tries.ts'
import type { Log } from '../telemetry/log.ts'
import { type Answer, HttpError, json } from './answer.ts'
import { readBody } from './body.ts'
import { notAllowed } from './guard.ts'
import { isFromOwnPage } from './origin.ts'

export interface AuthApiParts {
  readonly accounts: Accounts
  /** Where people have accounts, and what it is called. */
  readonly provider: { readonly service: Provider; readonly name: string } | undefined
  readonly log: Log
  readonly tries: Tries
  /** Pages from elsewhere that may connect. */
  readonly allowedOrigins: readonly string[]
  /** Where a request comes from. */
  readonly addressOf: (request: IncomingMessage) => string
}

/** Bytes of one request. */
const mostBytes = 4 * 1024

const orderSchema = z.object({ password: z.string() })

/** Signs people in and out. Every method rejects with an HttpError where it does not answer. */
export class AuthApi {
  readonly #parts: AuthApiParts

  constructor(parts: AuthApiParts) {
    this.#parts = parts
  }

  /** Whether whoever makes maps must have signed in. */
  get isNeeded(): boolean {
    return this.#parts.accounts.isNeeded
  }

  /** @throws HttpError 401 when the request makes a map and nobody has signed in who may */
  require(request: IncomingMessage): void {
    const { accounts } = this.#parts
    if (!accounts.isNeeded) return
    if (accounts.sessionOf(request) === undefined)
      throw new HttpError(401, 'sign-in-needed', 'Sign in to make maps on this server.', { headers: challenge })
    // A browser brings the session by itself, also for a page that somebody else has made.
    this.#requireOwnPage(request)
  }

  /** `GET /auth/session`: whether maps can be made without signing in, how one does, and whether it is done. */
  session(request: IncomingMessage): Answer {
    const { accounts, provider } = this.#parts
    const renewed = accounts.renewedCookie(request)
    const session = accounts.sessionOf(request)
    const body = {
      needed: accounts.isNeeded,
      signedIn: session !== undefined,
      ways: { password: accounts.hasPassword, ...(provider ? { provider: provider.name } : {}) },
      ...(session?.name === undefined ? {} : { name: session.name }),
    }
    return json(200, body, renewed === undefined ? {} : { 'set-cookie': renewed })
  }

  /** `POST /auth/sign-in` with `{password}`: the answer has the session as a cookie. */
  async signIn(request: IncomingMessage): Promise<Answer> {
    const { accounts, tries, addressOf } = this.#parts
    this.#requireOwnPage(request)
    if (!accounts.hasPassword) throw new HttpError(404, 'no-password', 'This server has no password.')
    const password = readPassword(await readBody(request, 'application/json', mostBytes))
    const address = addressOf(request)
    const waitMs = tries.waitMs(address)
    if (waitMs > 0) {
      const headers = { 'retry-after': String(Math.ceil(waitMs / 1_000)) }
      throw new HttpError(429, 'too-many-tries', 'Too many wrong passwords. Wait a little.', { headers })
    }
    if (!accounts.isPassword(password)) {
      tries.failed(address)
      throw new HttpError(401, 'wrong-password', 'This is not the password.', { headers: challenge })
    }
    return { status: 204, headers: { 'set-cookie': accounts.passwordCookie(request), 'cache-control': 'no-store' } }
  }

  /** `GET /auth/sign-in?to=<page>`: leads to the provider, and from there back to a page of the app. */
  async begin(request: IncomingMessage): Promise<Answer> {
    const { accounts, provider } = this.#parts
    if (!provider) throw new HttpError(404, 'no-provider', 'This server has no OpenID Connect provider.')
    try {
      const { address, errand } = await provider.service.begin()
      const to = searchOf(request).get('to') ?? '/'
      return redirect(address, [accounts.journeyCookie(request, errand, pagePattern.test(to) ? to : '/')])
    } catch (error) {
      return this.#failed(error)
    }
  }

  /** `GET /auth/callback`: where the provider sends people back to. */
  async finish(request: IncomingMessage): Promise<Answer> {
    const { accounts, provider } = this.#parts
    if (!provider) throw new HttpError(404, 'no-provider', 'This server has no OpenID Connect provider.')
    const journey = accounts.journeyOf(request)
    try {
      if (journey === undefined) throw new ProviderError('failed')
      const person = await provider.service.finish(`?${searchOf(request)}`, journey.errand)
      if (!accounts.isAllowed(person.email)) return redirect('/?sign-in=not-allowed', accounts.endedJourney())
      return redirect(journey.to, [accounts.personCookie(request, person), ...accounts.endedJourney()])
    } catch (error) {
      return this.#failed(error)
    }
  }

  /** The app says why, in the language of who reads it. */
  #failed(error: unknown): Answer {
    if (!(error instanceof ProviderError)) throw error
    // What the provider has said may hold a code or a token; the kind of failure does not.
    const { cause } = error
    const kind = cause instanceof Error ? { name: cause.name, code: 'code' in cause ? cause.code : undefined } : {}
    this.#parts.log.warn({ reason: error.code, ...kind }, 'Somebody could not sign in at the provider.')
    return redirect(`/?sign-in=${error.code}`, this.#parts.accounts.endedJourney())
  }

  /** `POST /auth/sign-out`: the browser forgets the session. */
  signOut(request: IncomingMessage): Answer {
    this.#requireOwnPage(request)
    const headers = { 'set-cookie': this.#parts.accounts.endedCookies(), 'cache-control': 'no-store' }
    return { status: 204, headers }
  }

  #requireOwnPage(request: IncomingMessage): void {
    if (!isFromOwnPage(request, this.#parts.allowedOrigins)) throw notAllowed('This is for pages of this server.')
  }
}

/** The start page, or that of a map: nowhere else. */
const pagePattern = /^\/(?:m\/[\w-]{1,40})?$/

const searchOf = ({ url = '/' }: IncomingMessage) => new URL(url, 'http://localhost').searchParams

function redirect(location: string, cookies: readonly string[]): Answer {
  return { status: 302, headers: { location, 'set-cookie': [...cookies], 'cache-control': 'no-store' } }
}

/** Required with a 401; a scheme that browsers do not know, so that none of them asks by itself. */
const challenge = { 'www-authenticate': 'JejakSession' }

function readPassword(body: Buffer): string {
  try {
    const order = orderSchema.safeParse(JSON.parse(body.toString()))
    if (order.success) return order.data.password
  } catch {
    // Answered as any other body that is no such order.
  }
  throw new HttpError(400, 'invalid-sign-in', 'Send {"password": "…"}.')
}

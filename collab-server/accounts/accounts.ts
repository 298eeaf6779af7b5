import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import * as z from 'zod/mini'
import { type GivenCookie, cookieOf, forgetCookie, keepCookie } from '../http/cookies.ts'
import type { Storage } from '../storage/storage.ts'
import type { Errand, Person } from './provider.ts'
import type { AccountsConfig } from './read-accounts.ts'
import { Seal } from './seal.ts'

const sessionSchema = z.object({
  /** Of which password or provider it is. */
  mark: z.string(),
  /** ms since 1970 */
  until: z.number(),
  email: z.optional(z.string()),
  name: z.optional(z.string()),
})

/** Somebody who has signed in. */
export type Session = z.infer<typeof sessionSchema>

/** A sign-in at the provider that is on its way, and where it leads in the app. */
const journeySchema = z.object({
  errand: z.object({ state: z.string(), nonce: z.string(), verifier: z.string() }),
  to: z.string(),
  until: z.number(),
})

const cookieName = 'jejak'
const journeyName = 'jejak-sign-in'

const dayMs = 86_400_000
/** Who was not here for this long signs in again; who has signed in at a provider does so anyway. */
const sessionMs = 30 * dayMs
/** Whoever has not come back from the provider after this long begins again. */
const journeyMs = 20 * 60_000

/** Who has signed in. Sessions are sealed cookies: every instance knows them, and none has to remember any. */
export class Accounts {
  readonly #config: AccountsConfig
  readonly #seal: Seal
  readonly #now: () => number
  readonly #passwordMark: string | undefined
  readonly #providerMark: string | undefined

  /** @param now ms since 1970 */
  static async open(config: AccountsConfig, storage: Storage, now: () => number): Promise<Accounts> {
    const isAsked = config.password !== undefined || config.provider !== undefined
    // Where nothing is asked, nothing is sealed that has to last.
    return new Accounts(config, isAsked ? await storage.secret() : randomBytes(32), now)
  }

  private constructor(config: AccountsConfig, secret: Uint8Array, now: () => number) {
    this.#config = config
    this.#seal = new Seal(secret)
    this.#now = now
    // Part of what is sealed only: nobody sees it.
    const { password, provider } = config
    this.#passwordMark = password === undefined ? undefined : digest(password).toString('base64url')
    this.#providerMark = provider && digest(`${provider.issuer} ${provider.clientId}`).toString('base64url')
  }

  get hasPassword(): boolean {
    return this.#config.password !== undefined
  }

  /** Whether whoever makes maps must have signed in. */
  get isNeeded(): boolean {
    return this.hasPassword || this.#config.provider !== undefined
  }

  /** The session of a request, unless it has ended; so it has, too, when the password or who may sign in is another. */
  sessionOf(request: IncomingMessage): Session | undefined {
    const session = this.#opened(request, cookieName, sessionSchema)
    if (session === undefined || session.until <= this.#now()) return undefined
    if (session.mark === this.#passwordMark) return session
    return session.mark === this.#providerMark && this.isAllowed(session.email) ? session : undefined
  }

  isPassword(given: string): boolean {
    const { password } = this.#config
    return password !== undefined && timingSafeEqual(digest(given), digest(password))
  }

  /** Whether whoever the provider says has this address may make maps. */
  isAllowed(email: string | undefined): boolean {
    const allowed = this.#config.provider?.allowed ?? []
    if (allowed.length === 0) return true
    const address = email?.toLowerCase() ?? ''
    const at = address.lastIndexOf('@')
    return at > 0 && (allowed.includes(address) || allowed.includes(address.slice(at + 1)))
  }

  /** The cookie of somebody who has given the password. */
  passwordCookie(request: IncomingMessage): string {
    return this.#sessionCookie({ mark: this.#passwordMark ?? '' }, this.#isSecure(request))
  }

  /** The cookie of somebody who comes from the provider. */
  personCookie(request: IncomingMessage, { email, name }: Person): string {
    const who = { ...(email === undefined ? {} : { email }), ...(name === undefined ? {} : { name }) }
    return this.#sessionCookie({ mark: this.#providerMark ?? '', ...who }, this.#isSecure(request))
  }

  /** The cookie of a session that goes on because it is used; undefined where the browser's own is good for long. */
  renewedCookie(request: IncomingMessage): string | undefined {
    const session = this.sessionOf(request)
    // The provider is asked again after a while: who has left it is out then.
    if (session === undefined || session.mark !== this.#passwordMark) return undefined
    if (session.until > this.#now() + sessionMs - dayMs) return undefined
    return this.#sessionCookie({ mark: session.mark }, cookieOf(request, cookieName)?.isSecure === true)
  }

  /** What takes the session out of the browser. */
  endedCookies(): string[] {
    return forgetCookie(cookieName)
  }

  /** The cookie by which a browser is known again when it comes back from the provider. */
  journeyCookie(request: IncomingMessage, errand: Errand, to: string): string {
    const until = this.#now() + journeyMs
    return this.#cookie(journeyName, { errand, to, until }, this.#isSecure(request), journeyMs)
  }

  /** The sign-in that a browser was on. */
  journeyOf(request: IncomingMessage): { readonly errand: Errand; readonly to: string } | undefined {
    const journey = this.#opened(request, journeyName, journeySchema)
    return journey !== undefined && journey.until > this.#now() ? journey : undefined
  }

  endedJourney(): string[] {
    return forgetCookie(journeyName)
  }

  #opened<T>(request: IncomingMessage, name: string, schema: z.ZodMiniType<T>): T | undefined {
    const cookie = cookieOf(request, name)
    return cookie && schema.safeParse(this.#seal.open(name, cookie.value)).data
  }

  #sessionCookie(who: Omit<Session, 'until'>, isSecure: boolean): string {
    return this.#cookie(cookieName, { ...who, until: this.#now() + sessionMs }, isSecure, sessionMs)
  }

  #cookie(name: string, content: object, isSecure: boolean, lastsMs: number): string {
    const cookie: GivenCookie = { value: this.#seal.close(name, content), isSecure }
    return keepCookie(name, cookie, lastsMs / 1_000)
  }

  /** A page says itself how it was fetched; what a proxy says about it need not be trusted. */
  #isSecure({ headers: { origin } }: IncomingMessage): boolean {
    return (origin ?? this.#config.publicUrl ?? '').startsWith('https:')
  }
}

/** Letters that look the same are the same, however a keyboard puts them together. */
const digest = (text: string) => createHash('sha256').update(text.normalize('NFC')).digest()

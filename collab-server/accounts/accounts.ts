import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import * as z from 'zod/mini'
import { type GivenCookie, cookieOf, forgetCookie, keepCookie } from '../http/cookies.ts'
import type { Storage } from '../storage/storage.ts'
import { Seal } from './seal.ts'

/** What the operator asks of people who make maps here; with neither, nothing. */
export interface AccountsConfig {
  /** One password for all. */
  readonly password?: string | undefined
  /** Where browsers find this server, as in `https://maps.example.org`. */
  readonly publicUrl?: string | undefined
}

const sessionSchema = z.object({
  /** Of which password or provider it is. */
  mark: z.string(),
  /** ms since 1970 */
  until: z.number(),
})

/** Somebody who has signed in. */
export type Session = z.infer<typeof sessionSchema>

const cookieName = 'jejak'
const purpose = 'session'

const dayMs = 86_400_000
/** Who was not here for this long signs in again. */
const sessionMs = 30 * dayMs

/** Who has signed in. Sessions are sealed cookies: every instance knows them, and none has to remember any. */
export class Accounts {
  readonly #config: AccountsConfig
  readonly #seal: Seal
  readonly #now: () => number
  readonly #passwordMark: string | undefined

  /** @param now ms since 1970 */
  static async open(config: AccountsConfig, storage: Storage, now: () => number): Promise<Accounts> {
    const isAsked = config.password !== undefined
    // Where nothing is asked, nothing is sealed that has to last.
    return new Accounts(config, isAsked ? await storage.secret() : randomBytes(32), now)
  }

  private constructor(config: AccountsConfig, secret: Uint8Array, now: () => number) {
    this.#config = config
    this.#seal = new Seal(secret)
    this.#now = now
    // Part of what is sealed only: nobody sees it.
    this.#passwordMark = config.password === undefined ? undefined : digest(config.password).toString('base64url')
  }

  get hasPassword(): boolean {
    return this.#config.password !== undefined
  }

  /** Whether whoever makes maps must have signed in. */
  get isNeeded(): boolean {
    return this.hasPassword
  }

  /** The session of a request, unless it has ended; so it has, too, when the password is another. */
  sessionOf(request: IncomingMessage): Session | undefined {
    const cookie = cookieOf(request, cookieName)
    const session = cookie && sessionSchema.safeParse(this.#seal.open(purpose, cookie.value)).data
    if (session === undefined || session.until <= this.#now()) return undefined
    return session.mark === this.#passwordMark ? session : undefined
  }

  isPassword(given: string): boolean {
    const { password } = this.#config
    return password !== undefined && timingSafeEqual(digest(given), digest(password))
  }

  /** The cookie of somebody who has given the password. */
  sessionCookie(request: IncomingMessage): string {
    return this.#cookie(this.#isSecure(request))
  }

  /** The cookie of a session that goes on because it is used; undefined while the browser's own is good for long. */
  renewedCookie(request: IncomingMessage): string | undefined {
    const session = this.sessionOf(request)
    if (session === undefined || session.until > this.#now() + sessionMs - dayMs) return undefined
    return this.#cookie(cookieOf(request, cookieName)?.isSecure === true)
  }

  /** What takes the session out of the browser. */
  endedCookies(): string[] {
    return forgetCookie(cookieName)
  }

  #cookie(isSecure: boolean): string {
    const session: Session = { mark: this.#passwordMark ?? '', until: this.#now() + sessionMs }
    const cookie: GivenCookie = { value: this.#seal.close(purpose, session), isSecure }
    return keepCookie(cookieName, cookie, sessionMs / 1_000)
  }

  /** A page says itself how it was fetched; what a proxy says about it need not be trusted. */
  #isSecure({ headers: { origin } }: IncomingMessage): boolean {
    return (origin ?? this.#config.publicUrl ?? '').startsWith('https:')
  }
}

/** Letters that look the same are the same, however a keyboard puts them together. */
const digest = (text: string) => createHash('sha256').update(text.normalize('NFC')).digest()

import type { IncomingMessage } from 'node:http'

/** A cookie that a request brings, and whether the browser keeps it for `https://` alone. */
export interface GivenCookie {
  readonly value: string
  readonly isSecure: boolean
}

/** Browsers take a name that begins so only over TLS, for one host and all its paths. */
const hostOnly = '__Host-'

/** The cookie of a name; one that is kept for `https://` alone comes first. */
export function cookieOf({ headers }: IncomingMessage, name: string): GivenCookie | undefined {
  const all = (headers.cookie ?? '').split(';').map((each) => each.trim())
  const valueOf = (called: string) => all.find((each) => each.startsWith(`${called}=`))?.slice(called.length + 1)
  const secure = valueOf(hostOnly + name)
  if (secure !== undefined) return { value: secure, isSecure: true }
  const plain = valueOf(name)
  return plain === undefined ? undefined : { value: plain, isSecure: false }
}

/** The header that has a browser keep a cookie, out of reach of scripts and of requests that other sites make. */
export function keepCookie(name: string, { value, isSecure }: GivenCookie, seconds: number): string {
  const called = isSecure ? hostOnly + name : name
  return `${called}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
}

/** The headers that have a browser forget a cookie. */
export const forgetCookie = (name: string): string[] =>
  [false, true].map((isSecure) => keepCookie(name, { value: '', isSecure }, 0))

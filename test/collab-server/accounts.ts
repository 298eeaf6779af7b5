import type { TestServer } from '../helpers/server.ts'

/** A session as the header that brings it. */
export interface SignedIn {
  readonly cookie: string
}

export const password = 'a long way to Bogor'

/** Asks a server as a page of its own does, or, with another origin, as one from elsewhere. */
export const ask = (
  server: TestServer,
  method: string,
  path: string,
  more: Record<string, string> = {},
  body?: unknown,
) =>
  fetch(server.url + path, {
    method,
    redirect: 'manual',
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...more },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

export const tryPassword = (server: TestServer, given: string, more: Record<string, string> = {}) =>
  ask(server, 'POST', '/auth/sign-in', more, { password: given })

/** The cookies that an answer sets, by name. */
export function cookiesOf(answer: Response): Record<string, { value: string; attributes: readonly string[] }> {
  return Object.fromEntries(
    answer.headers.getSetCookie().map((cookie) => {
      const [pair = '', ...attributes] = cookie.split('; ')
      const at = pair.indexOf('=')
      return [pair.slice(0, at), { value: pair.slice(at + 1), attributes }]
    }),
  )
}

/** The header that brings what an answer has set. */
export const bringing = (answer: Response): SignedIn => ({
  cookie: Object.entries(cookiesOf(answer))
    .filter(([, { value }]) => value !== '')
    .map(([name, { value }]) => `${name}=${value}`)
    .join('; '),
})

export const sessionOf = async (server: TestServer, more: Record<string, string> = {}) =>
  (await (await ask(server, 'GET', '/auth/session', more)).json()) as Record<string, unknown>

export const makeMap = (server: TestServer, more: Record<string, string> = {}) =>
  ask(server, 'POST', '/api/maps', more, {})

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ask, bringing, makeMap, password, tryPassword } from './accounts.ts'
import { asOwner, noteKey } from './maps.ts'
import { directoryForTest, serverForTest } from './waiting.ts'

const wanted = {
  'content-security-policy': [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
}

function client(): string {
  const directory = directoryForTest()
  mkdirSync(join(directory, 'assets'))
  for (const name of ['index.html', 'view.html', 'assets/main.js']) writeFileSync(join(directory, name), 'hello')
  return directory
}

/** Every address of every kind, with a method that it answers and one that it does not. */
const requests: readonly [method: string, path: string, status: number][] = [
  ['GET', '/', 200],
  ['HEAD', '/', 200],
  ['POST', '/', 405],
  ['GET', '/m/MAP', 200],
  ['GET', '/view/MAP', 200],
  ['GET', '/assets/main.js', 200],
  ['GET', '/assets/nothing.js', 404],
  ['GET', '/nothing', 404],
  ['GET', '/%', 404],
  ['GET', '/healthz', 200],
  ['GET', '/metrics', 404],
  ['GET', '/auth/session', 200],
  ['POST', '/auth/sign-in', 415],
  ['GET', '/auth/sign-in?to=/', 302],
  ['GET', '/auth/callback?code=1', 302],
  ['POST', '/auth/sign-out', 204],
  ['DELETE', '/auth/sign-out', 405],
  ['GET', '/auth/nothing', 404],
  ['POST', '/api/maps', 401],
  ['GET', '/api/maps', 405],
  ['GET', '/api/maps/MAP', 200],
  ['PUT', '/api/maps/MAP', 415],
  ['GET', '/api/maps/unknown', 404],
  ['GET', '/api/maps/MAP/access', 200],
  ['GET', '/api/maps/MAP/export.svg', 200],
  ['GET', '/api/maps/MAP/export.json', 200],
  ['GET', '/api/maps/MAP/export.csv', 200],
  ['GET', '/api/maps/MAP/export.nothing', 404],
  ['GET', '/api/maps/MAP/links', 200],
  ['PATCH', '/api/maps/MAP/links/nothing', 415],
  ['DELETE', '/api/maps/MAP/links/nothing', 404],
  ['GET', '/api/maps/MAP/versions', 200],
  ['GET', '/api/maps/MAP/versions/nothing', 404],
  ['POST', '/api/maps/MAP/metrics', 415],
  ['GET', '/api/schema/map-1.json', 200],
  ['GET', '/api/nothing', 404],
  // Sockets are answered beside the routes.
  ['GET', '/sync/MAP', 404],
]

/** Nobody answers there. */
const provider = {
  issuer: 'http://127.0.0.1:9',
  clientId: 'jejak',
  clientSecret: 'geheim',
  allowed: [],
  trustsEmail: false,
}

test.each([
  ['http', 'http://127.0.0.1', null],
  ['https', 'https://maps.example.org', 'max-age=31536000'],
])('every answer has the security headers, over %s', async (_name, publicUrl, transport) => {
  const server = await serverForTest({ clientDir: client(), accounts: { password, publicUrl, provider } })
  const made = await makeMap(server, { ...bringing(await tryPassword(server, password)) })
  const id = noteKey((await made.json()) as { id: string; key: string })
  for (const [method, path, status] of requests) {
    const answer = await ask(server, method, path.replace('MAP', id), asOwner(id))
    await answer.arrayBuffer()
    // What is of the moment, or somebody's, stays in no cache.
    const caching = /^\/(api|auth)\//.test(path) ? { 'cache-control': 'no-store' } : {}
    const expected = { ...wanted, ...caching, 'strict-transport-security': transport }
    const found = Object.fromEntries(Object.keys(expected).map((name) => [name, answer.headers.get(name)]))
    expect({ method, path, status: answer.status, found }).toEqual({ method, path, status, found: expected })
    // No page of another site may read an answer.
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  }
})

import { createConnection } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { startServerProcess } from '../../helpers/server.ts'
import { asOwner, createMap, keyOf, sampleFile } from '../maps.ts'
import { until } from '../waiting.ts'
import { randomFrom } from './inputs.ts'

const seed = Number(process.env.JEJAK_SEED ?? Date.now() % 1_000_000)
const metricsToken = 'a token of the operator'

interface Body {
  readonly bytes: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

const text = (value: unknown): Body => ({ bytes: JSON.stringify(value) })

const bodies: Readonly<Record<string, (random: () => number) => Body>> = {
  nothing: () => ({ bytes: '' }),
  'no JSON': (random) => ({ bytes: '{"name":'.repeat(1 + Math.floor(random() * 50)) }),
  'random bytes': (random) => ({ bytes: Uint8Array.from({ length: 500 }, () => Math.floor(random() * 256)) }),
  'text that is no UTF-8': () => ({ bytes: Uint8Array.of(0x7b, 0x22, 0xff, 0xfe, 0xc3, 0x28, 0x22, 0x7d) }),
  'deep lists': () => ({ bytes: '['.repeat(500_000) + ']'.repeat(500_000) }),
  'deep objects': () => ({ bytes: `{"map":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}` }),
  'another type': (random) => text([[], 7, 'text', null, true, [[]]][Math.floor(random() * 6)]),
  'wrong types': (random) => {
    const wrong = [null, 7, [], {}, '', { length: 1e9 }, -1e308][Math.floor(random() * 7)]
    return text({ map: wrong, template: wrong, role: wrong, name: wrong, points: wrong, locale: wrong, by: wrong })
  },
  'wrong types within': (random) => {
    const file = sampleFile()
    const keys = Object.keys(file)
    file[keys[Math.floor(random() * keys.length)] ?? ''] = [{ id: { toString: 1 }, title: [], place: 'here' }, null]
    return text({ map: file, points: [{ metric: {}, day: [], value: 'much' }, 7], role: ['owner'] })
  },
  __proto__: () => ({
    bytes:
      '{"__proto__":{"role":"owner","isAdmin":true},"constructor":{"prototype":{"isAdmin":true}},"role":"god","map":' +
      '{"__proto__":{"format":"jejak-map"},"meta":{"__proto__":{"schema":{"major":1}}}},"points":{"__proto__":[]}}',
  }),
  'an unknown template': () => text({ template: '../../../../etc/passwd' }),
  'a list without end': () => text({ points: Array.from({ length: 20_000 }, () => ({})), map: { cards: [] } }),
  'zipped, unasked': () => ({ bytes: gzipSync('{}'), headers: { 'content-encoding': 'gzip' } }),
  'zipped badly': () => ({
    bytes: gzipSync('{}'.repeat(900)).subarray(0, 20),
    headers: { 'content-encoding': 'gzip' },
  }),
  'another media type': () => ({ bytes: '<map/>', headers: { 'content-type': 'text/xml' } }),
  'far too much': () => ({ bytes: new Uint8Array(21 * 1024 * 1024).fill(0x20) }),
}

/** What reads a body, by method and path after the map's address. */
const takers = [
  ['POST', ''],
  ['PUT', '/id'],
  ['POST', '/id/links'],
  ['PATCH', '/id/links/one'],
  ['POST', '/id/metrics'],
  ['POST', '/id/versions'],
] as const

test(`bodies of requests bring nothing down and change nothing (seed ${seed})`, async () => {
  const random = randomFrom(seed)
  const server = await startServerProcess({ environment: { JEJAK_METRICS_TOKEN: metricsToken } })
  onTestFinished(() => server.close())
  const id = await createMap(server.url)
  const read = async () => (await fetch(`${server.url}/api/maps/${id}`, { headers: asOwner(id) })).text()
  const readLinks = async () => (await fetch(`${server.url}/api/maps/${id}/links`, { headers: asOwner(id) })).text()
  const before = [await read(), await readLinks()]
  for (const [name, make] of Object.entries(bodies)) {
    for (const [method, path] of takers) {
      const { bytes, headers } = make(random)
      const contentType = method === 'PUT' ? 'application/octet-stream' : 'application/json'
      const answer = await fetch(`${server.url}/api/maps${path.replace('/id', `/${id}`)}`, {
        method,
        headers: { 'content-type': contentType, ...asOwner(id), ...headers },
        body: bytes as BodyInit,
      }).then(
        async (response) => ({ status: response.status, code: codeIn(await response.text()) }),
        // The server stops reading what is far too much; the answer may be lost with the connection.
        () => ({ status: 413, code: 'lost' }),
      )
      expect(answer, `${method} ${path}: ${name}`).toSatisfy(
        ({ status, code }: typeof answer) => status >= 400 && status < 500 && code !== undefined,
      )
    }
  }
  expect([await read(), await readLinks()]).toEqual(before)
  expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined()
  expect(server.output()).not.toContain('"level":50')
  expect(server.child.exitCode).toBeNull()
}, 120_000)

test('bodies that never end hold nobody else up, and are given up when their senders go', async () => {
  const server = await startServerProcess({ environment: { JEJAK_METRICS_TOKEN: metricsToken } })
  onTestFinished(() => server.close())
  const id = await createMap(server.url)
  const port = Number(new URL(server.url).port)
  const slow = Array.from({ length: 200 }, (_, index) => {
    const socket = createConnection(port, '127.0.0.1')
    socket.on('error', () => undefined)
    const key = `Authorization: Bearer ${keyOf(id)}\r\n`
    const kind = index % 2 === 0 ? 'Content-Length: 1000000\r\n' : 'Transfer-Encoding: chunked\r\n'
    const head = `POST /api/maps/${id}/metrics HTTP/1.1\r\nHost: x\r\n${key}Content-Type: application/json\r\n${kind}\r\n`
    socket.write(index % 4 === 3 ? head.slice(0, 60) : `${head}${index % 2 === 0 ? '{' : '1\r\n{\r\n'}`)
    return socket
  })
  await until(() => slow.every(({ connecting }) => !connecting), 'all have begun')
  const startedAt = performance.now()
  for (let round = 0; round < 20; round++)
    expect((await fetch(`${server.url}/api/maps/${id}`, { headers: asOwner(id) })).status).toBe(200)
  expect(performance.now() - startedAt).toBeLessThan(5_000)
  for (const socket of slow) socket.destroy()
  const measured = await fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } })
  const lag = /^nodejs_eventloop_lag_p99_seconds ([\d.e-]+)/m.exec(await measured.text())?.[1]
  // On a machine that does other things, too.
  expect(Number(lag)).toBeLessThan(0.5)
  expect(await server.stop('SIGTERM')).toBe(0)
  expect(server.output()).not.toContain('"level":50')
}, 60_000)

function codeIn(answer: string): string | undefined {
  const { error } = JSON.parse(answer) as { error?: { code?: string } }
  return error?.code
}

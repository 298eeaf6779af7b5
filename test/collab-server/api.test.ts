import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { readMap } from '../../journey/doc/read.ts'
import { seedMap } from '../../journey/doc/seed.ts'
import { parseMap, parseMapText } from '../../journey/model/parse.ts'
import type { TestServer } from '../helpers/server.ts'
import { joinAcking, joinMap } from './client.ts'
import { asOwner, createMap, noteKey, sampleFile } from './maps.ts'
import { directoryForTest, documentThread, serverForTest, until } from './waiting.ts'

const post = (
  server: TestServer,
  body: unknown,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) =>
  fetch(`${server.url}/api/maps`, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

const put = (server: TestServer, id: string, body: Uint8Array, type = 'application/octet-stream') =>
  fetch(`${server.url}/api/maps/${id}`, {
    method: 'PUT',
    headers: { 'content-type': type, ...asOwner(id) },
    body: Uint8Array.from(body),
  })

interface ErrorBody {
  code: string
  message: string
  problems?: unknown
  templates?: unknown
}

async function errorOf(response: Response) {
  const { error } = (await response.json()) as { error: ErrorBody }
  expect(error.message).toMatch(/^.+\.$/)
  return { status: response.status, ...error }
}

function stateOf(file: Record<string, unknown>): Uint8Array {
  const parsed = parseMap(file)
  if (!parsed.ok) throw new Error('the sample is no map')
  const doc = new Y.Doc()
  seedMap(doc, parsed.value)
  return Y.encodeStateAsUpdate(doc)
}

/** Two templates, one of them in one language only. */
function templates(): string {
  const directory = directoryForTest()
  const write = (name: string, title: string) => writeFileSync(join(directory, name), JSON.stringify(sampleFile(title)))
  write('blank.en.json', 'Untitled')
  write('blank.id.json', 'Tanpa judul')
  write('retail.en.json', 'Retail')
  write('notes.txt', 'not a template')
  return directory
}

/** A web app as a build leaves it, with a secret beside it. */
function builtClient(): string {
  const directory = directoryForTest()
  const dist = join(directory, 'client')
  mkdirSync(join(dist, 'assets'), { recursive: true })
  mkdirSync(join(dist, '.vite'))
  writeFileSync(join(directory, 'secret.txt'), 'secret')
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>Jejak</title>')
  writeFileSync(join(dist, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(join(dist, 'assets', 'main-abc.js'), `console.log(${JSON.stringify('x'.repeat(5_000))})`)
  writeFileSync(join(dist, 'assets', 'font-abc.woff2'), Buffer.alloc(2_000, 7))
  writeFileSync(join(dist, '.vite', 'manifest.json'), '{}')
  symlinkSync(join(directory, 'secret.txt'), join(dist, 'link.txt'))
  return dist
}

describe('POST /api/maps', () => {
  test.each([
    [{}, 'Untitled', 'blank'],
    [{ locale: 'id' }, 'Tanpa judul', 'blank'],
    [{ template: 'retail' }, 'Retail', 'retail'],
    [{ template: 'retail', locale: 'id' }, 'Retail', 'retail'],
  ])('makes a map from a template: %j', async (body, title, template) => {
    const server = await serverForTest({ templatesDir: templates() })
    const response = await post(server, body)
    expect(response.status).toBe(201)
    const made = (await response.json()) as { id: string; url: string; key: string }
    const id = noteKey(made)
    expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/)
    expect(made.url).toBe(`/m/${id}#k=${made.key}`)
    const client = joinMap(server.wsUrl, id)
    await client.synced()
    expect(readMap(client.doc).meta).toMatchObject({ title, template })
  })

  test('takes a whole map, and hands the same one out again', async () => {
    const server = await serverForTest()
    const file = { ...sampleFile('Mine', 30), unknown: { kept: [1, 2] } }
    const id = await createMap(server.url, file)
    const text = await (await fetch(`${server.url}/api/maps/${id}`, { headers: asOwner(id) })).text()
    expect(JSON.parse(text)).toEqual(file)
    expect(parseMapText(text).ok).toBe(true)
  })

  test('is read beside the thread of the sockets, however large it is', async () => {
    const server = await serverForTest({ documents: await documentThread(), templatesDir: templates() })
    const body = JSON.stringify({ map: { ...sampleFile('Large'), filler: 'x'.repeat(2_000_000) } })
    const parse = vi.spyOn(JSON, 'parse')
    onTestFinished(() => parse.mockRestore())
    expect((await post(server, body)).status).toBe(201)
    expect((await post(server, body.slice(0, -1))).status).toBe(400)
    expect(parse.mock.calls.filter(([text]) => text.length > 1_000)).toEqual([])
  })

  test('names every problem of a map, with its path, and creates nothing', async () => {
    const server = await serverForTest()
    const broken = sampleFile()
    broken.cards = [{ id: 'c1', title: 5, place: { stage: 's1', lane: 'l1', order: 'a0' } }]
    const error = await errorOf(await post(server, { map: broken }))
    expect(error).toMatchObject({ status: 400, code: 'invalid-map' })
    expect(error.problems).toEqual([expect.objectContaining({ path: 'cards[0].title', code: 'wrong-type' })])
  })

  test.each<[string, unknown, Record<string, string> | undefined, number, string]>([
    ['no JSON', '{"map":', undefined, 400, 'not-json'],
    ['a list', [], undefined, 400, 'bad-request'],
    ['an unknown template', { template: 'nope' }, undefined, 400, 'unknown-template'],
    ['a template that is a path', { template: '../../package' }, undefined, 400, 'unknown-template'],
    ['a template that is no text', { template: 7 }, undefined, 400, 'bad-request'],
    ['an unknown locale', { locale: 'fr' }, undefined, 400, 'unknown-locale'],
    ['template and map', { template: 'blank', map: {} }, undefined, 400, 'bad-request'],
    ['a map that is none', { map: 'text' }, undefined, 400, 'invalid-map'],
    ['a polluting map', '{"map":{"__proto__":{"x":1}}}', undefined, 400, 'invalid-map'],
    ['a deep map', `{"map":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, undefined, 400, 'invalid-map'],
    ['another content type', '{}', { 'content-type': 'text/plain' }, 415, 'unsupported-media-type'],
    ['more than 20 MB', `{"x":"${'x'.repeat(20 * 1024 * 1024)}"}`, undefined, 413, 'too-large'],
  ])('refuses %s', async (_what, body, headers, status, code) => {
    const server = await serverForTest({ templatesDir: templates() })
    expect(await errorOf(await post(server, body, headers))).toMatchObject({ status, code })
    expect(server.lines).toEqual([])
  })

  test('lists the templates there are when one is unknown', async () => {
    const server = await serverForTest({ templatesDir: templates() })
    expect((await errorOf(await post(server, { template: 'nope' }))).templates).toEqual(['blank', 'retail'])
  })
})

describe('PUT /api/maps/<id>', () => {
  test('publishes a map that a browser made by itself, once', async () => {
    const server = await serverForTest()
    const state = stateOf(sampleFile('Offline'))
    expect((await put(server, 'made-offline', state)).status).toBe(201)
    expect(await errorOf(await put(server, 'made-offline', state))).toMatchObject({ status: 409, code: 'map-exists' })
    const browser = new Y.Doc()
    Y.applyUpdate(browser, state)
    const [own, other] = [joinAcking(server.wsUrl, 'made-offline', browser), joinMap(server.wsUrl, 'made-offline')]
    await Promise.all([own.durable(), other.synced()])
    expect(readMap(other.doc)).toEqual(readMap(own.doc))
    expect(readMap(other.doc).cards).toHaveLength(3)
  })

  test('of two at once, one is created and the other told', async () => {
    const server = await serverForTest()
    const answers = await Promise.all([1, 2, 3].map(() => put(server, 'twice', stateOf(sampleFile()))))
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409, 409])
  })

  test('takes what holds of a state of which a part is missing, as after damage on the device', async () => {
    const server = await serverForTest()
    const doc = new Y.Doc()
    const rows: Uint8Array[] = [stateOf(sampleFile('Damaged'))]
    Y.applyUpdate(doc, rows[0] ?? new Uint8Array())
    doc.on('update', (update: Uint8Array) => rows.push(update))
    doc.getMap('notes').set('kept', 1)
    doc.getArray('list').push(['lost'])
    doc.getArray('list').push(['hangs on what is lost'])
    doc.getMap('cards').delete('c0')
    rows.splice(2, 1)
    const damaged = new Y.Doc()
    for (const row of rows) Y.applyUpdate(damaged, row)
    expect(damaged.store.pendingStructs).not.toBeNull()
    expect((await put(server, 'damaged', Y.encodeStateAsUpdate(damaged))).status).toBe(201)
    const [own, other] = [joinAcking(server.wsUrl, 'damaged', damaged), joinMap(server.wsUrl, 'damaged')]
    await Promise.all([own.durable(), other.synced()])
    expect(readMap(other.doc).meta.title).toBe('Damaged')
    expect(other.notes.toJSON()).toEqual({ kept: 1 })
    expect(other.doc.store.pendingStructs).toBeNull()
    own.notes.set('later', true)
    await until(() => other.notes.get('later') === true, 'they go on together')
  })

  const plainDoc = new Y.Doc()
  plainDoc.getMap('notes').set('a', 1)
  const whole = new Y.Doc()
  whole.getArray('list').push([1])
  const known = Y.encodeStateVector(whole)
  whole.getArray('list').push([2])

  test.each<[string, Uint8Array, string]>([
    ['garbage', Uint8Array.of(1, 2, 3), 'invalid-map'],
    ['nothing', new Uint8Array(), 'invalid-map'],
    ['an empty document', Uint8Array.of(0, 0), 'invalid-map'],
    ['another document', Y.encodeStateAsUpdate(plainDoc), 'invalid-map'],
    ['a part of a document', Y.encodeStateAsUpdate(whole, known), 'invalid-map'],
    ['a state of the second format', Y.encodeStateAsUpdateV2(plainDoc), 'invalid-map'],
  ])('refuses %s', async (_what, body, code) => {
    const server = await serverForTest()
    expect(await errorOf(await put(server, 'map', body))).toMatchObject({ status: 400, code })
    expect((await fetch(`${server.url}/api/maps/map`)).status).toBe(404)
  })

  test('refuses other content types, bad ids and more than 20 MB', async () => {
    const server = await serverForTest()
    expect((await put(server, 'map', stateOf(sampleFile()), 'application/json')).status).toBe(415)
    for (const id of ['a.b', 'x'.repeat(41), '%2e%2e%2fetc', 'a%00'])
      expect((await put(server, id, stateOf(sampleFile()))).status).toBe(400)
    expect((await put(server, 'map', new Uint8Array(20 * 1024 * 1024 + 1))).status).toBe(413)
  })
})

describe('other addresses', () => {
  test('GET /api/maps/<id> has what is durable at that moment', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const client = joinAcking(server.wsUrl, id)
    await client.synced()
    const title = client.doc.getMap<Y.Text>('meta').get('title')
    title?.insert(0, 'Fresh ')
    await client.durable()
    const response = await fetch(`${server.url}/api/maps/${id}`, { headers: asOwner(id) })
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(((await response.json()) as { meta: { title: string } }).meta.title).toBe('Fresh Sample')
    expect(await errorOf(await fetch(`${server.url}/api/maps/none`))).toMatchObject({
      status: 404,
      code: 'unknown-map',
    })
  })

  test('the schema is published', async () => {
    const server = await serverForTest()
    const schema = (await (await fetch(`${server.url}/api/schema/map-1.json`)).json()) as Record<string, unknown>
    expect(schema).toMatchObject({
      type: 'object',
      required: expect.arrayContaining(['format', 'meta', 'cards']) as unknown,
    })
  })

  test('wrong methods and wrong addresses are told apart', async () => {
    const server = await serverForTest()
    const wrong = async (method: string, path: string) => {
      const response = await fetch(server.url + path, { method })
      return [response.status, response.headers.get('allow')]
    }
    expect(await wrong('DELETE', '/api/maps')).toEqual([405, 'POST'])
    expect(await wrong('GET', '/api/maps')).toEqual([405, 'POST'])
    expect(await wrong('PATCH', '/api/maps/x')).toEqual([405, 'GET, PUT, DELETE, HEAD'])
    expect(await wrong('POST', '/healthz')).toEqual([405, 'GET, HEAD'])
    expect(await wrong('POST', '/')).toEqual([405, 'GET, HEAD'])
    expect(await wrong('GET', '/api/other')).toEqual([404, null])
    expect(await wrong('GET', '/api')).toEqual([404, null])
  })

  test('every answer carries the security headers', async () => {
    const server = await serverForTest()
    for (const path of ['/', '/healthz', '/api/maps/none', '/nothing', '/api/schema/map-1.json']) {
      const { headers } = await fetch(server.url + path)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('content-security-policy')).toContain(
        "script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'",
      )
    }
  })
})

describe('the web app', () => {
  test('is served at / and at every map, always fresh', async () => {
    const server = await serverForTest({ clientDir: builtClient() })
    for (const path of ['/', '/m/abc', '/m/AbC_-9?x=1']) {
      const response = await fetch(server.url + path)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(response.headers.get('cache-control')).toBe('no-cache')
      expect(await response.text()).toContain('<title>Jejak</title>')
    }
    for (const path of ['/m/', '/m/a/b', '/m/a.b', '/other']) expect((await fetch(server.url + path)).status).toBe(404)
  })

  test('says what to do when it is not built', async () => {
    const server = await serverForTest({ clientDir: join(directoryForTest(), 'missing') })
    const response = await fetch(server.url)
    expect(response.status).toBe(503)
    expect(await response.text()).toContain('npm run build')
  })

  test('sends a file as the build has compressed it, unless the file has changed since', async () => {
    const clientDir = builtClient()
    const server = await serverForTest({ clientDir })
    const file = join(clientDir, 'assets/main-abc.js')
    const get = async () => {
      const { body } = await rawGet(server, '/assets/main-abc.js', { 'accept-encoding': 'br' })
      return brotliDecompressSync(body).toString()
    }
    writeFileSync(`${file}.br`, brotliCompressSync('built'))
    expect(await get()).toBe('built')
    writeFileSync(file, 'changed since')
    utimesSync(`${file}.br`, 0, 0)
    expect(await get()).toBe('changed since')
  })

  test('has its hashed files kept for ever and sent small', async () => {
    const server = await serverForTest({ clientDir: builtClient() })
    const plain = await rawGet(server, '/assets/main-abc.js', {})
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(plain.headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(plain.headers['content-encoding']).toBeUndefined()
    const br = await rawGet(server, '/assets/main-abc.js', { 'accept-encoding': 'gzip, deflate, br' })
    expect(br.headers['content-encoding']).toBe('br')
    expect(br.body.length).toBeLessThan(200)
    expect(brotliDecompressSync(br.body).equals(plain.body)).toBe(true)
    const gzip = await rawGet(server, '/assets/main-abc.js', { 'accept-encoding': 'gzip, br;q=0' })
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true)
    const font = await rawGet(server, '/assets/font-abc.woff2', { 'accept-encoding': 'br' })
    expect(font.headers).toMatchObject({ 'content-type': 'font/woff2', 'content-length': '2000' })
    expect(font.headers['content-encoding']).toBeUndefined()
  })

  test('is not sent again while it has not changed, and is when it has', async () => {
    const clientDir = builtClient()
    const server = await serverForTest({ clientDir })
    const first = await rawGet(server, '/', {})
    const etag = String(first.headers.etag)
    expect((await rawGet(server, '/', { 'if-none-match': etag })).status).toBe(304)
    writeFileSync(join(clientDir, 'index.html'), '<!doctype html><title>Jejak, newer</title>')
    const second = await rawGet(server, '/', { 'if-none-match': etag })
    expect(second.status).toBe(200)
    expect(second.body.toString()).toContain('newer')
  })

  test('answers HEAD without a body', async () => {
    const server = await serverForTest({ clientDir: builtClient() })
    const response = await fetch(server.url, { method: 'HEAD' })
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(20)
    expect(await response.text()).toBe('')
  })

  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/....//secret.txt',
    '//etc/passwd',
    '/%2fetc/passwd',
    '///etc/passwd',
    '/link.txt',
    '/icon.svg%00.txt',
    '/icon.svg%00',
    '/%',
    '/%c0%ae%c0%ae/secret.txt',
    '/%252e%252e/secret.txt',
    '/.vite/manifest.json',
    '/assets',
    '/assets/',
    '/assets/main-abc.js/',
    '/icon.svg/../../secret.txt',
    'secret.txt',
    'http://other/../secret.txt',
  ])('gives nothing away at %s', async (path) => {
    const server = await serverForTest({ clientDir: builtClient() })
    const { status, body } = await rawGet(server, path, {})
    expect([400, 404]).toContain(status)
    expect(body.toString()).not.toContain('secret')
    expect(body.toString()).not.toContain('root:')
  })
})

/** A request as it stands, without the normalising and decompressing that `fetch` does. */
function rawGet(server: TestServer, path: string, headers: Record<string, string>) {
  interface Result {
    status: number | undefined
    headers: Record<string, string | string[] | undefined>
    body: Buffer
  }
  return new Promise<Result>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
    sent.on('error', reject)
    sent.end()
  })
}

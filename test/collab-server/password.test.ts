import { describe, expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { readAccounts } from '../../collab-server/accounts/read-accounts.ts'
import { seedMap } from '../../journey/doc/seed.ts'
import { newKey } from '../../journey/model/access.ts'
import { newId } from '../../journey/model/id.ts'
import { parseMap } from '../../journey/model/parse.ts'
import type { ServerOptions } from '../helpers/server.ts'
import { ask, bringing, cookiesOf, makeMap, password, sessionOf, tryPassword } from './accounts.ts'
import { joinMap } from './client.ts'
import { FaultyStorage } from './faulty-storage.ts'
import { asOwner, noteKey, sampleFile } from './maps.ts'
import { serverForTest } from './waiting.ts'

const guarded = (options: ServerOptions = {}) => serverForTest({ accounts: { password }, ...options })

const codeOf = async (answer: Response) => ((await answer.json()) as { error: { code: string } }).error.code

/** Time as the server's parts that are opened from here on see it: it stands still, unless the test moves it. */
function ownTime() {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] })
  onTestFinished(() => void vi.useRealTimers())
}

function stateOfMap(): Uint8Array<ArrayBuffer> {
  const parsed = parseMap(sampleFile('Made without a connection'))
  if (!parsed.ok) throw new Error('the sample is no map')
  const doc = new Y.Doc()
  seedMap(doc, parsed.value)
  return Uint8Array.from(Y.encodeStateAsUpdate(doc))
}

describe('a server without a password', () => {
  test('asks nobody to sign in', async () => {
    const server = await serverForTest()
    expect(await sessionOf(server)).toEqual({ needed: false, signedIn: false, ways: { password: false } })
    expect((await makeMap(server)).status).toBe(201)
    expect((await tryPassword(server, '')).status).toBe(404)
  })
})

describe('a server with a password', () => {
  test('has maps made by those who have given it', async () => {
    const server = await guarded()
    const refused = await makeMap(server)
    expect(refused.status).toBe(401)
    expect(refused.headers.get('www-authenticate')).toBeTruthy()
    expect(await codeOf(refused)).toBe('sign-in-needed')
    expect(await sessionOf(server)).toEqual({ needed: true, signedIn: false, ways: { password: true } })

    for (const wrong of ['', 'a long way to Bogo', `${password} `, password.toUpperCase()]) {
      const answer = await tryPassword(server, wrong)
      expect(answer.status).toBe(401)
      expect(await codeOf(answer)).toBe('wrong-password')
      expect(answer.headers.getSetCookie()).toEqual([])
    }
    const signedIn = await tryPassword(server, password)
    expect(signedIn.status).toBe(204)
    expect(await sessionOf(server, { ...bringing(signedIn) })).toMatchObject({ needed: true, signedIn: true })
    expect((await makeMap(server, { ...bringing(signedIn) })).status).toBe(201)
  })

  test('lets whoever has a link open and change its map without signing in', async () => {
    const server = await guarded()
    const made = await makeMap(server, { ...bringing(await tryPassword(server, password)) })
    const id = noteKey((await made.json()) as { id: string; key: string })
    const linked: [string, string, unknown?][] = [
      ['GET', `/api/maps/${id}`],
      ['GET', `/api/maps/${id}/access`],
      ['GET', `/api/maps/${id}/export.svg`],
      ['GET', `/api/maps/${id}/versions`],
      ['GET', `/api/maps/${id}/links`],
      ['POST', `/api/maps/${id}/links`, { role: 'viewer' }],
    ]
    for (const [method, path, body] of linked) {
      expect([path, (await ask(server, method, path, asOwner(id), body)).ok]).toEqual([path, true])
      // Having signed in opens no map.
      const session = { ...bringing(await tryPassword(server, password)) }
      expect([path, (await ask(server, method, path, session, body)).status]).toEqual([path, 404])
    }
    const client = joinMap(server.wsUrl, id)
    await client.synced()
    client.doc.getMap('meta').set('note', 'from a guest')
    expect((await ask(server, 'GET', '/healthz')).status).toBe(200)
  })

  test('takes a map that a browser has made once somebody has signed in there', async () => {
    const server = await guarded()
    const [id, key, body] = [newId(), newKey(), stateOfMap()]
    const publish = (more: Record<string, string> = {}) =>
      fetch(`${server.url}/api/maps/${id}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${key}`, ...more },
        body,
      })
    expect(await codeOf(await publish())).toBe('sign-in-needed')
    expect((await ask(server, 'GET', `/api/maps/${id}`, { authorization: `Bearer ${key}` })).status).toBe(404)
    expect((await publish({ ...bringing(await tryPassword(server, password)) })).status).toBe(201)
    // The answer was lost, and the session has ended meanwhile: the map is there all the same.
    expect(await codeOf(await publish())).toBe('map-exists')
    // With another secret it is nobody's business whether it is there.
    expect(await codeOf(await publish({ authorization: `Bearer ${newKey()}` }))).toBe('sign-in-needed')
  })

  test('keeps the session out of reach of scripts and other sites, and to TLS where the page came so', async () => {
    const server = await guarded({ allowedOrigins: ['https://maps.example.org'] })
    const plain = cookiesOf(await tryPassword(server, password))
    expect(Object.keys(plain)).toEqual(['jejak'])
    expect(plain.jejak?.attributes).toEqual(['Path=/', 'Max-Age=2592000', 'HttpOnly', 'SameSite=Lax'])
    const answer = await tryPassword(server, password, { origin: 'https://maps.example.org' })
    const secure = cookiesOf(answer)
    expect(Object.keys(secure)).toEqual(['__Host-jejak'])
    expect(secure['__Host-jejak']?.attributes).toEqual([...(plain.jejak?.attributes ?? []), 'Secure'])
    expect((await makeMap(server, { ...bringing(answer) })).status).toBe(201)
    expect(JSON.stringify([plain, secure])).not.toContain(password)
  })

  test('takes nothing from pages of other sites, whatever cookies come along', async () => {
    const server = await guarded()
    const session = { ...bringing(await tryPassword(server, password)) }
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1']) {
      expect((await makeMap(server, { ...session, origin })).status).toBe(403)
      expect((await tryPassword(server, password, { origin })).status).toBe(403)
      expect((await ask(server, 'POST', '/auth/sign-out', { ...session, origin })).status).toBe(403)
    }
    expect((await makeMap(server, { ...session, origin: server.url })).status).toBe(201)
  })

  test('knows no cookie that it has not sealed itself', async () => {
    const server = await guarded()
    const { jejak } = cookiesOf(await tryPassword(server, password))
    const sealed = Buffer.from(jejak?.value ?? '', 'base64url')
    for (let at = 0; at < sealed.length; at++) {
      const forged = Buffer.from(sealed)
      forged[at] = (forged[at] ?? 0) ^ 1
      expect((await sessionOf(server, { cookie: `jejak=${forged.toString('base64url')}` })).signedIn).toBe(false)
    }
    for (const value of ['', 'x', jejak?.value.slice(0, -4), `${jejak?.value}AAAA`, '%', 'eyJ9'.repeat(900)])
      expect((await sessionOf(server, { cookie: `jejak=${value}` })).signedIn).toBe(false)
    const others = await guarded()
    expect((await sessionOf(others, { cookie: `jejak=${jejak?.value}` })).signedIn).toBe(false)
    expect((await sessionOf(server, { cookie: `theme=dark; jejak=${jejak?.value}` })).signedIn).toBe(true)
  })

  test('ends a session that nobody has used for 30 days, and renews one that is used', async () => {
    ownTime()
    const server = await guarded()
    const first = await tryPassword(server, password)
    const day = 86_400_000
    expect((await ask(server, 'GET', '/auth/session', { ...bringing(first) })).headers.getSetCookie()).toEqual([])
    vi.setSystemTime(Date.now() + 20 * day)
    const renewed = await ask(server, 'GET', '/auth/session', { ...bringing(first) })
    expect(Object.keys(cookiesOf(renewed))).toEqual(['jejak'])
    vi.setSystemTime(Date.now() + 11 * day)
    expect((await sessionOf(server, { ...bringing(first) })).signedIn).toBe(false)
    expect((await makeMap(server, { ...bringing(first) })).status).toBe(401)
    expect((await sessionOf(server, { ...bringing(renewed) })).signedIn).toBe(true)
  })

  test('has the browser forget the session when somebody signs out', async () => {
    const server = await guarded()
    const answer = await ask(server, 'POST', '/auth/sign-out', { ...bringing(await tryPassword(server, password)) })
    expect(answer.status).toBe(204)
    const cookies = cookiesOf(answer)
    expect(Object.keys(cookies).sort()).toEqual(['__Host-jejak', 'jejak'])
    for (const { value, attributes } of Object.values(cookies)) {
      expect(value).toBe('')
      expect(attributes).toContain('Max-Age=0')
    }
  })

  test('ends all sessions when it gets another password, and none when it is only restarted', async () => {
    const storage = new FaultyStorage()
    const before = await guarded({ storage })
    const session = { ...bringing(await tryPassword(before, password)) }
    await before.close()
    expect((await sessionOf(await guarded({ storage }), session)).signedIn).toBe(true)
    expect((await sessionOf(await guarded({ storage, accounts: { password: 'another one' } }), session)).signedIn).toBe(
      false,
    )
  })

  test('has its sessions known by all servers of the same maps', async () => {
    const storage = new FaultyStorage()
    const [one, other] = [await guarded({ storage }), await guarded({ storage })]
    const session = { ...bringing(await tryPassword(one, password)) }
    expect((await makeMap(other, session)).status).toBe(201)
  })

  test('lets nobody try many passwords, and everybody again after a while', async () => {
    ownTime()
    const server = await guarded({ trustedProxies: { hops: 1 } })
    const guesser = { 'x-forwarded-for': '203.0.113.7' }
    const session = { ...bringing(await tryPassword(server, password)) }
    const statuses: number[] = []
    for (let index = 0; index < 15; index++)
      statuses.push((await tryPassword(server, `guess ${index}`, guesser)).status)
    expect(statuses).toEqual([...Array<number>(11).fill(401), ...Array<number>(4).fill(429)])
    // Not even the right one, or whoever guesses would go on unhindered.
    const waiting = await tryPassword(server, password, guesser)
    expect(await codeOf(waiting)).toBe('too-many-tries')
    expect(waiting.headers.get('retry-after')).toBe('30')
    // Others sign in, and who has signed in goes on.
    expect((await tryPassword(server, password, { 'x-forwarded-for': '203.0.113.8' })).status).toBe(204)
    expect((await makeMap(server, { ...session, ...guesser })).status).toBe(201)
    vi.advanceTimersByTime(30_000)
    expect((await tryPassword(server, password, guesser)).status).toBe(204)
  })

  test('lets nobody try many passwords from many addresses, nor by naming others', async () => {
    ownTime()
    const [trusting, plain] = [await guarded({ trustedProxies: { hops: 1 } }), await guarded()]
    for (const server of [trusting, plain]) {
      const statuses: number[] = []
      for (let index = 0; index < 210; index++)
        statuses.push((await tryPassword(server, 'guess', { 'x-forwarded-for': `203.0.${index}.7` })).status)
      expect(statuses.filter((status) => status === 401)).toHaveLength(201)
      expect(statuses.at(-1)).toBe(429)
      vi.advanceTimersByTime(1_000)
      expect((await tryPassword(server, password)).status).toBe(204)
    }
  })

  test('does not count right passwords: a whole workshop comes from one address', async () => {
    const server = await guarded()
    for (let index = 0; index < 40; index++) expect((await tryPassword(server, password)).status).toBe(204)
  })

  test.each([['{'], ['[]'], ['{"password": 12345678}'], ['{}']])('does not understand %s', async (body) => {
    const server = await guarded()
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${server.url}/auth/sign-in`, { method: 'POST', headers, body })
    expect(answer.status).toBe(400)
    const large = JSON.stringify({ password: 'x'.repeat(5_000) })
    expect((await fetch(`${server.url}/auth/sign-in`, { method: 'POST', headers, body: large })).status).toBe(413)
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    expect((await fetch(`${server.url}/auth/sign-in`, { method: 'POST', headers: form, body })).status).toBe(415)
  })

  test('writes no password and no session to its log', async () => {
    const server = await guarded()
    const { jejak } = cookiesOf(await tryPassword(server, password))
    await tryPassword(server, 'nearly right')
    await makeMap(server, { cookie: `jejak=${jejak?.value}` })
    const text = server.lines.join('\n')
    for (const secret of [password, 'nearly right', jejak?.value ?? '?']) expect(text).not.toContain(secret)
  })
})

describe('the settings of accounts', () => {
  test('are none by default, and empty ones count as none', () => {
    const none = { password: undefined, publicUrl: undefined, provider: undefined }
    expect(readAccounts({})).toEqual(none)
    expect(readAccounts({ JEJAK_PASSWORD: ' ', JEJAK_PUBLIC_URL: '' })).toEqual(none)
  })

  test('take a password and where browsers find the server', () => {
    const environment = { JEJAK_PASSWORD: 'long enough', JEJAK_PUBLIC_URL: 'https://maps.example.org/' }
    expect(readAccounts(environment)).toMatchObject({ password: 'long enough', publicUrl: 'https://maps.example.org' })
  })

  test('refuse a short password without repeating it, and an address that is none', () => {
    expect(() => readAccounts({ JEJAK_PASSWORD: 'geheim7' })).toThrow(
      /^JEJAK_PASSWORD must have 8 characters at least\.$/,
    )
    for (const url of ['maps.example.org', 'https://maps.example.org/jejak', 'ftp://maps.example.org'])
      expect(() => readAccounts({ JEJAK_PUBLIC_URL: url })).toThrow(/^JEJAK_PUBLIC_URL is ".+", but must be/)
  })
})

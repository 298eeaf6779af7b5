import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { readAccounts } from '../../collab-server/accounts/read-accounts.ts'
import type { ServerOptions, TestServer } from '../helpers/server.ts'
import { ask, bringing, cookiesOf, makeMap, password, sessionOf, tryPassword } from './accounts.ts'
import { FaultyStorage } from './faulty-storage.ts'
import { asOwner, noteKey } from './maps.ts'
import { type TestProvider, client, openProvider } from '../helpers/openid-provider.ts'
import { serverForTest } from './waiting.ts'

const publicUrl = 'https://maps.example.org'

type Allowed = readonly string[]

/** A server that is found at another address than it listens on, as behind a proxy. */
/** One that ends with the test. */
async function startProvider(port?: number): Promise<TestProvider> {
  const provider = await openProvider(port)
  onTestFinished(() => provider.close())
  return provider
}

const serverWith = (
  { issuer }: Pick<TestProvider, 'issuer'>,
  options: ServerOptions & { allowed?: Allowed; trustsEmail?: boolean } = {},
) =>
  serverForTest({
    accounts: {
      publicUrl,
      provider: { issuer, ...client, allowed: options.allowed ?? [], trustsEmail: options.trustsEmail === true },
    },
    ...options,
  })

const locationOf = (answer: Response) => answer.headers.get('location') ?? ''

/** Somebody presses "Sign in": where the server sends them, and what their browser keeps. */
async function begin(server: TestServer, to = '/') {
  const answer = await ask(server, 'GET', `/auth/sign-in?to=${encodeURIComponent(to)}`)
  expect(answer.status).toBe(302)
  return { address: locationOf(answer), cookies: bringing(answer), answer }
}

/** The provider sends them back. */
async function comeBack(address: string): Promise<URL> {
  const back = new URL(locationOf(await fetch(address, { redirect: 'manual' })))
  expect(back.origin + back.pathname).toBe(`${publicUrl}/auth/callback`)
  return back
}

const finish = (server: TestServer, back: URL, cookies: { cookie: string }) =>
  ask(server, 'GET', back.pathname + back.search, { ...cookies })

async function signIn(server: TestServer, to?: string): Promise<Response> {
  const { address, cookies } = await begin(server, to)
  return finish(server, await comeBack(address), cookies)
}

/** What came of a sign-in. */
async function resultOf(answer: Response, server: TestServer) {
  const { status } = await makeMap(server, { ...bringing(answer) })
  return { location: locationOf(answer), cookies: bringing(answer).cookie, status }
}

const refused = { location: '/?sign-in=failed', cookies: '', status: 401 }

describe('a server with an OpenID Connect provider', () => {
  test('signs in whoever the provider knows, by a code with PKCE, state and nonce', async () => {
    const provider = await startProvider()
    const server = await serverWith(provider)
    expect((await makeMap(server)).status).toBe(401)
    const host = new URL(provider.issuer).host
    const facts = { needed: true, ways: { password: false, provider: host } }
    expect(await sessionOf(server)).toEqual({ ...facts, signedIn: false })

    const { address, cookies, answer } = await begin(server, '/m/a-map')
    const asked = new URL(address).searchParams
    expect(asked.get('redirect_uri')).toBe(`${publicUrl}/auth/callback`)
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)).toMatch(/^[\w-]{43}$/)
    const [name, kept] = Object.entries(cookiesOf(answer))[0] ?? ['']
    expect(name).toBe('__Host-jejak-sign-in')
    expect(kept?.attributes).toEqual(['Path=/', 'Max-Age=1200', 'HttpOnly', 'SameSite=Lax', 'Secure'])

    const done = await finish(server, await comeBack(address), cookies)
    expect(done.status).toBe(302)
    expect(locationOf(done)).toBe('/m/a-map')
    expect(cookiesOf(done)['__Host-jejak']?.attributes).toContain('Secure')
    expect(cookiesOf(done)['__Host-jejak-sign-in']?.value).toBe('')
    expect(await sessionOf(server, { ...bringing(done) })).toEqual({ ...facts, signedIn: true, name: 'Ani Wijaya' })
    expect((await makeMap(server, { ...bringing(done) })).status).toBe(201)
  })

  test.each([['//evil.example'], ['https://evil.example/'], ['/auth/sign-out'], ['/m/a/../..'], ['\\evil'], ['']])(
    'leads from the provider to no page but its own: %j',
    async (to) => {
      const server = await serverWith(await startProvider())
      expect(locationOf(await signIn(server, to))).toBe('/')
    },
  )

  test.each<[string, (provider: TestProvider) => void]>([
    ['for another nonce', (provider) => (provider.claims.nonce = 'another')],
    ['signed by somebody else', (provider) => (provider.isForged = true)],
    ['that has expired', (provider) => (provider.claims.exp = Math.floor(Date.now() / 1_000) - 120)],
    ['for another server', (provider) => (provider.claims.aud = 'another')],
    ['of another provider', (provider) => (provider.claims.iss = 'https://evil.example')],
    ['that was never given', (provider) => (provider.denies = true)],
  ])('takes no token %s', async (_name, err) => {
    const provider = await startProvider()
    const server = await serverWith(provider)
    err(provider)
    expect(await resultOf(await signIn(server), server)).toEqual(refused)
  })

  test('takes nobody who comes back with another state, another browser, or a second time', async () => {
    const provider = await startProvider()
    const server = await serverWith(provider)
    const [one, other] = [await begin(server), await begin(server)]
    const back = await comeBack(one.address)
    const forged = new URL(back)
    forged.searchParams.set('state', new URL(other.address).searchParams.get('state') ?? '')
    expect(await resultOf(await finish(server, forged, one.cookies), server)).toEqual(refused)
    expect(await resultOf(await finish(server, back, other.cookies), server)).toEqual(refused)
    expect(await resultOf(await finish(server, back, { cookie: '' }), server)).toEqual(refused)
    const tampered = { cookie: `${one.cookies.cookie.slice(0, -2)}AA` }
    expect(await resultOf(await finish(server, back, tampered), server)).toEqual(refused)
    // None of them got as far as to spend the code.
    expect(provider.exchanges).toBe(0)
    expect(locationOf(await finish(server, back, one.cookies))).toBe('/')
    expect(await resultOf(await finish(server, back, one.cookies), server)).toEqual(refused)
  })

  test('takes nobody whose browser was away for longer than a sign-in takes', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    const server = await serverWith(await startProvider())
    const { address, cookies } = await begin(server)
    const back = await comeBack(address)
    vi.setSystemTime(Date.now() + 21 * 60_000)
    expect(await resultOf(await finish(server, back, cookies), server)).toEqual(refused)
  })

  test.each<[email: unknown, isVerified: unknown, allowed: Allowed, isIn: boolean]>([
    ['ani@example.org', true, ['example.org'], true],
    ['Ani@Example.ORG', true, ['example.org'], true],
    ['ani@example.org', undefined, ['ani@example.org'], false],
    ['budi@example.org', true, ['ani@example.org'], false],
    ['ani@evil-example.org', true, ['example.org'], false],
    ['ani@example.org.evil.example', true, ['example.org'], false],
    ['ani@example.org@evil.example', true, ['example.org'], false],
    ['example.org', true, ['example.org'], false],
    ['ani@example.org', false, ['example.org'], false],
    ['ani@example.org', 'false', ['example.org'], false],
    [undefined, undefined, ['example.org'], false],
    [7, true, ['example.org'], false],
    [undefined, undefined, [], true],
  ])('of %j (proved: %j) where %j may sign in: %j', async (email, isVerified, allowed, isIn) => {
    const provider = await startProvider()
    const server = await serverWith(provider, { allowed })
    provider.claims = { email, email_verified: isVerified }
    const answer = await signIn(server)
    expect(locationOf(answer)).toBe(isIn ? '/' : '/?sign-in=not-allowed')
    expect((await makeMap(server, { ...bringing(answer) })).status).toBe(isIn ? 201 : 401)
  })

  test('believes a provider that never says what is verified only when told to, and never against its word', async () => {
    for (const [isVerified, isIn] of [
      [undefined, true],
      [false, false],
    ] as const) {
      const provider = await startProvider()
      const server = await serverWith(provider, { allowed: ['example.org'], trustsEmail: true })
      provider.claims = { email: 'ani@example.org', email_verified: isVerified }
      expect(locationOf(await signIn(server))).toBe(isIn ? '/' : '/?sign-in=not-allowed')
    }
  })

  test('ends the sessions of those who are not allowed any more', async () => {
    const [provider, storage] = [await startProvider(), new FaultyStorage()]
    const session = { ...bringing(await signIn(await serverWith(provider, { storage, allowed: ['example.org'] }))) }
    expect((await makeMap(await serverWith(provider, { storage }), session)).status).toBe(201)
    expect((await makeMap(await serverWith(provider, { storage, allowed: ['example.com'] }), session)).status).toBe(401)
  })

  test('finishes on one server what was begun on another', async () => {
    const [provider, storage] = [await startProvider(), new FaultyStorage()]
    const [one, other] = [await serverWith(provider, { storage }), await serverWith(provider, { storage })]
    const { address, cookies } = await begin(one)
    const done = await finish(other, await comeBack(address), cookies)
    expect((await makeMap(one, { ...bringing(done) })).status).toBe(201)
  })

  test('starts and opens maps without its provider, says so, and goes on when it is back', async () => {
    const first = await startProvider()
    const { issuer } = first
    await first.close()
    const server = await serverForTest({
      accounts: { password, publicUrl, provider: { issuer, ...client, allowed: [], trustsEmail: false } },
    })
    expect(await sessionOf(server)).toMatchObject({ needed: true, ways: { password: true } })
    const away = await ask(server, 'GET', '/auth/sign-in')
    expect(locationOf(away)).toBe('/?sign-in=unreachable')
    // The other way in, and links, are as ever.
    const made = await makeMap(server, { ...bringing(await tryPassword(server, password)) })
    const id = noteKey((await made.json()) as { id: string; key: string })
    expect((await ask(server, 'GET', `/api/maps/${id}`, asOwner(id))).status).toBe(200)
    await startProvider(Number(new URL(issuer).port))
    expect((await makeMap(server, { ...bringing(await signIn(server)) })).status).toBe(201)
  })

  test('writes neither codes nor tokens nor secrets to its log', async () => {
    const provider = await startProvider()
    const server = await serverWith(provider)
    provider.isForged = true
    const { address, cookies } = await begin(server)
    const back = await comeBack(address)
    await finish(server, back, cookies)
    const text = server.lines.join('\n')
    expect(text).toContain('could not sign in')
    for (const secret of [
      back.searchParams.get('code'),
      back.searchParams.get('state'),
      client.clientSecret,
      'eyJ',
      cookies.cookie,
    ])
      expect(text).not.toContain(secret)
  })
})

describe('the settings of a provider', () => {
  const right = {
    JEJAK_OIDC_ISSUER: 'https://accounts.example.org',
    JEJAK_OIDC_CLIENT_ID: 'jejak',
    JEJAK_OIDC_CLIENT_SECRET: 'geheim',
    JEJAK_PUBLIC_URL: publicUrl,
  }

  test('take addresses and domains', () => {
    expect(readAccounts({ ...right, JEJAK_OIDC_ALLOWED: 'Ani@example.org, @example.com,' }).provider).toEqual({
      issuer: 'https://accounts.example.org',
      clientId: 'jejak',
      clientSecret: 'geheim',
      allowed: ['ani@example.org', 'example.com'],
      trustsEmail: false,
    })
    expect(readAccounts({ ...right, JEJAK_OIDC_TRUST_EMAIL: 'yes' }).provider?.trustsEmail).toBe(true)
  })

  test.each([
    [{ JEJAK_OIDC_ISSUER: 'http://accounts.example.org' }, /^JEJAK_OIDC_ISSUER is/],
    [{ JEJAK_OIDC_ISSUER: 'http://localhost.evil.example' }, /^JEJAK_OIDC_ISSUER is/],
    [{ JEJAK_OIDC_ISSUER: '' }, /^JEJAK_OIDC_CLIENT_ID needs JEJAK_OIDC_ISSUER/],
    [{ JEJAK_OIDC_CLIENT_SECRET: ' ' }, /needs JEJAK_OIDC_CLIENT_ID and JEJAK_OIDC_CLIENT_SECRET/],
    [{ JEJAK_PUBLIC_URL: '' }, /needs JEJAK_PUBLIC_URL/],
    [{ JEJAK_OIDC_TRUST_EMAIL: 'maybe' }, /^JEJAK_OIDC_TRUST_EMAIL must be yes or no/],
  ])('are refused where one is missing or wrong: %j', (wrong, message) => {
    expect(() => readAccounts({ ...right, ...wrong })).toThrow(message)
  })
})

import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { type IncomingMessage, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An OpenID Connect provider where everybody is signed in already, which a test can have err. */
export interface TestProvider {
  readonly issuer: string
  /** The claims of the next ID tokens, besides those that make them right. */
  claims: Record<string, unknown>
  /** Signs with a key that is not among the published ones. */
  isForged: boolean
  /** Denies what is asked, as when somebody presses "Cancel". */
  denies: boolean
  /** How often codes were exchanged for tokens. */
  readonly exchanges: number
  close(): Promise<void>
}

export const client = { clientId: 'jejak', clientSecret: 'known to two' }

interface Granted {
  readonly nonce: string
  readonly challenge: string
  readonly redirect: string
}

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const others = generateKeyPairSync('rsa', { modulusLength: 2048 })

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url')
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const chunk of request as AsyncIterable<Buffer>) text += chunk.toString()
  return new URLSearchParams(text)
}

const json = (body: object, status = 200) => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

/** Starts one. @param port the one before's, to be there again; any by default */
export async function openProvider(port = 0): Promise<TestProvider> {
  const codes = new Map<string, Granted>()
  let exchanges = 0
  const server = createServer((request, response) => {
    const send = async () => {
      const { status, headers, body } = await answer(request)
      response.writeHead(status, headers).end(body)
    }
    void send()
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const answer = async (request: IncomingMessage) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer)
    if (pathname === '/.well-known/openid-configuration')
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      })
    if (pathname === '/keys')
      return json({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] })
    if (pathname === '/authorize') return authorize(searchParams)
    if (pathname === '/token') return exchange(await formOf(request))
    return json({}, 404)
  }
  const authorize = (asked: URLSearchParams) => {
    const of = (name: string) => asked.get(name) ?? ''
    const isRight =
      of('client_id') === client.clientId && of('response_type') === 'code' && of('code_challenge_method') === 'S256'
    if (!isRight) return json({ error: 'invalid_request' }, 400)
    const back = new URL(of('redirect_uri'))
    const code = randomUUID()
    if (provider.denies) back.searchParams.set('error', 'access_denied')
    else back.searchParams.set('code', code)
    back.searchParams.set('state', of('state'))
    codes.set(code, { nonce: of('nonce'), challenge: of('code_challenge'), redirect: of('redirect_uri') })
    return { status: 302, headers: { location: back.href }, body: '' }
  }
  const exchange = (form: URLSearchParams) => {
    exchanges++
    const code = form.get('code') ?? ''
    const granted = codes.get(code)
    codes.delete(code)
    const isRight =
      granted !== undefined &&
      form.get('client_id') === client.clientId &&
      form.get('client_secret') === client.clientSecret &&
      form.get('redirect_uri') === granted.redirect &&
      sha256(form.get('code_verifier') ?? '') === granted.challenge
    if (!isRight) return json({ error: 'invalid_grant' }, 400)
    const now = Math.floor(Date.now() / 1_000)
    const claims = {
      iss: issuer,
      aud: client.clientId,
      sub: 'person-1',
      iat: now,
      exp: now + 300,
      nonce: granted.nonce,
      ...provider.claims,
    }
    const signed = `${encoded({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${encoded(claims)}`
    const { privateKey } = provider.isForged ? others : keys
    const idToken = `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`
    return json({ access_token: 'nobody asks for this', token_type: 'Bearer', expires_in: 300, id_token: idToken })
  }
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  const provider: TestProvider = {
    issuer,
    claims: { email: 'ani@example.org', email_verified: true, name: 'Ani Wijaya' },
    isForged: false,
    denies: false,
    get exchanges() {
      return exchanges
    },
    close,
  }
  return provider
}

import { isRecord } from '../../journey/model/parse.ts'
import type { ServerAddress } from './publish.ts'

/** Whether the server wants people to sign in, how, and whether it is done. */
export interface SignInFacts {
  /** Maps are made here by those who have signed in. */
  readonly needed: boolean
  readonly signedIn: boolean
  /** `provider`: where people have accounts, as in `accounts.example.org`. */
  readonly ways: { readonly password: boolean; readonly provider?: string }
  /** What the provider calls whoever has signed in. */
  readonly name?: string
}

/** How a password was taken. */
export type SignInResult = 'done' | 'wrong' | 'too-many' | 'unreachable'

const answerDeadlineMs = 15_000

const results: Readonly<Record<number, SignInResult>> = { 204: 'done', 401: 'wrong', 429: 'too-many' }

/** Asks the server; undefined when it does not answer. Never rejects. */
export async function askSignIn(server: ServerAddress): Promise<SignInFacts | undefined> {
  try {
    const answer = await send('GET', 'session', server)
    return answer.ok ? factsOf(await answer.json()) : undefined
  } catch {
    return undefined
  }
}

/** Gives the server its password. The browser keeps the session; no script sees it. Never rejects. */
export async function givePassword(password: string, server: ServerAddress): Promise<SignInResult> {
  try {
    return results[(await send('POST', 'sign-in', server, { password })).status] ?? 'unreachable'
  } catch {
    return 'unreachable'
  }
}

/** Ends the session in this browser. False when the server did not answer. Never rejects. */
export async function endSession(server: ServerAddress): Promise<boolean> {
  try {
    return (await send('POST', 'sign-out', server)).ok
  } catch {
    return false
  }
}

function factsOf(body: unknown): SignInFacts | undefined {
  if (!isRecord(body) || !isRecord(body.ways)) return undefined
  const { provider, password } = body.ways
  return {
    needed: body.needed === true,
    signedIn: body.signedIn === true,
    ways: { password: password === true, ...(typeof provider === 'string' ? { provider } : {}) },
    ...(typeof body.name === 'string' ? { name: body.name } : {}),
  }
}

function send(method: string, path: string, server: ServerAddress, body?: object): Promise<Response> {
  const { origin, fetch = globalThis.fetch } = server
  return fetch(`${origin}/auth/${path}`, {
    method,
    ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(answerDeadlineMs),
  })
}

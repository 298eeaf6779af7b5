import * as z from 'zod/mini'
import type { ServerAddress } from './publish.ts'

const sessionSchema = z.object({
  /** Maps are made here by those who have signed in. */
  needed: z.boolean(),
  signedIn: z.boolean(),
  ways: z.object({ password: z.boolean() }),
})

/** Whether the server wants people to sign in, how, and whether it is done. */
export type SignInFacts = z.infer<typeof sessionSchema>

/** How a password was taken. */
export type SignInResult = 'done' | 'wrong' | 'too-many' | 'unreachable'

const answerDeadlineMs = 15_000

const results: Readonly<Record<number, SignInResult>> = { 204: 'done', 401: 'wrong', 429: 'too-many' }

/** Asks the server; undefined when it does not answer. Never rejects. */
export async function askSignIn(server: ServerAddress): Promise<SignInFacts | undefined> {
  try {
    const answer = await send('GET', 'session', server)
    return answer.ok ? sessionSchema.safeParse(await answer.json()).data : undefined
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

function send(method: string, path: string, server: ServerAddress, body?: object): Promise<Response> {
  const { origin, fetch = globalThis.fetch } = server
  return fetch(`${origin}/auth/${path}`, {
    method,
    ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(answerDeadlineMs),
  })
}

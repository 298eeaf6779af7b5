import { isRecord } from '../../journey/model/parse.ts'
import type { ServerAddress } from './publish.ts'

/** Why the server did not do what was asked of it about a map: its own reason, or `unreachable`. */
export class MapRequestError extends Error {
  override readonly name = 'MapRequestError'
  readonly code: string

  constructor(code: string, cause?: unknown) {
    super(`The server did not do it: ${code}`, { cause })
    this.code = code
  }
}

/**
 * Asks the server something about a map: resolves to the text of its answer, rejects with a {@link MapRequestError}.
 * @param path below the map, as in `/links`
 */
export type MapRequest = (method: string, path: string, body?: object) => Promise<string>

const answerDeadlineMs = 15_000

/** @param headersOf makes the headers, with the right to ask, anew for each request */
export function mapRequests(
  mapId: string,
  headersOf: () => Promise<Readonly<Record<string, string>>>,
  { origin, fetch = globalThis.fetch }: ServerAddress,
): MapRequest {
  return async (method, path, body) => {
    try {
      const answer = await fetch(`${origin}/api/maps/${mapId}${path}`, {
        method,
        headers: { ...(await headersOf()), ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
        signal: AbortSignal.timeout(answerDeadlineMs),
      })
      const content = await answer.text()
      if (answer.ok) return content
      const said: unknown = JSON.parse(content)
      const code = isRecord(said) && isRecord(said.error) ? said.error.code : undefined
      throw new MapRequestError(typeof code === 'string' ? code : 'unreachable')
    } catch (error) {
      throw error instanceof MapRequestError ? error : new MapRequestError('unreachable', error)
    }
  }
}

import { mapFull } from '../state/save-status.ts'

/** How putting a map on the server ended: it has it; it does not want it; or it could not be reached this time. */
export type Published =
  | { readonly kind: 'published' }
  | { readonly kind: 'refused'; readonly code: number }
  | { readonly kind: 'unreachable' }

/** What it takes to reach the server. */
export interface ServerAddress {
  /** Where the server is, as in `https://example.org`. */
  readonly origin: string
  readonly fetch?: typeof globalThis.fetch | undefined
}

/** A server that takes longer is tried again later. */
const answerDeadlineMs = 15_000

/** Statuses that say "later", not "no". */
const passingStatuses: ReadonlySet<number> = new Set([408, 425, 429])

/** Tries that are on their way, and those that succeeded, by the map's address: whoever makes a map opens it too. */
const underway = new Map<string, Promise<Published>>()
const done = new Set<string>()

const addressOf = (mapId: string, { origin }: ServerAddress) => `${origin}/api/maps/${mapId}`

/**
 * Puts a map on the server that only this browser has. A map that the server has already is left as it is: the
 * connection exchanges the difference. So one that this page has put there, or is putting there, is not put again.
 * Never rejects.
 * @param key secret of the map's first link, which makes this browser its owner; kept before, since answers get lost.
 * @param state the whole document as a Yjs update (V1).
 * @returns `refused` with the code that the socket would be closed with: 4000 + the HTTP status; or `mapFull`.
 */
export function publishMap(mapId: string, key: string, state: Uint8Array, server: ServerAddress): Promise<Published> {
  const address = addressOf(mapId, server)
  if (done.has(address)) return Promise.resolve({ kind: 'published' })
  const running = underway.get(address)
  if (running) return running
  const attempt = put(address, key, state, server.fetch).then((result) => {
    underway.delete(address)
    if (result.kind === 'published') done.add(address)
    return result
  })
  underway.set(address, attempt)
  return attempt
}

/** The server says that it lacks a map: it is put there anew, whatever was said before. */
function publishAnew(...map: Parameters<typeof publishMap>): Promise<Published> {
  const [mapId, , , server] = map
  done.delete(addressOf(mapId, server))
  return publishMap(...map)
}

async function put(address: string, key: string, state: Uint8Array, fetch = globalThis.fetch): Promise<Published> {
  try {
    const { status } = await fetch(address, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${key}` },
      body: state as Uint8Array<ArrayBuffer>,
      signal: AbortSignal.timeout(answerDeadlineMs),
    })
    if ((status >= 200 && status < 300) || status === 409) return { kind: 'published' }
    const isFinal = status >= 400 && status < 500 && !passingStatuses.has(status)
    return isFinal ? { kind: 'refused', code: status === 413 ? mapFull : 4_000 + status } : { kind: 'unreachable' }
  } catch {
    return { kind: 'unreachable' }
  }
}

const firstRetryMs = 500
const slowestRetryMs = 10_000

/** Puts one map on the server, and tries until it is there or refused. */
export interface Publisher {
  /** The server's last word; absent while there is none. */
  readonly refused: { readonly code: number } | undefined
  /** Tries that failed one after another. */
  readonly failures: number
  /** Starts trying. */
  start(): void
  /** Tries at once if another try is due later. */
  nudge(): void
  /** Tries once, also when this page has put the map there before. */
  publish(): Promise<Published>
  close(): void
}

/**
 * Makes a publisher.
 * @param state gives the document's state at the moment of a try.
 */
export function openPublisher(
  mapId: string,
  key: string,
  state: () => Uint8Array,
  server: ServerAddress,
  { onPublished, onChange }: { readonly onPublished: () => void; readonly onChange: () => void },
): Publisher {
  let refused: { readonly code: number } | undefined
  let failures = 0
  let running: Promise<Published> | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const tryOnce = async (send: typeof publishMap): Promise<Published> => {
    const result = await send(mapId, key, state(), server)
    running = undefined
    if (closed) return result
    refused = result.kind === 'refused' ? { code: result.code } : undefined
    failures = result.kind === 'unreachable' ? failures + 1 : 0
    if (result.kind === 'published') onPublished()
    onChange()
    return result
  }
  const publish = (send: typeof publishMap) => {
    clearTimeout(retry)
    retry = undefined
    return (running ??= tryOnce(send))
  }
  const keepTrying = async (): Promise<void> => {
    const { kind } = await publish(publishMap)
    if (kind !== 'unreachable' || closed || retry !== undefined) return
    const longest = Math.min(slowestRetryMs, firstRetryMs * 2 ** failures)
    retry = setTimeout(() => void keepTrying(), firstRetryMs + Math.random() * (longest - firstRetryMs))
  }
  return {
    get refused() {
      return refused
    },
    get failures() {
      return failures
    },
    start: () => void keepTrying(),
    nudge() {
      if (retry !== undefined) void keepTrying()
    },
    publish: () => publish(publishAnew),
    close() {
      closed = true
      clearTimeout(retry)
    },
  }
}

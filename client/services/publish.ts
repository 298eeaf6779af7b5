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

/**
 * Puts a map on the server that only this browser has. A map that the server has already is left as it is: the
 * connection exchanges the difference. Never rejects.
 * @param state the whole document as a Yjs update (V1).
 * @returns `refused` with the code that the socket would be closed with: 4000 + the HTTP status.
 */
export async function publishMap(
  mapId: string,
  state: Uint8Array,
  { origin, fetch = globalThis.fetch }: ServerAddress,
): Promise<Published> {
  try {
    const { status } = await fetch(`${origin}/api/maps/${mapId}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream' },
      body: state as Uint8Array<ArrayBuffer>,
      signal: AbortSignal.timeout(answerDeadlineMs),
    })
    if ((status >= 200 && status < 300) || status === 409) return { kind: 'published' }
    const isFinal = status >= 400 && status < 500 && !passingStatuses.has(status)
    return isFinal ? { kind: 'refused', code: 4_000 + status } : { kind: 'unreachable' }
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
  /** Tries once. */
  publish(): Promise<Published>
  close(): void
}

/**
 * Makes a publisher.
 * @param state gives the document's state at the moment of a try.
 */
export function openPublisher(
  mapId: string,
  state: () => Uint8Array,
  server: ServerAddress,
  { onPublished, onChange }: { readonly onPublished: () => void; readonly onChange: () => void },
): Publisher {
  let refused: { readonly code: number } | undefined
  let failures = 0
  let running: Promise<Published> | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const tryOnce = async (): Promise<Published> => {
    const result = await publishMap(mapId, state(), server)
    running = undefined
    if (closed) return result
    refused = result.kind === 'refused' ? { code: result.code } : undefined
    failures = result.kind === 'unreachable' ? failures + 1 : 0
    if (result.kind === 'published') onPublished()
    onChange()
    return result
  }
  const publish = () => {
    clearTimeout(retry)
    retry = undefined
    return (running ??= tryOnce())
  }
  const keepTrying = async (): Promise<void> => {
    const { kind } = await publish()
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
    publish,
    close() {
      closed = true
      clearTimeout(retry)
    },
  }
}

import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { messageYjsSyncStep2, messageYjsUpdate, writeSyncStep1 } from 'y-protocols/sync'
import * as Y from 'yjs'
import { keyInFragment } from './map-keys.ts'
import { openPageEvents, type PageTarget } from './page-events.ts'

/** What the address of a view page says. */
export interface ViewAddress {
  readonly mapId: string
  /** Secret of the share link; without one nothing opens. */
  readonly key: string | undefined
}

/** Reads `/view/<map>#k=<secret>`. The secret is given to the server in {@link socketTo}. */
export function readViewAddress({ pathname, hash }: Pick<Location, 'pathname' | 'hash'>): ViewAddress | undefined {
  const mapId = /^\/view\/([\w-]{1,40})\/?$/.exec(pathname)?.[1]
  return mapId === undefined ? undefined : { mapId, key: keyInFragment(hash) }
}

/** The connection to a map that is only read. It asks for the document and sends nothing else, ever. */
export interface ViewLink {
  /** `live`: what others do arrives; `connecting`: the first attempt is on its way. */
  readonly state: 'connecting' | 'live' | 'away'
  /** Whether the server has given its state once. */
  readonly everLive: boolean
  /** The server's last word, after which it must not be asked again by itself. */
  readonly refused: number | undefined
  /** Tries at once; also after a refusal. */
  retry(): void
  close(): void
}

export interface ViewLinkOptions {
  readonly doc: Y.Doc
  readonly address: ViewAddress
  /** Where the server is, as in `https://example.org`. */
  readonly origin: string
  readonly webSocket?: typeof WebSocket
  readonly page?: PageTarget | undefined
  readonly onChange: () => void
}

/** First number of a message that is about the document. */
const messageSync = 0
/** The longest pause between two attempts to connect. */
const slowestRetryMs = 10_000
/** The server says something every few seconds; one that is silent for so long is gone. */
const silenceMs = 30_000
/** A connection that has not brought the document by then is given up and made anew. */
const handshakeMs = 15_000
/** A doubted connection has to bring some message within this. */
const probeMs = 2_000

/** The one place that says to the server which map is asked for, and with what right. */
function socketTo({ mapId, key }: ViewAddress, origin: string, WebSocketType: typeof WebSocket): WebSocket {
  const protocols = ['yjs', ...(key === undefined ? [] : [`key.${key}`])]
  const socket = new WebSocketType(`${origin.replace(/^http/, 'ws')}/sync/${mapId}`, protocols)
  socket.binaryType = 'arraybuffer'
  return socket
}

/** Connects a document to its map on the server and keeps it connected until it is closed or refused. */
export function openViewLink(options: ViewLinkOptions): ViewLink {
  const { doc, address, origin, webSocket = WebSocket, page = globalThis.window, onChange } = options
  let state: ViewLink['state'] = 'connecting'
  let everLive = false
  let refused: number | undefined
  let failures = 0
  let isClosed = false
  let socket: WebSocket | undefined
  let retrying: ReturnType<typeof setTimeout> | undefined
  let watching: ReturnType<typeof setTimeout> | undefined

  const change = (next: ViewLink['state']) => {
    if (isClosed) return
    state = next
    onChange()
  }
  /** Gives the connection up unless the server says something within `ms`. */
  const expectWord = (ms: number) => {
    clearTimeout(watching)
    watching = setTimeout(lose, ms)
  }
  // A socket to a network that is gone may take a minute to say so: it is not waited for.
  const lose = () => {
    clearTimeout(watching)
    const lost = socket
    socket = undefined
    lost?.close()
    if (isClosed) return
    failures += 1
    clearTimeout(retrying)
    if (refused === undefined) {
      const longest = Math.min(slowestRetryMs, 100 * 2 ** failures)
      // A random pause keeps a room of readers from coming back all at once.
      retrying = setTimeout(connect, 100 + Math.random() * longest)
    }
    change('away')
  }
  const ask = () => {
    if (socket?.readyState !== 1) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageSync)
    writeSyncStep1(encoder, doc)
    socket.send(encoding.toUint8Array(encoder))
  }
  const take = (message: Uint8Array) => {
    const decoder = decoding.createDecoder(message)
    if (decoding.readVarUint(decoder) !== messageSync) return
    const type = decoding.readVarUint(decoder)
    // The server also asks what it lacks. Who only reads has nothing to answer.
    if (type !== messageYjsSyncStep2 && type !== messageYjsUpdate) return
    Y.applyUpdate(doc, decoding.readVarUint8Array(decoder), link)
    if (type !== messageYjsSyncStep2 || state === 'live') return
    failures = 0
    everLive = true
    change('live')
  }
  const connect = () => {
    clearTimeout(retrying)
    const mine = socketTo(address, origin, webSocket)
    socket = mine
    expectWord(handshakeMs)
    mine.addEventListener('open', ask)
    mine.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
      if (mine !== socket) return
      expectWord(state === 'live' ? silenceMs : handshakeMs)
      try {
        take(new Uint8Array(data))
      } catch {
        // What follows a message that cannot be read cannot be trusted either.
        lose()
      }
    })
    mine.addEventListener('close', ({ code }) => {
      if (mine !== socket) return
      // Codes of the server for what trying again cannot cure.
      if (code >= 4400 && code < 4500) refused = code
      lose()
    })
  }
  const probe = () => {
    if (isClosed || refused !== undefined) return
    if (!socket) return connect()
    if (socket.readyState !== 1) return
    ask()
    expectWord(probeMs)
  }
  const events = openPageEvents(page, { onReturn: probe, onDoubt: probe, onLeave: () => undefined })
  const link: ViewLink = {
    get state() {
      return state
    },
    get everLive() {
      return everLive
    },
    get refused() {
      return refused
    },
    retry() {
      refused = undefined
      probe()
    },
    close() {
      isClosed = true
      events.close()
      clearTimeout(retrying)
      lose()
    },
  }
  connect()
  return link
}

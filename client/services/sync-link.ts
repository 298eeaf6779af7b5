import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { type AccessRole, accessRoles } from '../../journey/model/access.ts'
import { type Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { messageYjsSyncStep1, messageYjsSyncStep2, messageYjsUpdate, writeSyncStep1 } from 'y-protocols/sync'
import { WebsocketProvider, messageAwareness, messageSync } from 'y-websocket'
import * as Y from 'yjs'
import { splitUpdate } from '../../journey/doc/split-update.ts'

/** "Tell me when all that I sent is durable": the server sends the token back then. Only our server knows it. */
const messageBarrier = 100
/** Notices of the server about what it can do at the moment. */
const messageNotice = 101
/** How a notice of the history that the map goes on from begins. */
const epochPrefix = 'epoch-'
/** How a notice of what the link lets its holder do begins. */
const rolePrefix = 'role-'

/** With which the server closes what is too much from one address. */
const addressBusy = 4_529

/** The server takes no larger updates than of 256 KiB: a large paste, or much work without a connection, goes in parts. */
const partBytes = 200 * 1024
/** Edits of this long go under one barrier. */
const barrierDelayMs = 20
/** The longest pause between two attempts to connect. */
const slowestRetryMs = 10_000
/** A connection that has not exchanged the document by then is given up and made anew. */
const handshakeDeadlineMs = 15_000
/** A doubted connection has to bring some message within this. */
const probeDeadlineMs = 2_000
/** How often, at most, what a full map had no room for is offered again after a change. */
const offerAgainMs = 2_000
/** y-websocket gives up a connection that said nothing for 30 s; the answer to this keeps a quiet one alive. */
const resyncMs = 20_000

/** What the connection says. */
export interface LinkFacts {
  readonly connected: boolean
  /** The server's state has arrived, on this connection or on an earlier one. */
  readonly everSynced: boolean
  /** Attempts that failed since the document was last exchanged. */
  readonly failures: number
  /** Number of the last edit of this page that the server has made durable with all before it. */
  readonly acknowledgedThrough: number
  /** The durable acknowledgement covers all of the document as this page has it. */
  readonly acknowledged: boolean
  readonly serverStorageFailing: boolean
  /** People on another server of the same maps see changes a few seconds later. */
  readonly lateForOthers: boolean
  /** What the server lets this page do; absent before it has said so. */
  readonly role?: AccessRole
  /** The history that this page's copy belongs to, if the map was ever restored from a backup. */
  readonly epoch?: string
  /** Something was written here that the server does not take from this page. */
  readonly notAllowed: boolean
  /** The server took the last connection for one too many from this network. */
  readonly crowded: boolean
  /** The map has reached what the server takes. What was written since is not there, and offered again with changes. */
  readonly mapFull: boolean
  /** The server's last word, after which it must not be asked again by itself. */
  readonly refused?: { readonly code: number }
}

/** The connection of one document to the server. It reconnects by itself until it is closed or refused. */
export interface SyncLink {
  readonly facts: LinkFacts
  /** Origin of the transactions that bring the server's updates. */
  readonly origin: unknown
  /** Connects, or tries again at once; also after a refusal. */
  connect(): void
  /** Tries at once when there is no connection; makes a doubtful one anew unless the server says something soon. */
  probe(): void
  /** Says that the document holds the edits of this page up to a number, and asks for their acknowledgement. */
  cover(edit: number): void
  close(): void
}

/** What a link joins. */
export interface SyncLinkOptions {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly mapId: string
  /** Secret of a share link of the map. */
  readonly key: string
  /** The epoch that the copy in the document was taken in. */
  readonly epoch?: string | undefined
  /** Where the server is, as in `https://example.org`. */
  readonly origin: string
  readonly webSocket?: typeof WebSocket | undefined
  readonly onChange: () => void
}

type Timer = ReturnType<typeof setTimeout> | undefined

/** Makes a link; {@link SyncLink.connect} connects it. */
export function openSyncLink({
  doc,
  awareness,
  mapId,
  key,
  epoch,
  origin,
  webSocket,
  onChange,
}: SyncLinkOptions): SyncLink {
  const provider = new WebsocketProvider(`${origin.replace(/^http/, 'ws')}/sync`, mapId, doc, {
    awareness,
    connect: false,
    // Tabs joined by a broadcast channel call an edit synced that the server lacks.
    disableBc: true,
    // Where no log and no history keeps it, unlike in the address.
    protocols: protocolsOf(key, epoch),
    ...(webSocket ? { WebSocketPolyfill: webSocket } : {}),
  })
  let facts: LinkFacts = {
    connected: false,
    everSynced: false,
    failures: 0,
    acknowledgedThrough: 0,
    acknowledged: false,
    serverStorageFailing: false,
    lateForOthers: false,
    notAllowed: false,
    mapFull: false,
    crowded: false,
  }
  let closed = false
  /** What of the exchange of states has been done on this connection. */
  let exchange = { sent: false, received: false }
  let covered = 0
  let lastToken = 0
  /** Barriers of this connection that are not answered, and the last edit before each. */
  const barriers = new Map<number, number>()
  let hasBarrier = false
  let barrierTimer: Timer
  let exchangeTimer: Timer
  let connectingSince = 0
  let probeTimer: Timer
  let offerTimer: Timer
  /** What the server had when this connection began. */
  let serverHad = Uint8Array.of(0)

  const change = (patch: { readonly [Key in keyof LinkFacts]?: LinkFacts[Key] | undefined }) => {
    if (closed) return
    const entries = Object.entries({ ...facts, ...patch }).filter(([, value]) => value !== undefined)
    facts = Object.fromEntries(entries) as unknown as LinkFacts
    onChange()
  }
  const send = (write: (encoder: encoding.Encoder) => void) => {
    const socket = provider.ws
    if (!provider.wsconnected || socket?.readyState !== 1) return
    const encoder = encoding.createEncoder()
    write(encoder)
    socket.send(encoding.toUint8Array(encoder))
  }
  const askForState = () =>
    send((encoder) => {
      encoding.writeVarUint(encoder, messageSync)
      writeSyncStep1(encoder, doc)
    })
  const sendBarrier = () => {
    barrierTimer = undefined
    if (!exchange.sent || !exchange.received) return
    barriers.set(++lastToken, covered)
    hasBarrier = true
    send((encoder) => {
      encoding.writeVarUint(encoder, messageBarrier)
      encoding.writeVarUint(encoder, lastToken)
    })
  }
  const scheduleBarrier = () => {
    barrierTimer ??= setTimeout(sendBarrier, barrierDelayMs)
  }
  const expectExchange = () => {
    clearTimeout(exchangeTimer)
    exchangeTimer = setTimeout(reconnect, handshakeDeadlineMs)
  }
  const sendSync = (type: number, content: Uint8Array) =>
    send((encoder) => {
      encoding.writeVarUint(encoder, messageSync)
      encoding.writeVarUint(encoder, type)
      encoding.writeVarUint8Array(encoder, content)
    })
  /** What the server lacks; the last part says that it was all. */
  const sendDocument = (stateVector: Uint8Array) => {
    const parts = splitUpdate(Y.encodeStateAsUpdate(doc, stateVector), partBytes)
    for (const part of parts.slice(0, -1)) sendSync(messageYjsUpdate, part)
    sendSync(messageYjsSyncStep2, parts.at(-1) ?? Uint8Array.of(0, 0))
  }
  /** All that this page has, and then what that is: the server finds out whether it has got everything. */
  const offerAgain = () => {
    offerTimer = undefined
    sendDocument(serverHad)
    askForState()
    scheduleBarrier()
  }
  const sendUpdate = (update: Uint8Array, from: unknown) => {
    if (facts.mapFull) offerTimer ??= setTimeout(offerAgain, offerAgainMs)
    if (from === provider) return
    for (const part of splitUpdate(update, partBytes)) sendSync(messageYjsUpdate, part)
  }
  doc.off('update', provider._updateHandler)
  provider._updateHandler = sendUpdate
  doc.on('update', sendUpdate)
  const reconnect = () => {
    provider.disconnect()
    if (!closed) provider.connect()
  }

  const readSync = provider.messageHandlers[messageSync]
  provider.messageHandlers[messageSync] = (encoder, decoder, ...rest) => {
    const type = decoding.peekVarUint(decoder)
    if (type === messageYjsSyncStep1) {
      decoding.readVarUint(decoder)
      serverHad = decoding.readVarUint8Array(decoder).slice()
      sendDocument(serverHad)
    } else readSync?.(encoder, decoder, ...rest)
    if (type === messageYjsSyncStep1) exchange.sent = true
    if (type === messageYjsSyncStep2) exchange.received = true
    // A large map comes in parts; as long as they come, it is on its way.
    if (!exchange.received) return expectExchange()
    if (!facts.everSynced || facts.failures > 0) change({ everSynced: true, failures: 0, crowded: false })
    if (!exchange.sent) return
    clearTimeout(exchangeTimer)
    if (!hasBarrier) scheduleBarrier()
  }
  provider.messageHandlers[messageBarrier] = (_encoder, decoder) => {
    const token = decoding.readVarUint(decoder)
    const edit = barriers.get(token)
    if (edit === undefined) return
    for (const earlier of barriers.keys()) if (earlier <= token) barriers.delete(earlier)
    const isLast = token === lastToken && barrierTimer === undefined
    change({ acknowledgedThrough: Math.max(edit, facts.acknowledgedThrough), acknowledged: isLast, mapFull: false })
  }
  provider.messageHandlers[messageNotice] = (_encoder, decoder) => {
    const code = decoding.readVarString(decoder)
    if (code === 'storage-failing' || code === 'storage-ok')
      change({ serverStorageFailing: code === 'storage-failing' })
    if (code === 'others-late' || code === 'others-prompt') change({ lateForOthers: code === 'others-late' })
    if (code === 'not-allowed') change({ notAllowed: true })
    if (code === 'map-full') change({ mapFull: true })
    // Told before anything of the document: what comes from now on is of this history.
    if (code.startsWith(epochPrefix)) {
      const told = code.slice(epochPrefix.length)
      provider.protocols = protocolsOf(key, told)
      change({ epoch: told })
    }
    const role = accessRoles.find((each) => code === rolePrefix + each)
    if (role) change({ role, notAllowed: false })
  }
  provider.messageHandlers = provider.messageHandlers.map((read) => (...message) => {
    try {
      read(...message)
    } catch {
      // What follows a message that cannot be read cannot be trusted either; a new connection exchanges all anew.
      provider.ws?.close()
    }
  })

  // y-websocket sends back what it hears of others' presence, which makes every cursor cost as many messages as people.
  const sendPresence = (changed: Readonly<Record<'added' | 'updated' | 'removed', readonly number[]>>) => {
    const own = awareness.clientID
    if (!changed.added.includes(own) && !changed.updated.includes(own) && !changed.removed.includes(own)) return
    send((encoder) => {
      encoding.writeVarUint(encoder, messageAwareness)
      encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [own]))
    })
  }
  awareness.off('update', provider._awarenessUpdateHandler)
  provider._awarenessUpdateHandler = sendPresence
  awareness.on('update', sendPresence)

  provider.on('connection-close', (event) => {
    clearTimeout(exchangeTimer)
    clearTimeout(probeTimer)
    change({ failures: facts.failures + 1, crowded: event?.code === addressBusy })
    // y-websocket doubles the pause up to this; a random one keeps a room of people from coming back all at once.
    const longest = Math.min(slowestRetryMs, 100 * 2 ** (provider.wsUnsuccessfulReconnects + 1))
    provider.maxBackoffTime = 100 + Math.random() * (longest - 100)
  })
  provider.on('status', ({ status }) => {
    if (status === 'connecting') {
      connectingSince = Date.now()
      expectExchange()
      return
    }
    exchange = { sent: false, received: false }
    barriers.clear()
    hasBarrier = false
    if (status === 'connected') {
      change({ connected: true, acknowledged: false })
      // Others have forgotten us under this clock, so that they would pass over the same state.
      awareness.setLocalState(awareness.getLocalState())
    } else {
      change({ connected: false, serverStorageFailing: false, lateForOthers: false })
      // The same the other way round: a remembered clock would hide people who are still there.
      for (const id of awareness.meta.keys())
        if (id !== awareness.clientID && !awareness.states.has(id)) awareness.meta.delete(id)
    }
  })
  provider.on('closed', ({ code }) => change({ refused: { code } }))
  const resync = setInterval(askForState, resyncMs)

  return {
    get facts() {
      return facts
    },
    origin: provider,
    connect() {
      if (closed) return
      if (facts.refused) change({ refused: undefined })
      provider.connect()
    },
    probe() {
      if (closed || facts.refused || !provider.shouldConnect) return
      const since = Date.now()
      if (!provider.wsconnected) {
        // A socket that was opened towards a network that is gone may take a minute to say so.
        if (provider.wsconnecting && connectingSince < since - probeDeadlineMs) reconnect()
        else provider.connect()
        return
      }
      if (facts.mapFull) offerAgain()
      else askForState()
      clearTimeout(probeTimer)
      probeTimer = setTimeout(() => {
        if (provider.wsconnected && provider.wsLastMessageReceived < since) reconnect()
      }, probeDeadlineMs)
    },
    cover(edit) {
      covered = edit
      if (facts.acknowledged) change({ acknowledged: false })
      scheduleBarrier()
    },
    close() {
      closed = true
      clearInterval(resync)
      for (const timer of [barrierTimer, exchangeTimer, probeTimer, offerTimer]) clearTimeout(timer)
      provider.destroy()
    },
  }
}

/** A server that restored the map from a backup takes nothing of a copy from before. */
const protocolsOf = (key: string, epoch: string | undefined) => [
  'jejak',
  `key.${key}`,
  ...(epoch === undefined ? [] : [`epoch.${epoch}`]),
]

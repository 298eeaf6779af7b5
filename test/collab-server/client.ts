import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { type SyncLink, openSyncLink } from '../../client/services/sync-link.ts'
import { keyOf } from './maps.ts'
import { until } from './waiting.ts'

// Each provider waits for the end of the process, and there may be a hundred of them.
process.setMaxListeners(0)

/** A stock y-websocket client. */
export interface Client {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  /** The Y.Map that tests write to. */
  readonly notes: Y.Map<unknown>
  /** Code of the close after which the provider gave up, if it has. */
  closedWith(): number | undefined
  /** Waits for that: the server may be done with a socket before its client hears of it. */
  closed(): Promise<number>
  synced(): Promise<void>
  destroy(): void
}

/** Joins a map as any y-websocket 3 client would. */
export function joinMap(wsUrl: string, mapId: string, doc: Y.Doc = new Y.Doc(), key: string = keyOf(mapId)): Client {
  const provider = new WebsocketProvider(wsUrl, mapId, doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 200,
    protocols: ['yjs', `key.${key}`],
  })
  let closedWith: number | undefined
  provider.on('closed', ({ code }) => (closedWith = code))
  const destroy = endWithTest(provider)
  return {
    doc,
    provider,
    notes: doc.getMap('notes'),
    closedWith: () => closedWith,
    closed: () => settled(() => closedWith, 'the provider gives up'),
    synced: () => until(() => provider.synced, 'the client is synced'),
    destroy,
  }
}

/** What was ended before is not kept until the end of the test: there may be thousands. */
function endWithTest(provider: WebsocketProvider): () => void {
  let held: WebsocketProvider | undefined = provider
  const end = () => {
    held?.destroy()
    held?.awareness.destroy()
    held = undefined
  }
  onTestFinished(end)
  return end
}

async function settled<T>(read: () => T | undefined, what: string): Promise<T> {
  await until(() => read() !== undefined, what)
  return read() as T
}

/** A client that also asks for durable acknowledgements. */
export interface AckingClient extends Client {
  /** Sends a barrier. */
  send(token: number): void
  /** Tokens that came back, in order. */
  readonly tokens: readonly number[]
  readonly notices: readonly string[]
  /** Sends a barrier and waits until it is answered. */
  durable(): Promise<void>
}

export function joinAcking(wsUrl: string, mapId: string, doc?: Y.Doc, key?: string): AckingClient {
  const client = joinMap(wsUrl, mapId, doc, key)
  const tokens: number[] = []
  const notices: string[] = []
  let lastToken = 1_000
  client.provider.messageHandlers[100] = (_encoder, decoder) => void tokens.push(decoding.readVarUint(decoder))
  client.provider.messageHandlers[101] = (_encoder, decoder) => void notices.push(decoding.readVarString(decoder))
  const send = (token: number) => client.provider.ws?.send(barrier(token).slice())
  return {
    ...client,
    tokens,
    notices,
    send,
    async durable() {
      await client.synced()
      const token = ++lastToken
      send(token)
      await until(() => tokens.includes(token), 'the barrier is answered')
    },
  }
}

/** The app's own connection of a document. */
export function appLink(origin: string, mapId: string, doc: Y.Doc, key: string = keyOf(mapId)): SyncLink {
  const awareness = new Awareness(doc)
  const webSocket = WebSocket as unknown as typeof globalThis.WebSocket
  const link = openSyncLink({ doc, awareness, mapId, key, origin, webSocket, onChange: () => undefined })
  onTestFinished(() => {
    link.close()
    awareness.destroy()
  })
  return link
}

export function barrier(token: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 100)
    encoding.writeVarUint(encoder, token)
  })
}

/** A sync message; `type` 0 step 1, 1 step 2, 2 update. */
export function syncMessage(type: number, content: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, type)
    encoding.writeVarUint8Array(encoder, content)
  })
}

/** A message as a raw socket received it. */
export type Received =
  | { readonly kind: 'step1' | 'step2' | 'update' | 'presence'; readonly content: Uint8Array }
  | { readonly kind: 'barrier'; readonly token: number }
  | { readonly kind: 'notice'; readonly code: string }

export interface RawClient {
  readonly socket: WebSocket
  readonly received: readonly Received[]
  /** Close code, once closed. */
  closedWith(): number | undefined
  /** Waits for that: the server may be done with a socket before its client hears of it. */
  closed(): Promise<number>
  send(message: Uint8Array): void
  /** Waits for the next message of a kind after those already waited for. */
  next(kind: Received['kind']): Promise<Received>
  /** All updates received, applied to a document. */
  document(): Y.Doc
}

/** A socket whose messages the test writes itself. */
export async function rawClient(
  wsUrl: string,
  mapId: string,
  key: string = keyOf(mapId),
  protocol: string = 'yjs',
): Promise<RawClient> {
  const socket = new WebSocket(`${wsUrl}/${mapId}`, [protocol, ...(key === '' ? [] : [`key.${key}`])])
  socket.binaryType = 'nodebuffer'
  const received: Received[] = []
  let closedWith: number | undefined
  const taken = new Map<Received['kind'], number>()
  socket.on('message', (data) => received.push(readMessage(data as Buffer)))
  socket.on('close', (code) => (closedWith = code))
  socket.on('error', () => undefined)
  onTestFinished(() => socket.terminate())
  await until(() => socket.readyState !== WebSocket.CONNECTING, 'the socket is open')
  return {
    socket,
    received,
    closedWith: () => closedWith,
    closed: () => settled(() => closedWith, 'the socket is closed'),
    send: (message) => socket.send(message),
    async next(kind) {
      const skip = taken.get(kind) ?? 0
      const found = () => received.filter((message) => message.kind === kind)[skip]
      const message = await settled(found, `a ${kind} message arrives`)
      taken.set(kind, skip + 1)
      return message
    },
    document() {
      const doc = new Y.Doc()
      for (const message of received) {
        if (message.kind === 'update' || message.kind === 'step2') Y.applyUpdate(doc, message.content)
      }
      return doc
    },
  }
}

function readMessage(data: Buffer): Received {
  const decoder = decoding.createDecoder(data)
  const type = decoding.readVarUint(decoder)
  if (type === 0) {
    const kind = (['step1', 'step2', 'update'] as const)[decoding.readVarUint(decoder)] ?? 'update'
    return { kind, content: decoding.readVarUint8Array(decoder) }
  }
  if (type === 1) return { kind: 'presence', content: decoding.readVarUint8Array(decoder) }
  if (type === 100) return { kind: 'barrier', token: decoding.readVarUint(decoder) }
  return { kind: 'notice', code: decoding.readVarString(decoder) }
}

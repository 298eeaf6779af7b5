import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'
import { idPattern } from '../../journey/model/id.ts'
import { type Principal, can } from '../access/can.ts'
import type { AddressRates } from '../address-rates.ts'
import type { ShareLinks } from '../access/share-links.ts'
import { isFromOwnPage } from '../http/origin.ts'
import { type Closing, closings, epochOffer, limits, subprotocol } from '../protocol.ts'
import type { Settings } from '../settings.ts'
import type { Log } from '../telemetry/log.ts'
import type { Meters } from '../telemetry/meters.ts'
import { TokenBucket } from '../token-bucket.ts'
import { Connection } from './connection.ts'
import { aliveFrame } from './frames.ts'
import { Refusal } from './refusal.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'
import { Wire } from './wire.ts'

export interface SocketsParts {
  readonly rooms: Rooms
  readonly links: ShareLinks
  readonly addresses: AddressRates
  /** Where a request comes from. */
  readonly addressOf: (request: IncomingMessage) => string
  /** Pages from elsewhere that may connect, as in `https://example.org`; those of this server always may. */
  readonly allowedOrigins: readonly string[]
  readonly settings: Pick<Settings, 'beatMs' | 'messageRate' | 'byteRate'>
  readonly now: () => number
  readonly log: Log
  readonly meters: Meters
}

/** What a connection asks for: a map, with the secret of a link, and the epoch of the copy that the client has. */
interface Asked {
  readonly mapId: string
  readonly key: string | undefined
  readonly epoch: string | undefined
  /** Where it comes from. */
  readonly address: string
}

/** Somebody who was let in, and where. */
interface Entered {
  readonly principal: Principal
  readonly room: Room
}

/** A connection in a room. */
interface Member {
  readonly connection: Connection
  /** Ends it; nothing more of it is taken. */
  readonly close: (closing: Closing) => void
}

/** Before the secret among the subprotocols that a client offers. */
const keyPrefix = 'key.'

/** A connection that sends too fast is read again after this at the latest, in ms. */
const longestHoldMs = 2_000

/** How long a connection that is refused for its address has to take part in closing, in ms. */
const refusedMs = 1_000

/** Links that have ended are noticed this often, in ms. */
const endsCheckedMs = 500

/** Takes WebSocket connections to `/sync/<mapId>` and brings each into its map's room. */
export class Sockets {
  readonly #parts: SocketsParts
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
    WebSocket: SyncSocket,
    // The secret is never said back.
    handleProtocols: (all) =>
      [...all].find((each) => !each.startsWith(keyPrefix) && !each.startsWith(epochOffer)) ?? false,
  })
  readonly #wires = new Set<Wire>()
  /** Who is in each map. */
  readonly #members = new Map<string, Set<Member>>()
  readonly #beat: NodeJS.Timeout
  readonly #ends: NodeJS.Timeout
  #lastId = 0
  #isStopping = false

  constructor(parts: SocketsParts) {
    this.#parts = parts
    parts.links.watch((mapId) => this.renew(mapId))
    this.#ends = setInterval(() => this.#closeEnded(), endsCheckedMs)
    this.#ends.unref()
    this.#beat = setInterval(() => this.#beatAll(), parts.settings.beatMs)
    this.#beat.unref()
  }

  get count(): number {
    return this.#wires.size
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const mapId = /^\/sync\/([^/?]+)(?:\?|$)/.exec(request.url ?? '')?.[1]
    if (mapId === undefined) return refuse(socket, '404 Not Found')
    if (this.#isStopping) return refuse(socket, '503 Service Unavailable')
    if (!isFromOwnPage(request, this.#parts.allowedOrigins)) return refuse(socket, '403 Forbidden')
    const key = offered(request, keyPrefix)
    const epoch = offered(request, epochOffer)
    const address = this.#parts.addressOf(request)
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      this.#serve(webSocket, socket, { mapId, key, epoch, address }).catch((error: unknown) => {
        this.#parts.log.error({ map: mapId, err: error }, 'A connection failed.')
        webSocket.terminate()
      })
    })
  }

  /** Looks up what those who are in a map may do now: its links have changed. */
  renew(mapId: string): void {
    for (const member of this.#members.get(mapId) ?? []) void this.#renew(member)
  }

  /** Takes no more connections and no more messages. */
  pause(): void {
    this.#isStopping = true
    clearInterval(this.#beat)
    clearInterval(this.#ends)
    for (const wire of this.#wires) wire.pause()
  }

  /** Ends all connections and resolves when they are gone; after `deadlineMs` without waiting for the clients. */
  async close(closing: Closing, deadlineMs: number): Promise<void> {
    const wires = [...this.#wires]
    const gone = Promise.all(wires.map((wire) => wire.closed))
    for (const wire of wires) wire.close(closing)
    const cut = setTimeout(() => {
      for (const wire of wires) wire.cut()
    }, deadlineMs)
    await gone
    clearTimeout(cut)
  }

  async #serve(webSocket: WebSocket, socket: Duplex, { mapId, key, epoch, address }: Asked): Promise<void> {
    const { addresses } = this.#parts
    const wire = new Wire(webSocket, socket, this.#parts.now)
    this.#wires.add(wire)
    webSocket.on('close', () => {
      this.#wires.delete(wire)
      this.#parts.meters.connectionClosed(wire.closing)
    })
    // A broken connection is followed by `close`, which is where it is dealt with.
    webSocket.on('error', () => undefined)
    // Nothing is read, and so nothing is kept waiting in memory, until the room is open.
    wire.pause()
    const letGo = this.#isTooMuch(address) ? undefined : addresses.hold(address)
    if (letGo === undefined) {
      wire.close(closings.addressBusy)
      setTimeout(() => wire.cut(), refusedMs).unref()
      return
    }
    webSocket.on('close', letGo)
    const entered = await this.#enter(mapId, key, wire)
    if (entered === undefined) {
      if (wire.closing === closings.unknownMap) addresses.spend('failures', address)
      return
    }
    if (webSocket.readyState === WebSocket.OPEN) await this.#join(entered, webSocket, wire, epoch, address)
    else this.#parts.rooms.leave(entered.room)
  }

  #isTooMuch(address: string): boolean {
    const { addresses } = this.#parts
    return !addresses.take('sockets', address) || addresses.spend('failures', address, 0) > 0
  }

  /** Who came without a secret that opens the map is told the same as if there were none. */
  async #enter(mapId: string, key: string | undefined, wire: Wire): Promise<Entered | undefined> {
    const { links, rooms, log } = this.#parts
    try {
      const principal = idPattern.test(mapId) ? await links.admit(mapId, key) : undefined
      const room = can(principal, 'read', mapId, Date.now()) ? await rooms.enter(mapId) : undefined
      if (principal !== undefined && room !== undefined) return { principal, room }
      wire.close(closings.unknownMap)
    } catch (error) {
      log.error({ map: mapId, err: error }, 'A map could not be loaded.')
      wire.close(closings.loadFailed)
    }
    return undefined
  }

  async #join(
    { principal, room }: Entered,
    webSocket: WebSocket,
    wire: Wire,
    epoch: string | undefined,
    address: string,
  ): Promise<void> {
    const client = { isApp: webSocket.protocol === subprotocol.app, epoch }
    const connection = new Connection(++this.#lastId, room, wire, principal, client, this.#parts.now)
    const { settings, now, addresses } = this.#parts
    const messages = new TokenBucket(settings.messageRate, now)
    const bytes = new TokenBucket(settings.byteRate, now)
    const count = (length: number) => {
      const own = Math.max(messages.spend(1), bytes.spend(length))
      const ofAll = Math.max(addresses.spend('messages', address), addresses.spend('bytes', address, length))
      const overMs = Math.max(own, ofAll)
      if (overMs > 0) wire.hold(Math.min(overMs, longestHoldMs))
    }
    let isRefused = false
    webSocket.on('ping', (data) => count(data.length))
    webSocket.on('message', (data, isBinary) => {
      // `ws` hands over what still comes while a connection is being closed.
      if (isRefused || this.#isStopping) return
      try {
        if (!isBinary || !(data instanceof Uint8Array)) throw new Refusal(closings.badMessage)
        connection.receive(data)
        count(data.length)
      } catch (error) {
        isRefused = true
        if (!(error instanceof Refusal)) this.#parts.log.error({ map: room.mapId, err: error }, 'A message failed.')
        wire.close(error instanceof Refusal ? error.closing : closings.serverFault)
      }
    })
    const close = (closing: Closing) => {
      isRefused = true
      wire.close(closing)
    }
    const member: Member = { connection, close }
    const members = this.#members.get(room.mapId) ?? new Set()
    this.#members.set(room.mapId, members.add(member))
    webSocket.on('close', () => {
      members.delete(member)
      if (members.size === 0) this.#members.delete(room.mapId)
      room.leave(connection)
      this.#parts.rooms.leave(room)
    })
    room.join(connection)
    // The link may have been changed while the room was being opened, before this connection was among the members.
    await this.#renew(member)
    if (!this.#isStopping) wire.resume()
  }

  /** What cannot be read any more opens nothing. */
  async #renew({ connection, close }: Member): Promise<void> {
    const { principal } = connection
    try {
      const renewed = await this.#parts.links.renew(principal)
      if (renewed) connection.principal = renewed
      else close(closings.accessEnded)
    } catch (error) {
      this.#parts.log.error({ map: principal.mapId, err: error }, 'The links of a map could not be read.')
      close(closings.loadFailed)
    }
  }

  #closeEnded(): void {
    const now = Date.now()
    for (const members of this.#members.values()) {
      for (const { connection, close } of members) {
        const { principal } = connection
        if (!can(principal, 'read', principal.mapId, now)) close(closings.accessEnded)
      }
    }
  }

  #beatAll(): void {
    for (const wire of this.#wires) {
      if (wire.beat(aliveFrame)) continue
      wire.close(closings.tooSlow)
      setTimeout(() => wire.cut(), this.#parts.settings.beatMs).unref()
    }
  }
}

/** `ws` closes a message above the limit with 1009, upon which a client would come back and send it again for ever. */
class SyncSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    if (code === 1009) super.close(closings.messageTooLarge.code, closings.messageTooLarge.reason)
    else super.close(code, reason)
  }
}

/** What a client offers among its subprotocols after a prefix. */
function offered({ headers }: IncomingMessage, prefix: string): string | undefined {
  const all = (headers['sec-websocket-protocol'] ?? '').split(',').map((each) => each.trim())
  return all.find((each) => each.startsWith(prefix))?.slice(prefix.length)
}

function refuse(socket: Duplex, status: string): void {
  socket.on('error', () => undefined)
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

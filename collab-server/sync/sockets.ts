import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'
import { idPattern } from '../../journey/model/id.ts'
import { type Closing, closings, limits } from '../protocol.ts'
import { Connection } from './connection.ts'
import { aliveFrame } from './frames.ts'
import { Refusal } from './refusal.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'
import { Wire } from './wire.ts'

export interface SocketsParts {
  readonly rooms: Rooms
  readonly beatMs: number
  readonly now: () => number
  readonly log: (line: string) => void
}

/** Takes WebSocket connections to `/sync/<mapId>` and brings each into its map's room. */
export class Sockets {
  readonly #parts: SocketsParts
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
    WebSocket: SyncSocket,
  })
  readonly #wires = new Set<Wire>()
  readonly #beat: NodeJS.Timeout
  #lastId = 0
  #isStopping = false

  constructor(parts: SocketsParts) {
    this.#parts = parts
    this.#beat = setInterval(() => this.#beatAll(), parts.beatMs)
    this.#beat.unref()
  }

  get count(): number {
    return this.#wires.size
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const mapId = /^\/sync\/([^/?]+)(?:\?|$)/.exec(request.url ?? '')?.[1]
    if (mapId === undefined || this.#isStopping) {
      const status = this.#isStopping ? '503 Service Unavailable' : '404 Not Found'
      socket.on('error', () => undefined)
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
      return
    }
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      this.#serve(webSocket, socket, mapId).catch((error: unknown) => {
        this.#parts.log(`A connection failed: ${String(error)}`)
        webSocket.terminate()
      })
    })
  }

  /** Takes no more connections and no more messages. */
  pause(): void {
    this.#isStopping = true
    clearInterval(this.#beat)
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

  async #serve(webSocket: WebSocket, socket: Duplex, mapId: string): Promise<void> {
    const wire = new Wire(webSocket, socket, this.#parts.now)
    this.#wires.add(wire)
    webSocket.on('close', () => this.#wires.delete(wire))
    // A broken connection is followed by `close`, which is where it is dealt with.
    webSocket.on('error', () => undefined)
    // Nothing is read, and so nothing is kept waiting in memory, until the room is open.
    wire.pause()
    const room = await this.#enter(mapId, wire)
    if (room === undefined) return
    if (webSocket.readyState === WebSocket.OPEN) this.#join(room, webSocket, wire)
    else this.#parts.rooms.leave(room)
  }

  async #enter(mapId: string, wire: Wire): Promise<Room | undefined> {
    try {
      const room = idPattern.test(mapId) ? await this.#parts.rooms.enter(mapId) : undefined
      if (room === undefined) wire.close(closings.unknownMap)
      return room
    } catch (error) {
      this.#parts.log(`Map ${mapId} could not be loaded: ${String(error)}`)
      wire.close(closings.loadFailed)
      return undefined
    }
  }

  #join(room: Room, webSocket: WebSocket, wire: Wire): void {
    const connection = new Connection(++this.#lastId, room, wire)
    let isRefused = false
    webSocket.on('message', (data, isBinary) => {
      // `ws` hands over what still comes while a connection is being closed.
      if (isRefused || this.#isStopping) return
      try {
        if (!isBinary || !(data instanceof Uint8Array)) throw new Refusal(closings.badMessage)
        connection.receive(data)
      } catch (error) {
        isRefused = true
        if (!(error instanceof Refusal)) this.#parts.log(`A message for map ${room.mapId} failed: ${String(error)}`)
        wire.close(error instanceof Refusal ? error.closing : closings.serverFault)
      }
    })
    webSocket.on('close', () => {
      room.leave(connection)
      this.#parts.rooms.leave(room)
    })
    room.join(connection)
    if (!this.#isStopping) wire.resume()
  }

  #beatAll(): void {
    for (const wire of this.#wires) {
      if (wire.beat(aliveFrame)) continue
      wire.close(closings.tooSlow)
      setTimeout(() => wire.cut(), this.#parts.beatMs).unref()
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

import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { type Closing, closings, limits } from '../protocol.ts'

/**
 * A client's socket. Frames are written to it as they are, past `ws`, which would build each anew for every receiver;
 * `ws` reads, pings and closes.
 */
export class Wire {
  readonly #webSocket: WebSocket
  readonly #socket: Duplex
  readonly #now: () => number
  /** Resolves when the connection is gone. */
  readonly closed: Promise<void>
  #blockedAt: number | undefined
  #unansweredPings = 0
  #silent = false
  #closing: Closing | undefined
  #isPaused = false
  #holding: NodeJS.Timeout | undefined

  constructor(webSocket: WebSocket, socket: Duplex, now: () => number) {
    this.#webSocket = webSocket
    this.#socket = socket
    this.#now = now
    this.closed = new Promise((resolve) => webSocket.once('close', () => resolve()))
    webSocket.on('pong', () => (this.#unansweredPings = 0))
    // `ws` has answered it by then, also to a client that never takes an answer.
    webSocket.on('ping', () => this.#checkQueue())
    socket.on('drain', () => (this.#blockedAt = undefined))
  }

  /** Whether so much waits to be taken that nothing more should be sent; ends with the socket's `drain`. */
  get isBlocked(): boolean {
    return this.#blockedAt !== undefined
  }

  /** Why the server ended the connection; undefined while it has not. */
  get closing(): Closing | undefined {
    return this.#closing
  }

  /** Calls back when a blocked wire can take more. */
  onDrain(listener: () => void): void {
    this.#socket.on('drain', listener)
  }

  send(frame: Buffer): void {
    if (this.#webSocket.readyState !== this.#webSocket.OPEN) return
    this.#silent = false
    this.#socket.write(frame)
    this.#checkQueue()
  }

  #checkQueue(): void {
    const queued = this.#socket.writableLength
    if (queued > limits.queuedBytes) this.#blockedAt ??= this.#now()
    if (queued <= limits.mostQueuedBytes) return
    // A word of goodbye would only wait behind the rest.
    this.#closing ??= closings.tooSlow
    this.#webSocket.terminate()
  }

  /** Closes with a code. What was sent before still arrives, if the client takes it within `ws`'s 30 s. */
  close(closing: Closing): void {
    this.#closing ??= closing
    clearTimeout(this.#holding)
    this.#webSocket.close(closing.code, closing.reason)
    // The client's part of closing must be read.
    this.#webSocket.resume()
  }

  /** Reads nothing from the client until {@link Wire.resume}. */
  pause(): void {
    this.#isPaused = true
    this.#webSocket.pause()
  }

  resume(): void {
    this.#isPaused = false
    this.#webSocket.resume()
  }

  /** Reads nothing from the client for a while. */
  hold(ms: number): void {
    if (this.#isPaused || this.#closing !== undefined) return
    clearTimeout(this.#holding)
    this.#webSocket.pause()
    this.#holding = setTimeout(() => {
      // The time that was not read tells nothing of whether the client lives.
      this.#unansweredPings = 0
      if (!this.#isPaused) this.#webSocket.resume()
    }, ms)
    this.#holding.unref()
  }

  /** Ends the connection without a word. */
  cut(): void {
    this.#webSocket.terminate()
  }

  /**
   * Asks for a sign of life. False when the last two did not come, or when the client has taken nothing for too long.
   * @param alive what to send to a client that has heard nothing since the last beat
   */
  beat(alive: Buffer): boolean {
    const isStalled = this.#blockedAt !== undefined && this.#now() - this.#blockedAt > limits.stalledMs
    if (this.#unansweredPings >= 2 || isStalled) return false
    this.#unansweredPings++
    this.#webSocket.ping()
    if (this.#silent) this.send(alive)
    this.#silent = true
    return true
  }
}

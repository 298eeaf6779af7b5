import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'

const sync = 0
const awareness = 1
const hocuspocusAuth = 2
const barrier = 100
const nothing = Uint8Array.of(0, 0)

/**
 * A client that does no more than it has to, so that the server is what is measured. It speaks y-websocket's protocol, or
 * Hocuspocus', which puts the document's name before each message and wants a token first.
 */
export class Client {
  onUpdate = () => undefined
  onPresence = () => undefined
  /** Bytes of updates that came. */
  received = 0
  #socket
  #prefix
  #isHocuspocus
  #synced
  #barriers = new Map()
  #lastBarrier = 0

  /** @param server `{address, protocol}` @param map `{name, key?}` */
  constructor({ address, protocol }, { name, key }) {
    this.#isHocuspocus = protocol === 'hocuspocus'
    this.#prefix = this.#isHocuspocus ? encoding.encode((encoder) => encoding.writeVarString(encoder, name)) : undefined
    const protocols = protocol === 'jejak' ? ['yjs', `key.${key}`] : []
    this.#socket = new WebSocket(this.#isHocuspocus ? address : `${address}/${name}`, protocols, {
      perMessageDeflate: false,
      skipUTF8Validation: true,
    })
    this.#socket.binaryType = 'nodebuffer'
    this.#synced = new Promise((resolve, reject) => {
      this.resolveSynced = resolve
      this.#socket.once('error', reject)
      this.#socket.once('close', (code, reason) => reject(new Error(`closed with ${code} ${String(reason)}`)))
    })
    this.#synced.catch(() => undefined)
    this.#socket.on('open', () => {
      if (protocol === 'relay') this.resolveSynced()
      else if (this.#isHocuspocus) this.#sendAuth()
      else this.#askForState()
    })
    this.#socket.on('message', (data) => this.#receive(data))
  }

  /** Resolves when the server has answered what the client asked for first. */
  synced() {
    return this.#synced
  }

  get isOpen() {
    return this.#socket.readyState === WebSocket.OPEN
  }

  get waiting() {
    return this.#socket.bufferedAmount
  }

  sendUpdate(update) {
    this.#send(sync, (encoder) => {
      encoding.writeVarUint(encoder, 2)
      encoding.writeVarUint8Array(encoder, update)
    })
  }

  sendPresence(update) {
    this.#send(awareness, (encoder) => encoding.writeVarUint8Array(encoder, update))
  }

  /** Resolves when Jejak's server has on disk what was sent before. */
  durable() {
    const token = ++this.#lastBarrier
    this.#send(barrier, (encoder) => encoding.writeVarUint(encoder, token))
    return new Promise((resolve) => this.#barriers.set(token, resolve))
  }

  /** Reads nothing more. */
  pause() {
    this.#socket.pause()
  }

  close() {
    this.#socket.removeAllListeners('message')
    this.#socket.terminate()
  }

  #send(type, write) {
    if (!this.isOpen) return
    const encoder = encoding.createEncoder()
    if (this.#prefix) encoding.writeUint8Array(encoder, this.#prefix)
    encoding.writeVarUint(encoder, type)
    write(encoder)
    this.#socket.send(encoding.toUint8Array(encoder))
  }

  #sendAuth() {
    this.#send(hocuspocusAuth, (encoder) => {
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarString(encoder, 'token')
    })
  }

  #askForState() {
    this.#send(sync, (encoder) => {
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarUint8Array(encoder, Uint8Array.of(0))
    })
  }

  #receive(data) {
    const decoder = decoding.createDecoder(data)
    if (this.#isHocuspocus) decoding.readVarString(decoder)
    const type = decoding.readVarUint(decoder)
    if (type === awareness) this.onPresence(decoding.readVarUint8Array(decoder))
    else if (type === barrier) this.#barriers.get(decoding.readVarUint(decoder))?.()
    else if (type === hocuspocusAuth) this.#askForState()
    else if (type === sync || (this.#isHocuspocus && type === 4)) this.#receiveSync(decoder)
  }

  #receiveSync(decoder) {
    const step = decoding.readVarUint(decoder)
    const content = decoding.readVarUint8Array(decoder)
    if (step === 0) {
      this.#send(sync, (encoder) => {
        encoding.writeVarUint(encoder, 1)
        encoding.writeVarUint8Array(encoder, nothing)
      })
      return
    }
    if (content.length > 2) {
      this.received += content.length
      this.onUpdate(content)
    }
    if (step === 1) this.resolveSynced()
  }
}

import * as encoding from 'lib0/encoding'
import { type Notice, limits, messageType, syncType } from '../protocol.ts'
import { emptyUpdate } from './update.ts'

/**
 * Messages as whole WebSocket frames, ready for the socket: a frame is built once and the same bytes go to everybody.
 */

/** A binary frame (RFC 6455, from server to client: one fragment, no mask) for one message, which is still to be written. */
function emptyFrame(length: number): { readonly bytes: Buffer; readonly start: number } {
  const start = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const bytes = Buffer.allocUnsafe(start + length)
  bytes[0] = 0x82
  if (start === 2) bytes[1] = length
  else if (start === 4) {
    bytes[1] = 126
    bytes.writeUInt16BE(length, 2)
  } else {
    bytes[1] = 127
    bytes.writeBigUInt64BE(BigInt(length), 2)
  }
  return { bytes, start }
}

function frame(message: Uint8Array): Buffer {
  const { bytes, start } = emptyFrame(message.length)
  bytes.set(message, start)
  return bytes
}

/** Written byte by byte: every update goes through here, and an encoder would be three more buffers for each. */
function syncFrame(type: number, content: Uint8Array): Buffer {
  const { length } = content
  const lengthBytes = Math.max(1, Math.ceil((32 - Math.clz32(length)) / 7))
  const { bytes, start } = emptyFrame(2 + lengthBytes + length)
  bytes[start] = messageType.sync
  bytes[start + 1] = type
  const contentAt = bytes.length - length
  for (let at = start + 2, rest = length; at < contentAt; at++, rest >>>= 7)
    bytes[at] = (rest & 127) | (rest > 127 ? 128 : 0)
  bytes.set(content, contentAt)
  return bytes
}

/** Tells a client what the server has, so that it sends what is missing. */
export function step1Frame(stateVector: ReadonlyMap<number, number>): Buffer {
  return syncFrame(syncType.step1, encodeStateVector(stateVector))
}

/** A change. Its last bytes are the update itself: see {@link updateIn}. */
export function updateFrame(update: Uint8Array): Buffer {
  return syncFrame(syncType.update, update)
}

/** The update inside a frame made from one of `length` bytes, as a view. */
export function updateIn(updateFrame: Buffer, length: number): Uint8Array {
  return updateFrame.subarray(updateFrame.length - length)
}

/** Tells a client that it now has all that the server had when it asked. */
export const syncedFrame: Buffer = syncFrame(syncType.step2, emptyUpdate)

/** An awareness update of several client ids; each entry is client id, clock and state as they travel. */
export function presenceUpdate(entries: readonly Uint8Array[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length)
    for (const entry of entries) encoding.writeUint8Array(encoder, entry)
  })
}

/** The same as a message. */
export function presenceFrame(entries: readonly Uint8Array[]): Buffer {
  const content = presenceUpdate(entries)
  return frame(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, messageType.awareness)
      encoding.writeVarUint8Array(encoder, content)
    }),
  )
}

/** Awareness of nobody: says only that the connection lives. y-websocket gives one up that is silent for 30 s. */
export const aliveFrame: Buffer = presenceFrame([])

/** The answer to a barrier. */
export function barrierFrame(token: number): Buffer {
  return frame(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, messageType.barrier)
      encoding.writeVarUint(encoder, token)
    }),
  )
}

export function noticeFrame(notice: Notice): Buffer {
  return frame(
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, messageType.notice)
      encoding.writeVarString(encoder, notice)
    }),
  )
}

function encodeStateVector(stateVector: ReadonlyMap<number, number>): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, stateVector.size)
    for (const [client, clock] of stateVector) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
    }
  })
}

/** Frames one behind the other, in buffers of about the size of a part. */
export function joinedFrames(frames: readonly Buffer[]): Buffer[] {
  const runs: Buffer[] = []
  let run: Buffer[] = []
  let bytes = 0
  for (const frame of frames) {
    if (bytes + frame.length > limits.partBytes && run.length > 0) {
      runs.push(Buffer.concat(run))
      run = []
      bytes = 0
    }
    run.push(frame)
    bytes += frame.length
  }
  return [...runs, Buffer.concat(run)]
}

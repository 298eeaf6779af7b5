import * as decoding from 'lib0/decoding'
import { expect, test } from 'vitest'
import { messageType, syncType } from '../../collab-server/protocol.ts'
import { updateFrame, updateIn } from '../../collab-server/sync/frames.ts'

/** What a frame from the server says of its length, and its message (RFC 6455). */
function opened(frame: Buffer): { told: number; message: Buffer } {
  expect(frame[0]).toBe(0x82)
  const short = frame[1] ?? 0
  if (short < 126) return { told: short, message: frame.subarray(2) }
  if (short === 126) return { told: frame.readUInt16BE(2), message: frame.subarray(4) }
  return { told: Number(frame.readBigUInt64BE(2)), message: frame.subarray(10) }
}

test('updates of any length are framed as WebSockets and Yjs read them', () => {
  const edges = [0, 126, 128, 16_384, 65_536, 2_097_152].flatMap((edge) =>
    [-8, -7, -6, -5, -4, -3, -2, -1, 0, 1].map((more) => edge + more),
  )
  for (const length of edges.filter((each) => each >= 0)) {
    const update = Buffer.alloc(length, length % 251)
    const frame = updateFrame(update)
    const { told, message } = opened(frame)
    expect(told, `${length}`).toBe(message.length)
    const decoder = decoding.createDecoder(message)
    expect(decoding.readVarUint(decoder)).toBe(messageType.sync)
    expect(decoding.readVarUint(decoder)).toBe(syncType.update)
    expect(Buffer.compare(decoding.readVarUint8Array(decoder), update), `${length}`).toBe(0)
    expect(decoding.hasContent(decoder)).toBe(false)
    expect(Buffer.compare(updateIn(frame, length), update)).toBe(0)
  }
})

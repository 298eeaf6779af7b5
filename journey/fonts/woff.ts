import { unzlibSync } from 'fflate'

const signature = 0x774f_4646
/** No font that we bring along is larger; what claims to be is refused before it takes memory. */
const mostBytes = 32 * 1024 * 1024

/**
 * The OpenType font inside of a WOFF file (version 1: tables compressed with zlib, W3C Recommendation of 2012).
 * @throws on what is no such file.
 */
export function sfntOfWoff(woff: Uint8Array): Uint8Array {
  const source = new DataView(woff.buffer, woff.byteOffset, woff.byteLength)
  if (woff.length < 44 || source.getUint32(0) !== signature) throw new Error('This is not a WOFF font.')
  const tableCount = source.getUint16(12)
  const size = source.getUint32(16)
  if (size > mostBytes) throw new Error('The font is too large.')
  const sfnt = new Uint8Array(size)
  const target = new DataView(sfnt.buffer)
  // The offset table and its search fields: entry selector is the power of two that fits in.
  const selector = Math.floor(Math.log2(tableCount))
  target.setUint32(0, source.getUint32(4))
  target.setUint16(4, tableCount)
  target.setUint16(6, 16 * 2 ** selector)
  target.setUint16(8, selector)
  target.setUint16(10, 16 * tableCount - 16 * 2 ** selector)
  let offset = 12 + 16 * tableCount
  for (let index = 0; index < tableCount; index++) {
    const entry = 44 + 20 * index
    const start = source.getUint32(entry + 4)
    const packed = source.getUint32(entry + 8)
    const length = source.getUint32(entry + 12)
    const data = woff.subarray(start, start + packed)
    const record = 12 + 16 * index
    target.setUint32(record, source.getUint32(entry))
    target.setUint32(record + 4, source.getUint32(entry + 16))
    target.setUint32(record + 8, offset)
    target.setUint32(record + 12, length)
    sfnt.set(packed < length ? unzlibSync(data, { out: new Uint8Array(length) }) : data, offset)
    offset += Math.ceil(length / 4) * 4
  }
  return sfnt
}

import { inflateSync } from 'node:zlib'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { openRunDeflater } from '../../../../journey/formats/png/deflate-runs.ts'
import { prefixCode } from '../../../../journey/formats/png/huffman.ts'
import { openPngEncoder } from '../../../../journey/formats/png/png-encoder.ts'

const byte = fc.integer({ min: 0, max: 255 })
const runs = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('zeros' as const), count: fc.integer({ min: 0, max: 1200 }) }),
    fc.record({ kind: fc.constant('byte' as const), value: byte }),
    fc.record({
      kind: fc.constant('pixel' as const),
      rgb: fc.tuple(byte, byte, byte),
      count: fc.integer({ min: 1, max: 300 }),
    }),
  ),
  { maxLength: 300 },
)

test('whatever is written comes out of a standard inflater, checksum included', () => {
  fc.assert(
    fc.property(runs, (writes) => {
      const deflater = openRunDeflater()
      const expected: number[] = []
      const parts: Uint8Array[] = []
      for (const write of writes) {
        if (write.kind === 'zeros') {
          deflater.zeros(write.count)
          for (let index = 0; index < write.count; index++) expected.push(0)
        } else if (write.kind === 'byte') {
          deflater.byte(write.value)
          expected.push(write.value)
        } else {
          deflater.pixel(...write.rgb, write.count)
          for (let index = 0; index < write.count; index++) expected.push(...write.rgb)
        }
        parts.push(deflater.take())
      }
      parts.push(deflater.end())
      const inflated = inflateSync(Buffer.concat(parts))
      expect(inflated.equals(Buffer.from(expected))).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('many blocks of noise survive', () => {
  const deflater = openRunDeflater()
  const expected = new Uint8Array(300_000)
  let state = 7
  for (let index = 0; index < expected.length; index++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    const value = (state >>> 16) & 255 & (state >>> 8)
    expected[index] = value
    deflater.byte(value)
  }
  expect(inflateSync(deflater.end()).equals(Buffer.from(expected))).toBe(true)
})

test('codes are never longer than allowed, even for counts that grow like Fibonacci numbers', () => {
  const counts = new Uint32Array(30)
  for (let index = 0; index < counts.length; index++)
    counts[index] = index < 2 ? 1 : (counts[index - 1] ?? 0) + (counts[index - 2] ?? 0)
  for (const longest of [7, 15]) {
    const { lengths } = prefixCode(counts, longest)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(longest)
    // A complete code uses every bit pattern exactly once.
    expect(lengths.reduce((sum, length) => sum + 2 ** -length, 0)).toBe(1)
  }
})

test('a picture of several strips and tiles decodes to the same pixels', async () => {
  const width = 37
  const heights = [5, 5, 3]
  const widths = [20, 17]
  const encoder = openPngEncoder(width, 13)
  let top = 0
  for (const rowCount of heights) {
    let left = 0
    const tiles = widths.map((own) => {
      const pixels = new Uint32Array(own * rowCount)
      for (let y = 0; y < rowCount; y++) for (let x = 0; x < own; x++) pixels[y * own + x] = pixel(left + x, top + y)
      left += own
      return { width: own, pixels }
    })
    encoder.write(tiles, rowCount)
    top += rowCount
  }
  const decoded = decodePng(Buffer.from(encoder.close()))
  expect(decoded).toMatchObject({ width, height: 13 })
  for (let y = 0; y < 13; y++) {
    for (let x = 0; x < width; x++) {
      const at = 3 * (y * width + x)
      const [red = 0, green = 0, blue = 0] = decoded.rgb.subarray(at, at + 3)
      expect((0xff000000 | (blue << 16) | (green << 8) | red) >>> 0, `pixel ${x}, ${y}`).toBe(pixel(x, y))
    }
  }
})

/** Some plain areas, some vertical and horizontal edges. */
function pixel(x: number, y: number): number {
  return (0xff000000 | (x % 7 === 0 ? y * 40_000 : 0x336699) | (x > 30 && y > 8 ? 0xffff00 : 0)) >>> 0
}

/** Reads the kind of PNG that the encoder writes: 8-bit RGB, filter "up". */
function decodePng(file: Buffer): { width: number; height: number; rgb: Uint8Array } {
  expect(file.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
  const data: Buffer[] = []
  let [width, height] = [0, 0]
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at)
    const type = file.toString('latin1', at + 4, at + 8)
    const body = file.subarray(at + 8, at + 8 + length)
    if (type === 'IHDR') [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)]
    if (type === 'IDAT') data.push(body)
    at += 12 + length
  }
  const raw = inflateSync(Buffer.concat(data))
  const stride = 3 * width
  const rgb = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++) {
    expect(raw[y * (stride + 1)]).toBe(2)
    for (let x = 0; x < stride; x++) {
      const over = y === 0 ? 0 : (rgb[(y - 1) * stride + x] ?? 0)
      rgb[y * stride + x] = (raw[y * (stride + 1) + 1 + x] ?? 0) + over
    }
  }
  return { width, height, rgb }
}

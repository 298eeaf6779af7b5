import { zlibSync } from 'fflate'
import { type RunDeflater, openRunDeflater } from './deflate-runs.ts'

/** A piece of a strip of the picture: RGBA pixels, opaque. The strip's rows run through its tiles from left to right. */
export interface Tile {
  readonly width: number
  readonly pixels: Uint32Array
}

/** Writes a PNG strip by strip, so that a picture larger than any canvas never stands in memory as a whole. */
export interface PngEncoder {
  /** Appends rows: the tiles of one strip, cut in the same places every time. */
  write(tiles: readonly Tile[], rowCount: number): void
  /** The picture, after all of its rows have been written. */
  close(): Uint8Array
}

/** A text in a PNG. */
export interface PngText {
  /** 1…79 Latin letters, digits and hyphens. */
  readonly keyword: string
  readonly text: string
}

export const signature = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const upFilter = 2

/**
 * Opens an encoder for an opaque picture of 8 bits a channel.
 * @param text goes into the file by its keyword, as an `iTXt` chunk
 */
export function openPngEncoder(width: number, height: number, text?: PngText): PngEncoder {
  const parts: Uint8Array[] = [signature, chunk('IHDR', header(width, height))]
  if (text) parts.push(chunk('iTXt', textData(text)))
  const deflater = openRunDeflater()
  let above: readonly Uint32Array[] = []
  return {
    write(tiles, rowCount) {
      for (let row = 0; row < rowCount; row++) {
        deflater.byte(upFilter)
        tiles.forEach((tile, index) => {
          const start = row * tile.width
          // Above the first row of the picture everything counts as zero.
          if (row > 0) writeRow(deflater, tile.pixels, start, tile.pixels, start - tile.width, tile.width)
          else writeRow(deflater, tile.pixels, start, above[index] ?? new Uint32Array(tile.width), 0, tile.width)
        })
      }
      above = tiles.map(({ pixels, width: own }) => pixels.slice((rowCount - 1) * own, rowCount * own))
      const data = deflater.take()
      if (data.length > 0) parts.push(chunk('IDAT', data))
    },
    close() {
      parts.push(chunk('IDAT', deflater.end()), chunk('IEND', new Uint8Array(0)))
      const picture = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
      let offset = 0
      for (const part of parts) {
        picture.set(part, offset)
        offset += part.length
      }
      return picture
    },
  }
}

/**
 * One row of a tile as RGB, each pixel as its difference to the one above (PNG's filter "up"): on a sheet of plain areas
 * that leaves almost only zeros.
 */
function writeRow(
  deflater: RunDeflater,
  pixels: Uint32Array,
  start: number,
  over: Uint32Array,
  overStart: number,
  width: number,
): void {
  let index = 0
  while (index < width) {
    const from = index
    while (index < width && pixels[start + index] === over[overStart + index]) index++
    deflater.zeros(3 * (index - from))
    while (index < width) {
      const pixel = pixels[start + index] ?? 0
      const before = over[overStart + index] ?? 0
      if (pixel === before) break
      let same = 1
      while (
        index + same < width &&
        pixels[start + index + same] === pixel &&
        over[overStart + index + same] === before
      )
        same++
      const red = ((pixel & 255) - (before & 255)) & 255
      const green = (((pixel >>> 8) & 255) - ((before >>> 8) & 255)) & 255
      const blue = (((pixel >>> 16) & 255) - ((before >>> 16) & 255)) & 255
      deflater.pixel(red, green, blue, same)
      index += same
    }
  }
}

function header(width: number, height: number): Uint8Array<ArrayBuffer> {
  const data = new DataView(new ArrayBuffer(13))
  data.setUint32(0, width)
  data.setUint32(4, height)
  data.setUint8(8, 8)
  // Red, green and blue without alpha; deflate, the five standard filters, not interlaced are all 0.
  data.setUint8(9, 2)
  return new Uint8Array(data.buffer)
}

/** `iTXt`: keyword, compressed, zlib, no language, no translated keyword, the text as UTF-8. */
function textData({ keyword, text }: PngText): Uint8Array {
  const begin = new TextEncoder().encode(`${keyword}\0\u0001\0\0\0`)
  const packed = zlibSync(new TextEncoder().encode(text))
  const data = new Uint8Array(begin.length + packed.length)
  data.set(begin)
  data.set(packed, begin.length)
  return data
}

function chunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12 + data.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  for (let index = 0; index < 4; index++) bytes[4 + index] = type.charCodeAt(index)
  bytes.set(data, 8)
  view.setUint32(8 + data.length, checksum(bytes.subarray(4, 8 + data.length)))
  return bytes
}

const checksumTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

/** CRC-32 as the PNG specification has it. */
function checksum(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) value = (checksumTable[(value ^ byte) & 255] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}

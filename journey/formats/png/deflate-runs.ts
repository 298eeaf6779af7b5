import { type PrefixCode, prefixCode } from './huffman.ts'

/**
 * A zlib compressor (RFC 1950, 1951) for pictures whose rows are stored as the difference to the row above: long runs of
 * zeros with little between. It looks for runs only, and a run costs the same however long it is, where the browser's
 * CompressionStream works through every byte: half a gigabyte of a large sheet took that 1.5 s, and takes this 0.1 s.
 */
export interface RunDeflater {
  /** Appends bytes that are all zero. */
  zeros(count: number): void
  /** Appends one byte. */
  byte(value: number): void
  /** Appends a pixel of three bytes, `count` times. */
  pixel(a: number, b: number, c: number, count: number): void
  /** What has been compressed since the last call; whole bytes only. */
  take(): Uint8Array<ArrayBuffer>
  /** Ends the stream and returns its rest. */
  end(): Uint8Array<ArrayBuffer>
}

/** Tokens of one block: more would blur the code's fit to what is there, fewer would spend too much on code tables. */
const blockTokens = 32_768
const endOfBlock = 256
const longestMatch = 258
const shortestMatch = 3
/** A token is a byte, or a length with this bit, and in bit 17 whether it repeats three bytes rather than one. */
const matchBit = 1 << 16
const tripleBit = 1 << 17
/** Distance codes: 1 byte back is code 0, 3 bytes back code 2; neither has extra bits. */
const single = 0
const triple = 2
const adlerBase = 65_521

export function openRunDeflater(): RunDeflater {
  const tokens = new Uint32Array(blockTokens)
  let used = 0
  const bits = new BitWriter()
  // zlib header: deflate, 32 KB window, no dictionary.
  bits.write(0x78, 8)
  bits.write(0x01, 8)
  let last = -1
  let adlerA = 1
  let adlerB = 0

  const put = (token: number) => {
    tokens[used++] = token
    if (used === blockTokens) {
      writeBlock(bits, tokens, used, false)
      used = 0
    }
  }
  const repeat = (count: number, flags: number) => {
    let left = count
    while (left >= shortestMatch) {
      // A rest of one or two could not be a match: leave three for it.
      const rest = left - longestMatch
      const length = rest > 0 && rest < shortestMatch ? left - shortestMatch : Math.min(left, longestMatch)
      put(flags | length)
      left -= length
    }
    return left
  }
  const byte = (value: number) => {
    put(value)
    last = value
    adlerA = (adlerA + value) % adlerBase
    adlerB = (adlerB + adlerA) % adlerBase
  }
  return {
    byte,
    zeros(count) {
      if (count === 0) return
      adlerB = (adlerB + count * adlerA) % adlerBase
      let left = count
      if (last !== 0) {
        put(0)
        left--
      }
      last = 0
      for (left = repeat(left, matchBit); left > 0; left--) put(0)
    },
    pixel(a, b, c, count) {
      byte(a)
      byte(b)
      byte(c)
      if (count === 1) return
      for (let index = 1; index < count; index++) {
        adlerA += a
        adlerB += adlerA
        adlerA += b
        adlerB += adlerA
        adlerA += c
        adlerB = (adlerB + adlerA) % adlerBase
        adlerA %= adlerBase
      }
      repeat(3 * (count - 1), matchBit | tripleBit)
    },
    take: () => bits.take(),
    end() {
      writeBlock(bits, tokens, used, true)
      bits.align()
      for (const value of [adlerB >>> 8, adlerB & 255, adlerA >>> 8, adlerA & 255]) bits.write(value, 8)
      return bits.take()
    },
  }
}

/** Match lengths 3…258 as deflate has them: symbol, extra bits and what these say. */
const lengthSymbols = new Uint16Array(longestMatch + 1)
const lengthExtraBits = new Uint8Array(longestMatch + 1)
const lengthExtras = new Uint8Array(longestMatch + 1)
{
  let length = shortestMatch
  for (let symbol = 257; symbol < 285; symbol++) {
    const extra = symbol < 265 ? 0 : (symbol - 261) >> 2
    for (let value = 0; value < 1 << extra; value++, length++) {
      lengthSymbols[length] = symbol
      lengthExtraBits[length] = extra
      lengthExtras[length] = value
    }
  }
  lengthSymbols[longestMatch] = 285
  lengthExtraBits[longestMatch] = 0
  lengthExtras[longestMatch] = 0
}

/** One block with codes of its own. */
function writeBlock(bits: BitWriter, tokens: Uint32Array, used: number, isLast: boolean): void {
  const literalCounts = new Uint32Array(286)
  const distanceCounts = new Uint32Array(3)
  for (let index = 0; index < used; index++) {
    const token = tokens[index] ?? 0
    if (token & matchBit) {
      count(literalCounts, lengthSymbols[token & 0xffff] ?? 0)
      count(distanceCounts, token & tripleBit ? triple : single)
    } else count(literalCounts, token)
  }
  literalCounts[endOfBlock] = 1
  // A block without matches still names one distance code.
  if (distanceCounts.every((count) => count === 0)) distanceCounts[single] = 1
  const literals = prefixCode(literalCounts, 15)
  const distances = prefixCode(distanceCounts, 15)
  bits.write(isLast ? 1 : 0, 1)
  bits.write(2, 2)
  writeCodes(bits, literals, distances)
  for (let index = 0; index < used; index++) {
    const token = tokens[index] ?? 0
    if (!(token & matchBit)) {
      bits.write(literals.codes[token] ?? 0, literals.lengths[token] ?? 0)
      continue
    }
    const length = token & 0xffff
    const symbol = lengthSymbols[length] ?? 0
    bits.write(literals.codes[symbol] ?? 0, literals.lengths[symbol] ?? 0)
    bits.write(lengthExtras[length] ?? 0, lengthExtraBits[length] ?? 0)
    const distance = token & tripleBit ? triple : single
    bits.write(distances.codes[distance] ?? 0, distances.lengths[distance] ?? 0)
  }
  bits.write(literals.codes[endOfBlock] ?? 0, literals.lengths[endOfBlock] ?? 0)
}

function count(counts: Uint32Array, symbol: number): void {
  counts[symbol] = (counts[symbol] ?? 0) + 1
}

/** Order in which the lengths of the code for code lengths stand (RFC 1951, 3.2.7). */
const lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

/** The two codes, as their lengths, which are Huffman coded themselves. */
function writeCodes(bits: BitWriter, literals: PrefixCode, distances: PrefixCode): void {
  const lengths = [...literals.lengths, ...distances.lengths]
  const counts = new Uint32Array(19)
  for (const length of lengths) count(counts, length)
  const code = prefixCode(counts, 7)
  bits.write(literals.lengths.length - 257, 5)
  bits.write(distances.lengths.length - 1, 5)
  bits.write(lengthOrder.length - 4, 4)
  for (const symbol of lengthOrder) bits.write(code.lengths[symbol] ?? 0, 3)
  for (const length of lengths) bits.write(code.codes[length] ?? 0, code.lengths[length] ?? 0)
}

/** Bits into bytes, from the lowest bit up. */
class BitWriter {
  #bytes = new Uint8Array(65_536)
  #used = 0
  #pending = 0
  #pendingBits = 0

  write(value: number, count: number): void {
    this.#pending |= value << this.#pendingBits
    this.#pendingBits += count
    while (this.#pendingBits >= 8) {
      this.#push(this.#pending & 255)
      this.#pending >>>= 8
      this.#pendingBits -= 8
    }
  }

  align(): void {
    if (this.#pendingBits > 0) this.#push(this.#pending & 255)
    this.#pending = 0
    this.#pendingBits = 0
  }

  take(): Uint8Array<ArrayBuffer> {
    const taken = this.#bytes.slice(0, this.#used)
    this.#used = 0
    return taken
  }

  #push(byte: number): void {
    if (this.#used === this.#bytes.length) {
      const grown = new Uint8Array(2 * this.#used)
      grown.set(this.#bytes)
      this.#bytes = grown
    }
    this.#bytes[this.#used++] = byte
  }
}

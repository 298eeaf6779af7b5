import { Unzlib } from 'fflate'
import { limits } from '../../model/limits.ts'
import { parseMap, parseMapText } from '../../model/parse.ts'
import { type Parsed, problem } from '../../model/problem.ts'
import type { JourneyMap } from '../../model/schema.ts'
import { signature } from './png-encoder.ts'
import { mapKeyword } from './render-png.ts'

/** Whether bytes begin as a PNG does. */
export const isPng = (bytes: Uint8Array): boolean => signature.every((value, index) => bytes[index] === value)

/**
 * Reads the map out of a PNG that Jejak wrote. The picture itself is not decoded, so that one that claims to be huge costs
 * nothing.
 */
export function readPng(bytes: Uint8Array): Parsed<JourneyMap> {
  if (!isPng(bytes)) return parseMap(undefined)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let offset = signature.length; offset + 12 <= bytes.length;) {
    const length = view.getUint32(offset)
    const type = String.fromCharCode(...bytes.subarray(offset + 4, offset + 8))
    const data = bytes.subarray(offset + 8, offset + 8 + length)
    if (type === 'iTXt') {
      const begin = new TextEncoder().encode(`${mapKeyword}\0\u0001\0\0\0`)
      if (begin.every((value, index) => data[index] === value)) return readText(data.subarray(begin.length))
    }
    offset += 12 + length
  }
  return parseMap(undefined)
}

/** Inflates no more than a map may be large, whatever the data claims to hold. */
function readText(packed: Uint8Array): Parsed<JourneyMap> {
  const parts: Uint8Array[] = []
  let size = 0
  let isEnded = false
  const inflater = new Unzlib((part, isLast) => {
    parts.push(part)
    size += part.length
    isEnded = isLast
  })
  try {
    for (let start = 0; start < packed.length && size <= limits.fileBytes; start += 65_536)
      inflater.push(packed.subarray(start, start + 65_536), start + 65_536 >= packed.length)
  } catch {
    isEnded = false
  }
  if (size > limits.fileBytes)
    return { ok: false, problems: [problem('too-large', '', 'The file is larger than 20 MB.', '20 MB')], hidden: 0 }
  if (!isEnded) return parseMap(undefined)
  const text = new Uint8Array(size)
  let offset = 0
  for (const part of parts) {
    text.set(part, offset)
    offset += part.length
  }
  return parseMapText(new TextDecoder().decode(text))
}

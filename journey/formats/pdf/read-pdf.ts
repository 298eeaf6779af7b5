import { Unzlib } from 'fflate'
import { limits } from '../../model/limits.ts'
import { parseMap, parseMapText } from '../../model/parse.ts'
import { type Parsed, problem } from '../../model/problem.ts'
import type { JourneyMap } from '../../model/schema.ts'

/** Whether bytes begin as a PDF does; some software puts lines before the header. */
export const isPdf = (bytes: Uint8Array): boolean => /(?:^|[\r\n])%PDF-/.test(latin(bytes.subarray(0, 1024)))

/** Places that may be an attached file, of which so many are looked at: what our files have is two. */
const mostPlaces = 200
/** What a stream's dictionary may take before its content. */
const dictionaryLength = 2_000
/** Packed bytes that are unpacked at once: at most a thousand times as many come out. */
const step = 4_096

/**
 * Reads the map out of a PDF that Jejak wrote, also after other software has saved it anew: attached files stay streams of
 * their own then. Nothing else of the file is looked at, and nothing is unpacked beyond what a map may weigh.
 */
export function readPdf(bytes: Uint8Array): Parsed<JourneyMap> {
  if (bytes.length > limits.fileBytes) return tooLarge
  if (!isPdf(bytes)) return parseMap(undefined)
  let refused: Parsed<JourneyMap> | undefined
  for (const content of attachedFiles(bytes)) {
    const text = content && textOf(content)
    // Other files may be attached to it as well: what is not JSON is not ours.
    if (text === undefined || /^\uFEFF?\s*\{/.test(text.slice(0, 100))) {
      const parsed = text === undefined ? tooLarge : parseMapText(text)
      if (parsed.ok) return parsed
      refused ??= parsed
    }
  }
  return refused ?? parseMap(undefined)
}

const tooLarge: Parsed<never> = {
  ok: false,
  problems: [problem('too-large', '', 'The file is larger than 20 MB.', '20 MB')],
  hidden: 0,
}

/** What is attached, unpacked; undefined for what unpacks to more than a map may weigh. */
function* attachedFiles(bytes: Uint8Array): Generator<Uint8Array | undefined> {
  let found = -1
  for (let place = 0; place < mostPlaces; place++) {
    found = indexOf(bytes, 'EmbeddedFile', found + 1, bytes.length)
    if (found < 0) return
    const begin = indexOf(bytes, 'stream', found, found + dictionaryLength)
    const object = lastIndexOf(bytes, 'obj', found)
    if (begin < 0 || object < 0) continue
    const dictionary = latin(bytes.subarray(object, begin))
    // The name also stands in the list of attached files.
    if (!/\/Type\s*\/EmbeddedFile\b/.test(dictionary) || dictionary.includes('endobj')) continue
    let start = begin + 'stream'.length
    if (bytes[start] === 0x0d) start++
    if (bytes[start] === 0x0a) start++
    const told = /\/Length\s+(\d+)(?!\s+\d+\s+R)\b/.exec(dictionary)?.[1]
    const end = told === undefined ? indexOf(bytes, 'endstream', start, bytes.length) : start + Number(told)
    if (end < start || end > bytes.length) continue
    const packed = bytes.subarray(start, end)
    if (!dictionary.includes('/Filter')) yield packed
    else if (/\/Filter\s*\[?\s*\/FlateDecode\b\s*\]?\s*(?:\/(?!DecodeParms)|>>)/.test(dictionary)) {
      const content = unpacked(packed)
      if (content !== 'damaged') yield content
    }
  }
}

/** At most as many bytes as a file may have; undefined where there are more. */
function unpacked(packed: Uint8Array): Uint8Array | undefined | 'damaged' {
  const parts: Uint8Array[] = []
  let size = 0
  const inflater = new Unzlib((part) => {
    parts.push(part)
    size += part.length
  })
  try {
    for (let start = 0; start < packed.length; start += step) {
      inflater.push(packed.subarray(start, start + step), start + step >= packed.length)
      if (size > limits.fileBytes) return undefined
    }
  } catch {
    return 'damaged'
  }
  const content = new Uint8Array(size)
  let offset = 0
  for (const part of parts) {
    content.set(part, offset)
    offset += part.length
  }
  return content
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

function latin(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

/** Where a word begins between two places; -1 where it does not. */
function indexOf(bytes: Uint8Array, word: string, from: number, to: number): number {
  const first = word.charCodeAt(0)
  const room = bytes.subarray(0, to)
  for (let at = room.indexOf(first, from); at >= 0; at = room.indexOf(first, at + 1))
    if (isAt(bytes, word, at)) return at
  return -1
}

function lastIndexOf(bytes: Uint8Array, word: string, from: number): number {
  for (let at = from; at >= Math.max(0, from - dictionaryLength); at--) if (isAt(bytes, word, at)) return at
  return -1
}

function isAt(bytes: Uint8Array, word: string, at: number): boolean {
  for (let index = 0; index < word.length; index++) if (bytes[at + index] !== word.charCodeAt(index)) return false
  return true
}

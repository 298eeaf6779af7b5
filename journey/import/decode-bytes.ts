// The text decoder of browsers and Node; declared here because this folder compiles without DOM and Node types.
declare class TextDecoder {
  constructor(label: string, options?: { fatal?: boolean })
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string
}

/** Encodings that tables come in. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]

/** What a file is that holds no table of text, by its first bytes. */
export type OtherFormat = 'workbook' | 'pdf' | 'archive' | 'not-text'

const signatures: readonly (readonly [OtherFormat, readonly number[]])[] = [
  ['workbook', [0x50, 0x4b, 0x03, 0x04]],
  ['workbook', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['archive', [0x1f, 0x8b]],
  ['not-text', [0x89, 0x50, 0x4e, 0x47]],
  ['not-text', [0xff, 0xd8, 0xff]],
  ['not-text', [0x47, 0x49, 0x46, 0x38]],
]

/** Share of control characters above which bytes are no text: of random bytes they are a tenth. */
const mostControls = 0.03

/** Tells spreadsheets, PDF, archives and pictures from text; undefined for what may be text. */
export function otherFormat(start: Uint8Array): OtherFormat | undefined {
  const known = signatures.find(([, bytes]) => bytes.every((byte, index) => start[index] === byte))?.[0]
  return known ?? (isBinary(start) ? 'not-text' : undefined)
}

/** Zeros are not counted: they are half of a text in UTF-16, and stray ones are left out of others. */
function isBinary(start: Uint8Array): boolean {
  if (guessEncoding(start) !== 'utf-8') return false
  let controls = 0
  for (const byte of start) if (byte > 0 && byte < 32 && !(byte >= 9 && byte <= 13)) controls++
  return controls > 3 && controls > start.length * mostControls
}

/**
 * The encoding of a text by its first bytes: its byte order mark, or, as UTF-16 often comes without, where its zeros are.
 * Everything else is UTF-8 until a byte says that it is not: see {@link TextStream}.
 */
export function guessEncoding(start: Uint8Array): Encoding {
  const [first, second] = start
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const length = Math.min(start.length, 4_096)
  let even = 0
  let odd = 0
  for (let at = 0; at < length; at++) {
    if (start[at] !== 0) continue
    if (at % 2 === 0) even++
    else odd++
  }
  // Of Latin letters every other byte is zero; stray zeros in another file are few.
  if (odd > length / 4 && even < odd / 10) return 'utf-16le'
  if (even > length / 4 && odd < even / 10) return 'utf-16be'
  return 'utf-8'
}

/** Bytes that are no text of the encoding. Files that are not UTF-8 are read again as Windows-1252, which takes any byte. */
export class WrongEncoding extends Error {
  override readonly name = 'WrongEncoding'
}

/** Decodes a text that comes in pieces. */
export class TextStream {
  readonly #decoder: TextDecoder

  constructor(encoding: Encoding) {
    this.#decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' })
  }

  /** @throws WrongEncoding */
  decode(bytes: Uint8Array): string {
    return this.#take(() => this.#decoder.decode(bytes, { stream: true }))
  }

  /**
   * The last of the text, when no more bytes come.
   * @throws WrongEncoding
   */
  end(): string {
    return this.#take(() => this.#decoder.decode())
  }

  #take(decode: () => string): string {
    try {
      return decode()
    } catch (error) {
      throw new WrongEncoding('These bytes are not UTF-8.', { cause: error })
    }
  }
}

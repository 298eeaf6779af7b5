import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { isRecord } from '../../journey/model/parse.ts'
import { StartError, systemCode } from '../start-error.ts'
import type { MapRecord, MapVersion, ShareLink } from '../storage/storage.ts'

/** One map in a backup. */
export interface BackedUpMap {
  readonly record: MapRecord
  /** Yjs updates, V1: together the whole document. */
  readonly parts: readonly Uint8Array[]
  readonly links: readonly ShareLink[]
  readonly versions: readonly { readonly version: MapVersion; readonly content: Uint8Array }[]
}

const format = 'jejak-backup'
/** Raised when an older program could not read it. */
const formatVersion = 1

const text = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
const bytesOf = (base64: string): Uint8Array => Buffer.from(base64, 'base64')

/**
 * Writes maps to one file: gzip of a JSON object a line. The first line names the format, every other one is a map, and
 * the last holds their number and the SHA-256 of all lines before. The file appears under its name when it is whole and
 * durable, and not before.
 * @returns how many maps there are
 */
export async function writeBackup(path: string, maps: AsyncIterable<BackedUpMap>, createdAt: number): Promise<number> {
  const hash = createHash('sha256')
  let count = 0
  const hashed = (value: unknown) => {
    const line = `${JSON.stringify(value)}\n`
    hash.update(line)
    return line
  }
  async function* lines() {
    yield hashed({ format, formatVersion, createdAt })
    for await (const { record, parts, links, versions } of maps) {
      count++
      const kept = versions.map(({ version, content }) => ({ version, content: text(content) }))
      yield hashed({ record, parts: parts.map(text), links, versions: kept })
    }
    yield `${JSON.stringify({ maps: count, sha256: hash.digest('hex') })}\n`
  }
  const unfinished = `${path}.${process.pid}.part`
  try {
    // The links' hashes and the maps are nobody else's business.
    const file = await open(unfinished, 'wx', 0o600)
    await pipeline(Readable.from(lines()), createGzip(), file.createWriteStream({ flush: true }))
    await rename(unfinished, path)
    return count
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined)
    const code = systemCode(error)
    throw code === undefined
      ? error
      : new StartError(`The backup ${path} cannot be written (${code}).`, { cause: error })
  }
}

/**
 * Reads a backup to its end, and only then says that it is whole.
 * @param take is given every map
 * @throws StartError when the file is no backup, or is not as it was written; `take` may have been called by then
 */
export async function readBackup(path: string, take: (map: BackedUpMap) => Promise<void>): Promise<number> {
  const hash = createHash('sha256')
  let isBegun = false
  let count = 0
  let end: Record<string, unknown> | undefined
  try {
    const file = createReadStream(path)
    const plain = createGunzip()
    file.on('error', (error) => plain.destroy(error))
    for await (const line of createInterface({ input: file.pipe(plain), crlfDelay: Infinity })) {
      const value: unknown = JSON.parse(line)
      if (!isRecord(value) || end !== undefined) throw new Damage('has something after its end')
      if (!isBegun) {
        if (value.format !== format) throw new Damage('is no backup of Jejak')
        if (value.formatVersion !== formatVersion) throw new Damage('was written by another version of Jejak')
        isBegun = true
      } else if ('sha256' in value) {
        end = value
        continue
      } else {
        const { record, parts, links, versions } = value as unknown as Stored
        const contents = versions.map(({ version, content }) => ({ version, content: bytesOf(content) }))
        await take({ record, parts: parts.map(bytesOf), links, versions: contents })
        count++
      }
      hash.update(`${line}\n`)
    }
    if (end === undefined) throw new Damage('breaks off')
    if (end.maps !== count || end.sha256 !== hash.digest('hex')) throw new Damage('is not as it was written')
    return count
  } catch (error) {
    const why = error instanceof Damage ? error.message : `cannot be read (${systemCode(error) ?? String(error)})`
    throw new StartError(`The file ${path} ${why}. Nothing was restored.`, { cause: error })
  }
}

class Damage extends Error {}

interface Stored {
  readonly record: MapRecord
  readonly parts: readonly string[]
  readonly links: readonly ShareLink[]
  readonly versions: readonly { readonly version: MapVersion; readonly content: string }[]
}

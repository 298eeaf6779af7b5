import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { idPattern } from '../../journey/model/id.ts'
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

/** A line is a map with its versions; of more bytes no text can be made. */
const mostLineBytes = 400_000_000
/** The first line is short: what unpacks to anything else is known for it at once. */
const mostHeaderBytes = 1_000

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
      const line = hashed({ record, parts: parts.map(text), links, versions: kept })
      if (Buffer.byteLength(line) > mostLineBytes)
        throw new StartError(`Map ${record.id} has too many large versions for a backup. Delete some of them.`)
      yield line
    }
    yield `${JSON.stringify({ maps: count, sha256: hash.digest('hex') })}\n`
  }
  const unfinished = unfinishedName(path, process.pid)
  try {
    await removeUnfinished(path)
    // The links' hashes and the maps are nobody else's business.
    const file = await open(unfinished, 'wx', 0o600)
    await pipeline(Readable.from(lines()), createGzip(), file.createWriteStream({ flush: true }))
    await rename(unfinished, path)
    await makeNamesDurable(dirname(path))
    return count
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined)
    const code = systemCode(error)
    if (code === undefined) throw error
    throw new StartError(
      `The backup ${path} cannot be written: ${whyUnwritable(code)}. What was there under this name still is.`,
      {
        cause: error,
      },
    )
  }
}

function whyUnwritable(code: string): string {
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return `there is no room for it (${code})`
  if (code === 'ENOENT' || code === 'ENOTDIR') return `there is no such folder (${code})`
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return `this user may not write there (${code})`
  return code
}

const unfinishedName = (path: string, processId: number) => `${path}.${processId}.part`

/** Removes what backups to this name have left that were killed, and leaves one alone that is being written. */
async function removeUnfinished(path: string): Promise<void> {
  const start = `${basename(path)}.`
  for (const name of await readdir(dirname(path))) {
    if (!name.startsWith(start)) continue
    const processId = Number(/^(\d+)\.part$/.exec(name.slice(start.length))?.[1])
    // In containers, processes have the same few numbers again and again.
    if (Number.isNaN(processId) || (processId !== process.pid && isRunning(processId))) continue
    await rm(join(dirname(path), name), { force: true })
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    // It may be somebody else's.
    return systemCode(error) === 'EPERM'
  }
}

/** A renamed file has its new name after a loss of power only where its folder was written, too. */
async function makeNamesDurable(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const opened = await open(folder, 'r')
  try {
    await opened.sync()
  } finally {
    await opened.close()
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
    for await (const line of linesOf(path)) {
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
        if (!isStored(value)) throw new Damage('is not as it was written')
        const { record, parts, links, versions } = value
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
    const why = error instanceof Damage ? error.message : whyUnreadable(error)
    throw new StartError(`The file ${path} ${why}. Nothing was restored.`, { cause: error })
  }
}

class Damage extends Error {}

function whyUnreadable(error: unknown): string {
  const code = systemCode(error)
  if (code === 'Z_DATA_ERROR' && error instanceof Error && error.message === 'incorrect header check')
    return 'is no backup of Jejak'
  if (code === 'Z_BUF_ERROR') return 'breaks off'
  if (code?.startsWith('Z_') || error instanceof SyntaxError) return 'is not as it was written'
  return `cannot be read (${code ?? String(error)})`
}

/** The lines of a compressed file, none of which is put together when it is longer than one may be. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path)
  const plain = createGunzip()
  file.on('error', (error) => plain.destroy(error))
  try {
    let most = mostHeaderBytes
    let begun: Buffer[] = []
    let length = 0
    for await (const chunk of file.pipe(plain) as AsyncIterable<Buffer>) {
      let from = 0
      for (let to = chunk.indexOf(10); to >= 0; to = chunk.indexOf(10, from)) {
        yield Buffer.concat([...begun, chunk.subarray(from, to)]).toString()
        begun = []
        length = 0
        from = to + 1
        most = mostLineBytes
      }
      const rest = chunk.subarray(from)
      begun.push(rest)
      length += rest.length
      if (length > most) throw new Damage('is no backup of Jejak')
    }
    if (length > 0) yield Buffer.concat(begun).toString()
  } finally {
    file.destroy()
    plain.destroy()
  }
}

/** What a file could hold that was written by something else, and would be stored as it is. */
function isStored(value: object): value is Stored {
  const { record, parts, links, versions } = value as Partial<Record<keyof Stored, unknown>>
  return (
    isRecord(record) &&
    typeof record.id === 'string' &&
    idPattern.test(record.id) &&
    typeof record.createdAt === 'number' &&
    isListOf(parts, (part) => typeof part === 'string') &&
    isListOf(links, (link) => isRecord(link) && link.mapId === record.id) &&
    isListOf(versions, (kept) => isRecord(kept) && typeof kept.content === 'string' && isRecord(kept.version))
  )
}

const isListOf = (value: unknown, isRight: (item: unknown) => boolean) => Array.isArray(value) && value.every(isRight)

interface Stored {
  readonly record: MapRecord
  readonly parts: readonly string[]
  readonly links: readonly ShareLink[]
  readonly versions: readonly { readonly version: MapVersion; readonly content: string }[]
}

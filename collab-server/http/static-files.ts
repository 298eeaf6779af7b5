import { createHash } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'
import { extname, join, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Answer } from './answer.ts'

/** A file in memory, with its forms for transfer as far as somebody has asked for them. */
interface CachedFile {
  readonly version: string
  readonly etag: string
  readonly forms: Map<Encoding, Promise<Buffer>>
}

type Encoding = 'br' | 'gzip' | 'identity'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
}

/** Types that are compressed already. */
const dense = new Set(['.png', '.jpg', '.webp', '.ico', '.woff2', '.woff'])

const compress: Readonly<Record<Encoding, (bytes: Buffer) => Promise<Buffer>>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 }),
  identity: async (bytes) => bytes,
}

/** Serves the built web app from a directory, from memory after the first time. */
export class StaticFiles {
  readonly #directory: string
  readonly #files = new Map<string, CachedFile>()

  constructor(directory: string) {
    this.#directory = directory
  }

  /**
   * The file at a URL path, or undefined when there is none.
   * @param path as it stands in the request, still percent-encoded
   */
  async answer(path: string, request: IncomingMessage): Promise<Answer | undefined> {
    const file = await this.#find(path)
    if (file === undefined) return undefined
    const extension = extname(file.path).toLowerCase()
    const encoding = dense.has(extension) ? 'identity' : accepted(request.headers['accept-encoding'])
    const cached = this.#cached(file.path, file.version)
    const headers: OutgoingHttpHeaders = {
      'content-type': types[extension] ?? 'application/octet-stream',
      // The names of files in `assets` change with their content.
      'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      etag: cached.etag,
      vary: 'accept-encoding',
    }
    if (request.headers['if-none-match'] === cached.etag) return { status: 304, headers }
    if (encoding !== 'identity') headers['content-encoding'] = encoding
    return { status: 200, headers, body: await formOf(cached, file.path, encoding) }
  }

  /** Resolves links too, so that nothing outside the directory can be reached in whatever way. */
  async #find(path: string): Promise<{ path: string; version: string } | undefined> {
    let name: string
    try {
      name = decodeURIComponent(path)
    } catch {
      return undefined
    }
    if (name.includes('\0') || name.includes('\\') || name.split('/').some((part) => part.startsWith('.')))
      return undefined
    try {
      const root = await realpath(this.#directory)
      const found = await realpath(join(root, name))
      if (!found.startsWith(root + sep)) return undefined
      const details = await stat(found)
      return details.isFile() ? { path: found, version: `${details.size}-${details.mtimeMs}` } : undefined
    } catch {
      return undefined
    }
  }

  #cached(path: string, version: string): CachedFile {
    const known = this.#files.get(path)
    if (known?.version === version) return known
    const digest = createHash('sha256').update(`${path} ${version}`).digest('base64url').slice(0, 22)
    // Weak: the same for every form of the file.
    const fresh: CachedFile = { version, etag: `W/"${digest}"`, forms: new Map() }
    this.#files.set(path, fresh)
    return fresh
  }
}

async function formOf(cached: CachedFile, path: string, encoding: Encoding): Promise<Buffer> {
  let form = cached.forms.get(encoding)
  if (form === undefined) {
    form = formFor(path, encoding)
    cached.forms.set(encoding, form)
    form.catch(() => cached.forms.delete(encoding))
  }
  return form
}

async function formFor(path: string, encoding: Encoding): Promise<Buffer> {
  const built = encoding === 'br' ? await builtForm(path) : undefined
  return built ?? compress[encoding](await readFile(path))
}

/** What the build has compressed beside a file, unless the file has changed since. */
async function builtForm(path: string): Promise<Buffer | undefined> {
  const beside = `${path}.br`
  try {
    const [file, built] = await Promise.all([stat(path), stat(beside)])
    return built.mtimeMs >= file.mtimeMs ? await readFile(beside) : undefined
  } catch {
    return undefined
  }
}

/** The best form that a client takes. */
function accepted(header: string | string[] | undefined): Encoding {
  const offers = String(header ?? '')
    .toLowerCase()
    .split(',')
    .map((offer) => offer.split(';').map((part) => part.trim()))
  const takes = (encoding: string) =>
    offers.some(([name, quality]) => name === encoding && !/^q=0(\.0*)?$/.test(quality ?? ''))
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity'
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { type DocumentWork, documentWork } from '../../collab-server/documents/documents.ts'
import { type ServerParts, openServer } from '../../collab-server/server.ts'
import type { Settings } from '../../collab-server/settings.ts'
import { openLmdbStorage } from '../../collab-server/storage/lmdb-storage.ts'
import type { Storage } from '../../collab-server/storage/storage.ts'
import { openLog } from '../../collab-server/telemetry/log.ts'
import { endWithParent, execRest } from './end-with-parent.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface ServerOptions {
  /** Kept by `close`; without it a new temporary one is made, and removed by `close`. */
  readonly dataDir?: string
  /** Instead of LMDB in `dataDir`. It is closed with the server. */
  readonly storage?: Storage
  /** Other servers have the same storage, and are reached this way. */
  readonly shared?: ServerParts['shared']
  /** Instead of doing the work in this thread. */
  readonly documents?: DocumentWork
  readonly clientDir?: string
  readonly templatesDir?: string
  readonly settings?: Partial<Settings>
  readonly allowedOrigins?: readonly string[]
  readonly port?: number
  readonly metricsToken?: string
  readonly accounts?: ServerParts['accounts']
  readonly trustedProxies?: ServerParts['trustedProxies']
}

export interface TestServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  /** What a WebsocketProvider takes: `ws://127.0.0.1:<port>/sync` */
  readonly wsUrl: string
  readonly port: number
  readonly dataDir: string
  /** Lines the server logged. */
  readonly lines: readonly string[]
  /** False when something could not be made durable. May be called again. */
  close(): Promise<boolean>
}

/** Starts a server in this process on a free port, with short idle times. Close it at the end of the test. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const ownsDir = options.dataDir === undefined
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'jejak-'))
  const storage = options.shared?.storage ?? options.storage ?? (await openLmdbStorage(dataDir))
  const lines: string[] = []
  const server = await openServer({
    storage,
    shared: options.shared,
    documents: options.documents ?? documentWork,
    clientDir: options.clientDir ?? join(root, 'dist/client'),
    templatesDir: options.templatesDir ?? join(root, 'templates'),
    settings: { roomIdleMs: 200, stopDeadlineMs: 2_000, ...options.settings },
    log: openLog('info', { write: (line) => void lines.push(line) }),
    accounts: options.accounts,
    trustedProxies: options.trustedProxies,
    ...(options.metricsToken === undefined ? {} : { metricsToken: options.metricsToken }),
    ...(options.allowedOrigins ? { allowedOrigins: options.allowedOrigins } : {}),
  })
  const port = await server.listen(options.port ?? 0, '127.0.0.1')
  let closing: Promise<boolean> | undefined
  return {
    url: `http://127.0.0.1:${port}`,
    wsUrl: `ws://127.0.0.1:${port}/sync`,
    port,
    dataDir,
    lines,
    close: () =>
      (closing ??= (async () => {
        const isDurable = await server.close()
        await storage.close()
        if (ownsDir) rmSync(dataDir, { recursive: true, force: true })
        return isDurable
      })()),
  }
}

export interface ProcessOptions {
  /** Kept by `close`; without it a new temporary one is made, and removed by `close`. */
  readonly dataDir?: string
  /** Further environment; `PORT` is 0 unless it is here. */
  readonly environment?: Readonly<Record<string, string>>
  /** Shell commands that come first in the server's process, to limit what it may do. */
  readonly shell?: string
  /** The bundle to run; without it the sources are bundled first, once per test process. */
  readonly main?: string
}

/** A server in a process of its own, as `npm start` runs it. */
export interface ServerProcess {
  readonly url: string
  readonly wsUrl: string
  readonly dataDir: string
  readonly child: ChildProcess
  /** All that it wrote so far. */
  output(): string
  /** Sends a signal and resolves to the exit code once it is gone; null when the signal ended it. */
  stop(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null>
  /** Kills it if it still runs. */
  close(): Promise<void>
}

/** Starts the server as a child process. Rejects with what it wrote when it does not come up. */
export async function startServerProcess(options: ProcessOptions = {}): Promise<ServerProcess> {
  const ownsDir = options.dataDir === undefined
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'jejak-'))
  const { child, output, exit } = await spawnServer({ ...options, dataDir })
  const stop = (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    return exit
  }
  const url = await Promise.race([urlOf(child, output), exit.then(() => undefined)])
  if (url === undefined) throw new Error(`the server did not start: ${output()}`)
  return {
    url,
    wsUrl: `${url.replace('http', 'ws')}/sync`,
    dataDir,
    child,
    output,
    stop,
    async close() {
      await stop('SIGKILL')
      if (ownsDir) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Runs the server where it should fail to start; resolves to its exit code and what it wrote to stderr. */
export async function runServer(
  options: ProcessOptions & { dataDir: string },
): Promise<{ code: number | null; output: string }> {
  const { output, exit } = await spawnServer(options)
  return { code: await exit, output: output() }
}

async function spawnServer(options: ProcessOptions & { dataDir: string }) {
  const main = options.main ?? (await serverBundle())
  const command = [process.execPath, '--enable-source-maps', main]
  const child = spawn('sh', ['-c', `${endWithParent} ${options.shell ?? ':'}; ${execRest}`, ...command], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', JEJAK_DATA_DIR: options.dataDir, ...options.environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const exit = once(child, 'close').then(([code]) => code as number | null)
  return { child, output: () => text, exit }
}

function urlOf(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve) => {
    child.stdout?.on('data', () => {
      const port = /at http:\/\/[^\s]+:(\d+)/.exec(output())?.[1]
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`)
    })
  })
}

let bundling: Promise<string> | undefined

/**
 * Bundles the server's sources as the product's build does and resolves to its `main.js`. It stands beside the product's
 * own, so that it finds the same neighbours; test processes share one bundle as long as the sources are the same.
 */
export function serverBundle(): Promise<string> {
  bundling ??= bundleServer()
  return bundling
}

const bundlePrefix = 'test-server-'

async function bundleServer(): Promise<string> {
  const dist = join(root, 'dist')
  const outDir = join(dist, bundlePrefix + hashOf(['collab-server', 'journey', 'vite.config.ts', 'package-lock.json']))
  if (!existsSync(outDir)) {
    const making = `${outDir}.${process.pid}`
    await build({
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'error',
      build: { ssr: true, outDir: making, emptyOutDir: true },
    })
    try {
      renameSync(making, outDir)
    } catch {
      // Another test process was faster.
      rmSync(making, { recursive: true, force: true })
    }
    removeOldBundles(dist)
  }
  return join(outDir, 'main.js')
}

/** Bundles that no running test can be using any more. */
function removeOldBundles(dist: string): void {
  const hourAgo = Date.now() - 3_600_000
  for (const name of readdirSync(dist)) {
    if (!name.startsWith(bundlePrefix)) continue
    const details = statSync(join(dist, name), { throwIfNoEntry: false })
    if (details && details.mtimeMs < hourAgo) rmSync(join(dist, name), { recursive: true, force: true })
  }
}

function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) {
    const isDirectory = statSync(join(root, path)).isDirectory()
    const names = isDirectory ? readdirSync(join(root, path), { recursive: true, encoding: 'utf8' }).sort() : ['']
    for (const name of names) {
      const file = join(root, path, name)
      if (statSync(file).isFile()) hash.update(`${path}/${name}\n`).update(readFileSync(file))
    }
  }
  return hash.digest('hex').slice(0, 16)
}

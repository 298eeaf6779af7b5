import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { spawnMortal } from './end-with-parent.ts'
import { freePort } from './free-port.ts'

const program = (process.env.PATH ?? '')
  .split(delimiter)
  .map((place) => join(place, 'redis-server'))
  .find((path) => existsSync(path))

/** What the name of a test ends with that is skipped for want of Redis. */
export const hasRedis = program !== undefined
export const withoutRedis = hasRedis ? '' : ' (skipped: no redis-server on this machine)'

/** A Redis of its own, which can be stopped and started. */
export interface TestRedis {
  readonly url: string
  kill(): Promise<void>
  start(): Promise<void>
  /** Lets it hang: it takes connections, and answers nothing. */
  freeze(): void
  thaw(): void
  remove(): Promise<void>
}

/** Starts an empty Redis on a free port, which writes nothing to the disk. */
export async function startRedis(): Promise<TestRedis> {
  if (program === undefined) throw new Error('there is no redis-server on this machine')
  const directory = mkdtempSync(join(tmpdir(), 'jejak-redis-'))
  const port = await freePort()
  let child: ChildProcess | undefined
  const start = async () => {
    const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
    child = spawnMortal([program, ...settings], { cwd: directory })
    await listening(port)
  }
  const kill = async () => {
    const ending = child
    child = undefined
    if (ending === undefined || ending.exitCode !== null) return
    const gone = once(ending, 'exit')
    ending.kill('SIGKILL')
    await gone
  }
  await start()
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    start,
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    async remove() {
      await kill()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function listening(port: number): Promise<void> {
  const deadline = performance.now() + 10_000
  for (;;) {
    const socket = connect(port, '127.0.0.1')
    const isThere = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true))
      socket.once('error', () => resolve(false))
    })
    socket.destroy()
    if (isThere) return
    if (performance.now() > deadline) throw new Error('Redis did not start')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

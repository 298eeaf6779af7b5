import { type ChildProcess, execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { Client } from 'pg'
import { spawnMortal } from './end-with-parent.ts'
import { freePort } from './free-port.ts'

/** Where PostgreSQL's programs are; Debian keeps them out of PATH. Undefined when it is not installed. */
function findPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const places = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  return places.find((place) => existsSync(join(place, 'initdb')) && existsSync(join(place, 'postgres')))
}

const programs = findPrograms()

/** What the name of a test ends with that is skipped for want of PostgreSQL. */
export const hasPostgres = programs !== undefined
export const withoutPostgres = hasPostgres ? '' : ' (skipped: no PostgreSQL on this machine)'

/** A PostgreSQL of its own, which can be stopped and started. */
export interface Postgres {
  /** Makes an empty database and resolves to its address. */
  createDatabase(): Promise<string>
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>
  start(): Promise<void>
  remove(): Promise<void>
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package made, or as nobody. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8').split('\n')
  const user = users.find((line) => line.startsWith('postgres:')) ?? users.find((line) => line.startsWith('nobody:'))
  const [, , uid, gid] = (user ?? '').split(':')
  return { uid: Number(uid), gid: Number(gid) }
}

/** Starts an empty PostgreSQL on a free port, with its data in a temporary directory. */
export async function startPostgres(): Promise<Postgres> {
  if (programs === undefined) throw new Error('there is no PostgreSQL on this machine')
  const user = unprivileged()
  const directory = mkdtempSync(join(tmpdir(), 'jejak-postgres-'))
  if (user) chownSync(directory, user.uid, user.gid)
  chmodSync(directory, 0o700)
  const options = { cwd: directory, ...user }
  const data = join(directory, 'data')
  execFileSync(join(programs, 'initdb'), ['-D', data, '-U', 'jejak', '-A', 'trust', '-E', 'UTF8', '--no-sync'], options)
  const port = await freePort()
  const urlOf = (database: string) => `postgres://jejak@127.0.0.1:${port}/${database}`
  let child: ChildProcess | undefined

  const start = async () => {
    // The machine does not lose power in a test; without waiting for its disk, tests are much quicker.
    const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'fsync=off', `unix_socket_directories=${directory}`]
    const command = [join(programs, 'postgres'), '-D', data, ...settings.flatMap((each) => ['-c', each])]
    child = spawnMortal(command, options)
    await answering(urlOf('postgres'), child)
  }
  const kill = async () => {
    const ending = child
    child = undefined
    if (ending === undefined || ending.exitCode !== null) return
    const gone = once(ending, 'exit')
    // Its "immediate" end: nothing is finished or written, the next start recovers from the log.
    ending.kill('SIGQUIT')
    await gone
  }
  await start()
  return {
    async createDatabase() {
      const name = `t${randomUUID().replaceAll('-', '')}`
      const client = new Client(urlOf('postgres'))
      await client.connect()
      await client.query(`CREATE DATABASE ${name}`)
      await client.end()
      return urlOf(name)
    },
    kill,
    start,
    async remove() {
      await kill()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + 20_000
  for (;;) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (child.exitCode !== null) throw new Error('PostgreSQL did not start', { cause: error })
      if (performance.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

import { createHash, randomBytes } from 'node:crypto'
import { mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { type Server, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { StartError, systemCode } from './start-error.ts'

/** A data directory that belongs to this process alone. */
export interface DataDir {
  /** Lets another process have it. */
  release(): Promise<void>
}

/**
 * Makes a data directory if needed and takes it for this process.
 *
 * The lock is a listening socket in the directory: the kernel closes it however the process ends, and it tells the
 * truth across containers that share the directory, where process ids say nothing.
 * @throws StartError when the directory cannot be written, or another process has it.
 */
export async function takeDataDir(path: string): Promise<DataDir> {
  await makeWritable(path)
  const server = await listenAlone(path, await lockAddresses(path))
  server.unref()
  return {
    release: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

async function makeWritable(path: string): Promise<void> {
  try {
    await makeDirectory(path)
    const probe = join(path, `write-test-${randomBytes(6).toString('hex')}`)
    await writeFile(probe, '')
    await rm(probe)
  } catch (error) {
    throw new StartError(
      `The data directory ${path} cannot be written to (${systemCode(error) ?? String(error)}). ` +
        'Set JEJAK_DATA_DIR to a directory that this user may write to.',
      { cause: error },
    )
  }
}

/** Step by step, since the recursive `mkdir` of Node 20 never returns where the system says that a parent is missing. */
async function makeDirectory(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 })
  } catch (error) {
    const code = systemCode(error)
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return
    if (code !== 'ENOENT' || (await exists(dirname(path)))) throw error
    await makeDirectory(dirname(path))
    await mkdir(path, { mode: 0o700 })
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

/** Where the lock may stand: in the directory, or, where that is impossible, under a name made from its path. */
async function lockAddresses(path: string): Promise<string[]> {
  const real = await realpath(path)
  const name = `jejak-${createHash('sha256').update(real).digest('hex').slice(0, 32)}`
  if (process.platform === 'win32') return [`\\\\.\\pipe\\${name}`]
  const inside = join(real, 'server.lock')
  const outside = join(tmpdir(), `${name}.lock`)
  // The address of a Unix socket may have 103 bytes (macOS).
  return Buffer.byteLength(inside) <= 103 ? [inside, outside] : [outside]
}

/** Codes of file systems that cannot hold a socket, such as some network and desktop shares. */
const cannotHoldSockets = new Set(['ENOTSUP', 'EOPNOTSUPP', 'EPERM', 'EACCES', 'EINVAL', 'ENAMETOOLONG'])

async function listenAlone(path: string, addresses: readonly string[]): Promise<Server> {
  let failure: unknown
  for (const address of addresses) {
    try {
      return await listenOn(address)
    } catch (error) {
      if (systemCode(error) === 'EADDRINUSE') {
        throw new StartError(
          `Another Jejak is using the data directory ${path}. Stop it first, or set JEJAK_DATA_DIR to another directory.`,
          { cause: error },
        )
      }
      failure = error
      if (!cannotHoldSockets.has(systemCode(error) ?? '')) break
    }
  }
  throw new StartError(
    `The data directory ${path} cannot be locked (${systemCode(failure) ?? String(failure)}). ` +
      'Set JEJAK_DATA_DIR to a directory on a local disk.',
    { cause: failure },
  )
}

async function listenOn(address: string): Promise<Server> {
  try {
    return await listen(address)
  } catch (error) {
    if (systemCode(error) !== 'EADDRINUSE' || process.platform === 'win32') throw error
    if (!(await removeIfDead(address))) throw error
    return await listen(address)
  }
}

/**
 * Removes the lock of a process that was killed. It is first moved aside and asked again, so that of two processes
 * starting at once neither removes the lock that the other has just taken.
 */
async function removeIfDead(address: string): Promise<boolean> {
  if (await answers(address)) return false
  const aside = `${address}.${randomBytes(6).toString('hex')}`
  try {
    await rename(address, aside)
  } catch (error) {
    return systemCode(error) === 'ENOENT'
  }
  if (await answers(aside)) {
    await rename(aside, address)
    return false
  }
  await rm(aside, { force: true })
  return true
}

function listen(address: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', reject)
    server.listen(address, () => resolve(server))
  })
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', (error) => resolve(!['ECONNREFUSED', 'ENOENT'].includes(systemCode(error) ?? '')))
  })
}

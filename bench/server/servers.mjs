import { execFile, spawn } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const peers = here('./peers')
const peer = (path) => join(peers, 'node_modules', path)
const versionOf = (name) => JSON.parse(readFileSync(peer(`${name}/package.json`), 'utf8')).version

/**
 * Each server: how it is started, which protocol its clients speak, and whether it keeps maps over a restart.
 * `settleMs` is how long its own settings may take to store what it has.
 */
const kinds = {
  jejak: {
    command: () => [process.execPath, here('../../dist/server/main.js')],
    environment: (dataDir) => ({ JEJAK_DATA_DIR: dataDir, JEJAK_LOG_LEVEL: 'info' }),
    protocol: 'jejak',
    keeps: true,
    settleMs: 0,
    version: () => 'this one',
  },
  'y-websocket-server': {
    command: () => [process.execPath, peer('@y/websocket-server/src/server.js')],
    environment: () => ({}),
    protocol: 'yjs',
    keeps: false,
    settleMs: 0,
    version: () => versionOf('@y/websocket-server'),
  },
  'y-websocket-server-leveldb': {
    command: () => [process.execPath, peer('y-websocket-server-leveldb/src/server.js')],
    environment: (dataDir) => ({ YPERSISTENCE: dataDir }),
    protocol: 'yjs',
    keeps: true,
    settleMs: 2_000,
    version: () => versionOf('y-websocket-server-leveldb'),
  },
  hocuspocus: {
    // Its newest needs a newer Node than the product does.
    command: () => [peer('node/bin/node'), here('./hosts/hocuspocus.mjs')],
    environment: (dataDir) => ({ DATABASE: join(dataDir, 'hocuspocus.sqlite') }),
    protocol: 'hocuspocus',
    keeps: true,
    settleMs: 12_000,
    version: () => versionOf('@hocuspocus/server'),
  },
  relay: {
    command: () => [process.execPath, here('./hosts/relay.mjs')],
    environment: () => ({}),
    protocol: 'relay',
    keeps: false,
    settleMs: 0,
    version: () => `ws ${JSON.parse(readFileSync(here('../../node_modules/ws/package.json'), 'utf8')).version}`,
  },
}

export const serverNames = Object.keys(kinds)

/** Installs the others into `bench/server/peers`. @returns the names of those that are there */
export async function prepareServers(names) {
  const others = names.filter((name) => name !== 'jejak' && name !== 'relay')
  const installed = peer('.package-lock.json')
  const isCurrent =
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(peers, 'package-lock.json')).mtimeMs
  if (others.length > 0 && !isCurrent) {
    console.warn('installing other sync servers into bench/server/peers …')
    await promisify(execFile)('npm', ['ci', '--no-audit', '--no-fund', '--prefix', peers], { timeout: 300_000 }).catch(
      (error) => console.warn(`npm ci --prefix bench/server/peers failed: ${error.message}`),
    )
  }
  return names.filter((name) => {
    if (existsSync(kinds[name].command()[1]) && existsSync(kinds[name].command()[0])) return true
    console.warn(`without ${name}: it is not installed`)
    return false
  })
}

/** A server in a process of its own, on one processor, with its data in a folder. */
export async function startServer(name, dataDir) {
  const kind = kinds[name]
  const port = await freePort()
  const [program, ...args] = kind.command()
  const child = spawn('taskset', ['-c', '0', program, ...args], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      ...kind.environment(dataDir),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (text) => (output = (output + text).slice(-4_000)))
  child.stderr.on('data', (text) => (output = (output + text).slice(-4_000)))
  const gone = new Promise((resolve) => child.once('exit', resolve))
  const startedAt = performance.now()
  while (!(await answers(port))) {
    if (child.exitCode !== null || performance.now() - startedAt > 20_000) throw new Error(`${name}: ${output}`)
    await pause(5)
  }
  return {
    name,
    ...kind,
    origin: `http://127.0.0.1:${port}`,
    address: `ws://127.0.0.1:${port}${kind.protocol === 'jejak' ? '/sync' : ''}`,
    /** Processor time of all its threads so far, in ms. */
    cpuMs: () => {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ')
      return (Number(fields[11]) + Number(fields[12])) * 10
    },
    /** Memory that it holds, in bytes. */
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) * 1_024,
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      const late = setTimeout(() => child.kill('SIGKILL'), 20_000)
      await gone
      clearTimeout(late)
    },
  }
}

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

async function answers(port) {
  // Whatever it says to a request, it is there.
  return fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    (error) => error?.cause?.code !== 'ECONNREFUSED',
  )
}

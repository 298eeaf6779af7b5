import { fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'
import * as Y from 'yjs'
import { buildParts, outdatedParts } from '../../scripts/build.mjs'
import { createMap } from '../serving.mjs'
import { oldMap } from './old-map.mjs'
import { readServerOptions } from './options.mjs'
import { printServers } from './report.mjs'
import { pause, prepareServers, startServer } from './servers.mjs'

/**
 * Measures the sync server beside others in one run: each server on one processor, its clients in one process on another,
 * each server spoken to in its own protocol. Prints Markdown; every figure is a median over rounds.
 */
const options = readServerOptions(process.argv.slice(2))
if (outdatedParts().includes('server')) await buildParts(['server'])
const names = await prepareServers(options.servers)
const { module: big } = await runnerImport('./test/helpers/big-map.ts')
const { module: json } = await runnerImport('./journey/formats/json.ts')
const { module: seed } = await runnerImport('./journey/doc/seed.ts')
const { module: split } = await runnerImport('./journey/doc/split-update.ts')
const folder = mkdtempSync(join(tmpdir(), 'jejak-bench-server-'))

function stateOf(map) {
  const doc = new Y.Doc()
  seed.seedMap(doc, map)
  return Y.encodeStateAsUpdate(doc)
}

/** Runs a workload's clients. `onMark` looks at the server at their `begin` and `end`. */
function load(given, onMark = async () => undefined) {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./load.mjs', import.meta.url)), {
      execPath: fileURLToPath(new URL('./on-second-core.sh', import.meta.url)),
      serialization: 'advanced',
    })
    child.on('message', ({ mark, result, failure }) => {
      if (result) resolve(result)
      else if (failure) reject(new Error(failure))
      else onMark(mark).then(() => child.send({}), reject)
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the clients ended with ${code}`)))
    child.send(given)
  })
}

/** Runs a workload and measures what the server spends meanwhile. */
async function measure(server, given) {
  const at = {}
  const { address, protocol } = server
  const result = await load({ server: { address, protocol }, ...given }, async (mark) => {
    at[mark] = { cpuMs: server.cpuMs(), memory: server.memory() }
  })
  return {
    ...result,
    cpuMs: at.end.cpuMs - at.begin.cpuMs,
    memory: at.end.memory,
    more: at.end.memory - at.begin.memory,
  }
}

/** Maps for a server: Jejak's have to be made, those of the others come by being opened. */
async function mapsFor(server, count, map) {
  const maps = []
  for (let index = 0; index < count; index++) {
    if (server.name !== 'jejak') maps.push({ name: `bench-${index}` })
    else {
      const { id, key } = await createMap(server.origin, json.fileData(map ?? big.bigMap(1, 7)))
      maps.push({ name: id, key })
    }
  }
  return maps
}

let round = 0
async function withServer(name, work) {
  const dataDir = join(folder, `${name}-${++round}`)
  mkdirSync(dataDir)
  const server = await startServer(name, dataDir)
  let running = server
  try {
    return await work(server, async (signal) => {
      if (signal === 'SIGTERM') await pause(server.settleMs)
      await running.stop(signal)
      return (running = await startServer(name, dataDir))
    })
  } finally {
    await running.stop('SIGKILL')
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const perDelivered = ({ cpuMs, delivered, memory, p50, p95, p99, sent, all }, receivers) => ({
  us: (cpuMs * 1_000) / delivered,
  p50,
  p95,
  p99,
  memory,
  arrived: all / (sent * receivers),
})

const measures = {
  editors: (name) =>
    withServer(name, async (server) => {
      const [map] = await mapsFor(server, 1)
      const maps = Array.from({ length: 50 }, () => map)
      return perDelivered(await measure(server, { workload: 'editors', maps, seconds: options.seconds }), 49)
    }),
  pointers: (name) =>
    withServer(name, async (server) => {
      const [map] = await mapsFor(server, 1)
      const maps = Array.from({ length: 100 }, () => map)
      return perDelivered(await measure(server, { workload: 'pointers', maps, seconds: options.seconds }), 99)
    }),
  maps: (name) =>
    withServer(name, async (server) => {
      const maps = (await mapsFor(server, 500)).flatMap((map) => [map, map])
      return perDelivered(await measure(server, { workload: 'maps', maps, seconds: options.seconds }), 1)
    }),
  async history(name) {
    if (name === 'relay') return undefined
    return withServer(name, async (server, restart) => {
      const { updates, bytes } = theOldMap()
      const { address, protocol } = server
      let [map] = await mapsFor(server, 1, undefined)
      const file = join(folder, 'updates.bin')
      writeFileSync(file, Buffer.concat(updates.flatMap((update) => [lengthOf(update), update])))
      await load({ server: { address, protocol }, workload: 'fill', maps: [map], file })
      const again = server.keeps ? await restart('SIGTERM') : undefined
      const open = again && (await measure(again, { workload: 'open', maps: [map], bytes }))
      const join_ = await measure(again ?? server, { workload: 'join', maps: [map], people: 200, bytes })
      return { open: open?.ms, join: join_.ms, joinP95: join_.p95 }
    })
  },
  memory: (name) =>
    withServer(name, async (server) => {
      const [map] = await mapsFor(server, 1)
      const idle = await measure(server, { workload: 'idle', maps: Array.from({ length: 2_001 }, () => map) })
      const perConnection = idle.more / idle.count
      return withServer(name, async (other) => {
        if (name === 'relay') return { perConnection }
        const content = big.bigMap(200, 7)
        const maps = await mapsFor(other, 1_001, content)
        const state = name === 'jejak' ? undefined : stateOf(content)
        const loaded = await measure(other, { workload: 'loaded', maps, state })
        return { perConnection, perMap: loaded.more / loaded.count - perConnection }
      })
    }),
  kill: (name) =>
    withServer(name, async (server, restart) => {
      if (name === 'relay') return undefined
      const edits = 1_000
      const { address, protocol } = server
      const maps = await mapsFor(server, 1)
      let again
      const { arrived } = await load({ server: { address, protocol }, workload: 'lose', maps, edits }, async () => {
        again = await restart('SIGKILL')
      })
      const { letters } = await load({ server: { address: again.address, protocol }, workload: 'left', maps })
      return { lost: Math.max(0, arrived - letters), of: arrived }
    }),
  gaps: (name) =>
    withServer(name, async (server) => {
      const maps = await mapsFor(server, 1)
      const { cpuMs } = await measure(server, { workload: 'gaps', maps })
      return { seconds: cpuMs / 1_000 }
    }),
}

/** The app sends no larger updates, bytes. */
const largestUpdate = 200 * 1024
let made
/** 5,000 cards and 100,000 edits: made once. The cards come in parts as the app sends them. */
function theOldMap() {
  if (made) return made
  const base = stateOf(big.bigMap(options.cards, 7))
  const { updates, bytes } = oldMap(base, options.edits)
  return (made = { updates: [...split.splitUpdate(base, largestUpdate), ...updates], bytes })
}

function lengthOf(update) {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(update.length)
  return bytes
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

try {
  const found = {}
  for (const what of options.only) {
    const rounds = Object.fromEntries(names.map((name) => [name, []]))
    // In turn: what disturbs the machine for a while then disturbs all of them.
    for (let index = 0; index < options.runs; index++) {
      for (const name of names) {
        process.stderr.write(`${what}: ${name}, round ${index + 1} of ${options.runs}\n`)
        try {
          const figures = await measures[what](name)
          if (figures) rounds[name].push(figures)
        } catch (error) {
          console.warn(`${what}: ${name}: ${error instanceof Error ? error.message : String(error)}`)
        }
      }
    }
    found[what] = Object.fromEntries(
      Object.entries(rounds)
        .filter(([, some]) => some.length > 0)
        .map(([name, some]) => {
          const keys = Object.keys(some[0]).filter((key) => some[0][key] !== undefined)
          return [name, Object.fromEntries(keys.map((key) => [key, median(some.map((each) => each[key]))]))]
        }),
    )
  }
  printServers(names, found, options)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

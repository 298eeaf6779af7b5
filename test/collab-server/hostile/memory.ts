import { fileURLToPath } from 'node:url'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { type ServerProcess, startServerProcess } from '../../helpers/server.ts'
import { joinAcking, syncMessage } from '../client.ts'
import { createMap, keyOf } from '../maps.ts'
import { until } from '../waiting.ts'

/** How much comes at once. */
export interface Load {
  readonly idle: number
  readonly maps: number
  readonly readers: number
  /** How long the readers read nothing, in ms. */
  readonly unreadMs: number
}

/** Bytes that live in a process after all garbage was collected: objects and buffers; and all that it holds of the machine. */
interface Memory {
  readonly kept: number
  readonly rss: number
}

/** Memory before a load, at the height of each part of it, and when all have gone and all maps are closed. */
export interface Course {
  readonly base: Memory
  readonly idle: Memory
  readonly maps: Memory
  readonly unread: Memory
  readonly after: Memory
}

const script = fileURLToPath(new URL('./measure-memory.mjs', import.meta.url))

/**
 * Puts a load on a server process. Its base is measured after a small load, which lets it load and make what stays for
 * good: code, pools, the thread for documents.
 */
export async function burden(load: Load): Promise<Course> {
  const server = await startServerProcess({ environment: { NODE_OPTIONS: `--import ${script}` } })
  try {
    const id = await createMap(server.url)
    await connect(server, id, 20)
    await openMaps(server, 20)
    await isLeft(server, ({ connections }) => connections === 0)
    const base = await measure(server)
    const idle = await connect(server, id, load.idle)
    const maps = await openMaps(server, load.maps)
    const unread = await ignore(server, id, load)
    await isLeft(server, ({ connections, rooms }) => connections + rooms === 0)
    return { base, idle, maps, unread, after: await measure(server) }
  } finally {
    await server.close()
  }
}

async function measure(server: ServerProcess): Promise<Memory> {
  const from = server.output().length
  server.child.kill('SIGUSR2')
  const line = () => /"measured":(\{[^}]+\})/.exec(server.output().slice(from))?.[1]
  await until(() => line() !== undefined, 'memory is measured', 30_000)
  return JSON.parse(line() ?? '{}') as Memory
}

interface Health {
  readonly connections: number
  readonly rooms: number
}

async function isLeft({ url }: ServerProcess, isSo: (health: Health) => boolean): Promise<void> {
  let health: Health | undefined
  const deadline = performance.now() + 90_000
  while (health === undefined || !isSo(health)) {
    if (performance.now() > deadline) throw new Error(`still there: ${JSON.stringify(health)}`)
    health = (await (await fetch(`${url}/healthz`)).json()) as Health
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** A socket that has heard what the server has of a map. */
function open({ wsUrl }: ServerProcess, id: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${wsUrl}/${id}`, ['yjs', `key.${keyOf(id)}`], { perMessageDeflate: false })
    socket.once('message', () => resolve(socket))
    socket.on('close', (code) => reject(new Error(`closed with ${code}`)))
    socket.on('error', reject)
  })
}

/** Connects so many and lets them go without a word. */
async function connect(server: ServerProcess, id: string, count: number): Promise<Memory> {
  const sockets: WebSocket[] = []
  while (sockets.length < count) {
    const some = Array.from({ length: Math.min(50, count - sockets.length) }, () => open(server, id))
    sockets.push(...(await Promise.all(some)))
  }
  const memory = await measure(server)
  for (const socket of sockets) socket.terminate()
  await isLeft(server, ({ connections }) => connections === 0)
  return memory
}

/** Makes so many maps, opens each, asks for all of it, and leaves. */
async function openMaps(server: ServerProcess, count: number): Promise<Memory> {
  for (let made = 0; made < count; made += 10) {
    const some = Array.from({ length: Math.min(10, count - made) }, async () => {
      const id = await createMap(server.url)
      const socket = await open(server, id)
      const answer = new Promise((resolve) => socket.once('message', resolve))
      socket.send(syncMessage(0, Uint8Array.of(0)))
      await answer
      socket.terminate()
    })
    await Promise.all(some)
  }
  return measure(server)
}

/** Readers ask for a map and read nothing of it while somebody writes on. */
async function ignore(server: ServerProcess, id: string, { readers, unreadMs }: Load): Promise<Memory> {
  const doc = new Y.Doc()
  const writer = joinAcking(server.wsUrl, id, doc)
  await writer.durable()
  const sockets = await Promise.all(Array.from({ length: readers }, () => open(server, id)))
  for (const socket of sockets) {
    socket.send(syncMessage(0, Uint8Array.of(0)))
    socket.pause()
  }
  const until = performance.now() + unreadMs
  for (let index = 0; performance.now() < until || index < 60; index++) {
    writer.notes.set(`k${index % 4}`, `${index} ${'x'.repeat(100_000)}`)
    if (index % 10 === 9) await writer.durable()
    if (index > 60) await new Promise((resolve) => setTimeout(resolve, 250))
  }
  await writer.durable()
  const memory = await measure(server)
  for (const socket of sockets) socket.terminate()
  writer.destroy()
  doc.destroy()
  return memory
}

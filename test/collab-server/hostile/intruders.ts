import { expect } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { newKey } from '../../../journey/model/access.ts'
import { startServerProcess } from '../../helpers/server.ts'
import { joinAcking, joinMap, syncMessage } from '../client.ts'
import { asOwner, createMap, keyOf } from '../maps.ts'
import { until } from '../waiting.ts'
import { type Random, type Target, presence, randomFrom, refused } from './inputs.ts'

/** What those who guess get to see. */
export interface Guesses {
  /** Answers that were seen, each as status and body, or closing code and messages before it. */
  readonly answers: readonly string[]
  /** Medians of the time until the answer, in ms: for a map that is there, and for none. */
  readonly knownMs: number
  readonly unknownMs: number
}

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_'
const word = (random: Random, length: number) =>
  Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('')

const median = (times: number[]) => times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0

/** Runs one piece of work for each number, several at a time. */
async function each(count: number, atOnce: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0
  const workers = Array.from({ length: atOnce }, async () => {
    while (next < count) await work(next++)
  })
  await Promise.all(workers)
}

/**
 * Tries maps and secrets over HTTP and sockets, half of them each: ids that are of no map, with new secrets and with one
 * that opens another map, and a map that is there with wrong secrets.
 */
export async function guess(seed: number, count: number): Promise<Guesses> {
  const random = randomFrom(seed)
  const server = await startServerProcess()
  try {
    const id = await createMap(server.url)
    const answers = new Set<string>()
    const times = { known: [] as number[], unknown: [] as number[] }
    await each(count, 4, async (index) => {
      const kind = index % 2 === 0 ? 'known' : 'unknown'
      const mapId = kind === 'known' ? id : word(random, 1 + Math.floor(random() * 40))
      const key = kind === 'unknown' && random() < 0.5 ? keyOf(id) : random() < 0.8 ? newKey() : word(random, 43)
      const startedAt = performance.now()
      if (index % 4 < 2) {
        const response = await fetch(`${server.url}/api/maps/${mapId}`, { headers: { authorization: `Bearer ${key}` } })
        answers.add(`${response.status} ${await response.text()}`)
        times[kind].push(performance.now() - startedAt)
        return
      }
      const socket = new WebSocket(`${server.wsUrl}/${mapId}`, ['yjs', `key.${key}`])
      let received = 0
      let code: number | undefined
      socket.on('message', () => received++)
      socket.on('error', () => undefined)
      await new Promise<void>((resolve) =>
        socket.on('close', (closed) => {
          code = closed
          resolve()
        }),
      )
      answers.add(`closed with ${code} after ${received} messages`)
    })
    expect((await fetch(`${server.url}/api/maps/${id}`, { headers: asOwner(id) })).status).toBe(200)
    return { answers: [...answers], knownMs: median(times.known), unknownMs: median(times.unknown) }
  } finally {
    await server.close()
  }
}

type Frame = (random: Random, target: Target) => Uint8Array

/** A change as a client would make it, under an id of its own or of somebody who is there. */
const write =
  (type: number): Frame =>
  (random, { victim }) => {
    const clientID = random() < 0.3 ? victim.id : 1 + Math.floor(random() * 2 ** 31)
    const doc = Object.assign(new Y.Doc(), { clientID })
    const root = ['notes', 'cards', 'meta', 'links'][Math.floor(random() * 4)] ?? ''
    doc.getMap(root).set(['c0', 'title', `new${random()}`][Math.floor(random() * 3)] ?? '', 'Forged')
    const state = Y.encodeStateAsUpdate(doc)
    doc.destroy()
    return syncMessage(type, state)
  }

/** What somebody sends who may only read. */
const frames: Readonly<Record<string, Frame>> = {
  answer: write(1),
  update: write(2),
  // Everything that is there, as a client that is there would delete it.
  deletion: (_random, { victim }) => syncMessage(2, Uint8Array.of(0, 1, ...varUint(victim.id), 1, 0, 1)),
  'presence of another': (_random, { victim }) =>
    presence([[victim.id, victim.clock + 2 ** 20, '{"user":{"name":"Forged"}}']]),
  'removal of another': (_random, { victim }) => presence([[victim.id, victim.clock + 2 ** 20, 'null']]),
  'unknown type': (random) => Uint8Array.of(4 + Math.floor(random() * 90), 1, 2, 3),
  notice: () => Uint8Array.of(101, 8, ...Buffer.from('map-full')),
  ...Object.fromEntries(
    Object.entries(refused).flatMap(([name, make]) =>
      name === 'update too large' || name === 'fragments' || name === 'gap flood'
        ? []
        : [
            [
              name,
              (random, target) => {
                const [message] = make(random, target).messages
                return message instanceof Uint8Array ? message : Buffer.from(message ?? '')
              },
            ] satisfies [string, Frame],
          ],
    ),
  ),
}

function varUint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) | 128, ...varUint(Math.floor(value / 128))]
}

/**
 * Sends `count` frames or a few more with a link that only lets read, and checks that nothing of them is kept or reaches
 * others. Resolves to how many it were.
 */
export async function writeReadOnly(seed: number, count: number): Promise<number> {
  const random = randomFrom(seed)
  const server = await startServerProcess()
  try {
    const id = await createMap(server.url)
    const made = await fetch(`${server.url}/api/maps/${id}/links`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...asOwner(id) },
      body: JSON.stringify({ name: 'reader', role: 'viewer' }),
    })
    const { key } = (await made.json()) as { key: string }
    const owner = joinAcking(server.wsUrl, id)
    owner.notes.set('mine', 1)
    owner.provider.awareness.setLocalState({ user: { name: 'Ani' } })
    await owner.durable()
    const watcher = joinMap(server.wsUrl, id)
    const states = () => watcher.provider.awareness.getStates()
    await until(() => watcher.provider.synced && states().has(owner.doc.clientID), 'the owner is seen')
    const read = async () => (await fetch(`${server.url}/api/maps/${id}`, { headers: asOwner(id) })).text()
    const before = { file: await read(), state: Buffer.from(Y.encodeStateAsUpdate(watcher.doc)) }
    let heard = 0
    watcher.doc.on('update', () => heard++)
    const seen: unknown[] = []
    watcher.provider.awareness.on('change', () => seen.push(states().get(owner.doc.clientID)))
    const kinds = Object.values(frames)
    let sent = 0
    await each(Math.ceil(count / kinds.length), 4, async () => {
      // Some frames end their connection: what is left of a round goes over another.
      const left = kinds.map((make) => make(random, { victim: { id: owner.doc.clientID, clock: 1 } }))
      while (left.length > 0) {
        const socket = new WebSocket(`${server.wsUrl}/${id}`, ['yjs', `key.${key}`])
        let isOpen = false
        let isRead = false
        socket.on('open', () => (isOpen = true))
        socket.on('pong', () => (isRead = true))
        socket.on('error', () => undefined)
        await until(() => isOpen, 'the reader is let in', 15_000)
        while (left.length > 0 && socket.readyState === WebSocket.OPEN) {
          isRead = false
          socket.send(left.pop() ?? Uint8Array.of())
          sent++
          socket.ping()
          await until(() => isRead || socket.readyState === WebSocket.CLOSED, 'the server has read it', 15_000)
        }
        socket.terminate()
      }
    })
    await owner.durable()
    expect(heard, 'updates that reached others').toBe(0)
    expect(Buffer.from(Y.encodeStateAsUpdate(watcher.doc)).equals(before.state)).toBe(true)
    expect(await read()).toBe(before.file)
    expect(new Set(seen.map((state) => JSON.stringify(state)))).not.toContain(undefined)
    expect(JSON.stringify([...states(), seen])).not.toContain('Forged')
    expect(states().get(owner.doc.clientID)).toMatchObject({ user: { name: 'Ani' } })
    expect(owner.closedWith()).toBeUndefined()
    expect(server.output()).not.toContain('"level":50')
    return sent
  } finally {
    await server.close()
  }
}

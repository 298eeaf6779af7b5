import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { startServerProcess } from '../../helpers/server.ts'
import { joinAcking } from '../client.ts'
import { asOwner, createMap } from '../maps.ts'
import { until } from '../waiting.ts'
import { type HostileInput, type Target, harmless, randomFrom, refused } from './inputs.ts'

/** What an attack did to the server. */
export interface Damage {
  readonly categories: number
  /** p99 of how long somebody honest waited for a pong, in ms. */
  readonly waitedMs: number
  readonly grownBytes: number
}

const memoryOf = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024

/**
 * Sends `count` hostile inputs to a server process, each over a connection of its own and several at a time, while
 * somebody honest goes on working. After all of a category the map must be what it was.
 */
export async function attack(seed: number, count: number): Promise<Damage> {
  const random = randomFrom(seed)
  const server = await startServerProcess()
  try {
    const pid = server.child.pid ?? 0
    const id = await createMap(server.url)
    const answer = await fetch(`${server.url}/api/maps/${id}/links`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...asOwner(id) },
      body: JSON.stringify({ name: 'attacker', role: 'editor' }),
    })
    const { key } = (await answer.json()) as { key: string }
    const victim = joinAcking(server.wsUrl, id)
    victim.notes.set('mine', 0)
    await victim.durable()
    victim.provider.awareness.setLocalState({ user: { name: 'Ani' } })
    await victim.durable()
    const read = async () => {
      const response = await fetch(`${server.url}/api/maps/${id}`, { headers: asOwner(id) })
      if (!response.ok) throw new Error(`${response.status}: ${server.output()}`)
      return response.text()
    }
    const send = (input: HostileInput) => sendOver(new WebSocket(`${server.wsUrl}/${id}`, ['yjs', `key.${key}`]), input)
    const waits: number[] = []
    const stopProbing = probe(victim.provider.ws as unknown as WebSocket, waits)
    const kinds = [...Object.entries(refused), ...Object.entries(harmless)]
    let grownFrom = 0
    const each = Math.ceil(count / kinds.length)
    for (const [name, make] of kinds) {
      const before = await read()
      const state = Buffer.from(Y.encodeStateAsUpdate(victim.doc))
      const clock = Y.decodeStateVector(Y.encodeStateVector(victim.doc)).get(victim.doc.clientID) ?? 0
      const target: Target = { victim: { id: victim.doc.clientID, clock } }
      const inputs = Array.from({ length: each }, () => make(random, target))
      const attackers = Array.from({ length: 8 }, async () => {
        for (let input = inputs.pop(); input; input = inputs.pop()) await send(input)
      })
      await Promise.all(attackers)
      await victim.durable()
      if (name in refused) {
        expect(Buffer.from(Y.encodeStateAsUpdate(victim.doc)).equals(state), `nothing of "${name}" was taken`).toBe(
          true,
        )
        expect({ name, map: await read() }).toEqual({ name, map: before })
      }
      victim.notes.set('mine', name)
      await victim.durable()
      if (server.child.exitCode !== null) throw new Error(`the server died of "${name}": ${server.output()}`)
      if (grownFrom === 0) grownFrom = memoryOf(pid)
    }
    stopProbing()
    await read()
    expect(victim.closedWith()).toBeUndefined()
    expect(server.output()).not.toContain('"level":50')
    waits.sort((one, other) => one - other)
    return {
      categories: kinds.length,
      waitedMs: waits[Math.floor(waits.length * 0.99)] ?? 0,
      grownBytes: memoryOf(pid) - grownFrom,
    }
  } finally {
    await server.close()
  }
}

/** Sends an input and waits until the server has read it: its pong, or its closing. */
async function sendOver(socket: WebSocket, { messages, inFragments }: HostileInput): Promise<void> {
  socket.on('error', () => undefined)
  let isOpen = false
  let isRead = false
  socket.on('pong', () => (isRead = true))
  socket.on('open', () => {
    isOpen = true
    for (const message of messages) {
      if (inFragments && typeof message !== 'string')
        message.forEach((byte, index) =>
          socket.send(Uint8Array.of(byte), { binary: true, fin: index === message.length - 1 }),
        )
      else socket.send(message)
    }
    socket.ping()
  })
  await until(() => isRead || socket.readyState === WebSocket.CLOSED, 'the server has read it', 15_000)
  // What never got in attacked nothing.
  expect(isOpen).toBe(true)
  socket.terminate()
}

/** Measures how long the server takes to answer, again and again. */
function probe(socket: WebSocket, waits: number[]): () => void {
  let sentAt = 0
  socket.on('pong', () => waits.push(performance.now() - sentAt))
  const timer = setInterval(() => {
    sentAt = performance.now()
    socket.ping()
  }, 100)
  return () => clearInterval(timer)
}

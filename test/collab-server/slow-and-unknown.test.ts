import { describe, expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { limits } from '../../collab-server/protocol.ts'
import { joinAcking, joinMap, rawClient, syncMessage } from './client.ts'
import { FaultyStorage } from './faulty-storage.ts'
import { createMap, keyOf } from './maps.ts'
import { gate, serverForTest, until } from './waiting.ts'

const mib = 1024 * 1024
const anyRate = { atOnce: 1e9, perSecond: 1e9 }

/** Sends as much as it can before the server has decided. */
function eager(wsUrl: string, id: string, key: string) {
  const socket = new WebSocket(`${wsUrl}/${id}`, ['yjs', `key.${key}`])
  const sent = { bytes: 0, code: 0 }
  const message = syncMessage(2, new Uint8Array(200 * 1024))
  socket.on('open', () => {
    for (let index = 0; index < 300; index++) {
      socket.send(message)
      sent.bytes += message.length
    }
  })
  socket.on('close', (code) => (sent.code = code))
  socket.on('error', () => undefined)
  onTestFinished(() => socket.terminate())
  return { socket, sent }
}

describe('somebody who does not read', () => {
  test('is skipped above 1 MiB, and then gets each entry that is missing once, in one go', async () => {
    const server = await serverForTest({ settings: { compactAboveBytes: 1_000 * mib } })
    const id = await createMap(server.url)
    const writer = joinAcking(server.wsUrl, id)
    const slow = await rawClient(server.wsUrl, id)
    await slow.next('step1')
    slow.send(syncMessage(0, Uint8Array.of(0)))
    await slow.next('step2')
    slow.socket.pause()
    const before = slow.received.length
    const filling = 'x'.repeat(100_000)
    for (let index = 0; index < 200; index++) {
      writer.notes.set(`k${index}`, `${index} ${filling}`)
      if (index % 10 === 9) await writer.durable()
    }
    slow.socket.resume()
    const missed = () => slow.received.length - before
    await until(() => missed() >= 200, 'all has come', 20_000)
    expect(slow.document().getMap('notes').size).toBe(200)
    const updates = slow.received.slice(before).filter(({ kind }) => kind === 'update')
    expect(updates).toHaveLength(200)
    expect(slow.closedWith()).toBeUndefined()
  })

  test('is dropped when more than 8 MiB wait for them all the same, and has everything when they come back', async () => {
    const server = await serverForTest({ settings: { messageRate: anyRate, byteRate: anyRate } })
    const id = await createMap(server.url)
    const writer = joinAcking(server.wsUrl, id)
    writer.notes.set('mine', 1)
    await writer.durable()
    const deaf = await rawClient(server.wsUrl, id)
    await deaf.next('step1')
    deaf.socket.pause()
    // Each is answered with as much; nothing that the server sends by itself comes to that.
    const asked = Buffer.alloc(125)
    const health = async () =>
      ((await (await fetch(`${server.url}/healthz`)).json()) as { connections: number }).connections
    for (let round = 0; round < 60 && (await health()) === 2; round++)
      for (let index = 0; index < 10_000 && deaf.socket.readyState === WebSocket.OPEN; index++) deaf.socket.ping(asked)
    await expect.poll(health, { timeout: 8_000 }).toBe(1)
    const back = joinMap(server.wsUrl, id)
    await back.synced()
    expect(back.notes.toJSON()).toEqual({ mine: 1 })
  })

  test('costs no more by asking for signs of life than by anything else', async () => {
    const server = await serverForTest({ settings: { messageRate: { atOnce: 20, perSecond: 50 } } })
    const id = await createMap(server.url)
    const noisy = await rawClient(server.wsUrl, id)
    await noisy.next('step1')
    const startedAt = performance.now()
    let answered = 0
    noisy.socket.on('pong', () => answered++)
    for (let part = 0; part < 4; part++) {
      for (let index = 0; index < 20; index++) noisy.socket.ping()
      await until(() => answered === (part + 1) * 20, 'they are answered')
    }
    expect(performance.now() - startedAt).toBeGreaterThan(400)
  })
})

describe('somebody who is not let in yet', () => {
  test('is not read: what they send waits with them, and is never kept when they are refused', async () => {
    const storage = new FaultyStorage()
    const server = await serverForTest({ storage })
    const id = await createMap(server.url)
    const lookUp = gate()
    storage.gates.set('links', lookUp.closed)
    const guests = [eager(server.wsUrl, id, 'w'.repeat(43)), eager(server.wsUrl, 'unknown', keyOf(id))]
    await until(() => guests.every(({ sent }) => sent.bytes > 50 * mib), 'all is sent off')
    const before = process.memoryUsage().arrayBuffers
    // Until nothing moves any more: what is on the way fits into the buffers of the system.
    let waiting = -1
    await expect
      .poll(
        () => {
          const now = guests.reduce((sum, { socket }) => sum + socket.bufferedAmount, 0)
          const isStill = now === waiting
          waiting = now
          return isStill
        },
        { interval: 200, timeout: 8_000 },
      )
      .toBe(true)
    const sent = guests.reduce((sum, each) => sum + each.sent.bytes, 0)
    expect(sent - waiting).toBeLessThan(32 * mib)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 * limits.messageBytes)
    lookUp.open()
    await until(() => guests.every(({ sent: { code } }) => code !== 0), 'both are refused', 20_000)
    // One who is still sending when the server is done may find the connection gone.
    for (const { sent: each } of guests) expect([4404, 1006]).toContain(each.code)
    expect(storage.logLength(id)).toBe(0)
    const fresh = new Y.Doc()
    const honest = joinMap(server.wsUrl, id, fresh)
    await honest.synced()
    expect(honest.notes.size).toBe(0)
  }, 60_000)
})

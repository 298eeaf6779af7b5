import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { joinAcking, joinMap } from './client.ts'
import { FaultyStorage } from './faulty-storage.ts'
import { asOwner, createMap, keyOf } from './maps.ts'
import { gate, serverForTest, until } from './waiting.ts'

test('a room leaves memory after its last connection and comes back with everything', async () => {
  const storage = new FaultyStorage()
  const server = await serverForTest({ storage, settings: { roomIdleMs: 5 } })
  const id = await createMap(server.url)
  for (let round = 1; round <= 5; round++) {
    const client = joinAcking(server.wsUrl, id)
    await client.synced()
    expect(client.notes.size).toBe(round - 1)
    client.notes.set(`round ${round}`, true)
    await client.durable()
    client.destroy()
    await until(() => storage.calls.get('load') === round, 'the map was loaded once for each round')
    await untilRoomsAre(server.url, 0)
  }
})

test('whoever comes while an empty room is compacted does not wait, and keeps the room', async () => {
  const storage = new FaultyStorage()
  const server = await serverForTest({ storage, settings: { roomIdleMs: 1, compactIdleAboveBytes: 0 } })
  const id = await createMap(server.url)
  const writer = joinAcking(server.wsUrl, id)
  writer.notes.set('before', 1)
  await writer.durable()
  const { closed, open } = gate()
  storage.gates.set('replaceSnapshot', closed)
  writer.destroy()
  await until(() => (storage.calls.get('replaceSnapshot') ?? 0) === 1, 'the room is compacted')
  const reader = joinAcking(server.wsUrl, id)
  await reader.synced()
  expect(reader.notes.toJSON()).toEqual({ before: 1 })
  reader.notes.set('meanwhile', 2)
  await reader.durable()
  open()
  await until(() => storage.logLength(id) === 1, 'the compaction ends')
  reader.notes.set('after', 3)
  await reader.durable()
  expect(storage.calls.get('load')).toBe(1)
  reader.destroy()
  await untilRoomsAre(server.url, 0)
  const late = joinMap(server.wsUrl, id)
  await late.synced()
  expect(late.notes.toJSON()).toEqual({ before: 1, meanwhile: 2, after: 3 })
})

test('a visit while an empty room is compacted begins its time of waiting anew', async () => {
  const storage = new FaultyStorage()
  const server = await serverForTest({ storage, settings: { roomIdleMs: 100, compactIdleAboveBytes: 0 } })
  const id = await createMap(server.url)
  const writer = joinAcking(server.wsUrl, id)
  writer.notes.set('before', 1)
  await writer.durable()
  const { closed, open } = gate()
  storage.gates.set('replaceSnapshot', closed)
  writer.destroy()
  await until(() => (storage.calls.get('replaceSnapshot') ?? 0) === 1, 'the room is compacted')
  expect((await fetch(`${server.url}/api/maps/${id}`, { headers: asOwner(id) })).status).toBe(200)
  open()
  await until(() => storage.logLength(id) === 0, 'the compaction ends')
  await untilRoomsAre(server.url, 0)
  expect(server.lines).toEqual([])
})

test('connections that come and go like mad share one room at a time, and lose nothing', async () => {
  const storage = new FaultyStorage()
  const server = await serverForTest({
    storage,
    settings: { roomIdleMs: 0, compactIdleAboveBytes: 200, compactAboveBytes: 500 },
  })
  const id = await createMap(server.url)
  let loading = 0
  const load = storage.load.bind(storage)
  storage.load = async (mapId) => {
    expect(++loading).toBe(1)
    try {
      // Long enough for others to come meanwhile.
      await new Promise((resolve) => setImmediate(resolve))
      return await load(mapId)
    } finally {
      loading--
    }
  }
  let random = 12_345
  const next = (below: number) => (random = (random * 1_103_515_245 + 12_345) % 2_147_483_648) % below
  const expected = new Set<string>()
  const visitor = async (name: string) => {
    for (let visit = 0; visit < 25; visit++) {
      if (next(3) === 0) {
        // Gone before, while or just after the room opens.
        const socket = new WebSocket(`${server.wsUrl}/${id}`, ['yjs', `key.${keyOf(id)}`])
        socket.on('error', () => undefined)
        const wait = next(4)
        for (let turn = 0; turn < wait; turn++) await new Promise((resolve) => setImmediate(resolve))
        socket.terminate()
        continue
      }
      const client = joinAcking(server.wsUrl, id)
      const key = `${name}-${visit}`
      client.notes.set(key, 'x'.repeat(next(60)))
      await client.durable()
      expected.add(key)
      client.destroy()
    }
  }
  await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(visitor))
  const reader = joinMap(server.wsUrl, id)
  await reader.synced()
  expect(new Set(reader.notes.keys())).toEqual(expected)
  reader.destroy()
  await untilRoomsAre(server.url, 0)
  expect(server.lines).toEqual([])
})

test('reading a map over the API opens its room and lets it go again', async () => {
  const server = await serverForTest({ settings: { roomIdleMs: 1 } })
  const id = await createMap(server.url)
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => fetch(`${server.url}/api/maps/${id}`, { headers: asOwner(id) })),
  )
  expect(answers.every(({ ok }) => ok)).toBe(true)
  await untilRoomsAre(server.url, 0)
})

async function untilRoomsAre(url: string, count: number): Promise<void> {
  const deadline = performance.now() + 8_000
  for (;;) {
    const { rooms } = (await (await fetch(`${url}/healthz`)).json()) as { rooms: number }
    if (rooms === count) return
    if (performance.now() > deadline) throw new Error(`${rooms} rooms are in memory`)
  }
}

import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LocalFanOut, LocalHub } from '../../collab-server/fan-out/local-fan-out.ts'
import { type Settings, defaultSettings } from '../../collab-server/settings.ts'
import { emptyUpdate } from '../../collab-server/sync/update.ts'
import { readMap } from '../../journey/doc/read.ts'
import type { TestServer } from '../helpers/server.ts'
import { barrier, joinAcking, joinMap, rawClient, syncMessage } from './client.ts'
import { FaultyStorage } from './faulty-storage.ts'
import { asOwner, createMap } from './maps.ts'
import { gate, serverForTest, until } from './waiting.ts'

/** A fan-out that loses what a test wants it to lose, and can be said not to work. */
class LossyFanOut extends LocalFanOut {
  loses: () => boolean = () => false

  override publish(mapId: string, message: Uint8Array): void {
    if (!this.loses()) super.publish(mapId, message)
  }
}

interface Instances {
  readonly storage: FaultyStorage
  readonly servers: readonly [TestServer, TestServer]
  readonly fanOuts: readonly [LossyFanOut, LossyFanOut]
}

/** Two servers that share what they keep. Nothing is looked up, unless a test says how often. */
async function instances(settings: Partial<Settings> = {}): Promise<Instances> {
  const storage = new FaultyStorage()
  const hub = new LocalHub()
  const fanOuts = [new LossyFanOut(hub), new LossyFanOut(hub)] as const
  const start = (fanOut: LossyFanOut) =>
    serverForTest({ shared: { storage, fanOut }, settings: { lookMs: 60_000, ...settings } })
  return { storage, fanOuts, servers: [await start(fanOuts[0]), await start(fanOuts[1])] }
}

const user = (client: { provider: { awareness: { getStates(): Map<number, unknown> } } }, id: number) =>
  (client.provider.awareness.getStates().get(id) as { user?: string } | undefined)?.user

function edit(key: string, clientID: number): Uint8Array {
  const doc = Object.assign(new Y.Doc(), { clientID })
  doc.getMap('notes').set(key, true)
  return Y.encodeStateAsUpdate(doc)
}

const entryCount = (storage: FaultyStorage, id: string) => storage.logLength(id)

/** What a client says about itself under id 7. */
const presence = (clock: number, state: string) =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint8Array(
      encoder,
      encoding.encode((inner) => {
        encoding.writeVarUint(inner, 1)
        encoding.writeVarUint(inner, 7)
        encoding.writeVarUint(inner, clock)
        encoding.writeVarString(inner, state)
      }),
    )
  })

describe('two instances', () => {
  test('serve one map: who writes on one is seen on the other, and all have the same in the end', async () => {
    const { storage, servers } = await instances()
    const id = await createMap(servers[0].url)
    const clients = [0, 1, 0, 1].map((index) => joinAcking(servers[index]?.wsUrl ?? '', id))
    await Promise.all(clients.map((client) => client.durable()))
    for (let round = 0; round < 50; round++) {
      clients.forEach((client, index) => {
        client.notes.set(`c${index}n${round}`, round)
        client.notes.set('contested', `${index} ${round}`)
      })
      if (round % 10 === 0) await Promise.all(clients.map((client) => client.durable()))
    }
    await Promise.all(clients.map((client) => client.durable()))
    await until(() => clients.every(({ notes }) => notes.size === 201), 'all have all')
    const [first] = clients
    await until(() => clients.every(({ notes }) => notes.get('contested') === first?.notes.get('contested')), 'agreed')
    // No entry was written twice, and what is stored is what everybody sees.
    const stored = await storage.load(id)
    const doc = new Y.Doc()
    for (const part of [stored?.snapshot ?? emptyUpdate, ...(stored?.tail ?? [])]) Y.applyUpdate(doc, part)
    expect(doc.getMap('notes').toJSON()).toEqual(first?.notes.toJSON())
    expect(new Set(stored?.tail.map((update) => Buffer.from(update).toString('base64'))).size).toBe(stored?.tail.length)
  })

  test('have everything of each other within 5 s, although every message is lost', async () => {
    const { servers, fanOuts } = await instances({ lookMs: defaultSettings.lookMs })
    for (const fanOut of fanOuts) fanOut.loses = () => true
    const id = await createMap(servers[0].url)
    const [a, b] = [joinAcking(servers[0].wsUrl, id), joinAcking(servers[1].wsUrl, id)]
    await Promise.all([a.durable(), b.durable()])
    a.notes.set('from a', 1)
    b.notes.set('from b', 2)
    await until(() => a.notes.size === 2 && b.notes.size === 2, 'both have both', 5_000)
    expect(a.notes.toJSON()).toEqual(b.notes.toJSON())
  })

  test('have everything although messages are lost or late at random while people write', async () => {
    const { servers, fanOuts } = await instances({ lookMs: 100 })
    let n = 0
    for (const fanOut of fanOuts) fanOut.loses = () => ++n % 3 === 0
    const id = await createMap(servers[0].url)
    const clients = [0, 1, 0, 1].map((index) => joinAcking(servers[index]?.wsUrl ?? '', id))
    await Promise.all(clients.map((client) => client.durable()))
    for (let round = 0; round < 40; round++) {
      for (const [index, client] of clients.entries()) client.notes.set(`c${index}n${round}`, round)
      await clients[round % 4]?.durable()
    }
    await Promise.all(clients.map((client) => client.durable()))
    await until(() => clients.every(({ notes }) => notes.size === 160), 'all have all')
    for (const { doc } of clients) expect(doc.store.pendingStructs).toBeNull()
  })

  test('answer a barrier when the own edit is stored, however much others store meanwhile', async () => {
    const { storage, servers } = await instances()
    const id = await createMap(servers[0].url)
    const [a, b] = [joinAcking(servers[0].wsUrl, id), joinAcking(servers[1].wsUrl, id)]
    await Promise.all([a.durable(), b.durable()])
    const { closed, open } = gate()
    const append = storage.append.bind(storage)
    // Only what a writes waits.
    storage.append = async (batch) => {
      if (batch.some(({ updates }) => updates.some((update) => Buffer.from(update).includes('slow')))) await closed
      return append(batch)
    }
    a.notes.set('slow', true)
    a.send(1)
    for (let n = 0; n < 20; n++) b.notes.set(`n${n}`, n)
    await b.durable()
    await until(() => a.notes.size === 21, 'a hears of what b wrote')
    expect(a.tokens).not.toContain(1)
    expect(b.notes.has('slow')).toBe(false)
    open()
    await until(() => a.tokens.includes(1) && b.notes.has('slow'), 'the edit is stored and told')
  })

  test('that do not know whether they have stored something store it once', async () => {
    const { storage, servers } = await instances()
    const id = await createMap(servers[0].url)
    const [a, b] = [joinAcking(servers[0].wsUrl, id), joinAcking(servers[1].wsUrl, id)]
    await Promise.all([a.durable(), b.durable()])
    const append = storage.append.bind(storage)
    let failures = 6
    storage.append = async (batch) => {
      const parts = await append(batch)
      if (failures-- > 0) throw new Error('injected: lost answer')
      return parts
    }
    a.notes.set('a', 1)
    b.notes.set('b', 1)
    await Promise.all([a.durable(), b.durable()])
    await until(() => a.notes.size === 2 && b.notes.size === 2, 'both have both')
    expect(entryCount(storage, id)).toBe(2)
  })

  test('shorten one log together: one compacts, and those on the other go on with it', async () => {
    const { storage, servers } = await instances({ compactAboveBytes: 4_000 })
    const id = await createMap(servers[0].url)
    const [a, b] = [joinAcking(servers[0].wsUrl, id), joinAcking(servers[1].wsUrl, id)]
    await Promise.all([a.durable(), b.durable()])
    for (let n = 0; n < 300; n++) {
      a.notes.set(`a${n % 10}`, `value ${n}`)
      b.notes.set(`b${n % 10}`, `value ${n}`)
      if (n % 20 === 0) await Promise.all([a.durable(), b.durable()])
    }
    await Promise.all([a.durable(), b.durable()])
    await until(() => (storage.calls.get('replaceSnapshot') ?? 0) >= 2, 'it is compacted more than once')
    const late = servers.map(({ wsUrl }) => joinMap(wsUrl, id))
    await Promise.all(late.map((client) => client.synced()))
    await until(() => [a, b, ...late].every(({ notes }) => notes.size === 20), 'all have all')
    for (const client of [b, ...late]) expect(client.notes.toJSON()).toEqual(a.notes.toJSON())
    expect(servers.flatMap(({ lines }) => lines).filter((line) => line.includes('keeps its log'))).toEqual([])
  })

  test('a room that has fallen behind a snapshot of the other instance takes it over', async () => {
    const { storage, servers, fanOuts } = await instances({ lookMs: 100 })
    const id = await createMap(servers[0].url)
    const [a, b] = [joinAcking(servers[0].wsUrl, id), joinAcking(servers[1].wsUrl, id)]
    await Promise.all([a.durable(), b.durable()])
    fanOuts[0].loses = () => true
    // Nothing is looked up until the snapshot is there.
    const { closed, open } = gate()
    storage.gates.set('heads', closed)
    for (let n = 0; n < 20; n++) a.notes.set(`n${n}`, n)
    await a.durable()
    const stored = await storage.load(id)
    const doc = new Y.Doc()
    for (const part of [stored?.snapshot ?? emptyUpdate, ...(stored?.tail ?? [])]) Y.applyUpdate(doc, part)
    await storage.replaceSnapshot(id, stored?.tail.length ?? 0, Y.encodeStateAsUpdate(doc))
    b.notes.set('mine', true)
    b.send(1)
    open()
    await until(() => b.notes.size === 21 && b.tokens.includes(1), 'b has all and its own is stored')
    await until(() => a.notes.has('mine'), 'and a has it')
    expect(a.notes.toJSON()).toEqual(b.notes.toJSON())
  })

  test('a client that changes to the other finds all that it had seen, also one that may only look', async () => {
    const { servers, fanOuts } = await instances()
    const id = await createMap(servers[0].url)
    const made = await fetch(`${servers[0].url}/api/maps/${id}/links`, {
      method: 'POST',
      headers: { ...asOwner(id), 'content-type': 'application/json' },
      body: JSON.stringify({ role: 'viewer' }),
    })
    const { key } = (await made.json()) as { key: string }
    // The room is open on both, and the other one hears of nothing.
    const [writer, there] = [joinAcking(servers[0].wsUrl, id), joinAcking(servers[1].wsUrl, id)]
    const viewer = joinMap(servers[0].wsUrl, id, new Y.Doc(), key)
    await Promise.all([writer.durable(), there.durable(), viewer.synced()])
    fanOuts[0].loses = () => true
    writer.notes.set('seen', true)
    await until(() => viewer.notes.has('seen'), 'the viewer has seen it')
    viewer.destroy()
    const moved = joinAcking(servers[1].wsUrl, id, viewer.doc, key)
    await moved.durable()
    expect(moved.notices).not.toContain('not-allowed')
    await until(() => there.notes.has('seen'), 'and those who were there have it now')
  })

  test('see who is on the other, until they leave or their instance ends', async () => {
    const { servers } = await instances()
    const id = await createMap(servers[0].url)
    const [a, b] = [joinMap(servers[0].wsUrl, id), joinMap(servers[1].wsUrl, id)]
    await Promise.all([a.synced(), b.synced()])
    a.provider.awareness.setLocalState({ user: 'Ani' })
    b.provider.awareness.setLocalState({ user: 'Budi' })
    await until(() => user(b, a.doc.clientID) === 'Ani' && user(a, b.doc.clientID) === 'Budi', 'they see each other')
    a.provider.awareness.setLocalState({ user: 'Ani 2' })
    await until(() => user(b, a.doc.clientID) === 'Ani 2', 'a change is seen')
    const late = joinMap(servers[1].wsUrl, id)
    await until(() => user(late, a.doc.clientID) === 'Ani 2', 'who comes later sees it, too')
    b.provider.disconnect()
    await until(() => user(a, b.doc.clientID) === undefined, 'b has left')
    await servers[0].close()
    await until(() => user(late, a.doc.clientID) === undefined, 'all of the ended instance are gone')
    expect([...late.provider.awareness.getStates().keys()]).toEqual([late.doc.clientID])
  })

  test('a room that opens hears who is on the other instance already', async () => {
    const { servers } = await instances()
    const id = await createMap(servers[0].url)
    const a = joinMap(servers[0].wsUrl, id)
    await a.synced()
    a.provider.awareness.setLocalState({ user: 'Ani' })
    const b = joinMap(servers[1].wsUrl, id)
    await until(() => user(b, a.doc.clientID) === 'Ani', 'b sees who was there')
    expect(user(a, a.doc.clientID)).toBe('Ani')
  })

  test('nobody can speak for somebody on the other instance, and a client that changes over is not lost', async () => {
    const { servers } = await instances()
    const id = await createMap(servers[0].url)
    const [onA, onB] = [joinMap(servers[0].wsUrl, id), joinMap(servers[1].wsUrl, id)]
    const first = await rawClient(servers[0].wsUrl, id)
    first.send(presence(3, '{"user":"Cici"}'))
    await until(() => user(onA, 7) === 'Cici' && user(onB, 7) === 'Cici', 'both see it')
    // The same client on the other instance: first believed when the old connection has ended.
    const second = await rawClient(servers[1].wsUrl, id)
    second.send(presence(4, '{"user":"Cici moved"}'))
    second.send(Uint8Array.of(3))
    await second.next('presence')
    expect(user(onB, 7)).toBe('Cici')
    first.socket.terminate()
    await until(() => user(onA, 7) === 'Cici moved' && user(onB, 7) === 'Cici moved', 'both see it where it is now')
    second.socket.terminate()
    await until(() => user(onA, 7) === undefined && user(onB, 7) === undefined, 'both see it go')
  })

  test.each([
    ['at once', false],
    ['within a second, although the message is lost', true],
  ])('a link that is revoked on one ends on the other %s', async (_how, isLost) => {
    const { servers, fanOuts } = await instances({ lookMs: defaultSettings.lookMs })
    const id = await createMap(servers[0].url)
    const ask = (path: string, method: string, body?: unknown) =>
      fetch(`${servers[0].url}/api/maps/${id}/links${path}`, {
        method,
        headers: { ...asOwner(id), 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
    const { key, id: link } = (await (await ask('', 'POST', { role: 'editor' })).json()) as { key: string; id: string }
    const guest = await rawClient(servers[1].wsUrl, id, key, 'jejak')
    await guest.next('step1')
    if (isLost) for (const fanOut of fanOuts) fanOut.loses = () => true
    expect((await ask(`/${link}`, 'PATCH', { role: 'viewer' })).status).toBe(200)
    await until(
      () => guest.received.some((m) => m.kind === 'notice' && m.code === 'role-viewer'),
      'the new role',
      1_000,
    )
    expect((await ask(`/${link}`, 'DELETE')).status).toBe(204)
    await until(() => guest.closedWith() === 4403, 'the end', 1_000)
  })

  test('of the last two owner links, both cannot be revoked at once on both', async () => {
    const { servers } = await instances()
    const id = await createMap(servers[0].url)
    const links = `/api/maps/${id}/links`
    const headers = { ...asOwner(id), 'content-type': 'application/json' }
    await fetch(servers[0].url + links, { method: 'POST', headers, body: JSON.stringify({ role: 'owner' }) })
    const { links: both } = (await (await fetch(servers[0].url + links, { headers })).json()) as {
      links: { id: string }[]
    }
    expect(both).toHaveLength(2)
    const ends = await Promise.all(
      both.map(({ id: link }, index) =>
        fetch(`${servers[index]?.url}${links}/${link}`, { method: 'DELETE', headers: asOwner(id) }),
      ),
    )
    // The other was refused, or came with a link that was gone by then.
    expect(ends.filter(({ status }) => status === 204)).toHaveLength(1)
  })

  test('values that programs send to both at once make one metric', async () => {
    const { servers } = await instances()
    const id = await createMap(servers[0].url)
    const days = Array.from({ length: 12 }, (_, index) => `2026-10-${String(index + 1).padStart(2, '0')}`)
    const sent = await Promise.all(
      days.map((day, index) =>
        fetch(`${servers[index % 2]?.url}/api/maps/${id}/metrics`, {
          method: 'POST',
          headers: { ...asOwner(id), 'content-type': 'application/json' },
          body: JSON.stringify({ points: [{ metric: { key: 'visits' }, day, value: index }] }),
        }),
      ),
    )
    expect(sent.map(({ status }) => status)).toEqual(days.map(() => 200))
    const client = joinMap(servers[1].wsUrl, id)
    await client.synced()
    const metrics = readMap(client.doc).metrics
    expect(metrics).toHaveLength(1)
    expect(Object.keys(metrics[0]?.series ?? {})).toHaveLength(12)
  })

  test('a map that is removed from the storage is closed everywhere', async () => {
    const { storage, servers } = await instances({ lookMs: 50 })
    const id = await createMap(servers[0].url)
    const raw = await rawClient(servers[1].wsUrl, id)
    await raw.next('step1')
    storage.heads = async () => new Map()
    expect(await raw.closed()).toBe(4403)
  })

  test('a map that its owner deletes on one is closed on the other within a second', async () => {
    const { servers } = await instances({})
    const id = await createMap(servers[0].url)
    const raw = await rawClient(servers[1].wsUrl, id)
    await raw.next('step1')
    const startedAt = performance.now()
    await fetch(`${servers[0].url}/api/maps/${id}`, { method: 'DELETE', headers: asOwner(id) })
    expect(await raw.closed()).toBe(4403)
    expect(performance.now() - startedAt).toBeLessThan(1_000)
    const late = await rawClient(servers[1].wsUrl, id)
    expect(await late.closed()).toBe(4404)
  })

  test('a log that does not fit what is in memory closes the room, which is then loaded anew', async () => {
    const { storage, servers, fanOuts } = await instances({ lookMs: 50 })
    const id = await createMap(servers[0].url)
    const client = joinAcking(servers[0].wsUrl, id)
    await client.durable()
    fanOuts[1].loses = () => true
    // Somebody has written an entry that builds on nothing that is there.
    const doc = Object.assign(new Y.Doc(), { clientID: 5 })
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    doc.getArray('x').push([1])
    doc.getArray('x').push([2])
    const loadAfter = storage.loadAfter.bind(storage)
    storage.loadAfter = async () => ({ tail: [updates[1] ?? emptyUpdate] })
    const other = await rawClient(servers[0].wsUrl, id)
    expect(await other.closed()).toBe(1011)
    storage.loadAfter = loadAfter
    const again = await rawClient(servers[0].wsUrl, id)
    again.send(syncMessage(1, emptyUpdate))
    again.send(syncMessage(2, edit('again', 99)))
    again.send(barrier(1))
    expect(await again.next('barrier')).toEqual({ kind: 'barrier', token: 1 })
    await until(() => client.notes.has('again'), 'who was there comes back and has it')
  })

  test('of a map whose stored log has become shorter nothing more is stored, and others go on', async () => {
    const { storage, servers } = await instances()
    const [id, other] = [await createMap(servers[0].url), await createMap(servers[0].url)]
    const [client, elsewhere] = [joinAcking(servers[0].wsUrl, id), joinAcking(servers[0].wsUrl, other)]
    await Promise.all([client.durable(), elsewhere.durable()])
    const append = storage.append.bind(storage)
    storage.append = async (batch) => {
      const parts = await append(batch.filter(({ mapId }) => mapId !== id))
      return batch.map(({ mapId }) => parts.find((part) => part?.mapId === mapId))
    }
    let wasClosed = false
    client.provider.on('connection-close', () => (wasClosed = true))
    client.notes.set('refused', true)
    elsewhere.notes.set('stored', true)
    await elsewhere.durable()
    await until(() => servers[0].lines.some((line) => line.includes('does not fit')), 'it is noticed')
    storage.append = append
    await until(() => wasClosed, 'its browser is sent away')
    // It comes back, and brings what was not stored.
    await client.durable()
    expect((await storage.load(id))?.tail).toHaveLength(1)
  })

  test('of a map that another has taken the place of, nothing goes on: everybody is sent to the new one', async () => {
    const { storage, servers } = await instances({ lookMs: 50 })
    const id = await createMap(servers[0].url)
    const guests = await Promise.all(servers.map(({ wsUrl }) => rawClient(wsUrl, id)))
    const writer = await rawClient(servers[0].wsUrl, id)
    for (const each of [...guests, writer]) await each.next('step1')
    const { closed, open } = gate()
    storage.gates.set('append', closed)
    writer.send(syncMessage(1, emptyUpdate))
    writer.send(syncMessage(2, edit('of the old one', 3)))
    const { record, links } = { ...(await storage.load(id)), links: await storage.links(id) }
    const snapshot = edit('of the new one', 4)
    await storage.replaceMap({ record: { id, createdAt: 1, ...record, epoch: 'new' }, snapshot, links, versions: [] })
    open()
    expect(await Promise.all([...guests, writer].map((each) => each.closed()))).toEqual([1011, 1011, 1011])
    for (const { wsUrl } of servers) {
      const fresh = joinMap(wsUrl, id)
      await fresh.synced()
      expect(fresh.notes.toJSON()).toEqual({ 'of the new one': true })
    }
    expect((await storage.load(id))?.tail).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { emptyUpdate } from '../../collab-server/sync/update.ts'
import { barrier, joinAcking, joinMap, rawClient, syncMessage } from './client.ts'
import { FaultyStorage } from './faulty-storage.ts'
import { asOwner, createMap } from './maps.ts'
import { gate, serverForTest, until } from './waiting.ts'

const health = async (url: string) => (await (await fetch(`${url}/healthz`)).json()) as Record<string, unknown>

function edit(key: string, clientID = 77): Uint8Array {
  const doc = Object.assign(new Y.Doc(), { clientID })
  doc.getMap('notes').set(key, true)
  return Y.encodeStateAsUpdate(doc)
}

describe('a barrier', () => {
  test('comes back once everything before it is durable, in order and each token once', async () => {
    const server = await serverForTest()
    const client = joinAcking(server.wsUrl, await createMap(server.url))
    await client.synced()
    for (let token = 1; token <= 20; token++) {
      client.notes.set(`n${token}`, token)
      client.send(token)
    }
    await until(() => client.tokens.length === 20, 'all barriers are answered')
    expect(client.tokens).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  })

  test('waits for the storage, and so do the others for the change', async () => {
    const storage = new FaultyStorage()
    const server = await serverForTest({ storage })
    const id = await createMap(server.url)
    const [writer, reader] = [joinAcking(server.wsUrl, id), joinAcking(server.wsUrl, id)]
    await Promise.all([writer.durable(), reader.durable()])
    const { closed, open } = gate()
    storage.gates.set('append', closed)
    writer.notes.set('slow', true)
    await until(() => (storage.calls.get('append') ?? 0) > 0, 'the change is on its way to the storage')
    writer.send(1)
    // The reader's barrier covers what others wrote before it, too: it may have been told of it already otherwise.
    reader.send(2)
    const late = joinMap(server.wsUrl, id)
    await late.synced()
    expect(writer.tokens).not.toContain(1)
    expect(reader.tokens).not.toContain(2)
    expect(reader.notes.has('slow')).toBe(false)
    expect(late.notes.has('slow')).toBe(false)
    open()
    await until(() => writer.tokens.includes(1) && reader.tokens.includes(2), 'the barriers are answered')
    await until(() => reader.notes.has('slow') && late.notes.has('slow'), 'the others have the change')
  })

  test('waits until the client has answered the first step', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const raw = await rawClient(server.wsUrl, id)
    await raw.next('step1')
    raw.send(barrier(5))
    raw.send(syncMessage(0, Uint8Array.of(0)))
    await raw.next('step2')
    expect(raw.received.some(({ kind }) => kind === 'barrier')).toBe(false)
    raw.send(syncMessage(1, edit('mine')))
    expect(await raw.next('barrier')).toEqual({ kind: 'barrier', token: 5 })
    const reader = joinMap(server.wsUrl, id)
    await reader.synced()
    expect(reader.notes.get('mine')).toBe(true)
  })

  test('waits while something that the client sent is known to miss something', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const raw = await rawClient(server.wsUrl, id)
    await raw.next('step1')
    raw.send(syncMessage(1, emptyUpdate))
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    doc.getArray('list').push(['first'])
    doc.getArray('list').push(['second'])
    // The first one never arrives.
    raw.send(syncMessage(2, updates[1] ?? emptyUpdate))
    raw.send(barrier(1))
    const asked = await raw.next('step1')
    raw.send(syncMessage(0, Uint8Array.of(0)))
    await raw.next('step2')
    expect(raw.received.some(({ kind }) => kind === 'barrier')).toBe(false)
    expect(raw.document().getArray('list').length).toBe(0)
    raw.send(syncMessage(1, Y.encodeStateAsUpdate(doc, 'content' in asked ? asked.content : undefined)))
    expect(await raw.next('barrier')).toEqual({ kind: 'barrier', token: 1 })
    const reader = joinMap(server.wsUrl, id)
    await reader.synced()
    expect(reader.doc.getArray('list').toArray()).toEqual(['first', 'second'])
  })

  test('of a client that itself lacks something is answered once its own edits are durable', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const other = Object.assign(new Y.Doc(), { clientID: 1 })
    const updates: Uint8Array[] = []
    other.on('update', (update: Uint8Array) => updates.push(update))
    other.getArray('list').push(['lost'])
    other.getArray('list').push(['hangs'])
    // The client heard the second edit of somebody whose first one nobody has.
    const doc = new Y.Doc()
    Y.applyUpdate(doc, updates[1] ?? emptyUpdate)
    doc.getMap('notes').set('own', true)
    expect(doc.store.pendingStructs).not.toBeNull()
    const client = joinAcking(server.wsUrl, id, doc)
    await client.durable()
    const reader = joinMap(server.wsUrl, id)
    await reader.synced()
    expect(reader.notes.toJSON()).toEqual({ own: true })
    expect(reader.doc.store.pendingStructs).toBeNull()
  })

  test('is never sent to a client that does not use it, nor are notices', async () => {
    const storage = new FaultyStorage()
    const server = await serverForTest({ storage })
    const id = await createMap(server.url)
    const raw = await rawClient(server.wsUrl, id)
    await raw.next('step1')
    raw.send(syncMessage(1, emptyUpdate))
    storage.failing.add('append')
    raw.send(syncMessage(2, edit('x')))
    await until(() => server.lines.length > 0, 'the failure is logged')
    storage.failing.clear()
    raw.send(syncMessage(0, Uint8Array.of(0)))
    await raw.next('step2')
    await until(() => server.lines.some((line) => line.includes('again')), 'the storage works again')
    expect(raw.received.filter(({ kind }) => kind === 'barrier' || kind === 'notice')).toEqual([])
  })
})

describe('a storage that fails', () => {
  test('keeps the room, acknowledges nothing, tells clients, and everything is durable once it works again', async () => {
    const storage = new FaultyStorage()
    const server = await serverForTest({ storage, settings: { roomIdleMs: 1 } })
    const id = await createMap(server.url)
    const client = joinAcking(server.wsUrl, id)
    await client.durable()
    expect(await health(server.url)).toMatchObject({ status: 'ok', storage: 'ok' })

    storage.failing.add('append')
    client.notes.set('one', 1)
    client.send(1)
    await until(() => client.notices.includes('storage-failing'), 'the client is told')
    client.notes.set('two', 2)
    client.send(2)
    expect(await health(server.url)).toMatchObject({ status: 'degraded', storage: 'failing' })
    expect(server.lines[0]).toContain('kept in memory')

    // Everybody leaves; the room stays, since what is in it is nowhere else.
    client.provider.disconnect()
    const calls = storage.calls.get('append') ?? 0
    await until(() => (storage.calls.get('append') ?? 0) >= calls + 2, 'it is tried again and again')
    expect(storage.logLength(id)).toBe(0)
    expect(await health(server.url)).toMatchObject({ rooms: 1 })

    storage.failing.clear()
    await until(() => storage.logLength(id) === 2, 'all of it is stored')
    expect(await health(server.url)).toMatchObject({ status: 'ok' })
    expect(client.tokens).not.toContain(1)
    const reader = joinMap(server.wsUrl, id)
    await reader.synced()
    expect(reader.notes.toJSON()).toEqual({ one: 1, two: 2 })
  })

  test('answers the barriers that waited, in order, and says that it is over', async () => {
    const storage = new FaultyStorage()
    const server = await serverForTest({ storage })
    const id = await createMap(server.url)
    const [client, other] = [joinAcking(server.wsUrl, id), joinAcking(server.wsUrl, id)]
    await Promise.all([client.durable(), other.durable()])
    storage.failing.add('append')
    client.notes.set('one', 1)
    client.send(1)
    await until(() => client.notices.length === 1 && other.notices.length === 1, 'both are told')
    // Who comes while it lasts is told at the first barrier.
    const late = joinAcking(server.wsUrl, id)
    await late.synced()
    late.send(7)
    await until(() => late.notices.includes('storage-failing'), 'the late one is told')
    client.notes.set('two', 2)
    client.send(2)
    storage.failing.clear()
    await until(() => client.tokens.includes(2) && late.tokens.includes(7), 'the barriers are answered')
    expect(client.tokens.slice(-2)).toEqual([1, 2])
    await until(() => other.notes.get('two') === 2, 'the change reaches the others')
    await until(() => [client, other, late].every(({ notices }) => notices.at(-1) === 'storage-ok'), 'all are told')
  })

  test('of which nobody knows whether it wrote: what is written again is there once', async () => {
    const storage = new FaultyStorage()
    const append = storage.append.bind(storage)
    let failures = 3
    // It writes, and then says that it failed.
    storage.append = async (batch) => {
      const appended = await append(batch)
      if (failures-- > 0) throw new Error('injected: lost answer')
      return appended
    }
    const server = await serverForTest({ storage })
    const id = await createMap(server.url)
    const client = joinAcking(server.wsUrl, id)
    await client.synced()
    client.doc.getArray('list').push([1])
    client.doc.getArray('list').push([2])
    await client.durable()
    expect((await storage.load(id))?.tail).toHaveLength(2)
  })

  test('refuses new maps with 503 and goes on reading', async () => {
    const storage = new FaultyStorage()
    const server = await serverForTest({ storage })
    const id = await createMap(server.url)
    storage.failing.add('create')
    await expect(createMap(server.url)).rejects.toThrow('storage-failing')
    expect((await fetch(`${server.url}/api/maps/${id}`, { headers: asOwner(id) })).status).toBe(200)
  })

  test('when stopping: waits, then says that not everything could be kept', async () => {
    const storage = new FaultyStorage()
    const server = await serverForTest({ storage, settings: { stopDeadlineMs: 300 } })
    const client = joinAcking(server.wsUrl, await createMap(server.url))
    await client.synced()
    storage.failing.add('append')
    client.notes.set('lost', 1)
    client.send(1)
    await until(() => client.notices.length > 0, 'the client is told')
    expect(await server.close()).toBe(false)
    expect(client.tokens).toEqual([])
  })

  test('when stopping: what comes back in time is stored', async () => {
    const storage = new FaultyStorage()
    const server = await serverForTest({ storage, settings: { stopDeadlineMs: 8_000 } })
    const id = await createMap(server.url)
    const client = joinAcking(server.wsUrl, id)
    await client.synced()
    storage.failing.add('append')
    client.notes.set('kept', 1)
    client.send(1)
    await until(() => (storage.calls.get('append') ?? 0) >= 2, 'it has been tried twice')
    const closing = server.close()
    storage.failing.clear()
    expect(await closing).toBe(true)
    expect(storage.logLength(id)).toBe(1)
    expect(client.tokens).toEqual([1])
  })
})

describe('a map that cannot be loaded', () => {
  test('closes the connection with a code to retry, and opens whole once it can be read', async () => {
    const storage = new FaultyStorage()
    const server = await serverForTest({ storage })
    const id = await createMap(server.url)
    storage.failing.add('load')
    const raw = await rawClient(server.wsUrl, id)
    expect(await raw.closed()).toBe(1011)
    expect(raw.received).toEqual([])
    expect((await fetch(`${server.url}/api/maps/${id}`, { headers: asOwner(id) })).status).toBe(503)

    const client = joinMap(server.wsUrl, id)
    await until(() => (storage.calls.get('load') ?? 0) >= 4, 'the provider tries again')
    expect(client.closedWith()).toBeUndefined()
    expect(client.doc.getMap('cards').size).toBe(0)
    storage.failing.clear()
    await client.synced()
    expect(client.doc.getMap('cards').size).toBe(3)
  })

  test('because what is stored is damaged is not opened either, and stays as it is', async () => {
    const storage = new FaultyStorage()
    const server = await serverForTest({ storage, settings: { roomIdleMs: 1 } })
    const id = await createMap(server.url)
    await storage.append([{ mapId: id, firstSeq: 1, updates: [Uint8Array.of(9, 9, 9, 9)] }])
    const raw = await rawClient(server.wsUrl, id)
    expect(await raw.closed()).toBe(1011)
    expect(storage.logLength(id)).toBe(1)
    expect(storage.calls.get('replaceSnapshot')).toBeUndefined()
  })
})

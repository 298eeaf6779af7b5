import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { emptyUpdate } from '../../collab-server/sync/update.ts'
import { joinAcking, joinMap, rawClient, syncMessage } from './client.ts'
import { FaultyStorage } from './faulty-storage.ts'
import { createMap } from './maps.ts'
import { serverForTest, until } from './waiting.ts'

function update(): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('notes').set('x', 1)
  return Y.encodeStateAsUpdate(doc)
}

function updateV2(): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('notes').set('x', 1)
  return Y.encodeStateAsUpdateV2(doc)
}

describe('a message that cannot be taken closes its connection for good, and harms nobody', () => {
  test.each<[string, string | Uint8Array, number]>([
    ['text', 'hello', 4400],
    ['nothing', new Uint8Array(), 4400],
    ['an unknown type', Uint8Array.of(77, 1), 4400],
    ['a type without content', Uint8Array.of(0), 4400],
    ['an unknown kind of sync', Uint8Array.of(0, 9, 1, 0), 4400],
    ['a length beyond the end', Uint8Array.of(0, 2, 200, 1), 4400],
    ['a state vector that is none', syncMessage(0, Uint8Array.of(5, 1)), 4400],
    ['a barrier without a token', Uint8Array.of(100), 4400],
    ['an update that is garbage', syncMessage(2, Uint8Array.of(1, 2, 3, 4, 5)), 4422],
    ['an update of the second format', syncMessage(2, updateV2()), 4422],
    ['an update with bytes behind it', syncMessage(2, Uint8Array.of(...update(), 0)), 4422],
    ['a garbage answer', syncMessage(1, Uint8Array.of(9, 9)), 4422],
    ['an endless number', Uint8Array.from({ length: 60 }, () => 255), 4400],
    ['more than 1 MiB', syncMessage(2, new Uint8Array(1024 * 1024)), 4413],
    ['an update of more than 256 KiB', syncMessage(2, new Uint8Array(256 * 1024 + 1)), 4413],
    ['far more than 1 MiB', new Uint8Array(20 * 1024 * 1024), 4413],
  ])('%s', async (_what, message, code) => {
    const storage = new FaultyStorage()
    const server = await serverForTest({ storage })
    const id = await createMap(server.url)
    const [writer, reader] = [joinAcking(server.wsUrl, id), joinMap(server.wsUrl, id)]
    await Promise.all([writer.durable(), reader.synced()])
    const raw = await rawClient(server.wsUrl, id)
    await raw.next('step1')
    raw.socket.send(message)
    // What follows in the same breath is not taken either.
    raw.socket.send(syncMessage(2, update()))
    expect(await raw.closed()).toBe(code)
    writer.notes.set('healthy', true)
    await writer.durable()
    await until(() => reader.notes.get('healthy') === true, 'the others go on')
    expect(reader.notes.size).toBe(1)
    expect(storage.logLength(id)).toBe(1)
  })
})

describe('an update that builds on something unknown', () => {
  test('is neither kept nor passed on; an honest client is asked once and everything is there', async () => {
    const storage = new FaultyStorage()
    const server = await serverForTest({ storage })
    const id = await createMap(server.url)
    const reader = joinMap(server.wsUrl, id)
    await reader.synced()
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (made: Uint8Array) => updates.push(made))
    for (let index = 0; index < 50; index++) doc.getArray('list').push([index])
    const raw = await rawClient(server.wsUrl, id)
    await raw.next('step1')
    raw.send(syncMessage(1, emptyUpdate))
    for (const made of updates.slice(1)) raw.send(syncMessage(2, made))
    await raw.next('step1')
    raw.send(syncMessage(0, Uint8Array.of(0)))
    await raw.next('step2')
    expect(raw.received.filter(({ kind }) => kind === 'step1')).toHaveLength(2)
    expect(storage.logLength(id)).toBe(0)
    raw.send(syncMessage(1, Y.encodeStateAsUpdate(doc)))
    await until(() => reader.doc.getArray('list').length === 50, 'the reader has the list')
    expect(reader.doc.store.pendingStructs).toBeNull()
  })

  test('costs little, however much of it is sent', async () => {
    const storage = new FaultyStorage()
    const server = await serverForTest({ storage })
    const id = await createMap(server.url)
    const [writer, reader] = [joinAcking(server.wsUrl, id), joinMap(server.wsUrl, id)]
    await Promise.all([writer.durable(), reader.synced()])
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (made: Uint8Array) => updates.push(made))
    for (let index = 0; index < 8_000; index++) doc.getArray('list').push([`item ${index}, as long as a hundred bytes`])
    const raw = await rawClient(server.wsUrl, id)
    await raw.next('step1')
    raw.send(syncMessage(1, emptyUpdate))
    for (const made of updates.slice(1)) raw.send(syncMessage(2, made))
    writer.notes.set('healthy', true)
    await until(() => reader.notes.get('healthy') === true, 'the others go on')
    expect(storage.logLength(id)).toBe(1)
  })
})

describe('what is known already', () => {
  test('is not stored again: neither repeated updates nor full answers of clients that come back', async () => {
    const storage = new FaultyStorage()
    const server = await serverForTest({ storage })
    const id = await createMap(server.url)
    const writer = joinAcking(server.wsUrl, id)
    writer.notes.set('a', 1)
    writer.notes.set('b', 1)
    writer.notes.delete('a')
    await writer.durable()
    const length = storage.logLength(id)
    for (let round = 0; round < 5; round++) {
      writer.provider.disconnect()
      writer.provider.connect()
      await writer.durable()
    }
    const raw = await rawClient(server.wsUrl, id)
    await raw.next('step1')
    raw.send(syncMessage(1, Y.encodeStateAsUpdate(writer.doc)))
    for (let round = 0; round < 20; round++) raw.send(syncMessage(2, Y.encodeStateAsUpdate(writer.doc)))
    await writer.durable()
    expect(storage.logLength(id)).toBe(length)
  })
})

describe('a reader that stops reading', () => {
  test('costs the server little memory and nobody else any time, and has everything once it reads again', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const [writer, reader] = [joinAcking(server.wsUrl, id), joinMap(server.wsUrl, id)]
    await Promise.all([writer.durable(), reader.synced()])
    const slow = joinMap(server.wsUrl, id)
    await slow.synced()
    const socket = slow.provider.ws as unknown as { pause(): void; resume(): void }
    socket.pause()
    const filling = 'x'.repeat(100_000)
    for (let index = 0; index < 160; index++) {
      writer.notes.set(`k${index % 5}`, `${index} ${filling}`)
      if (index % 10 === 9) await writer.durable()
    }
    await until(() => String(reader.notes.get('k4')).startsWith('159 '), 'the other reader has it all')
    expect(String(slow.notes.get('k4')).startsWith('159 ')).toBe(false)
    socket.resume()
    await until(() => String(slow.notes.get('k4')).startsWith('159 '), 'the slow one has caught up')
    expect(slow.doc.store.pendingStructs).toBeNull()
    expect(slow.notes.toJSON()).toEqual(writer.notes.toJSON())
  })
})

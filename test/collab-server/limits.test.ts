import { describe, expect, test } from 'vitest'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { limits } from '../../collab-server/protocol.ts'
import { emptyUpdate } from '../../collab-server/sync/update.ts'
import { appLink, joinAcking, joinMap, rawClient, syncMessage } from './client.ts'
import { FaultyStorage } from './faulty-storage.ts'
import { asOwner, createMap } from './maps.ts'
import { serverForTest, until } from './waiting.ts'

function fill(doc: Y.Doc, bytes: number, name = 'k'): void {
  const notes = doc.getMap('notes')
  for (let index = 0; index < bytes / 1_000; index++) notes.set(`${name}${index}`, `${index} ${'x'.repeat(1_000)}`)
}

/** A new share link's secret. */
async function linkFor(url: string, id: string, role: string): Promise<string> {
  const response = await fetch(`${url}/api/maps/${id}/links`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...asOwner(id) },
    body: JSON.stringify({ name: role, role }),
  })
  return ((await response.json()) as { key: string }).key
}

/** Updates each of which builds on one that is kept back. */
function gaps(count: number): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (made: Uint8Array) => updates.push(made))
  for (let index = 0; index <= count; index++) doc.getArray('list').push([`item ${index}, as long as a hundred bytes`])
  return updates.slice(1)
}

const presence = (id: number, state: object, clock = 1) =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint8Array(
      encoder,
      encoding.encode((inner) => {
        encoding.writeVarUint(inner, 1)
        encoding.writeVarUint(inner, id)
        encoding.writeVarUint(inner, clock)
        encoding.writeVarString(inner, JSON.stringify(state))
      }),
    )
  })

describe('much at once', () => {
  test('3 MB written without a connection, and 1 MB pasted at once, reach the server and everybody in parts', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const reader = joinMap(server.wsUrl, id)
    const doc = new Y.Doc()
    fill(doc, 3_000_000)
    const link = appLink(server.url, id, doc)
    link.connect()
    link.cover(1)
    await until(() => link.facts.acknowledgedThrough === 1, 'what was written before is acknowledged')
    doc.transact(() => fill(doc, 1_000_000, 'pasted'))
    link.cover(2)
    await until(() => link.facts.acknowledgedThrough === 2, 'what was pasted is acknowledged')
    expect(link.facts.refused).toBeUndefined()
    await until(() => reader.notes.size === 4_000, 'the other has all of it')
    const late = joinMap(server.wsUrl, id)
    await late.synced()
    expect(late.notes.toJSON()).toEqual(doc.getMap('notes').toJSON())
  })

  test('a large map comes in parts, and comes whole', async () => {
    const server = await serverForTest({ settings: { roomIdleMs: 0, compactIdleAboveBytes: 0 } })
    const id = await createMap(server.url)
    const doc = new Y.Doc()
    fill(doc, 3_000_000)
    const link = appLink(server.url, id, doc)
    link.connect()
    link.cover(1)
    await until(() => link.facts.acknowledgedThrough === 1, 'all is acknowledged')
    link.close()
    await until(() => server.lines.length === 0, 'nothing failed')
    const raw = await rawClient(server.wsUrl, id)
    await raw.next('step1')
    raw.send(syncMessage(0, Uint8Array.of(0)))
    await raw.next('step2')
    const parts = raw.received.filter(({ kind }) => kind === 'update')
    expect(parts.length).toBeGreaterThan(8)
    expect(raw.document().getMap('notes').size).toBe(3_000)
  })

  test('a stock client with a larger update is told so, for good', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const doc = new Y.Doc()
    const client = joinMap(server.wsUrl, id, doc)
    await client.synced()
    doc.transact(() => fill(doc, 300_000))
    expect(await client.closed()).toBe(4413)
  })
})

describe('a map that is full', () => {
  test('takes nothing more, says so to the app, calls nothing safe, and goes on serving', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const doc = new Y.Doc()
    fill(doc, limits.documentBytes - 1_000_000)
    const link = appLink(server.url, id, doc)
    link.connect()
    link.cover(1)
    await until(() => link.facts.acknowledgedThrough === 1, 'what fits is acknowledged', 20_000)
    doc.transact(() => fill(doc, 2_000_000, 'more'))
    link.cover(2)
    await until(() => link.facts.mapFull, 'the app is told')
    expect(link.facts.acknowledgedThrough).toBe(1)
    // Nor when all of it comes again in parts, the last of which fits by itself.
    const again = appLink(server.url, id, doc)
    again.connect()
    again.cover(2)
    await until(() => again.facts.mapFull, 'the app is told after a new connection, too')
    again.probe()
    const late = joinMap(server.wsUrl, id)
    await until(() => late.provider.synced, 'others come in', 20_000)
    expect(late.notes.has('k0')).toBe(true)
    expect(again.facts).toMatchObject({ acknowledgedThrough: 0, mapFull: true })
    // Without what did not fit there is nothing left that the server lacks.
    for (const key of doc.getMap('notes').keys()) if (key.startsWith('more')) doc.getMap('notes').delete(key)
    for (const each of [link, again]) each.cover(3)
    const isThrough = () => [link, again].every(({ facts }) => facts.acknowledgedThrough === 3 && !facts.mapFull)
    await until(isThrough, 'what is left is taken by itself', 20_000)
  }, 60_000)
})

describe('rates', () => {
  test('who sends too fast is read more slowly, is not lost, and nobody else waits', async () => {
    const server = await serverForTest({ settings: { messageRate: { atOnce: 50, perSecond: 100 } } })
    const id = await createMap(server.url)
    const noisy = joinAcking(server.wsUrl, id)
    const other = joinAcking(server.wsUrl, id)
    await Promise.all([noisy.synced(), other.synced()])
    for (let index = 0; index < 150; index++) noisy.notes.set(`n${index}`, index)
    const startedAt = performance.now()
    other.notes.set('quick', true)
    await other.durable()
    expect(performance.now() - startedAt).toBeLessThan(700)
    await noisy.durable()
    expect(performance.now() - startedAt).toBeGreaterThan(700)
    expect(noisy.closedWith()).toBeUndefined()
  })
})

describe('updates that build on something unknown', () => {
  test('a megabyte of them costs under 0.3 s of CPU, and ends the connection', async () => {
    const storage = new FaultyStorage()
    const server = await serverForTest({ storage })
    const id = await createMap(server.url)
    const raw = await rawClient(server.wsUrl, id)
    await raw.next('step1')
    raw.send(syncMessage(1, emptyUpdate))
    const messages = gaps(17_000).map((made) => syncMessage(2, made))
    expect(messages.reduce((sum, { length }) => sum + length, 0)).toBeGreaterThan(1_000_000)
    const before = process.cpuUsage()
    for (const message of messages) raw.send(message)
    expect(await raw.closed()).toBe(4424)
    const { user, system } = process.cpuUsage(before)
    // Sending them is part of it here.
    expect((user + system) / 1e6).toBeLessThan(0.6)
    expect(storage.logLength(id)).toBe(0)
  })

  test('who answers every question and goes on all the same is closed', async () => {
    const server = await serverForTest()
    const raw = await rawClient(server.wsUrl, await createMap(server.url))
    raw.send(syncMessage(1, emptyUpdate))
    for (const made of gaps(limits.questions + 1)) {
      raw.send(syncMessage(2, made))
      raw.send(syncMessage(1, emptyUpdate))
    }
    expect(await raw.closed()).toBe(4424)
  })
})

describe('who says what', () => {
  test('nothing is taken in the name of somebody with another link who is there', async () => {
    const storage = new FaultyStorage()
    const server = await serverForTest({ storage })
    const id = await createMap(server.url)
    const victim = joinAcking(server.wsUrl, id)
    victim.notes.set('mine', 1)
    await victim.durable()
    victim.provider.awareness.setLocalState({ user: 'Ani' })
    const watcher = joinMap(server.wsUrl, id)
    await until(() => watcher.provider.awareness.getStates().has(victim.doc.clientID), 'Ani is seen')
    const forged = Object.assign(new Y.Doc(), { clientID: victim.doc.clientID })
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(victim.doc))
    const before = Y.encodeStateVector(forged)
    Object.assign(forged, { clientID: victim.doc.clientID })
    forged.getMap('notes').set('forged', true)
    const raw = await rawClient(server.wsUrl, id, await linkFor(server.url, id, 'editor'))
    await raw.next('step1')
    const update = Y.encodeStateAsUpdate(forged, before)
    for (const type of [1, 2]) raw.send(syncMessage(type, update))
    // The same link may: it is the same person's.
    raw.send(presence(5, { user: 'Eve' }))
    await until(() => watcher.provider.awareness.getStates().has(5), 'what was sent before has been read')
    victim.notes.set('mine', 2)
    await victim.durable()
    await until(() => watcher.notes.get('mine') === 2, 'the victim goes on')
    expect(watcher.notes.has('forged')).toBe(false)
    expect(storage.logLength(id)).toBe(2)
  })

  test('the server says what somebody may do, whatever they say themselves', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const watcher = joinMap(server.wsUrl, id)
    await watcher.synced()
    const viewer = await rawClient(server.wsUrl, id, await linkFor(server.url, id, 'viewer'))
    viewer.send(presence(7, { user: 'Vi', role: 'owner' }))
    viewer.send(presence(8, { user: 'Second' }))
    await until(() => watcher.provider.awareness.getStates().has(7), 'the viewer is seen')
    expect(watcher.provider.awareness.getStates().get(7)).toEqual({ user: 'Vi', role: 'viewer' })
    viewer.send(presence(7, { user: 'Vi' }))
    expect(watcher.provider.awareness.getStates().has(8)).toBe(false)
  })

  test('an id that was heard with one link is no other link’s, also while its client is away', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const watcher = joinMap(server.wsUrl, id)
    const owner = await rawClient(server.wsUrl, id)
    owner.send(presence(7, { user: 'Ani' }))
    const states = () => watcher.provider.awareness.getStates()
    await until(() => states().has(7), 'Ani is seen')
    owner.socket.terminate()
    await until(() => !states().has(7), 'Ani has gone')
    const thief = await rawClient(server.wsUrl, id, await linkFor(server.url, id, 'editor'))
    thief.send(presence(7, { user: 'Eve' }, 2))
    const again = await rawClient(server.wsUrl, id)
    again.send(presence(7, { user: 'Ani' }, 3))
    await until(() => states().has(7), 'somebody is seen')
    expect(states().get(7)).toEqual({ user: 'Ani', role: 'owner' })
  })
})

describe('what nests', () => {
  test('deeper than any map is refused, whichever way it is built; what maps have is not', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const honest = joinAcking(server.wsUrl, id)
    await honest.synced()
    const card = new Y.Map<unknown>()
    honest.doc.getMap('cards').set('c9', card)
    card.set('title', new Y.Text('fine'))
    await honest.durable()
    const deep = joinMap(server.wsUrl, id)
    await deep.synced()
    let map = deep.doc.getMap<unknown>('cards')
    for (let depth = 0; depth < 40 && deep.closedWith() === undefined; depth++) {
      const child = new Y.Map<unknown>()
      map.set('x', 1)
      map.set('x', child)
      map = child
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    expect(await deep.closed()).toBe(4422)
    let value: unknown = 1
    for (let depth = 0; depth < 100; depth++) value = [value]
    const nested = joinMap(server.wsUrl, id)
    await nested.synced()
    nested.notes.set('deep', value)
    expect(await nested.closed()).toBe(4422)
  })
})

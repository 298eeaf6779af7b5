import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { type RawClient, joinMap, rawClient } from './client.ts'
import { createMap } from './maps.ts'
import { serverForTest, until } from './waiting.ts'

const stateOf = (client: { provider: { awareness: Awareness } }, id: number) =>
  client.provider.awareness.getStates().get(id) as { user?: string } | undefined

interface Entry {
  readonly id: number
  readonly clock: number
  /** JSON text. */
  readonly state: string
}

function presence(...entries: readonly Entry[]): Uint8Array {
  const content = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length)
    for (const { id, clock, state } of entries) {
      encoding.writeVarUint(encoder, id)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, state)
    }
  })
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint8Array(encoder, content)
  })
}

const queryPresence = Uint8Array.of(3)

/** What a client that got these messages would believe. */
function believed(raw: RawClient): Map<number, unknown> {
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState(null)
  for (const message of raw.received)
    if (message.kind === 'presence') applyAwarenessUpdate(awareness, message.content, '')
  const states = new Map(awareness.getStates())
  awareness.destroy()
  return states
}

describe('presence', () => {
  test('of stock clients comes, changes and goes with them', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const [a, b] = [joinMap(server.wsUrl, id), joinMap(server.wsUrl, id)]
    await Promise.all([a.synced(), b.synced()])
    a.provider.awareness.setLocalState({ user: 'Ani' })
    await until(() => stateOf(b, a.doc.clientID)?.user === 'Ani', 'b sees Ani')
    a.provider.awareness.setLocalState({ user: 'Budi' })
    await until(() => stateOf(b, a.doc.clientID)?.user === 'Budi', 'b sees Budi')
    const late = joinMap(server.wsUrl, id)
    await until(() => stateOf(late, a.doc.clientID)?.user === 'Budi', 'a late one sees Budi')
    a.provider.disconnect()
    await until(() => stateOf(b, a.doc.clientID) === undefined, 'b sees that a has left')
    expect(stateOf(late, a.doc.clientID)).toBeUndefined()
  })

  test('ends with a connection that is cut', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const b = joinMap(server.wsUrl, id)
    await b.synced()
    const raw = await rawClient(server.wsUrl, id)
    raw.send(presence({ id: 5, clock: 3, state: '{"user":"Cut"}' }))
    await until(() => stateOf(b, 5)?.user === 'Cut', 'b sees the one who will be cut')
    raw.socket.terminate()
    await until(() => stateOf(b, 5) === undefined, 'b sees that it has gone')
    expect([...b.provider.awareness.getStates().keys()]).toEqual([b.doc.clientID])
  })

  test('comes back with the clock it went with, when its client connects again', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const first = await rawClient(server.wsUrl, id)
    first.send(presence({ id: 5, clock: 3, state: '{"n":1}' }))
    const watcher = await rawClient(server.wsUrl, id)
    watcher.send(presence({ id: 6, clock: 1, state: '{}' }))
    await until(() => believed(watcher).has(5), 'the watcher sees it')
    first.socket.terminate()
    await until(() => !believed(watcher).has(5), 'the watcher sees it go')
    // The watcher repeats what it had heard, as y-websocket does: nobody is to believe that.
    watcher.send(presence({ id: 5, clock: 3, state: '{"n":1}' }))
    watcher.send(queryPresence)
    const before = await rawClient(server.wsUrl, id)
    before.send(queryPresence)
    await until(() => believed(before).size === 1, 'only the watcher is there')
    const again = await rawClient(server.wsUrl, id)
    again.send(presence({ id: 5, clock: 3, state: '{"n":1}' }))
    const after = await rawClient(server.wsUrl, id)
    await until(() => {
      after.send(queryPresence)
      return believed(after).has(5)
    }, 'who comes now sees it again')
    expect(believed(after).get(5)).toEqual({ n: 1, role: 'owner' })
  })

  test('is answered on request, also when nobody is there', async () => {
    const server = await serverForTest()
    const raw = await rawClient(server.wsUrl, await createMap(server.url))
    await raw.next('step1')
    raw.send(queryPresence)
    expect(await raw.next('presence')).toEqual({ kind: 'presence', content: Uint8Array.of(0) })
  })

  test('of one client cannot be spoken for, changed or ended by another', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const victim = joinMap(server.wsUrl, id)
    const watcher = joinMap(server.wsUrl, id)
    await Promise.all([victim.synced(), watcher.synced()])
    victim.provider.awareness.setLocalState({ user: 'Victim' })
    const victimId = victim.doc.clientID
    await until(() => stateOf(watcher, victimId)?.user === 'Victim', 'the watcher sees the victim')
    const raw = await rawClient(server.wsUrl, id)
    raw.send(presence({ id: victimId, clock: 1_000, state: '{"user":"Forged"}' }))
    raw.send(presence({ id: victimId, clock: 1_000, state: 'null' }))
    raw.send(presence({ id: 9, clock: 1, state: '{"user":"Honest"}' }))
    await until(() => stateOf(watcher, 9)?.user === 'Honest', 'the watcher sees the honest one')
    expect(stateOf(watcher, victimId)?.user).toBe('Victim')
    victim.provider.awareness.setLocalState({ user: 'Still me' })
    await until(() => stateOf(watcher, victimId)?.user === 'Still me', 'the victim is still heard')
  })

  test('is not sent round in circles: what clients repeat stays with the server', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const a = joinMap(server.wsUrl, id)
    const others = [joinMap(server.wsUrl, id), joinMap(server.wsUrl, id), joinMap(server.wsUrl, id)]
    const raw = await rawClient(server.wsUrl, id)
    await Promise.all([a, ...others].map((client) => client.synced()))
    for (let x = 0; x < 20; x++) {
      a.provider.awareness.setLocalState({ x })
      await until(
        () => others.every((other) => (stateOf(other, a.doc.clientID) as { x?: number })?.x === x),
        'all see it',
      )
    }
    const aboutA = raw.received.filter(
      (message) => message.kind === 'presence' && Buffer.from(message.content).includes('"x":'),
    )
    expect(aboutA).toHaveLength(20)
  })

  test.each([
    ['is no JSON', presence({ id: 1, clock: 1, state: '{' })],
    ['is no object', presence({ id: 1, clock: 1, state: '"text"' })],
    ['is larger than 4 KB', presence({ id: 1, clock: 1, state: JSON.stringify({ x: 'x'.repeat(4_100) }) })],
    ['breaks off', Uint8Array.of(1, 3, 2, 1, 1)],
    ['claims more than there is', Uint8Array.of(1, 5, 0xff, 0xff, 0xff, 0xff, 0x0f)],
    [
      'speaks for very many',
      presence(...Array.from({ length: 20_000 }, (_, index) => ({ id: index + 1, clock: 1, state: '{"u":1}' }))),
    ],
  ])('that %s closes its connection for good, and nobody is told', async (_what, message) => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const watcher = await rawClient(server.wsUrl, id)
    await watcher.next('step1')
    const raw = await rawClient(server.wsUrl, id)
    raw.send(message)
    expect(await raw.closed()).toBe(4431)
    expect(believed(watcher).size).toBeLessThanOrEqual(16)
    await until(() => {
      watcher.send(queryPresence)
      return watcher.received.at(-1)?.kind === 'presence' && believed(watcher).size === 0
    }, 'what was taken of it is gone')
  })

  test('says that the connection lives to a client that hears nothing else', async () => {
    const server = await serverForTest({ settings: { beatMs: 100 } })
    const raw = await rawClient(server.wsUrl, await createMap(server.url))
    await raw.next('step1')
    expect(await raw.next('presence')).toEqual({ kind: 'presence', content: Uint8Array.of(0) })
    await raw.next('presence')
    expect(raw.closedWith()).toBeUndefined()
  })

  test('of a client that does not answer any more ends', async () => {
    const server = await serverForTest({ settings: { beatMs: 100 } })
    const id = await createMap(server.url)
    const watcher = await rawClient(server.wsUrl, id)
    const raw = await rawClient(server.wsUrl, id)
    raw.send(presence({ id: 5, clock: 1, state: '{}' }))
    await until(() => believed(watcher).has(5), 'the watcher sees it')
    raw.socket.pause()
    await until(() => !believed(watcher).has(5), 'the watcher sees it go')
    expect(watcher.closedWith()).toBeUndefined()
  })
})

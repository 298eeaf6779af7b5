import * as decoding from 'lib0/decoding'
import { describe, expect, test } from 'vitest'
import { eventually } from './eventually.ts'
import { createFaultyIndexedDb } from './faulty-indexeddb.ts'
import { createLine, mapOn, notes, notesOn, raise, untilState, write } from './stage.ts'

/** The client ids that a presence message speaks of. */
function clientIds(bytes: Uint8Array): number[] {
  const decoder = decoding.createDecoder(bytes)
  return Array.from({ length: decoding.readVarUint(decoder) }, () => {
    const id = decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    decoding.readVarString(decoder)
    return id
  })
}

describe.concurrent('people on one map', () => {
  test('each speaks for themselves only', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const sessions = [1, 2, 3].map(async () => {
      const session = stage.openSession(await stage.openStore(createFaultyIndexedDb()), server.origin)
      await untilState(session, 'saved')
      return session
    })
    const [a, b, c] = await Promise.all(sessions)
    a?.presence.setCursor({ x: 1, y: 2 })
    b?.presence.setSelection(['card'])
    await eventually(() => {
      expect(c?.presence.people.find(({ cursor }) => cursor?.x === 1)).toBeDefined()
      expect(c?.presence.people.find(({ selection }) => selection[0] === 'card')).toBeDefined()
    })
    const spoke = new Map<number, Set<number>>()
    for (const { connection, bytes } of server.presenceMessages)
      for (const id of clientIds(bytes)) spoke.set(connection, (spoke.get(connection) ?? new Set()).add(id))
    expect([...spoke.values()].map((ids) => ids.size)).toEqual([1, 1, 1])
    expect(new Set([...spoke.values()].flatMap((ids) => [...ids]))).toEqual(
      new Set([a, b, c].map((session) => session?.doc.clientID)),
    )
  })

  test('whoever comes back is seen at once, by both sides', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const line = createLine()
    const a = stage.openSession(await stage.openStore(createFaultyIndexedDb()), server.origin, line)
    const b = stage.openSession(await stage.openStore(createFaultyIndexedDb()), server.origin)
    await eventually(() => expect([a, b].map(({ presence }) => presence.people.length)).toEqual([1, 1]))
    line.cut()
    await eventually(() => expect([a, b].map(({ presence }) => presence.people.length)).toEqual([0, 0]))
    line.mend()
    a.retry()
    // Presence is renewed every 15 s by itself, which would be too late for this.
    await eventually(() => expect([a, b].map(({ presence }) => presence.people.length)).toEqual([1, 1]))
  })

  test('a hidden session is not among the people', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const seen = stage.openSession(await stage.openStore(createFaultyIndexedDb()), server.origin)
    await untilState(seen, 'saved')
    const hidden = stage.openSession(await stage.openStore(createFaultyIndexedDb()), server.origin, { hidden: true })
    await untilState(hidden, 'saved')
    write(hidden, 'a')
    await eventually(() => expect(notes(seen.doc)).toHaveProperty('a'))
    expect(seen.presence.people).toEqual([])
    expect(hidden.presence.people).toHaveLength(1)
  })
})

describe.concurrent('the connection', () => {
  test('survives messages that nobody can read', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const session = stage.openSession(await stage.openStore(createFaultyIndexedDb()), server.origin)
    await untilState(session, 'saved')
    for (const bytes of [[0, 1, 5], [1, 200, 1], [100], [101, 9, 1], [77, 1]]) {
      const before = server.accepted
      server.sendRaw(new Uint8Array(bytes))
      write(session, `after ${bytes.join(' ')}`)
      await eventually(() => expect(notesOn(server)).toHaveProperty([`after ${bytes.join(' ')}`]))
      await untilState(session, 'saved')
      expect(server.accepted - before).toBeLessThanOrEqual(1)
    }
  })

  test('a final close code ends it; it comes back when the user says so', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const session = stage.openSession(await stage.openStore(createFaultyIndexedDb()), server.origin)
    await untilState(session, 'saved')
    server.refuse(4422)
    await untilState(session, 'refused')
    expect(session.status.getState().refused).toEqual({ code: 4422 })
    server.refuse(undefined)
    const accepted = server.accepted
    write(session, 'kept here')
    await eventually(() => expect(session.status.getState().unsafeEdits).toBe(0))
    expect([server.accepted, session.status.getState().state]).toEqual([accepted, 'refused'])
    session.retry()
    await untilState(session, 'saved')
    expect(notesOn(server)).toHaveProperty('kept here')
  })

  test('a passing close code is tried again', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const session = stage.openSession(await stage.openStore(createFaultyIndexedDb()), server.origin)
    await untilState(session, 'saved')
    server.refuse(1012)
    await eventually(() => expect(session.status.getState().connected).toBe(false))
    server.refuse(undefined)
    await untilState(session, 'saved', 10_000)
    expect(session.status.getState().refused).toBeUndefined()
  })

  test('an edit reaches the other side in less than 100 ms', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const a = stage.openSession(await stage.openStore(createFaultyIndexedDb()), server.origin)
    const b = stage.openSession(await stage.openStore(createFaultyIndexedDb()), server.origin)
    await untilState(a, 'saved')
    await untilState(b, 'saved')
    const times: number[] = []
    for (let number = 0; number < 20; number++) {
      const sent = performance.now()
      const arrived = new Promise<number>((resolve) => b.doc.once('update', () => resolve(performance.now() - sent)))
      write(a, `n${number}`)
      times.push(await arrived)
    }
    // A busy machine only ever adds to a time: the best quarter is what the product does by itself.
    expect(times.toSorted((x, y) => x - y)[5], `${times.map(Math.round).join(', ')} ms`).toBeLessThan(100)
  })
})

import { type TestContext, describe, expect, test } from 'vitest'
import { eventually } from './eventually.ts'
import { createFaultyIndexedDb } from './faulty-indexeddb.ts'
import {
  createLine,
  createPage,
  mapId,
  mapOn,
  notes,
  notesOn,
  raise,
  recordStates,
  untilState,
  write,
} from './stage.ts'

describe.concurrent('the pill tells the truth', () => {
  test('saved means that the server has acknowledged every edit', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const session = stage.openSession(await stage.openStore(createFaultyIndexedDb()), server.origin)
    expect(session.status.getState().state).toBe('loading')
    expect(await session.ready).toBe('server')
    await untilState(session, 'saved')
    server.answerBarriers(false)
    write(session, 'mine')
    expect(session.status.getState()).toMatchObject({ state: 'saving', unsafeEdits: 1, unsentEdits: 1 })
    await untilState(session, 'saved-here')
    await eventually(() => expect(notesOn(server)).toHaveProperty('mine'))
    expect(session.status.getState()).toMatchObject({ state: 'saved-here', unsafeEdits: 0, unsentEdits: 1 })
    write(session, 'mine too')
    server.answerBarriers(true)
    await untilState(session, 'saved')
    expect(session.status.getState()).toMatchObject({ unsentEdits: 0, acknowledged: true })
  })

  test('an acknowledgement of an earlier edit does not cover a later one', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const session = stage.openSession(await stage.openStore(createFaultyIndexedDb()), server.origin)
    await untilState(session, 'saved')
    server.answerBarriers(false)
    write(session, 'first')
    await untilState(session, 'saved-here')
    await eventually(() => expect(server.waitingBarriers).toBe(1))
    const states = recordStates(session)
    // The answer to the first edit's barrier arrives while the second is on its way.
    server.answerBarriers(true)
    server.answerBarriers(false)
    write(session, 'second')
    await eventually(() => expect(session.status.getState().unsentEdits).toBe(1))
    expect(states).not.toContain('saved')
    server.answerBarriers(true)
    await untilState(session, 'saved')
  })

  test("others' edits are no edits of mine", async (context) => {
    const { server, stage } = await raise(context)
    const map = mapOn(server)
    const session = stage.openSession(await stage.openStore(createFaultyIndexedDb()), server.origin)
    await untilState(session, 'saved')
    server.answerBarriers(false)
    const states = recordStates(session)
    map.getMap('notes').set('by another', true)
    await eventually(() => expect(notes(session.doc)).toHaveProperty('by another'))
    expect(session.status.getState()).toMatchObject({ state: 'saved', unsentEdits: 0, unsafeEdits: 0 })
    expect(states).toEqual(['saved'])
  })

  test('while edits keep coming, those of before are acknowledged', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const session = stage.openSession(await stage.openStore(null), server.origin)
    await untilState(session, 'saved')
    const states = recordStates(session)
    for (let number = 0; number < 40; number++) {
      write(session, `n${number}`)
      await eventually(() => expect(session.status.getState().unsentEdits).toBeLessThan(5), { interval: 5 })
    }
    expect(states).not.toContain('not-saved')
    await untilState(session, 'saved')
  })

  test('offline edits are on this device, and reach the server later', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const line = createLine()
    const session = stage.openSession(await stage.openStore(createFaultyIndexedDb()), server.origin, line)
    await untilState(session, 'saved')
    line.cut()
    write(session, 'a')
    write(session, 'b')
    await untilState(session, 'offline')
    expect(session.status.getState()).toMatchObject({ unsentEdits: 2, unsafeEdits: 0, connected: false })
    expect(notesOn(server)).toEqual({ 'from the server': true })
    const states = recordStates(session)
    line.mend()
    session.retry()
    await untilState(session, 'saved')
    expect(states).toEqual(['offline', 'saved-here', 'saved'])
    expect(notesOn(server)).toEqual({ 'from the server': true, a: true, b: true })
  })

  test('a server that cannot store acknowledges nothing, and says so', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const session = stage.openSession(await stage.openStore(createFaultyIndexedDb()), server.origin)
    await untilState(session, 'saved')
    server.answerBarriers(false)
    server.notice('storage-failing')
    write(session, 'a')
    await untilState(session, 'saved-here')
    expect(session.status.getState().serverStorageFailing).toBe(true)
    server.notice('storage-ok')
    server.answerBarriers(true)
    await untilState(session, 'saved')
    expect(session.status.getState().serverStorageFailing).toBe(false)
  })

  test('a server whose changes reach others late says so, until they do not or the line is lost', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const session = stage.openSession(await stage.openStore(createFaultyIndexedDb()), server.origin)
    await untilState(session, 'saved')
    server.notice('others-late')
    await eventually(() => expect(session.status.getState().lateForOthers).toBe(true))
    expect(session.status.getState().state).toBe('saved')
    server.notice('others-prompt')
    await eventually(() => expect(session.status.getState().lateForOthers).toBe(false))
    server.notice('others-late')
    await eventually(() => expect(session.status.getState().lateForOthers).toBe(true))
    server.cutAll()
    await eventually(() => expect(session.status.getState().lateForOthers).toBe(false))
  })

  test('a dead line is found out', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const page = createPage()
    const session = stage.openSession(await stage.openStore(createFaultyIndexedDb()), server.origin, { page })
    await untilState(session, 'saved')
    server.silence(true)
    write(session, 'a')
    await untilState(session, 'saved-here')
    page.dispatchEvent(new Event('offline'))
    await eventually(() => expect(server.accepted).toBe(2))
    server.silence(false)
    server.cutAll()
    await untilState(session, 'saved')
    expect(notesOn(server)).toHaveProperty('a')
  })

  test('coming back to the network tries again at once', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const page = createPage()
    const line = createLine()
    const session = stage.openSession(await stage.openStore(createFaultyIndexedDb()), server.origin, { ...line, page })
    await untilState(session, 'saved')
    line.cut()
    await untilState(session, 'offline')
    line.mend()
    const before = line.attempts
    page.dispatchEvent(new Event('online'))
    expect(line.attempts).toBe(before + 1)
    await untilState(session, 'saved')
  })
})

describe.concurrent('nothing is lost', () => {
  test('a reload offline shows everything, as someone new', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const faulty = createFaultyIndexedDb()
    const line = createLine()
    const first = stage.openSession(await stage.openStore(faulty), server.origin, line)
    await untilState(first, 'saved')
    line.cut()
    write(first, 'a')
    await untilState(first, 'saved-here')
    await first.close()
    const second = stage.openSession(await stage.openStore(faulty), server.origin, line)
    expect(await second.ready).toBe('device')
    expect(notes(second.doc)).toEqual({ 'from the server': true, a: true })
    expect(second.doc.clientID).not.toBe(first.doc.clientID)
    await untilState(second, 'offline')
    line.mend()
    second.retry()
    await untilState(second, 'saved')
    expect(notesOn(server)).toHaveProperty('a')
  })

  test('two tabs, one socket cut: each says what is true of itself, and they meet again', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const faulty = createFaultyIndexedDb()
    const lines = [createLine(), createLine()] as const
    const a = stage.openSession(await stage.openStore(faulty), server.origin, lines[0])
    await untilState(a, 'saved')
    const b = stage.openSession(await stage.openStore(faulty), server.origin, lines[1])
    await untilState(b, 'saved')
    lines[1].cut()
    const said = recordStates(b)
    write(a, 'by a')
    write(b, 'by b')
    await untilState(a, 'saved')
    await untilState(b, 'offline')
    // What b knows of the server is from before: its own edit was never called saved.
    expect(said.slice(1)).not.toContain('saved')
    expect(notesOn(server)).toEqual({ 'from the server': true, 'by a': true })
    await a.close()
    lines[1].mend()
    b.retry()
    await untilState(b, 'saved')
    const all = { 'from the server': true, 'by a': true, 'by b': true }
    expect(notes(b.doc)).toEqual(all)
    expect(notesOn(server)).toEqual(all)
    const c = stage.openSession(await stage.openStore(faulty), server.origin)
    await c.ready
    expect(notes(c.doc)).toEqual(all)
  })

  test('the server restarts under two people', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const [one, two] = [createFaultyIndexedDb(), createFaultyIndexedDb()]
    const a = stage.openSession(await stage.openStore(one), server.origin)
    const b = stage.openSession(await stage.openStore(two), server.origin)
    await untilState(a, 'saved')
    await untilState(b, 'saved')
    await server.stop()
    write(a, 'by a')
    write(b, 'by b')
    await untilState(a, 'offline')
    await server.restart()
    await untilState(a, 'saved', 12_000)
    await untilState(b, 'saved', 12_000)
    await eventually(() => expect(notes(a.doc)).toEqual(notes(b.doc)))
    expect(notesOn(server)).toEqual({ 'from the server': true, 'by a': true, 'by b': true })
  })

  test('many rows are made into one while the map is open', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const store = await stage.openStore(createFaultyIndexedDb())
    const session = stage.openSession(store, server.origin)
    await untilState(session, 'saved')
    for (let number = 0; number < 300; number++) write(session, `n${number}`)
    await untilState(session, 'saved')
    await eventually(async () => expect((await store.loadMap(mapId)).rows).toBeLessThan(5), { timeout: 15_000 })
    const { doc } = await store.loadMap(mapId)
    expect(notes(doc)).toEqual(notes(session.doc))
  })
})

/** Opens a map, cuts the line and writes faster than any disk. */
async function burst(context: TestContext) {
  const { server, stage } = await raise(context)
  mapOn(server)
  const faulty = createFaultyIndexedDb()
  const store = await stage.openStore(faulty)
  const line = createLine()
  const session = stage.openSession(store, server.origin, line)
  await untilState(session, 'saved')
  line.cut()
  let transactions = 0
  faulty.decide(({ mode }) => {
    if (mode === 'readwrite') transactions++
    return 'commits'
  })
  for (let number = 0; number < 2_000; number++) write(session, `n${number}`)
  const reopen = async () => {
    const again = stage.openSession(await stage.openStore(faulty), server.origin, line)
    await again.ready
    return Object.keys(notes(again.doc))
  }
  return { stage, store, line, session, reopen, transactions: () => transactions }
}

describe('a burst of 2,000 edits', () => {
  test('is kept when the map is closed at once', async (context) => {
    const { session, reopen } = await burst(context)
    await session.close()
    await eventually(() => expect(session.status.getState().unsafeEdits).toBe(0), { timeout: 10_000 })
    expect(await reopen()).toHaveLength(2_001)
  })

  test('is written in a few transactions, and survives the page', async (context) => {
    const { stage, store, line, session, reopen, transactions } = await burst(context)
    await eventually(() => expect(session.status.getState().unsafeEdits).toBe(0), { timeout: 10_000, interval: 5 })
    expect(transactions()).toBeLessThan(6)
    stage.kill(store, line)
    expect(await reopen()).toHaveLength(2_001)
  })
})

import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { eventually } from './eventually.ts'
import { createFaultyIndexedDb } from './faulty-indexeddb.ts'
import {
  createLine,
  createPage,
  docWith,
  mapId,
  mapOn,
  notes,
  notesOn,
  raise,
  recordStates,
  untilState,
  write,
} from './stage.ts'

describe.concurrent('this device fails', () => {
  test.for(['aborts', 'quota', 'throws'] as const)(
    'writes fail (%s): the server keeps the edits',
    async (fate, context) => {
      const { server, stage } = await raise(context)
      mapOn(server)
      const faulty = createFaultyIndexedDb()
      const page = createPage()
      const session = stage.openSession(await stage.openStore(faulty), server.origin, { page })
      await untilState(session, 'saved')
      faulty.decide(({ mode }) => (mode === 'readwrite' ? fate : 'commits'))
      const states = recordStates(session)
      write(session, 'a')
      await eventually(() => expect(session.status.getState().writeTrouble).toBe(fate === 'quota' ? 'quota' : 'failed'))
      await untilState(session, 'saved')
      // Nothing is on this device. On a slow machine the pill may say meanwhile that nothing is saved yet.
      expect(states[1]).toBe('saving')
      expect(states).not.toContain('saved-here')
      expect(page.asksBeforeClosing).toBe(false)
    },
  )

  test.for(['aborts', 'quota', 'throws'] as const)(
    'writes fail (%s) and the server is away: not saved, until this device takes them',
    async (fate, context) => {
      const { server, stage } = await raise(context)
      mapOn(server)
      const faulty = createFaultyIndexedDb()
      const page = createPage()
      const line = createLine()
      const store = await stage.openStore(faulty)
      const session = stage.openSession(store, server.origin, { ...line, page })
      await untilState(session, 'saved')
      faulty.decide(({ mode }) => (mode === 'readwrite' ? fate : 'commits'))
      line.cut()
      write(session, 'a')
      expect(page.asksBeforeClosing).toBe(true)
      await untilState(session, 'not-saved')
      expect(session.status.getState().unsafeEdits).toBe(1)
      expect(JSON.parse(await session.downloadState().blob.text())).toMatchObject({ format: 'jejak-map' })
      faulty.decide(() => 'commits')
      write(session, 'b')
      await eventually(() => expect(['saved-here', 'offline']).toContain(session.status.getState().state))
      expect(session.status.getState()).toMatchObject({ unsafeEdits: 0, unsentEdits: 2 })
      expect(page.asksBeforeClosing).toBe(false)
      const { doc } = await store.loadMap(mapId)
      expect(notes(doc)).toEqual({ 'from the server': true, a: true, b: true })
    },
  )

  test('writes never end and the server is away: not saved, until the server takes them', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const faulty = createFaultyIndexedDb()
    const page = createPage()
    const line = createLine()
    const session = stage.openSession(await stage.openStore(faulty), server.origin, { ...line, page })
    await untilState(session, 'saved')
    faulty.decide(({ mode }) => (mode === 'readwrite' ? 'hangs' : 'commits'))
    line.cut()
    write(session, 'a')
    await untilState(session, 'not-saved')
    expect(page.asksBeforeClosing).toBe(true)
    line.mend()
    session.retry()
    await untilState(session, 'saved')
    expect(page.asksBeforeClosing).toBe(false)
  })

  test('no IndexedDB: works from the server, and says that this browser keeps no copy', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const page = createPage()
    const line = createLine()
    const store = await stage.openStore(null)
    const session = stage.openSession(store, server.origin, { ...line, page })
    await untilState(session, 'saved')
    expect(session.status.getState()).toMatchObject({ localKind: 'memory', memoryReason: 'missing' })
    write(session, 'a')
    expect(session.status.getState().state).toBe('saving')
    await untilState(session, 'saved')
    line.cut()
    await untilState(session, 'offline')
    const rows = (await store.loadMap(mapId)).rows
    write(session, 'b')
    await untilState(session, 'not-saved')
    // The page's memory has it by then, and that is no place to keep it.
    await eventually(async () => expect((await store.loadMap(mapId)).rows).toBe(rows + 1))
    expect(session.status.getState().state).toBe('not-saved')
    expect(page.asksBeforeClosing).toBe(true)
    line.mend()
    session.retry()
    await untilState(session, 'saved')
    expect(page.asksBeforeClosing).toBe(false)
    expect(notesOn(server)).toEqual({ 'from the server': true, a: true, b: true })
  })

  test('reading never answers: the server gives the map, the rest is waited for', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const faulty = createFaultyIndexedDb()
    const store = await stage.openStore(faulty)
    await store.append(mapId, [Y.encodeStateAsUpdate(docWith('from before'))])
    faulty.decide(() => 'hangs')
    const session = stage.openSession(store, server.origin)
    expect(await session.ready).toBe('server')
    await untilState(session, 'recovery')
    expect(notes(session.doc)).toEqual({ 'from the server': true })
    // Edits go to the server meanwhile; the pill does not call it saved while this browser may hold more.
    write(session, 'a')
    await untilState(session, 'recovery')
    faulty.decide(() => 'commits')
    faulty.endPage()
    await untilState(session, 'saved')
    expect(notes(session.doc)).toEqual({ 'from the server': true, 'from before': true, a: true })
    expect(notesOn(server)).toEqual({ 'from the server': true, 'from before': true, a: true })
  })

  test('reading never answers and the server is away: it says so within seconds', async (context) => {
    const { server, stage } = await raise(context)
    const faulty = createFaultyIndexedDb()
    const store = await stage.openStore(faulty)
    faulty.decide(() => 'hangs')
    const line = createLine()
    line.cut()
    const session = stage.openSession(store, server.origin, line)
    await untilState(session, 'unreachable')
    expect(session.status.getState().localCopy).toBe('late')
  })

  test.for([0, 1, 2, 3])(
    'a damaged row at position %i: good rows load, the server brings the rest',
    async (position, context) => {
      const { server, stage } = await raise(context)
      mapOn(server)
      const faulty = createFaultyIndexedDb()
      const store = await stage.openStore(faulty)
      const first = stage.openSession(store, server.origin)
      await untilState(first, 'saved')
      for (const key of ['a', 'b', 'c']) {
        write(first, key)
        await untilState(first, 'saved')
      }
      await first.close()
      await damageRow(faulty, position)
      const line = createLine()
      line.cut()
      const session = stage.openSession(store, server.origin, line)
      await eventually(() => expect(session.status.getState().localCopy).toBe('read'))
      expect(session.status.getState().quarantined).toBe(1)
      // Row 1 is the first of the user's own, on which the later ones build.
      const shown = [['a', 'b', 'c'], ['from the server'], ['a', 'from the server'], ['a', 'b', 'from the server']]
      expect(Object.keys(notes(session.doc)).sort()).toEqual(shown[position])
      line.mend()
      session.retry()
      await untilState(session, 'saved')
      expect(session.status.getState().quarantined).toBe(1)
      expect(notes(session.doc)).toEqual({ 'from the server': true, a: true, b: true, c: true })
    },
  )

  test('the database is cleared under the open map: it is written again', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const faulty = createFaultyIndexedDb()
    const store = await stage.openStore(faulty)
    const line = createLine()
    const session = stage.openSession(store, server.origin, line)
    await untilState(session, 'saved')
    line.cut()
    write(session, 'a')
    await eventually(() => expect(session.status.getState().unsafeEdits).toBe(0))
    await new Promise((resolve) => {
      faulty.parts.indexedDB.deleteDatabase('jejak').onsuccess = resolve
    })
    await untilState(session, 'offline')
    const again = stage.openSession(store, server.origin, line)
    expect(await again.ready).toBe('device')
    expect(notes(again.doc)).toEqual({ 'from the server': true, a: true })
  })

  test('a newer version takes the database over: the pill says why nothing is written', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const faulty = createFaultyIndexedDb()
    const page = createPage()
    const line = createLine()
    const session = stage.openSession(await stage.openStore(faulty), server.origin, { ...line, page })
    await untilState(session, 'saved')
    await new Promise((resolve) => {
      faulty.parts.indexedDB.open('jejak', 1_000).onsuccess = resolve
    })
    await eventually(() => expect(session.status.getState().writeTrouble).toBe('replaced'))
    write(session, 'a')
    await untilState(session, 'saved')
    line.cut()
    write(session, 'b')
    await untilState(session, 'not-saved')
    expect(page.asksBeforeClosing).toBe(true)
  })
})

async function damageRow(faulty: ReturnType<typeof createFaultyIndexedDb>, position: number): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = faulty.parts.indexedDB.open('jejak')
    request.onsuccess = () => resolve(request.result)
  })
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction('updates', 'readwrite')
    const rows = transaction.objectStore('updates')
    const all = rows.getAll()
    all.onsuccess = () => {
      const row = all.result[position] as { checksum: number }
      rows.put({ ...row, checksum: row.checksum ^ 1 })
    }
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error))
  })
  database.close()
}

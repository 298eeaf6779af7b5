import { describe, expect, test } from 'vitest'
import type { MapSession } from '../../../client/services/map-session.ts'
import { sendEdits } from '../../../client/services/send-edits.ts'
import { sendingSessions } from '../../../client/services/sending-sessions.ts'
import { eventually } from './eventually.ts'
import { createFaultyIndexedDb } from './faulty-indexeddb.ts'
import { type Line, createLine, createPage, mapId, mapOn, notesOn, raise, untilState, write } from './stage.ts'

/** Makes an edit without the server, and closes the map. */
async function editOffline(session: MapSession, line: Line, note: string): Promise<void> {
  line.cut()
  await session.ready
  write(session, note)
  await untilState(session, 'saved-here')
  await session.close()
}

describe.concurrent('edits made offline to a map that the server has', () => {
  test('are sent when the network returns, though the map was closed; the page may be closed meanwhile', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const store = await stage.openStore(createFaultyIndexedDb())
    const [line, page] = [createLine(), createPage()]
    const session = stage.openSession(store, server.origin, { ...line, page })
    await untilState(session, 'saved')
    await editOffline(session, line, 'a')
    expect(page.asksBeforeClosing).toBe(false)
    expect(await store.mapCard(mapId)).toMatchObject({ unsent: true })
    line.mend()
    page.dispatchEvent(new Event('online'))
    await eventually(() => expect(notesOn(server)).toHaveProperty('a'))
    await eventually(() => expect(server.connections).toBe(0))
    expect(await store.mapCard(mapId)).not.toHaveProperty('unsent')
  })

  test('are sent at the next visit, without opening the map', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const faulty = createFaultyIndexedDb()
    const line = createLine()
    const store = await stage.openStore(faulty)
    const session = stage.openSession(store, server.origin, line)
    await untilState(session, 'saved')
    line.cut()
    write(session, 'a')
    await eventually(async () => expect(await store.mapCard(mapId)).toMatchObject({ unsent: true }))
    stage.kill(store, line)
    const next = await stage.openStore(faulty)
    const before = await next.mapCard(mapId)
    await sendEdits(mapId, { ...createLine(), store: next, origin: server.origin })
    await eventually(() => expect(notesOn(server)).toHaveProperty('a'))
    await eventually(async () => expect(await next.mapCard(mapId)).not.toHaveProperty('unsent'))
    expect((await next.mapCard(mapId))?.openedAt).toBe(before?.openedAt)
  })

  test('are one connection in the end, however often the map was opened and closed', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const store = await stage.openStore(createFaultyIndexedDb())
    const [line, page] = [createLine(), createPage()]
    const open = () => stage.openSession(store, server.origin, { ...line, page })
    const first = open()
    await untilState(first, 'saved')
    await editOffline(first, line, 'a')
    await editOffline(open(), line, 'b')
    const last = open()
    await last.ready
    // This one only looked; what the others wrote is still to be sent.
    await last.close()
    const { accepted } = server
    line.mend()
    page.dispatchEvent(new Event('online'))
    await eventually(() => expect(notesOn(server)).toEqual({ 'from the server': true, a: true, b: true }))
    await eventually(async () => expect(await store.mapCard(mapId)).not.toHaveProperty('unsent'))
    expect(server.accepted - accepted).toBe(1)
  })

  test('are not sent, and bring nothing back, once the map is removed for good', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const store = await stage.openStore(createFaultyIndexedDb())
    const [line, page] = [createLine(), createPage()]
    const session = stage.openSession(store, server.origin, { ...line, page })
    await untilState(session, 'saved')
    await editOffline(session, line, 'a')
    await store.deleteMap(mapId)
    await store.forgetMap(mapId)
    await eventually(() => expect(sendingSessions(store, mapId)).toEqual([]))
    const { attempts } = line
    line.mend()
    page.dispatchEvent(new Event('online'))
    expect(line.attempts).toBe(attempts)
    expect(await store.mapCard(mapId)).toBeUndefined()
    expect(notesOn(server)).not.toHaveProperty('a')
  })

  test('that the server refuses are kept for a later visit', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const store = await stage.openStore(createFaultyIndexedDb())
    const line = createLine()
    const session = stage.openSession(store, server.origin, line)
    await untilState(session, 'saved')
    server.refuse(4422)
    await untilState(session, 'refused')
    write(session, 'a')
    await eventually(() => expect(session.status.getState().unsafeEdits).toBe(0))
    await session.close()
    expect(await store.mapCard(mapId)).toMatchObject({ unsent: true })
    server.refuse(undefined)
    await sendEdits(mapId, { ...line, store, origin: server.origin })
    await eventually(() => expect(notesOn(server)).toHaveProperty('a'))
  })
})

test('edits that were acknowledged leave no mark in the library', async (context) => {
  const { server, stage } = await raise(context)
  mapOn(server)
  const store = await stage.openStore(createFaultyIndexedDb())
  const session = stage.openSession(store, server.origin)
  await untilState(session, 'saved')
  write(session, 'a')
  await untilState(session, 'saved')
  await session.close()
  expect(await store.mapCard(mapId)).not.toHaveProperty('unsent')
})

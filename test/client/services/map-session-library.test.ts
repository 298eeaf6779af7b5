import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { mapFull } from '../../../client/state/save-status.ts'
import { eventually } from './eventually.ts'
import { createFaultyIndexedDb } from './faulty-indexeddb.ts'
import { createLine, createPage, docWith, mapId, mapOn, notes, notesOn, raise, untilState, write } from './stage.ts'

describe.concurrent('maps that one side does not have', () => {
  test('made offline, it is published when the server is there', { timeout: 15_000 }, async (context) => {
    const { server, stage } = await raise(context)
    const store = await stage.openStore(createFaultyIndexedDb())
    await store.append(mapId, [Y.encodeStateAsUpdate(docWith('made offline'))])
    await store.saveMapCard(mapId, { title: 'Mine', published: false })
    const line = createLine()
    line.cut()
    const session = stage.openSession(store, server.origin, line)
    expect(await session.ready).toBe('device')
    write(session, 'a')
    await untilState(session, 'offline')
    expect(session.status.getState()).toMatchObject({ unsentEdits: 1, unsafeEdits: 0 })
    expect(session.status.getState().refused).toBeUndefined()
    line.mend()
    await untilState(session, 'saved', 12_000)
    expect(notesOn(server)).toEqual({ 'made offline': true, a: true })
    await eventually(async () => expect(await store.mapCard(mapId)).toMatchObject({ published: true }), {
      timeout: 3_000,
    })
  })

  test('the server knows it already when it is published: both are joined', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const store = await stage.openStore(createFaultyIndexedDb())
    await store.append(mapId, [Y.encodeStateAsUpdate(docWith('made here'))])
    await store.saveMapCard(mapId, { published: false })
    const session = stage.openSession(store, server.origin)
    await untilState(session, 'saved')
    expect(notesOn(server)).toEqual({ 'from the server': true, 'made here': true })
  })

  test('the server does not take it: refused, and edits stay on this device', async (context) => {
    const { server, stage } = await raise(context)
    const store = await stage.openStore(createFaultyIndexedDb())
    await store.append(mapId, [Y.encodeStateAsUpdate(docWith('too large'))])
    await store.saveMapCard(mapId, { published: false })
    server.answerPut(413)
    const session = stage.openSession(store, server.origin)
    await untilState(session, 'refused')
    write(session, 'a')
    await untilState(session, 'refused')
    expect(session.status.getState()).toMatchObject({ refused: { code: mapFull }, canPublish: true, unsafeEdits: 0 })
    server.answerPut(undefined)
    session.retry()
    await untilState(session, 'saved')
    expect(notesOn(server)).toEqual({ 'too large': true, a: true })
  })

  test('the server has lost it: refused, until the user publishes this copy', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const store = await stage.openStore(createFaultyIndexedDb())
    const line = createLine()
    const first = stage.openSession(store, server.origin, line)
    await untilState(first, 'saved')
    await first.close()
    server.removeMap(mapId)
    const session = stage.openSession(store, server.origin, line)
    expect(await session.ready).toBe('device')
    await untilState(session, 'refused')
    expect(session.status.getState()).toMatchObject({ refused: { code: 4404 }, canPublish: true })
    line.cut()
    expect(await session.publish()).toEqual({ kind: 'unreachable' })
    line.mend()
    expect(await session.publish()).toEqual({ kind: 'published' })
    await untilState(session, 'saved')
    expect(notesOn(server)).toEqual({ 'from the server': true })
  })

  test('neither side has it: refused, and the library stays as it is', async (context) => {
    const { server, stage } = await raise(context)
    const store = await stage.openStore(createFaultyIndexedDb())
    const session = stage.openSession(store, server.origin)
    await untilState(session, 'refused')
    expect(session.status.getState()).toMatchObject({ ready: false, canPublish: false })
    await session.close()
    expect(await session.ready).toBe('closed')
    expect(await store.listMaps()).toEqual([])
  })

  test(
    'nothing here and the server away: unreachable, not an empty map; then it comes',
    { timeout: 15_000 },
    async (context) => {
      const { server, stage } = await raise(context)
      mapOn(server)
      const line = createLine()
      line.cut()
      const session = stage.openSession(await stage.openStore(createFaultyIndexedDb()), server.origin, line)
      await untilState(session, 'unreachable', 4_000)
      line.mend()
      session.retry()
      expect(await session.ready).toBe('server')
      expect(notes(session.doc)).toEqual({ 'from the server': true })
    },
  )
})

describe.concurrent('the session and the library', () => {
  test('an opened map enters the library, with its title and counts', async (context) => {
    const { server, stage } = await raise(context)
    const doc = mapOn(server)
    doc.getMap('meta').set('title', new Y.Text('Beli polis'))
    doc.getMap('stages').set('s', new Y.Map([['title', 'Sadar']]))
    doc.getMap('cards').set('c', new Y.Map())
    doc.getMap('cards').set('gone', new Y.Map([['deletedAt', 1]]))
    const store = await stage.openStore(createFaultyIndexedDb())
    const session = stage.openSession(store, server.origin)
    await session.ready
    await eventually(async () =>
      expect(await store.listMaps()).toMatchObject([{ id: mapId, title: 'Beli polis', stages: 1, cards: 1 }]),
    )
    await untilState(session, 'saved')
    ;(session.doc.getMap('meta').get('title') as Y.Text).insert(4, ' satu')
    await session.close()
    expect(await store.mapCard(mapId)).toMatchObject({ title: 'Beli satu polis', published: true })
  })

  test('opening a deleted map brings it back', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const store = await stage.openStore(createFaultyIndexedDb())
    await store.saveMapCard(mapId, { title: 'Old' })
    await store.deleteMap(mapId)
    const session = stage.openSession(store, server.origin)
    await session.ready
    await eventually(async () => expect(await store.listMaps()).toHaveLength(1))
  })

  test('closing ends in time when nothing answers, and the edits are still not given up', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const faulty = createFaultyIndexedDb()
    const line = createLine()
    const page = createPage()
    const store = await stage.openStore(faulty)
    const session = stage.openSession(store, server.origin, { ...line, page })
    await untilState(session, 'saved')
    faulty.decide(({ mode }) => (mode === 'readwrite' ? 'aborts' : 'commits'))
    line.cut()
    write(session, 'a')
    const begun = performance.now()
    await session.close()
    // Two seconds; trying to write and to send would go on for ever.
    expect(performance.now() - begun).toBeLessThan(10_000)
    expect(page.asksBeforeClosing).toBe(true)
    faulty.decide(() => 'commits')
    await eventually(() => expect(page.asksBeforeClosing).toBe(false))
    const again = stage.openSession(store, server.origin, line)
    expect(await again.ready).toBe('device')
    expect(notes(again.doc)).toEqual({ 'from the server': true, a: true })
  })

  test('opened and closed at once, it leaves nothing behind', async (context) => {
    const { server, stage } = await raise(context)
    mapOn(server)
    const store = await stage.openStore(createFaultyIndexedDb())
    const session = stage.openSession(store, server.origin)
    await session.close()
    expect(await session.ready).toBe('closed')
    expect(server.connections).toBe(0)
    expect(await store.listMaps()).toEqual([])
  })
})

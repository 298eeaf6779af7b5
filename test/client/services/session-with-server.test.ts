import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, describe, expect, test } from 'vitest'
import { createMap } from '../../../client/services/create-map.ts'
import { notePageKey, pageKey } from '../../../client/services/map-keys.ts'
import type { MapSession } from '../../../client/services/map-session.ts'
import { readMap } from '../../../journey/doc/read.ts'
import { changeMap } from '../../../journey/edits/map.ts'
import { addStage, deleteStage } from '../../../journey/edits/stages.ts'
import { fileData } from '../../../journey/formats/json.ts'
import { FaultyStorage } from '../../collab-server/faulty-storage.ts'
import { createMap as createOnServer, keyOf } from '../../collab-server/maps.ts'
import { sampleMap } from '../../helpers/sample-map.ts'
import { type ServerOptions, type TestServer, startServer } from '../../helpers/server.ts'
import { eventually } from './eventually.ts'
import { createFaultyIndexedDb } from './faulty-indexeddb.ts'
import { type Stage, createLine, openStage, untilState } from './stage.ts'

/** The real server, which can be stopped and started again over the same data, and browsers to talk to it. */
async function raise({ onTestFinished }: TestContext, options: ServerOptions = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'jejak-'))
  const stage = openStage()
  let server: TestServer = await startServer({ dataDir, ...options })
  onTestFinished(async () => {
    await stage.clear()
    await server.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  return {
    stage,
    url: server.url,
    stop: () => server.close(),
    start: async () => {
      server = await startServer({ dataDir, ...options, port: server.port })
    },
  }
}

/** A map that was made on the server, and whose link this page has. */
const madeOnServer = async (url: string) => {
  const id = await createOnServer(url)
  notePageKey(id, keyOf(id))
  return id
}

const openBrowser = async (stage: Stage) => stage.openStore(createFaultyIndexedDb())

const onServer = async (url: string, id: string): Promise<unknown> =>
  (await fetch(`${url}/api/maps/${id}`, { headers: { authorization: `Bearer ${pageKey(id)}` } })).json()

const fileOf = ({ doc }: MapSession) => JSON.parse(JSON.stringify(fileData(readMap(doc)))) as unknown

describe.concurrent('a map between browsers and the real server', () => {
  test('is made offline, published, joined, edited apart and together; the server holds it all', async (context) => {
    const { stage, url } = await raise(context)
    const line = createLine()
    line.cut()
    const mine = await openBrowser(stage)
    const id = await createMap(sampleMap('id'), { store: mine, origin: url, fetch: line.fetch })
    const a = stage.openSession(mine, url, { id, ...line })
    expect(await a.ready).toBe('device')
    changeMap(a.doc, { title: 'Dibuat luring' })
    line.mend()
    a.retry()
    await untilState(a, 'saved', 12_000)
    const b = stage.openSession(await openBrowser(stage), url, { id })
    expect(await b.ready).toBe('server')
    await untilState(b, 'saved')
    expect(readMap(b.doc)).toEqual(readMap(a.doc))
    line.cut()
    await eventually(() => expect(a.status.getState().connected).toBe(false))
    addStage(a.doc, { title: 'Dari A', band: 'post-sale' })
    deleteStage(b.doc, readMap(b.doc).stages[0]?.id ?? '')
    await untilState(b, 'saved')
    line.mend()
    a.retry()
    await untilState(a, 'saved')
    await eventually(() => expect(readMap(a.doc)).toEqual(readMap(b.doc)))
    expect(await onServer(url, id)).toEqual(fileOf(a))
  })

  test('survives a restart of the server under two people', async (context) => {
    const { stage, url, stop, start } = await raise(context)
    const id = await madeOnServer(url)
    const a = stage.openSession(await openBrowser(stage), url, { id })
    const b = stage.openSession(await openBrowser(stage), url, { id })
    await untilState(a, 'saved')
    await untilState(b, 'saved')
    changeMap(a.doc, { title: 'Before' })
    await untilState(a, 'saved')
    await stop()
    addStage(a.doc, { title: 'By A', band: 'sale' })
    addStage(b.doc, { title: 'By B', band: 'sale' })
    await untilState(a, 'offline')
    await start()
    await untilState(a, 'saved', 15_000)
    await untilState(b, 'saved', 15_000)
    await eventually(() =>
      expect(
        readMap(a.doc)
          .stages.map(({ title }) => title)
          .sort(),
      ).toEqual(['Aware', 'By A', 'By B']),
    )
    await eventually(() => expect(readMap(a.doc)).toEqual(readMap(b.doc)))
    expect(await onServer(url, id)).toEqual(fileOf(a))
  })

  test('is not called saved while the server cannot store it', async (context) => {
    const storage = new FaultyStorage()
    const { stage, url } = await raise(context, { storage })
    const id = await madeOnServer(url)
    const withCopy = stage.openSession(await openBrowser(stage), url, { id })
    const without = stage.openSession(await stage.openStore(null), url, { id })
    await untilState(withCopy, 'saved')
    await untilState(without, 'saved')
    storage.failing.add('append')
    changeMap(withCopy.doc, { title: 'Not stored' })
    await eventually(() => expect(withCopy.status.getState().serverStorageFailing).toBe(true))
    await untilState(withCopy, 'saved-here')
    expect(withCopy.status.getState()).toMatchObject({ unsentEdits: 1 })
    changeMap(without.doc, { period: 'month' })
    await untilState(without, 'not-saved')
    storage.failing.delete('append')
    await untilState(withCopy, 'saved')
    await untilState(without, 'saved')
    expect(await onServer(url, id)).toMatchObject({ meta: { title: 'Not stored', period: 'month' } })
  })

  test('shows people to each other', async (context) => {
    const { stage, url } = await raise(context)
    const id = await madeOnServer(url)
    const a = stage.openSession(await openBrowser(stage), url, { id })
    const b = stage.openSession(await openBrowser(stage), url, { id })
    await untilState(a, 'saved')
    await untilState(b, 'saved')
    a.presence.setCursor({ x: 12, y: 34 })
    a.presence.setDrag([{ cardId: 'c0', x: 5, y: 6 }])
    await eventually(() =>
      expect(b.presence.people).toMatchObject([
        { user: { name: 'Sari' }, cursor: { x: 12, y: 34 }, drag: [{ cardId: 'c0', x: 5, y: 6 }] },
      ]),
    )
    await a.close()
    await eventually(() => expect(b.presence.people).toEqual([]))
  })

  test('a presence as large as it can be is taken', async (context) => {
    const { stage, url } = await raise(context)
    const id = await madeOnServer(url)
    const a = stage.openSession(await openBrowser(stage), url, { id })
    const b = stage.openSession(await openBrowser(stage), url, { id })
    await untilState(a, 'saved')
    await untilState(b, 'saved')
    const ids = Array.from({ length: 300 }, (_, index) => `${index}`.padStart(40, '0'))
    a.presence.setSelection(ids)
    a.presence.setDrag(ids.map((cardId) => ({ cardId, x: -1_234_567.8, y: 1_234_567.8 })))
    await eventually(() => expect(b.presence.people[0]?.drag.length).toBeGreaterThan(30))
    expect(a.status.getState().refused).toBeUndefined()
  })

  test('that nobody knows is refused, and not created', async (context) => {
    const { stage, url } = await raise(context)
    const session = stage.openSession(await openBrowser(stage), url, { id: 'no_such_map' })
    await untilState(session, 'refused')
    expect(session.status.getState().refused).toEqual({ code: 4404 })
    expect((await fetch(`${url}/api/maps/no_such_map`)).status).toBe(404)
  })
})

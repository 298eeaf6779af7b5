import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { createMap } from '../../../client/services/create-map.ts'
import { readMap } from '../../../journey/doc/read.ts'
import { type JourneyMap, currentSchema } from '../../../journey/model/schema.ts'
import { eventually } from './eventually.ts'
import { createFaultyIndexedDb } from './faulty-indexeddb.ts'
import { createLine, raise } from './stage.ts'

const map: JourneyMap = {
  meta: { schema: currentSchema, title: 'Beli polis', sample: true },
  stages: [{ id: 's1', title: 'Sadar', order: 'a0', band: 'pre-sale' }],
  lanes: [{ id: 'l1', title: 'Titik kontak', order: 'a0', role: 'touchpoint' }],
  cards: [{ id: 'c1', title: 'Iklan', place: { stage: 's1', lane: 'l1', order: 'a0' } }],
  links: [],
  frictions: [],
  metrics: [],
  fixes: [],
  personas: [],
  outcomes: [],
}

describe.concurrent('a new map', () => {
  test('is on this device, in the library, and on the server', async (context) => {
    const { server, stage } = await raise(context)
    const store = await stage.openStore(createFaultyIndexedDb())
    const id = await createMap(map, { store, origin: server.origin, picture: { boxes: [] } })
    expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/)
    expect(await store.mapCard(id)).toMatchObject({
      title: 'Beli polis',
      stages: 1,
      cards: 1,
      sample: true,
      picture: { boxes: [] },
    })
    const { doc } = await store.loadMap(id)
    expect(readMap(doc)).toEqual(map)
    await eventually(async () => expect(await store.mapCard(id)).toMatchObject({ published: true }))
    expect(readMap(server.maps.get(id) as Y.Doc)).toEqual(map)
  })

  test('is made offline as well', async (context) => {
    const { server, stage } = await raise(context)
    const line = createLine()
    line.cut()
    const store = await stage.openStore(createFaultyIndexedDb())
    const id = await createMap(map, { store, origin: server.origin, fetch: line.fetch })
    expect(await store.listMaps()).toMatchObject([{ id, published: false }])
  })

  test('goes to the server when this device is full', async (context) => {
    const { server, stage } = await raise(context)
    const faulty = createFaultyIndexedDb()
    const store = await stage.openStore(faulty)
    faulty.decide(({ mode }) => (mode === 'readwrite' ? 'quota' : 'commits'))
    const id = await createMap(map, { store, origin: server.origin })
    expect(readMap(server.maps.get(id) as Y.Doc)).toEqual(map)
  })

  test('is refused when neither this device nor the server takes it', async (context) => {
    const { server, stage } = await raise(context)
    const line = createLine()
    line.cut()
    const faulty = createFaultyIndexedDb()
    const store = await stage.openStore(faulty)
    faulty.decide(({ mode }) => (mode === 'readwrite' ? 'quota' : 'commits'))
    await expect(createMap(map, { store, origin: server.origin, fetch: line.fetch })).rejects.toMatchObject({
      code: 'quota',
    })
  })
})

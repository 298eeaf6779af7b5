import { type TestContext, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openViewLink, readViewAddress } from '../../../client/services/view-link.ts'
import { eventually } from './eventually.ts'
import { startScriptedServer } from './scripted-server.ts'
import { createLine } from './stage.ts'

const mapId = 'map-to-read'
const secret = 'k'.repeat(43)

/** A server with one map, and a reader of it. */
async function read({ onTestFinished }: TestContext) {
  const server = await startScriptedServer()
  onTestFinished(() => server.stop())
  const theirs = new Y.Doc()
  theirs.getMap('notes').set('first', 'said before')
  server.addMap(mapId, theirs)
  const line = createLine()
  const doc = new Y.Doc()
  let changes = 0
  const link = openViewLink({
    doc,
    address: { mapId, key: secret },
    origin: server.origin,
    webSocket: line.webSocket,
    page: undefined,
    onChange: () => void changes++,
  })
  onTestFinished(() => link.close())
  return { server, theirs, line, doc, link, changes: () => changes }
}

test('an address names the map and the secret of its link', () => {
  expect(readViewAddress({ pathname: '/view/abc-1', hash: `#k=${secret}` })).toEqual({ mapId: 'abc-1', key: secret })
  expect(readViewAddress({ pathname: '/view/abc-1/', hash: '' })).toEqual({ mapId: 'abc-1', key: undefined })
  for (const pathname of ['/view/', '/view/a/b', '/map/abc', `/view/${'a'.repeat(41)}`, '/view/%2e%2e'])
    expect(readViewAddress({ pathname, hash: `#k=${secret}` })).toBeUndefined()
})

test('a reader gets what is there and what comes, and sends nothing of its own', async (context) => {
  const { server, theirs, doc, link } = await read(context)
  expect([link.state, link.everLive]).toEqual(['connecting', false])
  await eventually(() => expect(link.state).toBe('live'))
  expect(doc.getMap('notes').get('first')).toBe('said before')
  theirs.getMap('notes').set('second', 'said now')
  await eventually(() => expect(doc.getMap('notes').get('second')).toBe('said now'))
  doc.getMap('notes').set('own', 'never sent')
  // What was sent before the end of a connection arrives before it.
  link.close()
  await eventually(() => expect(server.connections).toBe(0))
  expect(theirs.getMap('notes').get('own')).toBeUndefined()
  expect(server.presenceMessages).toEqual([])
})

test('a reader whose line is cut keeps what it has, comes back by itself and catches up', async (context) => {
  const { theirs, line, doc, link } = await read(context)
  await eventually(() => expect(link.state).toBe('live'))
  line.cut()
  await eventually(() => expect(link.state).toBe('away'))
  expect([link.everLive, link.refused]).toEqual([true, undefined])
  theirs.getMap('notes').set('missed', 'said meanwhile')
  line.mend()
  await eventually(() => expect(link.state).toBe('live'))
  expect(doc.getMap('notes').toJSON()).toEqual({ first: 'said before', missed: 'said meanwhile' })
})

test('what the server refuses is not asked again until someone does', async (context) => {
  const { server, line, link } = await read(context)
  await eventually(() => expect(link.state).toBe('live'))
  server.refuse(4403)
  await eventually(() => expect(link.refused).toBe(4403))
  expect(link.state).toBe('away')
  const { attempts } = line
  server.refuse(undefined)
  link.retry()
  await eventually(() => expect(link.state).toBe('live'))
  expect([link.refused, line.attempts]).toEqual([undefined, attempts + 1])
})

test('bytes that are no message end the connection, not the reading', async (context) => {
  const { server, theirs, line, doc, link } = await read(context)
  await eventually(() => expect(link.state).toBe('live'))
  const { attempts } = line
  server.sendRaw(Uint8Array.of(0, 2, 255, 255))
  await eventually(() => expect(line.attempts).toBeGreaterThan(attempts))
  await eventually(() => expect(link.state).toBe('live'))
  theirs.getMap('notes').set('after', 'still here')
  await eventually(() => expect(doc.getMap('notes').get('after')).toBe('still here'))
})

test('a closed link is done: it says nothing more and connects no more', async (context) => {
  const { server, line, link, changes } = await read(context)
  await eventually(() => expect(link.state).toBe('live'))
  const before = { changes: changes(), attempts: line.attempts }
  link.close()
  await eventually(() => expect(server.connections).toBe(0))
  expect({ changes: changes(), attempts: line.attempts }).toEqual(before)
})

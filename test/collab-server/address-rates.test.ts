import { describe, expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { AddressRates } from '../../collab-server/address-rates.ts'
import { type AddressRates as Rates, defaultSettings } from '../../collab-server/settings.ts'
import { syncMessage } from './client.ts'
import { asOwner, createMap, keyOf } from './maps.ts'
import { serverForTest, until } from './waiting.ts'

const usual = defaultSettings.addressRates
const few = { atOnce: 3, perSecond: 0.01 }

const serverWith = (rates: Partial<Rates>) =>
  serverForTest({ trustedProxies: { hops: 1 }, settings: { addressRates: { ...usual, ...rates } } })

/** A socket from an address, and the code that it is closed with. */
function socketFrom(wsUrl: string, mapId: string, address: string, key = keyOf(mapId)) {
  const headers = { 'x-forwarded-for': address }
  const socket = new WebSocket(`${wsUrl}/${mapId}`, ['yjs', `key.${key}`], { headers })
  const seen: { code?: number; received: number } = { received: 0 }
  socket.on('message', () => seen.received++)
  socket.on('close', (code) => (seen.code = code))
  socket.on('error', () => undefined)
  onTestFinished(() => socket.terminate())
  return { socket, seen }
}

async function isLetIn({ seen }: ReturnType<typeof socketFrom>): Promise<boolean> {
  await until(() => seen.received > 0 || seen.code !== undefined, 'the server has decided')
  return seen.received > 0
}

const get = (url: string, id: string, address: string, headers: Record<string, string> = asOwner(id)) =>
  fetch(`${url}/api/maps/${id}`, { headers: { ...headers, 'x-forwarded-for': address } })

/** When a ping that is sent now is answered. */
const answered = (socket: WebSocket) => {
  const startedAt = performance.now()
  let ms: number | undefined
  socket.once('pong', () => (ms = performance.now() - startedAt))
  socket.ping()
  return { ms: () => ms }
}

describe('one address', () => {
  test('may have so many sockets, told why it gets no more; others come in, and so does it when some have gone', async () => {
    const server = await serverWith({ socketsAtOnce: 3 })
    const id = await createMap(server.url)
    const mine = Array.from({ length: 3 }, () => socketFrom(server.wsUrl, id, '203.0.113.9'))
    for (const socket of mine) expect(await isLetIn(socket)).toBe(true)
    const more = socketFrom(server.wsUrl, id, '203.0.113.9')
    expect(await isLetIn(more)).toBe(false)
    expect(more.seen.code).toBe(4529)
    expect(await isLetIn(socketFrom(server.wsUrl, id, '203.0.113.10'))).toBe(true)
    mine[0]?.socket.close()
    await expect.poll(() => isLetIn(socketFrom(server.wsUrl, id, '203.0.113.9')), { timeout: 8_000 }).toBe(true)
  })

  test('may open so many in a short time', async () => {
    const server = await serverWith({ sockets: few })
    const id = await createMap(server.url)
    for (let index = 0; index < 3; index++) {
      const each = socketFrom(server.wsUrl, id, '203.0.113.9')
      expect(await isLetIn(each)).toBe(true)
      each.socket.close()
    }
    const more = socketFrom(server.wsUrl, id, '203.0.113.9')
    expect(await isLetIn(more)).toBe(false)
    expect(more.seen.code).toBe(4529)
  })

  test('may send so many requests, and is told when to come again', async () => {
    const server = await serverWith({ requests: few })
    const id = await createMap(server.url)
    for (let index = 0; index < 3; index++) expect((await get(server.url, id, '203.0.113.9')).status).toBe(200)
    const refused = await get(server.url, id, '203.0.113.9')
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '100'])
    expect(await refused.json()).toMatchObject({ error: { code: 'too-many-requests' } })
    // What it wrote itself in front of what the proxy heard changes nothing.
    expect((await get(server.url, id, '198.51.100.1, 203.0.113.9')).status).toBe(429)
    expect((await get(server.url, id, '203.0.113.10')).status).toBe(200)
    expect((await fetch(`${server.url}/healthz`, { headers: { 'x-forwarded-for': '203.0.113.9' } })).status).toBe(200)
  })

  test.each([
    ['making', '/api/maps', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }, 201],
    ['exports', undefined, {}, 200],
  ] as const)('may do less of what costs more: %s', async (rate, path, request, good) => {
    const server = await serverWith({ [rate]: few })
    const id = await createMap(server.url)
    const ask = () =>
      fetch(`${server.url}${path ?? `/api/maps/${id}/export.csv`}`, {
        ...request,
        headers: { ...('headers' in request ? request.headers : asOwner(id)), 'x-forwarded-for': '203.0.113.9' },
      })
    const statuses = []
    for (let index = 0; index < 4; index++) statuses.push((await ask()).status)
    expect(statuses).toEqual([good, good, good, 429])
    expect((await get(server.url, id, '203.0.113.9')).status).toBe(200)
  })

  test('may try so many links that open nothing, over HTTP and sockets together', async () => {
    const server = await serverWith({ failures: few })
    const id = await createMap(server.url)
    const wrong = { authorization: `Bearer ${'w'.repeat(43)}` }
    for (let index = 0; index < 2; index++) expect((await get(server.url, id, '203.0.113.9', wrong)).status).toBe(404)
    for (let index = 0; index < 2; index++) {
      const guess = socketFrom(server.wsUrl, id, '203.0.113.9', 'w'.repeat(43))
      expect(await isLetIn(guess)).toBe(false)
      expect(guess.seen.code).toBe(4404)
    }
    expect((await get(server.url, id, '203.0.113.9', wrong)).status).toBe(429)
    const guess = socketFrom(server.wsUrl, id, '203.0.113.9', 'w'.repeat(43))
    expect(await isLetIn(guess)).toBe(false)
    expect(guess.seen.code).toBe(4529)
    expect((await get(server.url, id, '203.0.113.10')).status).toBe(200)
  })

  test('that sends too much over all its sockets is read more slowly, and nobody else is', async () => {
    const server = await serverWith({ messages: { atOnce: 40, perSecond: 20 } })
    const id = await createMap(server.url)
    const mine = Array.from({ length: 4 }, () => socketFrom(server.wsUrl, id, '203.0.113.9'))
    const other = socketFrom(server.wsUrl, id, '203.0.113.10')
    for (const each of [...mine, other]) expect(await isLetIn(each)).toBe(true)
    const last = mine.at(-1)
    if (!last) throw new Error('nobody came')
    for (const { socket } of mine)
      for (let index = 0; index < 20; index++) socket.send(syncMessage(0, Y.encodeStateVector(new Y.Doc())))
    await until(() => last.seen.received > 1, 'what was sent is being read')
    const slow = answered(last.socket)
    const quick = answered(other.socket)
    await until(() => quick.ms() !== undefined && slow.ms() !== undefined, 'both are answered', 15_000)
    expect(slow.ms()).toBeGreaterThan(1_000)
    expect(quick.ms()).toBeLessThan(1_000)
  })
})

const all = (count: number, one: () => boolean) => Array.from({ length: count }, one).every(Boolean)

describe('a workshop of 60 people behind one address', () => {
  test('opens three tabs each, comes back all at once, makes maps and exports them, and reaches no limit', () => {
    let now = 0
    const rates = new AddressRates(usual, () => now)
    const office = '203.0.113.9'
    const [people, tabs] = [60, 3]
    // Everybody opens their tabs; the network fails twice within a minute; each tab asks what its link allows.
    for (let time = 0; time < 3; time++) {
      const held = Array.from({ length: people * tabs }, () => rates.hold(office))
      expect(held.every(Boolean)).toBe(true)
      expect(all(people * tabs, () => rates.take('sockets', office))).toBe(true)
      expect(all(people * tabs * 4, () => rates.take('requests', office))).toBe(true)
      for (const letGo of held) letGo?.()
      now += 20_000
    }
    expect(all(people * 2, () => rates.take('making', office))).toBe(true)
    expect(all(people * 2, () => rates.take('exports', office))).toBe(true)
    // A minute in which all of them drag and type as fast as they can.
    for (let second = 0; second < 60; second++) {
      now += 1_000
      expect(rates.spend('messages', office, people * 100)).toBe(0)
      expect(rates.spend('bytes', office, people * 100 * 1_000)).toBe(0)
    }
  })

  test('what nobody has done for long, and what many addresses do, takes no memory for ever', () => {
    let now = 0
    const rates = new AddressRates({ ...usual, failures: { atOnce: 2, perSecond: 1 } }, () => now)
    for (let index = 0; index < 30_000; index++)
      rates.spend('failures', `2001:db8:${(index >> 8).toString(16)}:${index & 255}::/64`)
    expect(rates.known).toBeLessThanOrEqual(10_000)
    now += 60_000
    for (let index = 0; index < 10_000 - rates.known + 1; index++)
      rates.spend('failures', `198.51.${index >> 8}.${index & 255}`)
    expect(rates.known).toBeLessThan(10_000)
  })
})

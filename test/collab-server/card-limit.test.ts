import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { seedMap } from '../../journey/doc/seed.ts'
import { limits } from '../../journey/model/limits.ts'
import { newKey } from '../../journey/model/access.ts'
import { parseMap } from '../../journey/model/parse.ts'
import { type AckingClient, joinAcking } from './client.ts'
import { asOwner, createMap, sampleFile } from './maps.ts'
import { serverForTest, until } from './waiting.ts'

const cardsOf = ({ doc }: AckingClient) => doc.getMap<Y.Map<unknown>>('cards')

function addCards(client: AckingClient, name: string, count: number): void {
  client.doc.transact(() => {
    for (let index = 0; index < count; index++)
      cardsOf(client).set(`${name}${index}`, new Y.Map<unknown>([['title', new Y.Text('new')]]))
  })
}

async function countOn(url: string, id: string): Promise<number> {
  const response = await fetch(`${url}/api/maps/${id}`, { headers: asOwner(id) })
  return ((await response.json()) as { cards: unknown[] }).cards.length
}

/** Until the server has read what was sent: taken it, or said that there is no room. */
async function isTaken(client: AckingClient): Promise<boolean> {
  client.send(1)
  await until(() => client.tokens.includes(1) || client.notices.includes('map-full'), 'the server has decided')
  return !client.notices.includes('map-full')
}

test('a map that has all the cards it may have takes no more, from anybody, and everything else', async () => {
  const server = await serverForTest()
  const id = await createMap(server.url, sampleFile('Large', limits.cards - 2))
  const [one, other, third, late] = Array.from({ length: 4 }, () => joinAcking(server.wsUrl, id))
  if (!one || !other || !third || !late) throw new Error('nobody came')
  await Promise.all([one, other, third, late].map((client) => client.durable()))
  addCards(one, 'a', 2)
  await one.durable()
  expect(one.notices).toEqual([])
  // The server counts; what is exact it refuses.
  await expect
    .poll(
      async () => {
        const client = joinAcking(server.wsUrl, id)
        await client.durable()
        addCards(client, `try${Math.random()}-`, 1)
        const taken = await isTaken(client)
        client.destroy()
        return taken
      },
      { timeout: 20_000 },
    )
    .toBe(false)
  const full = await countOn(server.url, id)
  expect(full).toBeLessThan(2 * limits.cards)
  addCards(other, 'b', 1)
  expect(await isTaken(other)).toBe(false)
  // Words, and deletions, go on.
  const title = cardsOf(third).get('c0')?.get('title')
  if (title instanceof Y.Text) title.insert(0, 'still ')
  const surplus = [...cardsOf(third).keys()].slice(0, full - limits.cards + 20)
  third.doc.transact(() => {
    for (const key of surplus) cardsOf(third).get(key)?.set('deletedAt', 1)
  })
  await third.durable()
  expect(third.notices).toEqual([])
  // The room that this has made is there for those who come.
  await expect
    .poll(
      async () => {
        const client = joinAcking(server.wsUrl, id)
        await client.durable()
        addCards(client, `again${Math.random()}-`, 1)
        const taken = await isTaken(client)
        client.destroy()
        return taken
      },
      { timeout: 20_000 },
    )
    .toBe(true)
  expect(await countOn(server.url, id)).toBeLessThanOrEqual(limits.cards)
}, 90_000)

test('what was added and deleted again over the years does not count', async () => {
  const server = await serverForTest()
  const id = await createMap(server.url)
  const client = joinAcking(server.wsUrl, id)
  await client.durable()
  for (let round = 0; round < 8; round++) {
    addCards(client, `r${round}-`, 900)
    await client.durable()
    client.doc.transact(() => {
      for (const [key, card] of cardsOf(client)) if (key.startsWith('r')) card.set('deletedAt', 1)
    })
    await client.durable()
  }
  expect(client.notices).toEqual([])
  expect(await countOn(server.url, id)).toBe(3)
}, 60_000)

test('a new map of more cards is refused with the reason, as a file and as a state', async () => {
  const server = await serverForTest()
  const send = (cards: number) =>
    fetch(`${server.url}/api/maps`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ map: sampleFile('Large', cards) }),
    })
  expect((await send(limits.cards)).status).toBe(201)
  const refused = await send(limits.cards + 1)
  expect(refused.status).toBe(400)
  expect(await refused.json()).toMatchObject({
    error: { code: 'invalid-map', problems: [{ code: 'too-many', path: 'cards', detail: '5000' }] },
  })
  const parsed = parseMap(sampleFile('Large', limits.cards))
  if (!parsed.ok) throw new Error('the map is not sound')
  const doc = new Y.Doc()
  seedMap(doc, parsed.value)
  doc.getMap('cards').set('one-more', doc.getMap<Y.Map<unknown>>('cards').get('c0')?.clone())
  const published = await fetch(`${server.url}/api/maps/large`, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${newKey()}` },
    body: Y.encodeStateAsUpdate(doc) as Uint8Array<ArrayBuffer>,
  })
  expect(published.status).toBe(413)
  expect(await published.json()).toMatchObject({ error: { code: 'map-full' } })
}, 60_000)

import { describe, expect, test } from 'vitest'
import type { MapVersion } from '../../collab-server/storage/storage.ts'
import { thinOut } from '../../collab-server/versions/thin-out.ts'
import { joinAcking } from './client.ts'
import { asOwner, createMap, keyOf, sampleFile } from './maps.ts'
import { serverForTest } from './waiting.ts'

interface Listed {
  readonly id: string
  readonly name: string
  readonly createdAt: number
  readonly by: readonly string[]
}

const ask = async (url: string, id: string, path: string, method = 'GET', body?: unknown) =>
  fetch(`${url}/api/maps/${id}/${path}`, {
    method,
    headers: { ...asOwner(id), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

const versionsOf = async (url: string, id: string) =>
  ((await (await ask(url, id, 'versions')).json()) as { versions: Listed[] }).versions

describe('a version of a map', () => {
  test('holds what the map was when somebody gave it a name', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url, sampleFile('First'))
    const made = await ask(server.url, id, 'versions', 'POST', { name: ' Before the workshop ', by: 'Sari' })
    expect(made.status).toBe(201)
    const version = (await made.json()) as Listed
    expect(version).toMatchObject({ name: 'Before the workshop', by: ['Sari'] })
    const client = joinAcking(server.wsUrl, id)
    await client.durable()
    client.doc.getMap('meta').set('currency', 'IDR')
    await client.durable()
    expect(await (await ask(server.url, id, `versions/${version.id}`)).text()).not.toContain('IDR')
    expect(await (await ask(server.url, id, `export.json?version=${version.id}`)).text()).not.toContain('IDR')
    expect(await (await ask(server.url, id, 'export.json')).text()).toContain('IDR')
    expect(await versionsOf(server.url, id)).toEqual([version])
  })

  test('gets another name, or none', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const { id: version } = (await (await ask(server.url, id, 'versions', 'POST', { name: 'v1' })).json()) as Listed
    for (const name of ['v2', '']) {
      expect((await ask(server.url, id, `versions/${version}`, 'PATCH', { name })).status).toBe(200)
      expect((await versionsOf(server.url, id)).map((each) => each.name)).toEqual([name])
    }
    expect((await ask(server.url, id, 'versions/none', 'PATCH', { name: 'x' })).status).toBe(404)
    expect((await ask(server.url, id, 'versions/none')).status).toBe(404)
    expect((await ask(server.url, id, 'export.svg?since=none')).status).toBe(404)
  })

  test.each([{}, { name: '' }, { name: '  ' }, { name: 'x'.repeat(121) }, { name: 'x', at: 1 }, [], 'x'])(
    'is not made from %j',
    async (body) => {
      const server = await serverForTest()
      const id = await createMap(server.url)
      expect((await ask(server.url, id, 'versions', 'POST', body)).status).toBe(400)
    },
  )

  test('says in the one-pager what has changed since the newest one with a name', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    expect((await ask(server.url, id, 'export.svg?since=named')).status).toBe(404)
    await ask(server.url, id, 'versions', 'POST', { name: 'Kick-off' })
    const page = await ask(server.url, id, 'export.svg?pages=one-pager&since=named')
    expect(page.status).toBe(200)
    const plain = await ask(server.url, id, 'export.svg?pages=one-pager')
    expect(await page.text()).not.toBe(await plain.text())
  })

  test('of a map that nobody has is none of anybody', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const answer = await fetch(`${server.url}/api/maps/other/versions`, {
      headers: { authorization: `Bearer ${keyOf(id)}` },
    })
    expect(answer.status).toBe(404)
  })
})

describe('versions are kept by themselves', () => {
  test('while a map is edited, with the names of those who edit, and only when something changed', async () => {
    const server = await serverForTest({ settings: { versionMs: 50 } })
    const id = await createMap(server.url)
    const client = joinAcking(server.wsUrl, id)
    client.provider.awareness.setLocalState({ user: { name: 'Sari' } })
    await client.durable()
    client.doc.getMap('meta').set('currency', 'IDR')
    await client.durable()
    await untilCount(server.url, id, 1)
    // Nothing that the map shows.
    client.notes.set('a', 1)
    client.doc.getMap('meta').set('currency', 'USD')
    await client.durable()
    await untilCount(server.url, id, 2)
    const [newest, oldest] = await versionsOf(server.url, id)
    expect([newest?.name, newest?.by]).toEqual(['', ['Sari']])
    expect(await (await ask(server.url, id, `versions/${oldest?.id}`)).text()).toContain('IDR')
    expect(await (await ask(server.url, id, `versions/${newest?.id}`)).text()).toContain('USD')
  })

  test('when everybody has left a map that was edited', async () => {
    const server = await serverForTest({ settings: { roomIdleMs: 20 } })
    const id = await createMap(server.url)
    const client = joinAcking(server.wsUrl, id)
    await client.durable()
    client.doc.getMap('meta').set('currency', 'IDR')
    await client.durable()
    client.destroy()
    await untilCount(server.url, id, 1)
    const [kept] = await versionsOf(server.url, id)
    expect(await (await ask(server.url, id, `versions/${kept?.id}`)).text()).toContain('IDR')
  })
})

async function untilCount(url: string, id: string, count: number): Promise<void> {
  await expect.poll(async () => (await versionsOf(url, id)).length, { timeout: 10_000 }).toBe(count)
}

describe('old versions are thinned out', () => {
  const now = 1_800_000_000_000
  const hour = 3_600_000
  const version = (age: number, name = ''): MapVersion => ({
    id: `v${age}${name}`,
    mapId: 'm',
    name,
    createdAt: now - age,
    by: [],
  })

  test('the last day keeps all, a week one an hour, 90 days one a day, later one a week', () => {
    const all = Array.from({ length: 200 * 24 * 6 }, (_, index) => version(index * (hour / 6)))
    const gone = new Set(thinOut(all, now))
    const kept = all.filter(({ id }) => !gone.has(id))
    const between = (from: number, to: number) =>
      kept.filter(({ createdAt }) => now - createdAt >= from * 24 * hour && now - createdAt < to * 24 * hour).length
    expect(between(0, 1)).toBe(144)
    // The spans go by the clock: one more or less at each end.
    for (const [count, about] of [
      [between(1, 7), 6 * 24],
      [between(7, 90), 83],
      [between(90, 200), 16],
    ] as const) {
      expect(Math.abs(count - about)).toBeLessThanOrEqual(2)
    }
    expect(thinOut(kept, now)).toEqual([])
  })

  test('versions with names stay, however old', () => {
    const named = Array.from({ length: 20 }, (_, index) => version(400 * 24 * hour + index, 'Workshop'))
    expect(thinOut(named, now)).toEqual([])
  })
})

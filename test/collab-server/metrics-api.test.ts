import { describe, expect, test } from 'vitest'
import { readMap } from '../../journey/doc/read.ts'
import { type TestServer, startServerProcess } from '../helpers/server.ts'
import { joinMap } from './client.ts'
import { FaultyStorage } from './faulty-storage.ts'
import { asOwner, createMap, sampleFile } from './maps.ts'
import { directoryForTest, documentThread, serverForTest, until } from './waiting.ts'

const push = (server: Pick<TestServer, 'url'>, id: string, body: unknown) =>
  fetch(`${server.url}/api/maps/${id}/metrics`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...asOwner(id) },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

const answers = { promoters: 50, passives: 30, detractors: 20 }
const point = { metric: { key: 'nps', on: 'Card 1' }, day: '2026-11-20', inputs: answers, source: 'nightly' }

interface Body {
  recorded?: number
  error?: { code: string; message: string }
  problems?: { index: number; field: string; message: string }[]
}
const bodyOf = async (response: Response) => (await response.json()) as Body

describe('POST /api/maps/:id/metrics', () => {
  test('makes the metric, reckons its value, and whoever has the map open sees it', async () => {
    const server = await serverForTest({ documents: await documentThread() })
    const id = await createMap(server.url)
    const client = joinMap(server.wsUrl, id)
    await client.synced()
    const response = await push(server, id, { points: [point] })
    expect(response.status).toBe(200)
    expect(await bodyOf(response)).toEqual({ recorded: 1 })
    await until(() => readMap(client.doc).metrics.length === 1, 'the client has the metric')
    expect(readMap(client.doc).metrics[0]).toMatchObject({
      key: 'nps',
      title: 'Net Promoter Score',
      on: 'c1',
      value: 30,
      n: 100,
      inputs: answers,
      asOf: '2026-11-20',
      evidence: 'measured',
      source: 'nightly',
      series: { '2026-11-20': { value: 30, n: 100, inputs: answers } },
    })
  })

  test('finds the metric again, and the newest day is its value', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const days = ['2026-11-20', '2026-11-21', '2026-11-19']
    for (const [index, day] of days.entries())
      expect(
        (await push(server, id, { points: [{ metric: { key: 'csat', on: 'c0' }, day, value: 80 + index }] })).status,
      ).toBe(200)
    const map = (await (await fetch(`${server.url}/api/maps/${id}`, { headers: asOwner(id) })).json()) as {
      metrics: Record<string, unknown>[]
    }
    expect(map.metrics).toHaveLength(1)
    expect(map.metrics[0]).toMatchObject({ value: 81, asOf: '2026-11-21' })
    expect(Object.keys(map.metrics[0]?.series as object).sort()).toEqual(days.toSorted())
    const metric = map.metrics[0]?.id
    expect((await push(server, id, { points: [{ metric, day: '2026-11-22', value: 90, n: 12 }] })).status).toBe(200)
    const again = (await (await fetch(`${server.url}/api/maps/${id}`, { headers: asOwner(id) })).json()) as {
      metrics: unknown[]
    }
    expect(again.metrics).toHaveLength(1)
    expect(again.metrics[0]).toMatchObject({ value: 90, n: 12 })
  })

  test('requests at once make one metric, under one writer', async () => {
    const server = await serverForTest({ documents: await documentThread() })
    const id = await createMap(server.url)
    const days = Array.from({ length: 20 }, (_, index) => `2026-10-${String(index + 1).padStart(2, '0')}`)
    const sent = await Promise.all(
      days.map((day) => push(server, id, { points: [{ metric: { key: 'visits' }, day, value: 1 }] })),
    )
    expect(sent.map(({ status }) => status)).toEqual(days.map(() => 200))
    const client = joinMap(server.wsUrl, id)
    await client.synced()
    const [metric, ...others] = readMap(client.doc).metrics
    expect(others).toEqual([])
    expect(Object.keys(metric?.series ?? {})).toHaveLength(20)
    // The map's creator and the server.
    expect(client.doc.store.clients.size).toBe(2)
  })

  test('what is sent twice changes nothing', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    await push(server, id, { points: [point] })
    const client = joinMap(server.wsUrl, id)
    await client.synced()
    let updates = 0
    client.doc.on('update', () => updates++)
    expect(await bodyOf(await push(server, id, { points: [point] }))).toEqual({ recorded: 1 })
    await push(server, id, { points: [{ ...point, day: '2026-11-21' }] })
    await until(() => updates > 0, 'the other day arrives')
    expect(updates).toBe(1)
  })

  test('takes all or nothing, and says of each point what is wrong', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    const points = [
      point,
      { ...point, metric: { key: 'nps', on: 'Nowhere' } },
      { ...point, metric: 'gone' },
      { ...point, metric: { key: 'npss' } },
      { ...point, day: '2026-02-30' },
      { metric: { key: 'csat' }, day: '2026-11-20', value: 140 },
      { metric: { key: 'csat' }, day: '2026-11-20', inputs: { satisfied: 5, answers: 4 } },
      { metric: { key: 'csat' }, day: '2026-11-20', inputs: { satisfied: 3, answers: 4 }, value: 12 },
      { metric: { key: 'csat' }, day: '2026-11-20' },
      { metric: { key: 'custom' }, day: '2026-11-20', value: 1 },
      { metric: { key: 'visits' }, day: '2026-11-20', value: 1, n: -1 },
      { metric: { key: 'visits' }, day: '2026-11-20', value: 1, evidence: 'sure' },
      7,
      point,
    ]
    const response = await push(server, id, { points })
    expect(response.status).toBe(422)
    const { problems = [], error } = await bodyOf(response)
    expect(error?.code).toBe('invalid-points')
    expect(problems.map(({ index, field }) => [index, field])).toEqual([
      [1, 'metric.on'],
      [2, 'metric'],
      [3, 'metric.key'],
      [4, 'day'],
      [5, 'value'],
      [6, 'inputs.satisfied'],
      [7, 'value'],
      [8, 'value'],
      [9, 'metric.title'],
      [10, 'n'],
      [11, 'evidence'],
      [12, ''],
      [13, 'day'],
    ])
    for (const { message } of problems) expect(message).toMatch(/^.+[.]$/)
    const map = (await (await fetch(`${server.url}/api/maps/${id}`, { headers: asOwner(id) })).json()) as {
      metrics: unknown[]
    }
    expect(map.metrics).toEqual([])
  })

  test('asks which card is meant where two are called alike', async () => {
    const server = await serverForTest()
    const file = sampleFile()
    const cards = (file.cards as { title: string }[]).map((card) => ({ ...card, title: 'Checkout' }))
    const id = await createMap(server.url, { ...file, cards })
    const { problems } = await bodyOf(
      await push(server, id, { points: [{ ...point, metric: { key: 'nps', on: 'Checkout' } }] }),
    )
    expect(problems?.[0]?.message).toContain('give the id')
  })

  test('refuses what is no request of it', async () => {
    const server = await serverForTest()
    const id = await createMap(server.url)
    expect((await push(server, 'nobody', { points: [point] })).status).toBe(404)
    expect((await push(server, id, 'not json')).status).toBe(400)
    expect((await push(server, id, { points: [] })).status).toBe(422)
    expect((await push(server, id, { points: Array.from({ length: 5_001 }, () => point) })).status).toBe(413)
    expect((await push(server, id, 'x'.repeat(3 * 1024 * 1024))).status).toBe(413)
    const get = await fetch(`${server.url}/api/maps/${id}/metrics`, { headers: asOwner(id) })
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST'])
    const plain = await fetch(`${server.url}/api/maps/${id}/metrics`, {
      method: 'POST',
      headers: asOwner(id),
      body: '{}',
    })
    expect(plain.status).toBe(415)
  })

  test('answers only when the values are stored, and says so when they are not', async () => {
    const storage = new FaultyStorage()
    const server = await serverForTest({ storage, settings: { writeDeadlineMs: 300 } })
    const id = await createMap(server.url)
    storage.failing.add('append')
    const late = await push(server, id, { points: [point] })
    expect([late.status, (await bodyOf(late)).error?.code]).toEqual([503, 'storage-failing'])
    storage.failing.delete('append')
    await expect.poll(async () => (await push(server, id, { points: [point] })).status, { timeout: 8_000 }).toBe(200)
    const map = (await (await fetch(`${server.url}/api/maps/${id}`, { headers: asOwner(id) })).json()) as {
      metrics: unknown[]
    }
    expect(map.metrics).toHaveLength(1)
  })
})

test('kill -9 right after the answer: every value that was acknowledged is there', async () => {
  const dataDir = directoryForTest()
  let server = await startServerProcess({ dataDir })
  try {
    const id = await createMap(server.url)
    const acknowledged: string[] = []
    for (let round = 0; round < 3; round++) {
      const pushing = Array.from({ length: 8 }, async (_, index) => {
        const day = `2026-0${round + 1}-${String(index + 1).padStart(2, '0')}`
        const response = await push(server, id, { points: [{ metric: { key: 'visits' }, day, value: index }] }).catch(
          () => undefined,
        )
        if (response?.status === 200) acknowledged.push(day)
      })
      await Promise.race(pushing)
      await server.stop('SIGKILL')
      await Promise.all(pushing)
      server = await startServerProcess({ dataDir })
      const map = (await (await fetch(`${server.url}/api/maps/${id}`, { headers: asOwner(id) })).json()) as {
        metrics: { series: Record<string, unknown> }[]
      }
      expect(map.metrics).toHaveLength(1)
      const stored = Object.keys(map.metrics[0]?.series ?? {})
      expect(acknowledged.filter((day) => !stored.includes(day))).toEqual([])
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(3)
  } finally {
    await server.close()
  }
}, 60_000)

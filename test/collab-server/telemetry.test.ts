import { describe, expect, onTestFinished, test } from 'vitest'
import { openLog, terminalLines } from '../../collab-server/telemetry/log.ts'
import { type ServerOptions, startServer, startServerProcess } from '../helpers/server.ts'
import { joinAcking, joinMap } from './client.ts'
import { createMap, keyOf, sampleFile } from './maps.ts'

async function serverForTest(options: ServerOptions = {}) {
  const server = await startServer(options)
  onTestFinished(async () => void (await server.close()))
  return server
}

const metricsToken = 'a token of the operator'

const scrape = (url: string, token: string) =>
  fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } })

/** The value of a measurement, by its name and labels as Prometheus writes them. */
function measured(text: string, series: string): number | undefined {
  const line = text.split('\n').find((each) => each.startsWith(`${series} `))
  return line === undefined ? undefined : Number(line.slice(series.length))
}

describe('/metrics', () => {
  test('is not there for who does not bring the token, nor where none is set', async () => {
    const open = await serverForTest()
    expect((await fetch(`${open.url}/metrics`)).status).toBe(404)
    expect((await scrape(open.url, 'undefined')).status).toBe(404)
    const server = await serverForTest({ metricsToken })
    expect((await fetch(`${server.url}/metrics`)).status).toBe(404)
    expect((await scrape(server.url, 'another')).status).toBe(404)
  })

  test('counts what happened, without naming any map, link or word', async () => {
    const server = await serverForTest({ metricsToken })
    const id = await createMap(server.url, sampleFile('A secret plan'))
    const client = joinAcking(server.wsUrl, id)
    await client.synced()
    client.doc.getMap('meta').set('title', 'Another plan')
    await client.durable()
    await fetch(`${server.url}/api/maps/${id}`)
    const stranger = joinMap(server.wsUrl, 'nosuchmap0000000000000')
    await stranger.closed()

    const response = await scrape(server.url, metricsToken)
    expect(response.headers.get('content-type')).toContain('text/plain')
    const text = await response.text()
    expect(measured(text, 'jejak_rooms')).toBe(1)
    expect(measured(text, 'jejak_connections')).toBe(1)
    expect(measured(text, 'jejak_storage_failing')).toBe(0)
    expect(measured(text, 'jejak_updates_total{result="taken"}')).toBe(1)
    expect(measured(text, 'jejak_closings_total{reason="unknown map"}')).toBe(1)
    expect(measured(text, 'jejak_commit_seconds_count')).toBeGreaterThan(0)
    const asked = 'jejak_http_request_seconds_count{method="GET",route="/api/maps/:id",status="404"}'
    expect(measured(text, asked)).toBe(1)
    for (const word of [id, keyOf(id), 'plan']) expect(text).not.toContain(word)
  })
})

describe('the log', () => {
  test('of a server that is asked everything holds neither words of maps nor secrets', async () => {
    const server = await startServerProcess({ environment: { JEJAK_LOG_LEVEL: 'debug' } })
    onTestFinished(() => server.close())
    const id = await createMap(server.url, sampleFile('A secret plan'))
    const client = joinAcking(server.wsUrl, id)
    await client.synced()
    client.doc.getMap('meta').set('title', 'Another plan')
    await client.durable()
    const authorization = `Bearer ${keyOf(id)}`
    for (const body of ['{"plan', '{"map":{"title":"plan"}}']) {
      const headers = { authorization, 'content-type': 'application/json' }
      await fetch(`${server.url}/api/maps`, { method: 'POST', headers, body })
      await fetch(`${server.url}/api/maps/${id}/metrics`, { method: 'POST', headers, body })
    }
    await fetch(`${server.url}/m/${id}?plan#k=${keyOf(id)}`)
    await server.stop('SIGTERM')
    const lines = server.output().trimEnd().split('\n')
    for (const line of lines)
      expect(JSON.parse(line)).toMatchObject({ level: 'info', msg: expect.any(String) as string })
    expect(lines.at(-1)).toContain('Jejak stopped.')
    for (const word of [keyOf(id), keyOf(id).slice(0, 12), 'plan']) expect(server.output()).not.toContain(word)
  })

  test('on a terminal is a sentence a line, with the reason of what went wrong', () => {
    const lines: string[] = []
    const log = openLog(
      'info',
      terminalLines((text) => lines.push(text)),
    )
    log.info('Jejak is at http://localhost:4400')
    log.warn({ map: 'm1', err: new Error('no space left') }, 'A map keeps its log.')
    log.debug('not wanted')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d Jejak is at http:\/\/localhost:4400\n$/)
    expect(lines[1]).toMatch(/^\d\d:\d\d:\d\d warn: A map keeps its log\. map=m1: no space left\n$/)
  })
})

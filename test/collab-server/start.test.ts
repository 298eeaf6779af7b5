import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type ProcessOptions, runServer, startServerProcess } from '../helpers/server.ts'
import { joinAcking, joinMap, rawClient } from './client.ts'
import { createMap } from './maps.ts'
import { directoryForTest, until } from './waiting.ts'

async function processForTest(options: ProcessOptions = {}) {
  const server = await startServerProcess(options)
  onTestFinished(() => server.close())
  return server
}

/** What a failed start says: one sentence or two, no stack. */
async function refusal(options: ProcessOptions & { dataDir: string }): Promise<string> {
  const { code, output } = await runServer(options)
  expect(code).toBe(1)
  expect(output.trim().split('\n')).toHaveLength(1)
  expect(output).not.toMatch(/^\s+at /m)
  return output
}

describe('a start', () => {
  test('says in one line where it is', async () => {
    const server = await processForTest()
    const lines = server.output().trimEnd().split('\n')
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'info',
      msg: expect.stringMatching(/^Jejak is at http:\/\/localhost:\d+ \(data in .+\)$/) as string,
    })
    expect(await (await fetch(`${server.url}/healthz`)).json()).toMatchObject({ status: 'ok' })
  })

  test.each(['http', '-1', '70000', '80.5', '4400x'])('with PORT=%s ends with what to do', async (PORT) => {
    const output = await refusal({ dataDir: directoryForTest(), environment: { PORT } })
    expect(output).toContain(`PORT is "${PORT}"`)
    expect(output).toContain('4400')
  })

  test('on a taken port ends with what to do', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void other.close())
    const { port } = other.address() as { port: number }
    const output = await refusal({ dataDir: directoryForTest(), environment: { PORT: String(port) } })
    expect(output).toContain(`Port ${port} is taken`)
    expect(output).toContain('set PORT')
  })

  test("on an address that is not this machine's ends with what to do", async () => {
    const output = await refusal({ dataDir: directoryForTest(), environment: { HOST: '192.0.2.1' } })
    expect(output).toContain('Set HOST to')
  })

  test('with an address of no database ends with what to do, and without the password', async () => {
    const environment = { JEJAK_DATABASE_URL: 'mysql://jejak:geheim@localhost/jejak' }
    const output = await refusal({ dataDir: directoryForTest(), environment })
    expect(output).toContain('JEJAK_DATABASE_URL must be an address such as postgres://')
    expect(output).not.toContain('geheim')
  })

  test('with Redis but no database to share ends with what to do', async () => {
    const environment = { JEJAK_REDIS_URL: 'redis://:geheim@localhost:6379' }
    const output = await refusal({ dataDir: directoryForTest(), environment })
    expect(output).toContain('set JEJAK_DATABASE_URL')
    expect(output).not.toContain('geheim')
  })

  test('with a data directory that cannot be ends with what to do', async () => {
    const directory = directoryForTest()
    writeFileSync(join(directory, 'file'), '')
    for (const dataDir of [join(directory, 'file'), join(directory, 'file', 'deeper'), '/proc/jejak']) {
      const output = await refusal({ dataDir })
      expect(output).toContain(`${dataDir} cannot be written`)
      expect(output).toContain('JEJAK_DATA_DIR')
    }
  })

  test('on a data directory that another process uses ends with what to do, and harms nothing', async () => {
    const server = await processForTest()
    const id = await createMap(server.url)
    expect(await refusal({ dataDir: server.dataDir })).toContain('Another Jejak is using the data directory')
    const client = joinMap(server.wsUrl, id)
    await client.synced()
  })

  test('of several at once on the lock of a killed one, one wins', async () => {
    const dataDir = directoryForTest()
    const killed = await processForTest({ dataDir })
    await killed.stop('SIGKILL')
    const starts = await Promise.allSettled([1, 2, 3].map(() => processForTest({ dataDir })))
    expect(starts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
  })

  test('on a data directory with a very long name works, and locks it', async () => {
    const dataDir = join(directoryForTest(), 'a'.repeat(100), 'b'.repeat(100))
    mkdirSync(dataDir, { recursive: true })
    await processForTest({ dataDir })
    expect(await refusal({ dataDir })).toContain('Another Jejak is using')
  })
})

describe('a stop', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('by %s keeps what was just written and ends well', async (signal) => {
    const dataDir = directoryForTest()
    const server = await processForTest({ dataDir })
    const id = await createMap(server.url)
    const raw = await rawClient(server.wsUrl, id)
    await raw.next('step1')
    const writer = joinAcking(server.wsUrl, id)
    await writer.durable()
    for (let index = 0; index < 300; index++) writer.notes.set(`n${index}`, index)
    // The server has it all, but may not have stored it.
    writer.send(1)
    const arrived = joinMap(server.wsUrl, id)
    await until(() => arrived.notes.size > 0, 'some of it has arrived')
    expect(await server.stop(signal)).toBe(0)
    expect(await raw.closed()).toBe(1012)
    const acknowledged = writer.tokens.includes(1)
    const seen = arrived.notes.size
    writer.destroy()
    arrived.destroy()

    const again = await processForTest({ dataDir })
    const reader = joinMap(again.wsUrl, id)
    await reader.synced()
    expect(reader.notes.size).toBeGreaterThanOrEqual(acknowledged ? 300 : seen)
    expect(again.output()).not.toContain('cannot')
  })

  test('with nobody there is quick', async () => {
    const server = await processForTest()
    const startedAt = performance.now()
    expect(await server.stop('SIGTERM')).toBe(0)
    // It waits 10 s for what cannot be stored, and 1 s for clients; here is neither.
    expect(performance.now() - startedAt).toBeLessThan(8_000)
  })
})

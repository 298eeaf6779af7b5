import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { startServerProcess } from '../helpers/server.ts'
import { joinAcking, joinMap } from './client.ts'
import { createMap } from './maps.ts'
import { until } from './waiting.ts'

// The limit of a running process can be lifted on Linux only.
const prlimit = '/usr/bin/prlimit'

test.runIf(existsSync(prlimit))(
  'a disk that is full: nothing is acknowledged or lost, and it goes on when there is room again',
  async () => {
    // No file may grow beyond 1.5 MB (3 MB in some shells); writes then fail as they do on a full disk.
    const server = await startServerProcess({ shell: "trap '' XFSZ; ulimit -S -f 3000" })
    onTestFinished(() => server.close())
    const id = await createMap(server.url)
    const writer = joinAcking(server.wsUrl, id)
    await writer.durable()
    for (let token = 1; token <= 5; token++) {
      writer.notes.set(`k${token}`, String(Math.random()).repeat(2_200))
      writer.send(token)
    }
    await until(() => writer.tokens.includes(5), 'what fits is acknowledged')
    // More than the whole file may have, in updates that are small enough to be taken.
    for (let part = 0; part < 25; part++) writer.notes.set(`while full ${part}`, String(Math.random()).repeat(10_000))
    writer.send(9_999)
    await until(() => writer.notices.includes('storage-failing'), 'the writer is told')
    expect(await (await fetch(`${server.url}/healthz`)).json()).toMatchObject({ status: 'degraded' })
    await until(() => server.output().split('cannot be stored').length > 3, 'it is tried again')
    expect(writer.tokens).not.toContain(9_999)

    expect(spawnSync(prlimit, [`--pid=${server.child.pid}`, '--fsize=unlimited']).status).toBe(0)
    await until(() => writer.tokens.includes(9_999), 'everything is durable')
    await until(() => writer.notices.at(-1) === 'storage-ok', 'the writer is told')
    const reader = joinMap(server.wsUrl, id)
    await reader.synced()
    expect(reader.notes.toJSON()).toEqual(writer.notes.toJSON())
    expect(server.child.exitCode).toBeNull()
  },
)

import { describe, expect, test } from 'vitest'
import { hasPostgres, withoutPostgres } from '../helpers/postgres.ts'
import { hasRedis, withoutRedis } from '../helpers/redis.ts'
import { joinAcking, joinMap } from './client.ts'
import { failureRounds, failures, startTwo } from './failure-rounds.ts'
import { createMap } from './maps.ts'
import { until } from './waiting.ts'

const skipped = withoutPostgres || withoutRedis

describe.skipIf(!hasPostgres || !hasRedis)(`two servers on PostgreSQL and Redis${skipped}`, () => {
  test('converge, say that Redis is gone and come back, and end well', async () => {
    const two = await startTwo()
    const { servers, balancer, redis } = two
    const id = await createMap(balancer.url)
    const [a, b] = [joinAcking(servers[0].wsUrl, id), joinAcking(servers[1].wsUrl, id)]
    await Promise.all([a.durable(), b.durable()])
    a.notes.set('a', 1)
    b.notes.set('b', 1)
    await until(() => a.notes.size === 2 && b.notes.size === 2, 'both have both')

    await redis.kill()
    await until(() => [a, b].every(({ notices }) => notices.includes('others-late')), 'both are told')
    const health = (await (await fetch(`${servers[0].url}/healthz`)).json()) as Record<string, unknown>
    expect(health).toMatchObject({ status: 'degraded', storage: 'ok', fanOut: 'failing' })
    const late = joinAcking(servers[0].wsUrl, id)
    a.notes.set('meanwhile', 1)
    await a.durable()
    await until(() => late.notes.has('meanwhile'), 'who is on the same server has it at once')
    await until(() => b.notes.has('meanwhile'), 'who is on the other has it soon', 5_000)
    await late.durable()
    expect(late.notices).toContain('others-late')

    await redis.start()
    await until(() => [a, b, late].every(({ notices }) => notices.at(-1) === 'others-prompt'), 'all are told')
    a.provider.awareness.setLocalState({ user: 'Ani' })
    await until(() => b.provider.awareness.getStates().has(a.doc.clientID), 'they see each other')
    const reader = joinMap(servers[1].wsUrl, id)
    await reader.synced()
    expect(reader.notes.toJSON()).toEqual({ a: 1, b: 1, meanwhile: 1 })
    expect(await Promise.all(servers.map((server) => server.stop('SIGTERM')))).toEqual([0, 0])
  })

  test('while people write: a server is killed, Redis is cut and hangs, PostgreSQL is restarted', async () => {
    const names = Object.keys(failures) as (keyof typeof failures)[]
    expect(await failureRounds(await startTwo(), names)).toBeGreaterThan(100)
  }, 90_000)
})

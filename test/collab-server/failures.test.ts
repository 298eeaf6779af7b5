import { describe, expect, test } from 'vitest'
import { hasPostgres, withoutPostgres } from '../helpers/postgres.ts'
import { hasRedis, withoutRedis } from '../helpers/redis.ts'
import { joinAcking, joinMap, rawClient } from './client.ts'
import { type Two, failureRounds, failures, startTwo } from './failure-rounds.ts'
import { asOwner, createMap } from './maps.ts'
import { until } from './waiting.ts'

/** Somebody who came to the second server with a link that the first one made. */
async function guestOn([first, second]: Two['servers'], mapId: string) {
  const links = `${first.url}/api/maps/${mapId}/links`
  const headers = { ...asOwner(mapId), 'content-type': 'application/json' }
  const made = await fetch(links, { method: 'POST', headers, body: JSON.stringify({ role: 'editor' }) })
  const { id, key } = (await made.json()) as { id: string; key: string }
  const raw = await rawClient(second.wsUrl, mapId, key)
  await raw.next('step1')
  return {
    /** Revokes the link on the first server; resolves to the time until the guest is out, in ms. */
    async closedAfterRevocation() {
      expect((await fetch(`${links}/${id}`, { method: 'DELETE', headers: asOwner(mapId) })).status).toBe(204)
      const revokedAt = performance.now()
      expect(await raw.closed()).toBe(4403)
      return performance.now() - revokedAt
    },
  }
}

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

    const guest = await guestOn(servers, id)
    expect(await guest.closedAfterRevocation()).toBeLessThan(1_000)

    const left = await guestOn(servers, id)
    await redis.kill()
    expect(await left.closedAfterRevocation()).toBeLessThan(1_000)
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
  }, 90_000)

  test('while people write: a server is killed, Redis is cut and hangs, PostgreSQL is restarted', async () => {
    const names = Object.keys(failures) as (keyof typeof failures)[]
    expect(await failureRounds(await startTwo(), names)).toBeGreaterThan(100)
  }, 180_000)
})

import { expect, test } from 'vitest'
import { failureRounds, failures, startTwo } from '../collab-server/failure-rounds.ts'
import { joinMap } from '../collab-server/client.ts'
import { createMap } from '../collab-server/maps.ts'
import { until } from '../collab-server/waiting.ts'
import { hasPostgres, withoutPostgres } from '../helpers/postgres.ts'
import { hasRedis, withoutRedis } from '../helpers/redis.ts'

const rounds = Number(process.env.JEJAK_FAILURES ?? 100)

test.skipIf(!hasPostgres || !hasRedis)(
  `two servers, ${rounds} failures of servers, Redis and PostgreSQL under load${withoutPostgres || withoutRedis}`,
  async () => {
    const names = Object.keys(failures) as (keyof typeof failures)[]
    const schedule = Array.from({ length: rounds }, () => names[Math.floor(Math.random() * names.length)] ?? names[0])
    const known = schedule.filter((name) => name !== undefined)
    expect(await failureRounds(await startTwo(), known)).toBeGreaterThan(rounds * 10)
  },
)

test.skipIf(!hasPostgres || !hasRedis)(
  `those who were on a server that is killed are gone for the others within 8 s${withoutPostgres || withoutRedis}`,
  async () => {
    const { servers, balancer } = await startTwo()
    const id = await createMap(balancer.url)
    const [a, b] = [joinMap(servers[0].wsUrl, id), joinMap(servers[1].wsUrl, id)]
    a.provider.awareness.setLocalState({ user: 'Ani' })
    await until(() => b.provider.awareness.getStates().has(a.doc.clientID), 'they see each other')
    await servers[0].stop('SIGKILL')
    await until(() => !b.provider.awareness.getStates().has(a.doc.clientID), 'one is gone', 8_000)
    expect(b.provider.awareness.getStates().has(b.doc.clientID)).toBe(true)
  },
)

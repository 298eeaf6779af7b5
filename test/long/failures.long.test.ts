import { expect, test } from 'vitest'
import { failureRounds, failures, startTwo } from '../collab-server/failure-rounds.ts'
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

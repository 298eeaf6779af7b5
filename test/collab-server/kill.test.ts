import { expect, onTestFinished, test } from 'vitest'
import { hasPostgres, startPostgres, withoutPostgres } from '../helpers/postgres.ts'
import { killRounds, killsEveryTime as rounds } from './kill-rounds.ts'

const deadlineMs = 60_000 + rounds * 5_000

test(
  `kill -9 under load, ${rounds} times: no acknowledged edit is lost and every start opens`,
  async () => {
    expect(await killRounds(rounds)).toBeGreaterThan(rounds * 10)
  },
  deadlineMs,
)

test.skipIf(!hasPostgres)(
  `the same with PostgreSQL, ${Math.ceil(rounds / 4)} times${withoutPostgres}`,
  async () => {
    const postgres = await startPostgres()
    onTestFinished(() => postgres.remove())
    const environment = { JEJAK_DATABASE_URL: await postgres.createDatabase() }
    const fewer = Math.ceil(rounds / 4)
    expect(await killRounds(fewer, { environment })).toBeGreaterThan(fewer * 10)
  },
  deadlineMs,
)

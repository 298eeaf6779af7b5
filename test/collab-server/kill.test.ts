import { expect, onTestFinished, test } from 'vitest'
import { hasPostgres, startPostgres, withoutPostgres } from '../helpers/postgres.ts'
import { killRounds, killsEveryTime as rounds } from './kill-rounds.ts'

const deadlineMs = 60_000 + rounds * 5_000
const onPostgres = Math.ceil(rounds / 4)

test(
  `kill -9 under load, ${rounds} times: no acknowledged edit is lost and every start opens`,
  async () => {
    expect(await killRounds(rounds)).toBeGreaterThan(rounds * 10)
  },
  deadlineMs,
)

test.skipIf(!hasPostgres)(
  `the same with PostgreSQL, ${onPostgres} times${withoutPostgres}`,
  async () => {
    const postgres = await startPostgres()
    onTestFinished(() => postgres.remove())
    const storageOf = async () => ({ JEJAK_DATABASE_URL: await postgres.createDatabase() })
    expect(await killRounds(onPostgres, storageOf)).toBeGreaterThan(onPostgres * 10)
  },
  deadlineMs,
)

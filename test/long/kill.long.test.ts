import { expect, onTestFinished, test } from 'vitest'
import { killRounds } from '../collab-server/kill-rounds.ts'
import { hasPostgres, startPostgres, withoutPostgres } from '../helpers/postgres.ts'

const rounds = Number(process.env.JEJAK_KILLS ?? 1_000)

test(`kill -9 under load, ${rounds} times: no acknowledged edit is lost and every start opens`, async () => {
  expect(await killRounds(rounds)).toBeGreaterThan(rounds * 10)
})

test.skipIf(!hasPostgres)(`the same with PostgreSQL, ${rounds} times${withoutPostgres}`, async () => {
  const postgres = await startPostgres()
  onTestFinished(() => postgres.remove())
  const environment = { JEJAK_DATABASE_URL: await postgres.createDatabase() }
  expect(await killRounds(rounds, { environment })).toBeGreaterThan(rounds * 10)
})

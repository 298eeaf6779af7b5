import { expect, onTestFinished, test } from 'vitest'
import { killRounds } from '../collab-server/kill-rounds.ts'
import { hasPostgres, startPostgres, withoutPostgres } from '../helpers/postgres.ts'

const rounds = Number(process.env.JEJAK_KILLS ?? 1_000)

const say = (storage: string, acknowledged: number) =>
  process.stdout.write(`${storage}: killed ${rounds} times, ${acknowledged} edits acknowledged, none of them lost\n`)

test(`kill -9 under load, ${rounds} times: no acknowledged edit is lost and every start opens`, async () => {
  const acknowledged = await killRounds(rounds)
  say('embedded', acknowledged)
  expect(acknowledged).toBeGreaterThan(rounds * 10)
})

test.skipIf(!hasPostgres)(`the same with PostgreSQL, ${rounds} times${withoutPostgres}`, async () => {
  const postgres = await startPostgres()
  onTestFinished(() => postgres.remove())
  const acknowledged = await killRounds(rounds, async () => ({ JEJAK_DATABASE_URL: await postgres.createDatabase() }))
  say('PostgreSQL', acknowledged)
  expect(acknowledged).toBeGreaterThan(rounds * 10)
})

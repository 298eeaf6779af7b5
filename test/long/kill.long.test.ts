import { expect, test } from 'vitest'
import { killRounds } from '../collab-server/kill-rounds.ts'

const rounds = Number(process.env.JEJAK_KILLS ?? 200)

test(`kill -9 under load, ${rounds} times: no acknowledged edit is lost and every start opens`, async () => {
  expect(await killRounds(rounds)).toBeGreaterThan(rounds * 10)
})

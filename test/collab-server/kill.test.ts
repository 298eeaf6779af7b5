import { expect, test } from 'vitest'
import { killRounds } from './kill-rounds.ts'

const rounds = Number(process.env.JEJAK_KILLS ?? 20)

test(
  `kill -9 under load, ${rounds} times: no acknowledged edit is lost and every start opens`,
  async () => {
    expect(await killRounds(rounds)).toBeGreaterThan(rounds * 10)
  },
  60_000 + rounds * 5_000,
)

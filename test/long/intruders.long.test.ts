import { expect, test } from 'vitest'
import { guess, writeReadOnly } from '../collab-server/hostile/intruders.ts'

const seed = Number(process.env.JEJAK_SEED ?? Date.now() % 1_000_000)

test(`10,000 guesses of ids and secrets get nothing, and learn nothing (seed ${seed})`, async () => {
  const { answers, knownMs, unknownMs } = await guess(seed, 10_000)
  expect(answers).toHaveLength(2)
  expect(Math.abs(knownMs - unknownMs)).toBeLessThan(Math.max(0.5, unknownMs / 4))
})

test(`10,000 frames of somebody who may only read change nothing and reach nobody (seed ${seed})`, async () => {
  expect(await writeReadOnly(seed, 10_000)).toBeGreaterThanOrEqual(10_000)
})

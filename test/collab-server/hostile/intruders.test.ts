import { expect, test } from 'vitest'
import { guess, writeReadOnly } from './intruders.ts'

const seed = Number(process.env.JEJAK_SEED ?? Date.now() % 1_000_000)

test(`1,000 guesses of ids and secrets get nothing, and learn nothing (seed ${seed})`, async () => {
  const { answers, knownMs, unknownMs } = await guess(seed, 1_000)
  // One answer over HTTP and one over sockets.
  expect(answers).toHaveLength(2)
  expect(answers.toSorted()).toEqual([
    expect.stringMatching(/^404 .*unknown-map/) as string,
    'closed with 4404 after 0 messages',
  ])
  expect(Math.abs(knownMs - unknownMs)).toBeLessThan(Math.max(2, unknownMs))
}, 60_000)

test(`1,000 frames of somebody who may only read change nothing and reach nobody (seed ${seed})`, async () => {
  expect(await writeReadOnly(seed, 1_000)).toBeGreaterThanOrEqual(1_000)
}, 60_000)

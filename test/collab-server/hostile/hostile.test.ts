import { expect, test } from 'vitest'
import { attack } from './attack.ts'

const seed = Number(process.env.JEJAK_SEED ?? Date.now() % 1_000_000)

test(`5,000 hostile inputs bring nothing down and change nothing (seed ${seed})`, async () => {
  const damage = await attack(seed, 5_000)
  expect(damage.categories).toBeGreaterThanOrEqual(25)
  expect(damage.grownBytes).toBeLessThan(100 * 1024 * 1024)
  // On a machine that does other things, too; the long test has the figure that is meant.
  expect(damage.waitedMs).toBeLessThan(1_000)
}, 150_000)

import { expect, test } from 'vitest'
import { attack } from '../collab-server/hostile/attack.ts'

const seed = Number(process.env.JEJAK_SEED ?? Date.now() % 1_000_000)
const count = Number(process.env.JEJAK_HOSTILE ?? 100_000)

test(`${count} hostile inputs: nobody else waits, and memory stays (seed ${seed})`, async () => {
  const damage = await attack(seed, count)
  expect(damage.grownBytes).toBeLessThan(100 * 1024 * 1024)
  expect(damage.waitedMs).toBeLessThan(50)
})

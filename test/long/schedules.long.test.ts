import { describe, expect, it } from 'vitest'
import { allKept, checkSeeds, explain } from '../schedules/check-seeds.ts'
import { realMap } from '../schedules/real-map.ts'

const schedules = 20_000
const chunk = 1_000
/** Another run looks elsewhere: `JEJAK_FIRST_SEED=20000 npm run test:long`. */
const first = Number(process.env.JEJAK_FIRST_SEED ?? 0)
const chunks = Array.from({ length: schedules / chunk }, (_, index) => {
  const from = first + index * chunk
  return { from, to: from + chunk }
})

describe('random schedules over the real edits', () => {
  it.each(chunks)('keep every promise with the seeds from $from to $to', ({ from, to }) => {
    const { broken } = checkSeeds(realMap, from, to)
    expect(explain(broken)).toBe(allKept)
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import { allKept, checkSeeds, explain } from './check-seeds.ts'
import { failingSeeds } from './failing-seeds.ts'
import type { FaultKind } from './faults.ts'
import { nestedMap } from './nested-map.ts'
import { realMap } from './real-map.ts'
import { type Counts, type Outcome, operationsPerSchedule } from './run-schedule.ts'

const schedules = 500
const chunk = 250
const chunks = Array.from({ length: schedules / chunk }, (_, index) => ({
  from: index * chunk,
  to: (index + 1) * chunk,
}))

describe('random schedules over the real edits', () => {
  const total: Counts = {}

  it.each(chunks)('keep every promise with the seeds from $from to $to', { timeout: 300_000 }, ({ from, to }) => {
    const { broken, counts } = checkSeeds(realMap, from, to)
    for (const [thing, count] of Object.entries(counts)) total[thing] = (total[thing] ?? 0) + count
    expect(explain(broken)).toBe(allKept)
  })

  it('did something', () => {
    const operations = (total.edits ?? 0) + (total.undos ?? 0) + (total.redos ?? 0)
    expect(operations).toBeGreaterThanOrEqual(schedules * operationsPerSchedule)
    const rare = ['concurrentMoves', 'concurrentWords', 'deletes', 'restores', 'undos', 'redos', 'crashes', 'reloads']
    const network = ['reordered', 'duplicated', 'connections', 'offline operations', 'operations lost in crashes']
    const tooFew = [...rare, ...network].filter((thing) => (total[thing] ?? 0) < schedules / 4)
    expect(tooFew).toEqual([])
  })

  it.each(failingSeeds)('$was (seed $seed)', ({ seed }) => {
    const { broken } = checkSeeds(realMap, seed, seed + 1)
    expect(explain(broken)).toBe(allKept)
  })
})

describe('the control: stages as a list, each with the list of its cards', () => {
  const seeds = 200
  let broken: readonly Outcome[] = []
  beforeAll(() => {
    broken = checkSeeds(nestedMap, 0, seeds).broken
  }, 120_000)
  const withFault = (...kinds: FaultKind[]) =>
    broken.filter(({ faults }) => faults.some(({ kind }) => kinds.includes(kind))).length

  it('loses or doubles work in nine of ten schedules, which proves that the checker sees', () => {
    expect(withFault('card lost', 'card shown more than once', 'word lost')).toBeGreaterThanOrEqual(seeds * 0.9)
  })

  it.each<FaultKind>(['card lost', 'card shown more than once', 'word lost', 'deleted card is back'])(
    'is found out by more than one promise: %s',
    (kind) => {
      expect(withFault(kind)).toBeGreaterThan(seeds / 2)
    },
  )
})

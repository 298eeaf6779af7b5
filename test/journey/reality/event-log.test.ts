import { describe, expect, it } from 'vitest'
import { type Random, seededRandom } from '../../../journey/economics/random.ts'
import { endMark, readLog } from '../../../journey/reality/event-log.ts'
import type { LogEvent } from '../../../journey/reality/log-event.ts'

const ways: Readonly<Record<string, readonly (readonly [to: string, share: number])[]>> = {
  Ad: [
    ['Shop', 0.7],
    ['left', 0.3],
  ],
  Shop: [
    ['Pay', 0.5],
    ['Chat', 0.2],
    ['left', 0.3],
  ],
  Chat: [
    ['Shop', 0.6],
    ['left', 0.4],
  ],
  Pay: [
    ['Bought', 0.9],
    ['left', 0.1],
  ],
}
const outcomes = ['Bought']

/** A log of people who walk through the chain; `next` may know where they were before. */
function synthesise(people: number, random: Random, next = chainStep): LogEvent[] {
  const events: LogEvent[] = []
  for (let person = 0; person < people; person++) {
    let before = ''
    let at = 'Ad'
    for (let time = 0; ; time++) {
      const to = next(at, before, random)
      const event = { case: `p${person}`, time, touchpoint: at }
      if (to === 'left' || outcomes.includes(to)) {
        events.push(to === 'left' ? event : { ...event, outcome: to })
        break
      }
      events.push(event)
      before = at
      at = to
    }
  }
  return events
}

function chainStep(at: string, _before: string, random: Random): string {
  let drawn = random()
  return ways[at]?.find(([, share]) => (drawn -= share) < 0)?.[0] ?? 'left'
}

const remembering = (at: string, before: string, random: Random) => {
  // Who comes back from the chat pays or leaves; nobody chats twice.
  if (at === 'Shop' && before === 'Chat') return random() < 0.9 ? 'Pay' : 'left'
  return chainStep(at, before, random)
}

const event = (person: string, time: number, touchpoint: string, outcome?: string): LogEvent => ({
  case: person,
  time,
  touchpoint,
  outcome,
})

describe('a log', () => {
  it('of a known chain gives it back within its intervals, and raises no doubt', () => {
    // Of 95 % intervals one in twenty misses: 40 logs of 6 ways and 4 drop-offs are 400 intervals.
    let held = 0
    let all = 0
    let doubts = 0
    for (let seed = 1; seed <= 40; seed++) {
      const findings = readLog(synthesise(2_000, seededRandom(seed)))
      if (findings.memory.doubtful) doubts++
      for (const { from, to, interval } of findings.transitions) {
        const truth = (ways[from]?.find(([name]) => name === to)?.[1] ?? 0) * 100
        all++
        if (interval.low <= truth && truth <= interval.high) held++
      }
      for (const { touchpoint, left } of findings.touchpoints) {
        const { interval } = left
        const truth = (ways[touchpoint]?.find(([name]) => name === 'left')?.[1] ?? 0) * 100
        all++
        if (interval.low <= truth && truth <= interval.high) held++
      }
    }
    expect(held / all).toBeGreaterThan(0.92)
    expect(doubts).toBe(0)
  })

  it('of customers who remember raises the warning', () => {
    const { memory } = readLog(synthesise(2_000, seededRandom(3), remembering))
    expect(memory.doubtful).toBe(true)
    expect(memory.p).toBeLessThan(1e-6)
    expect(memory.explained).toBeGreaterThan(0.01)
    expect(memory.strongest).toMatchObject({ before: 'Chat', here: 'Shop', next: 'Pay' })
    expect(memory.strongest?.share).toBeGreaterThan(80)
    expect(memory.strongest?.otherwise).toBeLessThan(60)
  })

  it('counts visits, starts, drop-offs and changes of channel whatever order its lines are in', () => {
    const events: LogEvent[] = [
      { case: 'b', time: 2, touchpoint: 'Pay', channel: 'shop', outcome: 'Bought' },
      { case: 'a', time: 1, touchpoint: 'Ad', channel: 'web' },
      { case: 'b', time: 1, touchpoint: 'Ad', channel: 'web' },
      { case: 'a', time: 2, touchpoint: 'Pay', channel: 'web' },
    ]
    const findings = readLog(events)
    expect(findings.cases).toBe(2)
    expect(findings.touchpoints).toMatchObject([
      { touchpoint: 'Ad', visits: 2, starts: 2, customers: 2, left: { count: 0, of: 2, share: 0 } },
      { touchpoint: 'Pay', visits: 2, starts: 0, left: { count: 1, share: 50 } },
    ])
    expect(findings.transitions).toMatchObject([
      { from: 'Ad', to: 'Pay', count: 2, channelSwitches: 1, isOutcome: false, share: 100 },
      { from: 'Pay', to: 'Bought', count: 1, isOutcome: true, share: 50 },
    ])
    expect(readLog([]).cases).toBe(0)
    expect(readLog([]).memory.doubtful).toBe(false)
  })

  it('counts what follows at one place as one visit, and tells where only its own order says what came first', () => {
    const log = [
      event('a', 1, 'Ad'),
      event('a', 2, 'Ad'),
      event('a', 5, 'Shop'),
      event('a', 5, 'Pay'),
      // How it ended stands on a row of its own.
      event('a', 9, '', 'Bought'),
      event('b', 3, '', 'Lost'),
    ]
    const found = readLog(log)
    expect(found).toMatchObject({ cases: 1, events: 6, repeats: 1, ties: 1, steps: 2, left: { count: 0 } })
    expect(found.transitions.map(({ from, to, medianMs }) => [from, to, medianMs])).toEqual([
      ['Ad', 'Shop', 3],
      ['Shop', 'Pay', 0],
      ['Pay', 'Bought', undefined],
    ])
    expect(found.outcomes).toMatchObject([{ outcome: 'Bought', count: 1, of: 1 }])
    // A log that begins with its newest events tells those of one time backwards, too.
    const newestFirst = readLog([
      event('a', 9, 'Pay'),
      event('a', 5, 'Shop'),
      event('a', 5, 'Ad'),
      event('a', 1, 'See'),
    ])
    expect(newestFirst.transitions.map(({ from, to }) => `${from} → ${to}`).sort()).toEqual([
      'Ad → Shop',
      'See → Ad',
      'Shop → Pay',
    ])
  })

  it('takes names that mean the same place for one', () => {
    const events = [
      { case: 'a', time: 1, touchpoint: 'Cart' },
      { case: 'a', time: 2, touchpoint: 'Basket' },
      { case: 'a', time: 3, touchpoint: 'Pay' },
    ]
    const found = readLog(events, { Basket: 'Cart' })
    expect(found.touchpoints.map(({ touchpoint, visits }) => [touchpoint, visits])).toEqual([
      ['Cart', 1],
      ['Pay', 1],
    ])
  })

  it('says who may be on their way still', () => {
    const events: LogEvent[] = []
    for (let person = 0; person < 100; person++) {
      events.push({ case: `p${person}`, time: person * 10, touchpoint: 'Ad' })
      events.push({ case: `p${person}`, time: person * 10 + 20, touchpoint: 'Shop' })
    }
    // The last was seen at 1010, and steps take 20: those seen after 990.
    expect(readLog(events)).toMatchObject({ medianStepMs: 20, perhapsUnderWay: 2 })
  })

  it('of one customer with a hundred thousand events, of loops, and of nothing at all is counted all the same', () => {
    const long = Array.from({ length: 100_000 }, (_, time) => ({ case: 'a', time, touchpoint: `t${time % 7}` }))
    expect(readLog(long)).toMatchObject({ cases: 1, steps: 99_999, left: { count: 1 } })
    const still = long.map((event) => ({ ...event, time: 5, touchpoint: 'same' }))
    expect(readLog(still)).toMatchObject({ steps: 0, repeats: 99_999, memory: { doubtful: false } })
    expect(readLog([])).toMatchObject({ cases: 0, touchpoints: [], left: { interval: { low: 0, high: 100 } } })
    const strange = [{ case: '__proto__', time: -1e15, touchpoint: 'constructor', outcome: `${endMark}x` }]
    expect(readLog(strange).outcomes).toMatchObject([{ count: 1 }])
  })
})

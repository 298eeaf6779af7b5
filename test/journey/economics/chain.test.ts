import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Chain, openChain } from '../../../journey/economics/chain.ts'
import { contradictions } from '../../../journey/economics/exits.ts'
import { findLeaks } from '../../../journey/economics/leaks.ts'
import type { Network, NetworkTouchpoint } from '../../../journey/economics/network.ts'
import { seededRandom } from '../../../journey/economics/random.ts'
import { golden } from './golden.ts'

function chainOf(network: Network): Chain {
  const chain = openChain(network)
  if ('problem' in chain) throw new Error(`refused: ${JSON.stringify(chain.problem)}`)
  return chain
}

/** Networks with loops, several ways in, cost and frictions anywhere; nobody is caught, since everywhere some leave. */
const networks = fc
  .record({
    seed: fc.integer(),
    touchpoints: fc.integer({ min: 1, max: 9 }),
    frictions: fc.integer({ min: 0, max: 6 }),
  })
  .map(({ seed, touchpoints, frictions }) => randomNetwork(seed, touchpoints, frictions))

function randomNetwork(seed: number, count: number, frictions: number): Network {
  const random = seededRandom(seed)
  const pick = (below: number) => Math.floor(random() * below)
  const touchpoints = Array.from({ length: count }, (_, index): NetworkTouchpoint => ({
    id: `t${index}`,
    entry: index === 0 ? 1 : 0,
    exit: { kind: 'base', share: 0.05 + random() * 0.5 },
    visitCost: random() < 0.5 ? random() * 10 : 0,
    links: Array.from({ length: 1 + pick(3) }, () => ({
      to: random() < 0.3 ? { outcome: pick(2) } : { touchpoint: pick(count) },
      weight: 0.1 + random(),
    })),
  }))
  return {
    touchpoints,
    outcomes: [
      { id: 'good', value: 100, good: true },
      { id: 'bad', value: -20, good: false },
    ],
    frictions: Array.from({ length: frictions }, (_, index) => ({
      id: `f${index}`,
      at: [pick(count), pick(count)],
      frequency: random(),
      exitImpact: random() * 0.6,
    })),
    entrants: 1_000,
  }
}

describe('the golden vector', () => {
  const chain = chainOf(golden)
  const flow = chain.flow()

  it('gives the conversion and the value per entrant', () => {
    expect(flow.reached[0]).toBeCloseTo(0.11136476947535771, 9)
    expect(flow.valuePerEntrant).toBeCloseTo(12.911085786963435, 9)
    expect(chain.value()).toBeCloseTo(12.911085786963435, 9)
  })

  it('gives the joint gain and how it is shared out', () => {
    const leaks = findLeaks(chain)
    expect(leaks.joint).toBeCloseTo(789_099.78, 2)
    expect([...leaks.shares].map((share) => Math.round(share * 100) / 100)).toEqual([
      249_098.65, 174_326.34, 129_132.68, 76_361.83, 160_180.27,
    ])
    expect(leaks.standardErrors).toBeUndefined()
  })
})

describe('any network', () => {
  it('loses nobody: outcomes and those who left sum to 1', () => {
    fc.assert(
      fc.property(networks, (network) => {
        const { reached, left } = chainOf(network).flow()
        expect(reached.reduce((sum, share) => sum + share, left)).toBeCloseTo(1, 9)
      }),
    )
  })

  it('says the same value forwards, by visits, and backwards, by what is still to come', () => {
    fc.assert(
      fc.property(networks, (network) => {
        const chain = chainOf(network)
        expect(chain.value()).toBeCloseTo(chain.flow().valuePerEntrant, 8)
      }),
    )
  })

  it('agrees with walkers who go through it one by one', () => {
    fc.assert(
      fc.property(networks, fc.integer(), (network, seed) => {
        const walked = walk(network, 4_000, seededRandom(seed))
        const { reached, valuePerEntrant } = chainOf(network).flow()
        const share = reached[0] ?? 0
        // Five standard errors: one false alarm in a million.
        expect(Math.abs(walked.good - share)).toBeLessThan(5 * Math.sqrt((share * (1 - share)) / 4_000) + 1e-3)
        expect(Math.abs(walked.value - valuePerEntrant)).toBeLessThan(5 * walked.standardError + 1e-6)
      }),
      { numRuns: 40 },
    )
  })

  it('shares out exactly what removing all frictions brings, and nothing to one that does nothing', () => {
    fc.assert(
      fc.property(networks, (network) => {
        const idle = { id: 'idle', at: [0], frequency: 0.7, exitImpact: 0 }
        const leaks = findLeaks(chainOf({ ...network, frictions: [...network.frictions, idle] }))
        const sum = leaks.shares.reduce((total, share) => total + share, 0)
        expect(sum).toBeCloseTo(leaks.joint, 6)
        expect(leaks.shares.at(-1)).toBe(0)
        expect(leaks.atRisk.at(-1)).toBe(0)
      }),
      { numRuns: 60 },
    )
  })

  it('samples the shares of many frictions within their stated error', () => {
    const more = [0, 2, 4].map((at, index) => ({ id: `more${index}`, at: [at, 5], frequency: 0.4, exitImpact: 0.05 }))
    const chain = chainOf({ ...golden, frictions: [...golden.frictions, ...more] })
    const exact = findLeaks(chain)
    const sampled = findLeaks(chain, { seed: 3, exactTo: 0 })
    expect(sampled.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(sampled.joint, 6)
    sampled.shares.forEach((share, index) => {
      const error = sampled.standardErrors?.[index] ?? Number.NaN
      expect(Math.abs(share - (exact.shares[index] ?? Number.NaN))).toBeLessThanOrEqual(4 * error + 1e-9)
      expect(error).toBeLessThan(Math.abs(exact.joint) / 100)
    })
    expect(findLeaks(chain, { seed: 3, exactTo: 0 })).toEqual(sampled)
  })

  it('counts a friction on two touchpoints once for every visit of each', () => {
    const network = randomNetwork(11, 4, 0)
    const at = (places: readonly number[]) =>
      chainOf({ ...network, frictions: [{ id: 'f', at: places, frequency: 0.5, exitImpact: 0.4 }] }).flow()
    const both = at([1, 2])
    expect(both.exits[1]).toBeCloseTo(at([1]).exits[1] ?? Number.NaN, 12)
    expect(both.exits[2]).toBeCloseTo(at([2]).exits[2] ?? Number.NaN, 12)
    expect(at([1, 1]).exits).toEqual(at([1]).exits)
  })
})

const caught = (id: string, to: number): NetworkTouchpoint => ({
  id,
  entry: 0,
  exit: { kind: 'base', share: 0 },
  visitCost: 1,
  links: [{ to: { touchpoint: to }, weight: 1 }],
})

describe('what has no figures', () => {
  it('names the touchpoints of a loop that nobody leaves', () => {
    const first = { ...caught('in', 1), entry: 1, exit: { kind: 'base', share: 0.5 } as const }
    const network = { ...golden, touchpoints: [first, caught('menu', 2), caught('hold', 1)], frictions: [] }
    expect(openChain(network)).toEqual({ problem: { kind: 'closed-loop', touchpoints: ['menu', 'hold'] } })
    // A friction that drives people out of it is no way out: fixed, they would go round for ever.
    const driven = { ...network, frictions: [{ id: 'rude', at: [1], frequency: 1, exitImpact: 0.5 }] }
    expect(openChain(driven)).toMatchObject({ problem: { kind: 'closed-loop' } })
  })

  it('is empty without touchpoints or without anybody who enters', () => {
    expect(openChain({ ...golden, touchpoints: [] })).toEqual({ problem: { kind: 'empty' } })
    const nobody = golden.touchpoints.map((touchpoint) => ({ ...touchpoint, entry: 0 }))
    expect(openChain({ ...golden, touchpoints: nobody })).toEqual({ problem: { kind: 'empty' } })
  })

  it('says where the frictions explain more exit than was measured', () => {
    expect(contradictions(golden)).toEqual([])
    const stated = golden.frictions.map((friction) => ({ ...friction, frequency: 1, exitImpact: 0.5 }))
    expect(contradictions({ ...golden, frictions: stated })).toEqual([
      { touchpoint: 'Consider', measured: 0.45, explained: 0.75 },
      { touchpoint: 'Checkout', measured: 0.3, explained: 0.5 },
      { touchpoint: 'Onboard', measured: 0.1, explained: 0.5 },
      { touchpoint: 'Support', measured: 0.25, explained: 0.5 },
    ])
  })
})

/** An independent reckoning: people walk through the network at random, each step by the stated shares. */
function walk(network: Network, people: number, random: () => number) {
  let good = 0
  let sum = 0
  let squares = 0
  for (let person = 0; person < people; person++) {
    let at = 0
    let value = 0
    for (;;) {
      const touchpoint = network.touchpoints[at]
      if (!touchpoint) throw new Error(`there is no touchpoint ${at}`)
      value -= touchpoint.visitCost
      if (random() < touchpoint.exit.share) break
      const isDriven = network.frictions.some(
        (friction) => friction.at.includes(at) && random() < friction.frequency && random() < friction.exitImpact,
      )
      if (isDriven) break
      const total = touchpoint.links.reduce((weights, { weight }) => weights + weight, 0)
      let drawn = random() * total
      const way = touchpoint.links.find(({ weight }) => (drawn -= weight) < 0) ?? touchpoint.links.at(-1)
      if (!way) throw new Error('a touchpoint leads nowhere')
      if ('touchpoint' in way.to) {
        at = way.to.touchpoint
        continue
      }
      value += network.outcomes[way.to.outcome]?.value ?? 0
      if (way.to.outcome === 0) good++
      break
    }
    sum += value
    squares += value * value
  }
  const mean = sum / people
  return { good: good / people, value: mean, standardError: Math.sqrt((squares / people - mean * mean) / people) }
}

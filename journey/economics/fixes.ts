import type { Chain } from './chain.ts'
import type { FrictionLevels } from './exits.ts'
import { type Gains, openGains } from './gains.ts'

/** Something that can be done about frictions. */
export interface NetworkFix {
  readonly id: string
  /** Frictions that it works against, by index. */
  readonly frictions: readonly number[]
  /** Share of their exit impact that it takes away, 0…1. */
  readonly effectiveness: number
  /** What it costs, once, in the map's currency. */
  readonly cost: number
}

/** How far each fix is carried out, 0…1, by its index. */
export type FixStrengths = (fix: number) => number

/** How strongly frictions still work once fixes are carried out. Several fixes of one friction leave a product of rests. */
export function levelsAfter(fixes: readonly NetworkFix[], strengths: FixStrengths, frictions: number): FrictionLevels {
  const levels = new Float64Array(frictions).fill(1)
  fixes.forEach((fix, index) => {
    for (const friction of fix.frictions)
      levels[friction] = (levels[friction] ?? 1) * (1 - fix.effectiveness * strengths(index))
  })
  return (friction) => levels[friction] ?? 1
}

/** What a set of fixes brings. */
export interface FixSet {
  /** Indexes of the fixes. */
  readonly fixes: readonly number[]
  readonly cost: number
  /** Gain per period, in the map's currency, over doing nothing. */
  readonly gain: number
  /** Whether it is the best of all sets, or the best found by taking the best next fix again and again. */
  readonly exact: boolean
}

/** Up to so many fixes every set within the budget is tried. */
export const exactFixes = 20

/**
 * The set of fixes that brings most within a budget. Gains do not add up, so sets are tried whole: all of them up to
 * {@link exactFixes} fixes. Of equal gains the cheaper set is taken.
 */
export function bestFixes(chain: Chain, fixes: readonly NetworkFix[], budget: number): FixSet {
  const start = openGains(chain)
  const found = fixes.length <= exactFixes ? bestOfAll(fixes, budget, start) : bestNext(fixes, budget, start)
  return { ...found, gain: found.gain * chain.network.entrants }
}

/** Carries out a fix beside those that are. */
function carryOut(gains: Gains, { frictions, effectiveness }: NetworkFix): void {
  for (const friction of frictions) gains.set(friction, gains.level(friction) * (1 - effectiveness))
}

/** What each fix brings alone, per period, by its index. */
export function gainsAlone(chain: Chain, fixes: readonly NetworkFix[]): Float64Array {
  const start = openGains(chain)
  const walk = start.copy()
  return Float64Array.from(fixes, (fix) => {
    walk.take(start)
    carryOut(walk, fix)
    return walk.gain * chain.network.entrants
  })
}

function bestOfAll(fixes: readonly NetworkFix[], budget: number, start: Gains): FixSet {
  let best: FixSet = { fixes: [], cost: 0, gain: 0, exact: true }
  const walks = Array.from({ length: fixes.length + 1 }, () => start.copy())
  const taken: number[] = []
  const tryFrom = (next: number, cost: number) => {
    const [before, walk] = [walks[taken.length], walks[taken.length + 1]]
    if (!before || !walk) return
    for (let index = next; index < fixes.length; index++) {
      const fix = fixes[index]
      if (!fix || cost + fix.cost > budget) continue
      const total = cost + fix.cost
      walk.take(before)
      carryOut(walk, fix)
      taken.push(index)
      const { gain } = walk
      if (gain > best.gain || (gain === best.gain && total < best.cost))
        best = { fixes: [...taken], cost: total, gain, exact: true }
      tryFrom(index + 1, total)
      taken.pop()
    }
  }
  tryFrom(0, 0)
  return best
}

function bestNext(fixes: readonly NetworkFix[], budget: number, start: Gains): FixSet {
  const taken = new Set<number>()
  const before = start.copy()
  const walk = start.copy()
  let cost = 0
  for (;;) {
    let next: { fix: number; rate: number } | undefined
    for (const [index, fix] of fixes.entries()) {
      if (taken.has(index) || cost + fix.cost > budget) continue
      walk.take(before)
      carryOut(walk, fix)
      // What it adds for what it costs; one that is free is worth its whole addition.
      const rate = (walk.gain - before.gain) / Math.max(fix.cost, Number.EPSILON)
      if (walk.gain > before.gain && (!next || rate > next.rate)) next = { fix: index, rate }
    }
    const fix = next && fixes[next.fix]
    if (!next || !fix) return { fixes: [...taken].sort((a, b) => a - b), cost, gain: before.gain, exact: false }
    taken.add(next.fix)
    carryOut(before, fix)
    cost += fix.cost
  }
}

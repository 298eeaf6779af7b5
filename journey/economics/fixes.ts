import type { Chain } from './chain.ts'
import type { FrictionLevels } from './exits.ts'

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
  const now = chain.value()
  const { entrants, frictions } = chain.network
  const gainOf = (taken: ReadonlySet<number>) => {
    const levels = levelsAfter(fixes, (fix) => (taken.has(fix) ? 1 : 0), frictions.length)
    return (chain.value(levels) - now) * entrants
  }
  return fixes.length <= exactFixes ? bestOfAll(fixes, budget, gainOf) : bestNext(fixes, budget, gainOf)
}

type GainOf = (taken: ReadonlySet<number>) => number

function bestOfAll(fixes: readonly NetworkFix[], budget: number, gainOf: GainOf): FixSet {
  let best: FixSet = { fixes: [], cost: 0, gain: 0, exact: true }
  const taken = new Set<number>()
  const tryFrom = (next: number, cost: number) => {
    for (let fix = next; fix < fixes.length; fix++) {
      const total = cost + (fixes[fix]?.cost ?? 0)
      if (total > budget) continue
      taken.add(fix)
      const gain = gainOf(taken)
      if (gain > best.gain || (gain === best.gain && total < best.cost))
        best = { fixes: [...taken], cost: total, gain, exact: true }
      tryFrom(fix + 1, total)
      taken.delete(fix)
    }
  }
  tryFrom(0, 0)
  return best
}

function bestNext(fixes: readonly NetworkFix[], budget: number, gainOf: GainOf): FixSet {
  const taken = new Set<number>()
  let cost = 0
  let gain = 0
  for (;;) {
    let next: { fix: number; gain: number; rate: number } | undefined
    fixes.forEach((fix, index) => {
      if (taken.has(index) || cost + fix.cost > budget) return
      const reached = gainOf(new Set([...taken, index]))
      // What it adds for what it costs; one that is free is worth its whole addition.
      const rate = (reached - gain) / Math.max(fix.cost, Number.EPSILON)
      if (reached > gain && (!next || rate > next.rate)) next = { fix: index, gain: reached, rate }
    })
    if (!next) return { fixes: [...taken].sort((a, b) => a - b), cost, gain, exact: false }
    taken.add(next.fix)
    cost += fixes[next.fix]?.cost ?? 0
    gain = next.gain
  }
}

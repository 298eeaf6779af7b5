import type { Contradiction, Network } from './network.ts'

/** How strongly each friction works: 1 as stated, 0 removed, between them partly removed. By index of the friction. */
export type FrictionLevels = (friction: number) => number

/** Every friction as it is stated. */
export const asStated: FrictionLevels = () => 1

/** For every touchpoint, the frictions that occur there, by index. */
export function frictionsByTouchpoint(network: Network): readonly (readonly number[])[] {
  const lists: number[][] = network.touchpoints.map(() => [])
  network.frictions.forEach(({ at }, friction) => {
    for (const touchpoint of new Set(at)) lists[touchpoint]?.push(friction)
  })
  return lists
}

/**
 * The share of visitors who would stay at each touchpoint if there were no frictions: 1 − b_t, where a measured exit m_t
 * gives b_t = 1 − (1 − m_t) ÷ Π(1 − f·d). It exceeds 1 where the stated frictions explain more exit than was measured;
 * it is not clamped, see {@link contradictions}.
 */
export function baseStays(network: Network, byTouchpoint = frictionsByTouchpoint(network)): Float64Array {
  const stays = new Float64Array(network.touchpoints.length)
  network.touchpoints.forEach(({ exit }, index) => {
    const frictionless = passes(network, byTouchpoint[index] ?? [], asStated)
    // Frictions that drive everyone away leave nothing to be divided by: then nobody was left to leave otherwise.
    stays[index] = exit.kind === 'base' || frictionless === 0 ? 1 - exit.share : (1 - exit.share) / frictionless
  })
  return stays
}

/** Share of a touchpoint's visitors whom its frictions do not drive away: Π(1 − f·d). */
export function passes(network: Network, frictions: readonly number[], levels: FrictionLevels): number {
  let share = 1
  for (const index of frictions) {
    const friction = network.frictions[index]
    if (friction) share *= 1 - friction.frequency * friction.exitImpact * levels(index)
  }
  return share
}

/** Touchpoints whose stated frictions explain more exit than was measured there. */
export function contradictions(network: Network): readonly Contradiction[] {
  const byTouchpoint = frictionsByTouchpoint(network)
  return network.touchpoints.flatMap(({ id, exit }, index): Contradiction[] => {
    const explained = 1 - passes(network, byTouchpoint[index] ?? [], asStated)
    // A rounding error is no contradiction.
    if (exit.kind !== 'measured' || explained <= exit.share + 1e-12) return []
    return [{ touchpoint: id, measured: exit.share, explained }]
  })
}

/**
 * Frictions that occur at a touchpoint whose figures contradict each other, by index. What removing one of them would
 * bring is not to be believed: with it gone, more visitors could stay than come.
 */
export function contradictedFrictions(network: Network): ReadonlySet<number> {
  const wrong = new Set(contradictions(network).map(({ touchpoint }) => touchpoint))
  const isWrong = (touchpoint: number) => wrong.has(network.touchpoints[touchpoint]?.id ?? '')
  return new Set(network.frictions.flatMap(({ at }, index) => (at.some(isWrong) ? [index] : [])))
}

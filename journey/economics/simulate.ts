import type { Bounds, Quantity } from '../model/figure.ts'
import type { Chain } from './chain.ts'
import { type FixStrengths, type NetworkFix, levelsAfter } from './fixes.ts'
import type { Network } from './network.ts'
import { drawer } from './quantity.ts'
import { seededRandom } from './random.ts'

/** A figure of a network or its fixes that may be uncertain, by the index of what it belongs to. */
export type Parameter =
  | { readonly kind: 'exit' | 'visitCost'; readonly touchpoint: number }
  | { readonly kind: 'frequency' | 'exitImpact'; readonly friction: number }
  | { readonly kind: 'outcomeValue'; readonly outcome: number }
  | { readonly kind: 'effectiveness'; readonly fix: number }
  | { readonly kind: 'entrants' }

export interface Uncertainty {
  readonly of: Parameter
  readonly quantity: Quantity
}

/** One way in which things could be: how far each fix is carried out. */
export interface Scenario {
  readonly strengths: FixStrengths
}

export interface SimulationOptions {
  readonly draws: number
  readonly seed: number
  /** Called now and then with the share that is done, 0…1; returns false to stop. */
  readonly onProgress?: (done: number) => boolean
}

/** Values of each scenario in each draw, per period. One draw is one world: scenarios are compared within it. */
export interface Simulation {
  /** By scenario, then by draw. */
  readonly values: readonly Float64Array[]
  /** Share of all worlds drawn that were impossible and drawn again, 0…1. */
  readonly redrawn: number
}

const boundsOf: Readonly<Record<Parameter['kind'], Bounds>> = {
  exit: 'share',
  visitCost: 'any',
  frequency: 'share',
  exitImpact: 'share',
  outcomeValue: 'any',
  effectiveness: 'share',
  entrants: 'amount',
}
const drawsPerReport = 100
/** So often a world is drawn anew before the figures are taken as they stand. */
const mostRedraws = 50

/**
 * Draws the uncertain figures again and again and reckons every scenario with them; undefined when it was stopped.
 *
 * A world in which the frictions of a touchpoint explain more exit than was measured there cannot be, nor one with a loop
 * that grows for ever: it is drawn again. Where the figures contradict each other as they stand, that is let pass.
 */
export function simulate(
  chain: Chain,
  fixes: readonly NetworkFix[],
  uncertainties: readonly Uncertainty[],
  scenarios: readonly Scenario[],
  { draws, seed, onProgress }: SimulationOptions,
): Simulation | undefined {
  const random = seededRandom(seed)
  const drawers = uncertainties.map(({ of, quantity }) => ({ of, draw: drawer(quantity, boundsOf[of.kind]) }))
  const values = scenarios.map(() => new Float64Array(draws))
  const isDoubtful = chain.baseStays.map((share) => (isMoreThanAll(share) ? 1 : 0))
  /** Fills in a draw; false when the figures cannot all be true. */
  const reckon = (draw: number, figures: Figures): boolean => {
    const world = chain.with(figures.network)
    if (world.baseStays.some((share, touchpoint) => isMoreThanAll(share) && isDoubtful[touchpoint] === 0)) return false
    return scenarios.every(({ strengths }, index) => {
      const levels = levelsAfter(figures.fixes, strengths, figures.network.frictions.length)
      const value = world.value(levels) * figures.network.entrants
      const column = values[index]
      if (column) column[draw] = value
      return Number.isFinite(value)
    })
  }
  let redrawn = 0
  for (let draw = 0; draw < draws; draw++) {
    if (draw % drawsPerReport === 0 && onProgress?.(draw / draws) === false) return undefined
    for (let again = 0; ; again++) {
      if (again === mostRedraws) {
        reckon(draw, { network: chain.network, fixes })
        break
      }
      const drawn = drawers.map(({ of, draw: drawOne }) => ({ of, value: drawOne(random) }))
      if (reckon(draw, figuresWith(chain.network, fixes, drawn))) break
      redrawn++
    }
  }
  return { values, redrawn: redrawn / (draws + redrawn) }
}

/** How far the value of a scenario moves when one figure goes from its 10th to its 90th percentile. */
export interface Swing {
  readonly of: Parameter
  readonly low: number
  readonly high: number
}

/**
 * What the result depends on most: every uncertain figure in turn at its 10th and 90th percentile, the others in the
 * middle; widest swing first. The percentiles are those of `samples` draws of that figure.
 */
export function tornado(
  chain: Chain,
  fixes: readonly NetworkFix[],
  uncertainties: readonly Uncertainty[],
  { strengths }: Scenario,
  { samples = 999, seed = 1 } = {},
): readonly Swing[] {
  const valueAt = (of: Parameter, value: number) => {
    const figures = figuresWith(chain.network, fixes, [{ of, value }])
    const levels = levelsAfter(figures.fixes, strengths, figures.network.frictions.length)
    return chain.with(figures.network).value(levels) * figures.network.entrants
  }
  return uncertainties
    .flatMap(({ of, quantity }): Swing[] => {
      if (typeof quantity === 'number') return []
      const [low, high] = decilesOf(quantity, boundsOf[of.kind], samples, seed)
      return [{ of, low: valueAt(of, low), high: valueAt(of, high) }]
    })
    .sort((a, b) => Math.abs(b.high - b.low) - Math.abs(a.high - a.low))
}

function decilesOf(
  quantity: Exclude<Quantity, number>,
  bounds: Bounds,
  samples: number,
  seed: number,
): readonly [number, number] {
  if ('p50' in quantity) return [quantity.p10, quantity.p90]
  const random = seededRandom(seed)
  const draw = drawer(quantity, bounds)
  const drawn = Float64Array.from({ length: samples }, () => draw(random))
  return [percentile(drawn, 0.1), percentile(drawn, 0.9)]
}

/** A percentile of values, between the two nearest (type 7 of Hyndman & Fan 1996); `share` 0…1. */
export function percentile(values: Float64Array, share: number): number {
  const sorted = values.toSorted()
  const at = share * (sorted.length - 1)
  const below = sorted[Math.floor(at)] ?? Number.NaN
  const above = sorted[Math.ceil(at)] ?? Number.NaN
  return below + (above - below) * (at - Math.floor(at))
}

/** Share of the draws in which the first of two scenarios is worth more than the second; a tie counts half. */
export function chanceToBeat(first: Float64Array, second: Float64Array): number {
  const wins = first.reduce((sum, value, draw) => {
    const other = second[draw] ?? Number.NaN
    return sum + (value > other ? 1 : value === other ? 0.5 : 0)
  }, 0)
  return wins / first.length
}

interface Drawn {
  readonly of: Parameter
  readonly value: number
}

/** More than all would stay if there were no frictions: more than a rounding error's. */
const isMoreThanAll = (share: number) => share > 1 + 1e-12

interface Figures {
  readonly network: Network
  readonly fixes: readonly NetworkFix[]
}

/** A network and its fixes with some figures replaced. */
function figuresWith(network: Network, fixes: readonly NetworkFix[], drawn: readonly Drawn[]): Figures {
  const touchpoints = [...network.touchpoints]
  const frictions = [...network.frictions]
  const outcomes = [...network.outcomes]
  const changed = [...fixes]
  let { entrants } = network
  for (const { of, value } of drawn) {
    switch (of.kind) {
      case 'entrants':
        entrants = value
        break
      case 'exit': {
        const exit = touchpoints[of.touchpoint]?.exit
        if (exit) replace(touchpoints, of.touchpoint, { exit: { ...exit, share: value } })
        break
      }
      case 'visitCost':
        replace(touchpoints, of.touchpoint, { visitCost: value })
        break
      case 'frequency':
        replace(frictions, of.friction, { frequency: value })
        break
      case 'exitImpact':
        replace(frictions, of.friction, { exitImpact: value })
        break
      case 'outcomeValue':
        replace(outcomes, of.outcome, { value })
        break
      case 'effectiveness':
        replace(changed, of.fix, { effectiveness: value })
    }
  }
  return { network: { ...network, touchpoints, frictions, outcomes, entrants }, fixes: changed }
}

function replace<T extends object>(items: T[], index: number, change: Partial<T>): void {
  const item = items[index]
  if (item) items[index] = { ...item, ...change }
}

import { type FrictionLevels, asStated, baseStays, frictionsByTouchpoint, passes } from './exits.ts'
import type { Network, NetworkProblem, NetworkTouchpoint } from './network.ts'
import { type Solved, type Solver, type WayOn, openSolver } from './solver.ts'

/** What a network comes to. Arrays are by index of the touchpoint or outcome. */
export interface Flow {
  /** Expected visits of each touchpoint per entrant. */
  readonly visits: Float64Array
  /** Share of visitors who leave at each touchpoint, 0…1. */
  readonly exits: Float64Array
  /** Probability that an entrant ends in each outcome. With those who leave they sum to 1. */
  readonly reached: Float64Array
  /** Probability that an entrant leaves before any outcome. */
  readonly left: number
  /** Expected outcome value less cost of visits, per entrant, in the map's currency. */
  readonly valuePerEntrant: number
}

/** What a network comes to from wherever one begins, with every friction as it is stated. By index of the touchpoint. */
export interface Stated {
  /** Expected visits per entrant. */
  readonly visits: Float64Array
  /** What a visitor is worth from here on, the cost of this visit taken off. */
  readonly worth: Float64Array
  /** Expected visits of a touchpoint by someone who begins at each. */
  visitsFrom(touchpoint: number): Float64Array
}

/** A network made ready to be solved many times with frictions at other levels. */
export interface Chain {
  readonly network: Network
  /** Share of visitors who would stay at each touchpoint without frictions; above 1 see `contradictions`. */
  readonly baseStays: Float64Array
  /** Figures with every friction at a level; as stated by default. */
  flow(levels?: FrictionLevels): Flow
  /**
   * Value per entrant alone: what `flow` says of it, in less time. NaN in a network drawn at random (see `with`) in
   * which a loop grows for ever.
   */
  value(levels?: FrictionLevels): number
  stated(): Stated
  /** The same touchpoints, links and frictions with other shares, costs and values: what simulations draw. */
  with(network: Network): Chain
}

/**
 * Makes a network ready: N = (I − Q)⁻¹ is never written out, only solved for what is asked (DOMAIN §4; Kemeny & Snell,
 * Finite Markov Chains, ch. 3).
 */
export function openChain(network: Network): Chain | { readonly problem: NetworkProblem } {
  if (network.touchpoints.every(({ entry }) => entry === 0)) return { problem: { kind: 'empty' } }

  const ways = network.touchpoints.map(waysFrom)
  const byTouchpoint = frictionsByTouchpoint(network)
  const solver = openSolver(ways.map(({ on }) => on))
  const stays = baseStays(network, byTouchpoint)
  const ids = (members: readonly number[]) => members.map((member) => network.touchpoints[member]?.id ?? '')
  const closed = solver.blocks.find((members) => isClosed(members, ways, stays))
  if (closed) return { problem: { kind: 'closed-loop', touchpoints: ids(closed) } }
  const endless = solver.endless(stays)
  if (endless) {
    const isOverstated = endless.some((member) => (stays[member] ?? 0) > 1)
    return { problem: { kind: isOverstated ? 'overstated-loop' : 'closed-loop', touchpoints: ids(endless) } }
  }
  return chainOf(network, { ways, byTouchpoint, solver })
}

/** What only depends on which touchpoint leads where and on which friction occurs where. */
interface Structure {
  readonly ways: readonly Ways[]
  readonly byTouchpoint: readonly (readonly number[])[]
  readonly solver: Solver
}

function chainOf(network: Network, structure: Structure): Chain {
  const { ways, byTouchpoint, solver } = structure
  const entry = Float64Array.from(network.touchpoints, (touchpoint) => touchpoint.entry)
  const stays = baseStays(network, byTouchpoint)
  /** What someone who stays is worth at once, by the outcomes that are one step away. */
  const nextWorth = Float64Array.from(ways, ({ out }) =>
    out.reduce((sum, { to, share }) => sum + share * (network.outcomes[to]?.value ?? 0), 0),
  )
  /** Share of visitors who stay at each touchpoint. */
  const staying = (levels: FrictionLevels) =>
    stays.map((stay, index) => stay * passes(network, byTouchpoint[index] ?? [], levels))
  const visitsOf = (solved: Solved) => {
    const visits = entry.slice()
    solved.forwards(visits)
    return visits
  }
  const worthOf = (stay: Float64Array, solved: Solved) => {
    const worth = stay.map(
      (share, index) => share * (nextWorth[index] ?? 0) - (network.touchpoints[index]?.visitCost ?? 0),
    )
    solved.backwards(worth)
    return worth
  }
  const solvedAt = (stay: Float64Array): Solved => {
    const solved = solver.at(stay)
    if (!solved) throw new RangeError('A loop of the network grows for ever.')
    return solved
  }

  return {
    network,
    baseStays: stays,
    flow(levels = asStated) {
      const stay = staying(levels)
      const visits = visitsOf(solvedAt(stay))
      const reached = new Float64Array(network.outcomes.length)
      let left = 0
      let cost = 0
      network.touchpoints.forEach(({ visitCost }, index) => {
        const here = visits[index] ?? 0
        left += here * (1 - (stay[index] ?? 0))
        cost += here * visitCost
        for (const { to, share } of ways[index]?.out ?? [])
          reached[to] = (reached[to] ?? 0) + here * (stay[index] ?? 0) * share
      })
      const earned = network.outcomes.reduce((sum, { value }, index) => sum + value * (reached[index] ?? 0), 0)
      return { visits, exits: stay.map((share) => 1 - share), reached, left, valuePerEntrant: earned - cost }
    },
    value(levels = asStated) {
      const stay = staying(levels)
      const solved = solver.at(stay)
      if (!solved) return Number.NaN
      return worthOf(stay, solved).reduce((sum, value, index) => sum + value * (entry[index] ?? 0), 0)
    },
    stated() {
      const stay = staying(asStated)
      const solved = solvedAt(stay)
      return {
        visits: visitsOf(solved),
        worth: worthOf(stay, solved),
        visitsFrom(touchpoint) {
          const column = new Float64Array(entry.length)
          column[touchpoint] = 1
          solved.backwards(column)
          return column
        },
      }
    },
    with: (other) => chainOf(other, structure),
  }
}

/** Where those who stay at a touchpoint go: on to touchpoints, or out to outcomes, by index. */
interface Ways {
  readonly on: readonly WayOn[]
  readonly out: readonly WayOn[]
}

function waysFrom({ links }: NetworkTouchpoint): Ways {
  const taken = links.filter(({ weight }) => weight > 0)
  const total = taken.reduce((sum, { weight }) => sum + weight, 0)
  const on: WayOn[] = []
  const out: WayOn[] = []
  for (const { to, weight } of taken) {
    if ('touchpoint' in to) on.push({ to: to.touchpoint, share: weight / total })
    else out.push({ to: to.outcome, share: weight / total })
  }
  return { on, out }
}

/**
 * Whether nobody leaves these touchpoints, even with every friction gone. A loop out of which only a friction leads is
 * one of them: without it the figures would be infinite.
 */
function isClosed(members: readonly number[], ways: readonly Ways[], stay: Float64Array): boolean {
  const inside = new Set(members)
  return members.every((member) => {
    const { on, out } = ways[member] ?? { on: [], out: [] }
    const isWayOut = out.length > 0 || on.some(({ to }) => !inside.has(to))
    return !isWayOut && 1 - (stay[member] ?? 0) < leastExit
  })
}

/** Below this share of visitors an exit counts as none: the visits of a loop would be a rounding error's. */
const leastExit = 1e-9

import { type FrictionLevels, asStated, baseStays, frictionsByTouchpoint, passes } from './exits.ts'
import type { Network, NetworkProblem, NetworkTouchpoint } from './network.ts'
import { componentsOf } from './components.ts'
import { solveDense } from './solve-dense.ts'

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

/**
 * A network made ready to be solved many times with frictions at other levels. The touchpoints are grouped into strongly
 * connected components, in the order of the flow; each is solved on its own, so that a journey without loops takes time
 * in proportion to its links, and a loop only what its own size needs.
 */
export interface Chain {
  readonly network: Network
  /** Figures with every friction at a level; as stated by default. */
  flow(levels?: FrictionLevels): Flow
  /** Value per entrant alone: what `flow` says of it, in less time. */
  value(levels?: FrictionLevels): number
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
  const blocks = componentsOf(ways.map(({ on }) => on.map(({ to }) => to)))
  const byTouchpoint = frictionsByTouchpoint(network)
  const closed = closedLoop(network, blocks, ways, baseStays(network, byTouchpoint))
  if (closed) return { problem: { kind: 'closed-loop', touchpoints: closed } }
  return chainOf(network, { ways, byTouchpoint, solver: openSolver(blocks, ways) })
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

  return {
    network,
    flow(levels = asStated) {
      const stay = staying(levels)
      const visits = entry.slice()
      solver.forwards(stay, visits)
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
      const worth = stay.map(
        (share, index) => share * (nextWorth[index] ?? 0) - (network.touchpoints[index]?.visitCost ?? 0),
      )
      solver.backwards(stay, worth)
      return worth.reduce((sum, value, index) => sum + value * (entry[index] ?? 0), 0)
    },
    with: (other) => chainOf(other, structure),
  }
}

/** A way that a share of those who stay take, by index of the touchpoint or outcome it leads to. */
interface Way {
  readonly to: number
  readonly share: number
}

/** Where those who stay at a touchpoint go: on to touchpoints, or out to outcomes. */
interface Ways {
  readonly on: readonly Way[]
  readonly out: readonly Way[]
}

function waysFrom({ links }: NetworkTouchpoint): Ways {
  const taken = links.filter(({ weight }) => weight > 0)
  const total = taken.reduce((sum, { weight }) => sum + weight, 0)
  const on: Way[] = []
  const out: Way[] = []
  for (const { to, weight } of taken) {
    if ('touchpoint' in to) on.push({ to: to.touchpoint, share: weight / total })
    else out.push({ to: to.outcome, share: weight / total })
  }
  return { on, out }
}

/** Solves equations of the chain; b is taken over as x. */
interface Solver {
  /** (I − Q)ᵀ x = b: entrants in, visits out. */
  forwards(stay: Float64Array, x: Float64Array): void
  /** (I − Q) x = b: worth of one step in, worth of all that follows out. */
  backwards(stay: Float64Array, x: Float64Array): void
}

function openSolver(blocks: readonly (readonly number[])[], ways: readonly Ways[]): Solver {
  const blockOf = new Int32Array(ways.length)
  blocks.forEach((members, block) => {
    for (const member of members) blockOf[member] = block
  })
  const waysOn = (index: number) => ways[index]?.on ?? []
  const isLoop = blocks.map(
    ([first = 0, second]) => second !== undefined || waysOn(first).some(({ to }) => to === first),
  )

  /** Solves one loop, where `known` is what comes to each member from outside it. */
  const solveLoop = (members: readonly number[], stay: Float64Array, known: Float64Array, transposed: boolean) => {
    const size = members.length
    const matrix = new Float64Array(size * size)
    members.forEach((member, row) => {
      matrix[row * size + row] = (matrix[row * size + row] ?? 0) + 1
      for (const { to, share } of waysOn(member)) {
        const column = members.indexOf(to)
        if (column < 0) continue
        const cell = transposed ? column * size + row : row * size + column
        matrix[cell] = (matrix[cell] ?? 0) - share * (stay[member] ?? 0)
      }
    })
    return solveDense(matrix, known)
  }

  return {
    forwards(stay, x) {
      blocks.forEach((members, block) => {
        if (isLoop[block] === true) {
          const solved = solveLoop(
            members,
            stay,
            Float64Array.from(members, (member) => x[member] ?? 0),
            true,
          )
          members.forEach((member, row) => (x[member] = solved[row] ?? 0))
        }
        for (const member of members) {
          const leaving = (x[member] ?? 0) * (stay[member] ?? 0)
          for (const { to, share } of waysOn(member)) if (blockOf[to] !== block) x[to] = (x[to] ?? 0) + leaving * share
        }
      })
    },
    backwards(stay, x) {
      for (let block = blocks.length - 1; block >= 0; block--) {
        const members = blocks[block] ?? []
        for (const member of members) {
          let sum = 0
          for (const { to, share } of waysOn(member)) if (blockOf[to] !== block) sum += share * (x[to] ?? 0)
          x[member] = (x[member] ?? 0) + sum * (stay[member] ?? 0)
        }
        if (isLoop[block] !== true) continue
        const solved = solveLoop(
          members,
          stay,
          Float64Array.from(members, (member) => x[member] ?? 0),
          false,
        )
        members.forEach((member, row) => (x[member] = solved[row] ?? 0))
      }
    },
  }
}

/**
 * The touchpoints of a loop that nobody leaves, even with every friction gone; undefined when there is none. A loop out
 * of which only a friction leads is one of them: without it the figures would be infinite.
 */
function closedLoop(
  network: Network,
  blocks: readonly (readonly number[])[],
  ways: readonly Ways[],
  stay: Float64Array,
): readonly string[] | undefined {
  const isClosed = (members: readonly number[]) =>
    members.every((member) => {
      const { on, out } = ways[member] ?? { on: [], out: [] }
      const isWayOut = out.length > 0 || on.some(({ to }) => !members.includes(to))
      return !isWayOut && 1 - (stay[member] ?? 0) < leastExit
    })
  return blocks.find(isClosed)?.map((member) => network.touchpoints[member]?.id ?? '')
}

/** Below this share of visitors an exit counts as none: the visits of a loop would be a rounding error's. */
const leastExit = 1e-9

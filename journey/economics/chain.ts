import { type FrictionLevels, asStated, baseStays, frictionsByTouchpoint, passes } from './exits.ts'
import type { Network, NetworkProblem } from './network.ts'
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
}

/**
 * Makes a network ready: N = (I − Q)⁻¹ is never written out, only solved for what is asked (DOMAIN §4; Kemeny & Snell,
 * Finite Markov Chains, ch. 3).
 */
export function openChain(network: Network): Chain | { readonly problem: NetworkProblem } {
  const count = network.touchpoints.length
  const entry = network.touchpoints.map((touchpoint) => touchpoint.entry)
  if (count === 0 || entry.every((share) => share === 0)) return { problem: { kind: 'empty' } }

  const ways = network.touchpoints.map(({ links }) => {
    const total = links.reduce((sum, { weight }) => sum + weight, 0)
    return links.flatMap(({ to, weight }) => (weight > 0 ? [{ to, share: weight / total }] : []))
  })
  const next = ways.map((links) => links.flatMap(({ to }) => ('touchpoint' in to ? [to.touchpoint] : [])))
  const components = componentsOf(next)
  const componentOf = new Int32Array(count)
  components.forEach((members, component) => {
    for (const member of members) componentOf[member] = component
  })
  const byTouchpoint = frictionsByTouchpoint(network)
  const stays = baseStays(network, byTouchpoint)

  /** Share of visitors who stay at each touchpoint. */
  const staying = (levels: FrictionLevels) =>
    stays.map((stay, index) => stay * passes(network, byTouchpoint[index] ?? [], levels))

  const closed = closedLoop(
    network,
    components,
    ways,
    componentOf,
    staying(() => 0),
  )
  if (closed) return { problem: { kind: 'closed-loop', touchpoints: closed } }

  /** Solves (I − Q)x = b, or its transpose, component by component. `right` is taken over and returned as x. */
  const solve = (stay: Float64Array, right: Float64Array, transposed: boolean): Float64Array => {
    const order = transposed ? components : components.toReversed()
    for (const members of order) {
      if (members.length === 1 && !loopsOnItself(members[0] ?? 0)) {
        spread(members[0] ?? 0, stay, right, transposed)
        continue
      }
      const size = members.length
      const local = new Map(members.map((member, position) => [member, position]))
      const matrix = new Float64Array(size * size)
      const b = new Float64Array(size)
      members.forEach((member, row) => {
        matrix[row * size + row] = (matrix[row * size + row] ?? 0) + 1
        let known = right[member] ?? 0
        for (const { to, share } of ways[member] ?? []) {
          if (!('touchpoint' in to)) continue
          const column = local.get(to.touchpoint)
          const q = share * (stay[member] ?? 0)
          if (column === undefined) {
            if (!transposed) known += q * (right[to.touchpoint] ?? 0)
          } else if (transposed) matrix[column * size + row] = (matrix[column * size + row] ?? 0) - q
          else matrix[row * size + column] = (matrix[row * size + column] ?? 0) - q
        }
        b[row] = known
      })
      const x = solveDense(matrix, b)
      members.forEach((member, row) => (right[member] = x[row] ?? 0))
      if (transposed) for (const member of members) pushOn(member, stay, right)
    }
    return right
  }

  const loopsOnItself = (index: number) => (next[index] ?? []).includes(index)
  /** A touchpoint that is in no loop: forwards it hands its visits on, backwards it takes up what comes after it. */
  const spread = (index: number, stay: Float64Array, right: Float64Array, transposed: boolean) => {
    if (transposed) return pushOn(index, stay, right)
    let sum = right[index] ?? 0
    for (const { to, share } of ways[index] ?? [])
      if ('touchpoint' in to) sum += share * (stay[index] ?? 0) * (right[to.touchpoint] ?? 0)
    right[index] = sum
  }
  /** Hands the visits of a touchpoint on to those of later components. */
  const pushOn = (index: number, stay: Float64Array, visits: Float64Array) => {
    for (const { to, share } of ways[index] ?? []) {
      if (!('touchpoint' in to) || componentOf[to.touchpoint] === componentOf[index]) continue
      visits[to.touchpoint] = (visits[to.touchpoint] ?? 0) + share * (stay[index] ?? 0) * (visits[index] ?? 0)
    }
  }

  return {
    network,
    flow(levels = asStated) {
      const stay = staying(levels)
      const visits = solve(stay, Float64Array.from(entry), true)
      const reached = new Float64Array(network.outcomes.length)
      let left = 0
      let cost = 0
      network.touchpoints.forEach(({ visitCost }, index) => {
        const here = visits[index] ?? 0
        left += here * (1 - (stay[index] ?? 0))
        cost += here * visitCost
        for (const { to, share } of ways[index] ?? [])
          if ('outcome' in to) reached[to.outcome] = (reached[to.outcome] ?? 0) + here * (stay[index] ?? 0) * share
      })
      const earned = network.outcomes.reduce((sum, { value }, index) => sum + value * (reached[index] ?? 0), 0)
      return { visits, exits: stay.map((share) => 1 - share), reached, left, valuePerEntrant: earned - cost }
    },
    value(levels = asStated) {
      const stay = staying(levels)
      const gain = new Float64Array(count)
      network.touchpoints.forEach(({ visitCost }, index) => {
        let sum = -visitCost
        for (const { to, share } of ways[index] ?? [])
          if ('outcome' in to) sum += (stay[index] ?? 0) * share * (network.outcomes[to.outcome]?.value ?? 0)
        gain[index] = sum
      })
      const worth = solve(stay, gain, false)
      return worth.reduce((sum, value, index) => sum + value * (entry[index] ?? 0), 0)
    },
  }
}

type Way = { readonly to: { readonly touchpoint: number } | { readonly outcome: number }; readonly share: number }

/**
 * The touchpoints of a loop that nobody leaves, even with every friction gone; undefined when there is none. A loop out
 * of which only a friction leads is one of them: without it the figures would be infinite.
 */
function closedLoop(
  network: Network,
  components: readonly (readonly number[])[],
  ways: readonly (readonly Way[])[],
  componentOf: Int32Array,
  stay: Float64Array,
): readonly string[] | undefined {
  const closed = components.find((members) =>
    members.every(
      (member) =>
        1 - (stay[member] ?? 0) < leastExit &&
        (ways[member] ?? []).every(
          ({ to }) => 'touchpoint' in to && componentOf[to.touchpoint] === componentOf[member],
        ),
    ),
  )
  return closed?.map((member) => network.touchpoints[member]?.id ?? '')
}

/** Below this share of visitors an exit counts as none: the visits of a loop would be a rounding error's. */
const leastExit = 1e-9

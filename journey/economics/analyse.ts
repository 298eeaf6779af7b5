import { dayOf } from '../model/day.ts'
import { asFigure, isStale } from '../model/figure.ts'
import type { Fix, JourneyMap } from '../model/schema.ts'
import type {
  Analysis,
  AnalysisProblem,
  EvidenceCount,
  Figures,
  FixFigures,
  FlowAnalysis,
  FlowFigures,
  FrictionMoney,
  LeakFigures,
  Refused,
  TouchpointFlow,
  WayFlow,
} from './analysis.ts'
import { type Chain, type Flow, openChain } from './chain.ts'
import { contradictedFrictions, contradictions } from './exits.ts'
import { gainsAlone } from './fixes.ts'
import { atRiskOf, findLeaks } from './leaks.ts'
import type { NetworkFix } from './fixes.ts'
import type { NetworkProblem } from './network.ts'
import { type MapNetwork, type ReadNetworkOptions, amountOf, readNetwork } from './read-network.ts'

export interface AnalyseOptions extends ReadNetworkOptions {
  /** Day that expiries are compared with, `2026-11-22`; today by default. */
  readonly today?: string
  /** Of the sampled Shapley orders; 1 by default. The same seed gives the same figures. */
  readonly seed?: number
}

/** A map read and made ready to be reckoned with. */
export interface OpenedMap {
  readonly read: MapNetwork
  readonly chain: Chain
}

/** Reads a map and makes its network ready, or says why it has no figures. */
export function openMap(map: JourneyMap, options: ReadNetworkOptions = {}): OpenedMap | Refused {
  const read = readNetwork(map, options)
  const chain = openChain(read.network)
  if ('problem' in chain) return { problem: named(map, chain.problem), notes: read.notes }
  return { read, chain }
}

function named(
  map: JourneyMap,
  problem: NetworkProblem | { readonly kind: 'contradiction'; readonly touchpoints: readonly string[] },
): AnalysisProblem {
  if (problem.kind === 'empty') return problem
  const titles = new Map(map.cards.map(({ id, title }) => [id, title]))
  return { ...problem, touchpoints: problem.touchpoints.map((id) => ({ id, title: titles.get(id) ?? '' })) }
}

/**
 * What the model says of a map at once: visits, drop-off, flows, outcomes, value, and each friction's money at risk.
 * Quick enough for every edit; what removing several frictions or fixes brings is {@link analyse}'s.
 */
export function flowOf(map: JourneyMap, options: AnalyseOptions = {}): FlowAnalysis {
  const opened = openMap(map, options)
  return 'problem' in opened ? opened : flowFigures(map, opened, options)
}

/** All that the model says of a map. */
export function analyse(map: JourneyMap, options: AnalyseOptions = {}): Analysis {
  const opened = openMap(map, options)
  if ('problem' in opened) return opened
  const figures: Figures = {
    ...flowFigures(map, opened, options),
    leaks: leakFigures(opened, options.seed),
    fixes: fixFigures(map, opened, options),
  }
  return figures
}

/** As {@link flowOf}, of a map that is ready. */
export function flowFigures(
  map: JourneyMap,
  { read, chain }: OpenedMap,
  { today = dayOf(new Date()) }: AnalyseOptions,
): FlowFigures {
  const { network, hasEntrants } = read
  const flow = chain.flow()
  const { entrants } = network
  const perPeriod = (perEntrant: number) => (hasEntrants ? perEntrant * entrants : null)
  const figures: FlowFigures = {
    problem: null,
    currency: map.meta.currency ?? null,
    period: map.meta.period ?? null,
    entrants: hasEntrants ? entrants : null,
    basis: hasEntrants ? 'period' : 'entrant',
    hasMoney: read.hasMoney,
    touchpoints: network.touchpoints.map(({ id, entry }, index): TouchpointFlow => {
      const visits = flow.visits[index] ?? 0
      const exit = flow.exits[index] ?? 0
      return {
        id,
        entry,
        visits,
        visitsPerPeriod: perPeriod(visits),
        exit,
        baseExit: 1 - (chain.baseStays[index] ?? 1),
        dropOff: visits * exit,
        dropOffPerPeriod: perPeriod(visits * exit),
      }
    }),
    ways: wayFlows(read, flow, perPeriod),
    outcomes: network.outcomes.map(({ id, good, value }, index) => {
      const reached = flow.reached[index] ?? 0
      return { id, good, value, reached, reachedPerPeriod: perPeriod(reached) }
    }),
    left: flow.left,
    conversion: conversionOf(read, flow),
    valuePerEntrant: flow.valuePerEntrant,
    value: flow.valuePerEntrant * entrants,
    frictions: frictionMoney(map, read, chain, flow),
    contradictions: contradictions(network),
    evidence: countEvidence(read, today),
    notes: read.notes,
  }
  return figures
}

/** Probability that an entrant comes to any good outcome. */
export function conversionOf({ network }: MapNetwork, flow: Flow): number {
  return network.outcomes.reduce((sum, { good }, index) => sum + (good ? (flow.reached[index] ?? 0) : 0), 0)
}

function wayFlows(
  { network, ways, notes }: MapNetwork,
  flow: Flow,
  perPeriod: (perEntrant: number) => number | null,
): readonly WayFlow[] {
  const implied = new Set(notes.flatMap((note) => (note.kind === 'implied-way' ? note.touchpoints : [])))
  return network.touchpoints.flatMap(({ id, links }, index) => {
    const total = links.reduce((sum, { weight }) => sum + weight, 0)
    const staying = (flow.visits[index] ?? 0) * (1 - (flow.exits[index] ?? 0))
    return links.map(({ to, weight }, position): WayFlow => {
      const { link = null } = ways[index]?.[position] ?? {}
      const share = weight / total
      const target =
        'touchpoint' in to
          ? { touchpoint: network.touchpoints[to.touchpoint]?.id ?? '' }
          : { outcome: network.outcomes[to.outcome]?.id ?? '' }
      return {
        link,
        // The way that nobody drew comes after links and ends of weight 0.
        isImplied: implied.has(id) && position === links.length - 1,
        from: id,
        to: target,
        share,
        flow: staying * share,
        flowPerPeriod: perPeriod(staying * share),
      }
    })
  })
}

function frictionMoney(map: JourneyMap, read: MapNetwork, chain: Chain, flow: Flow): readonly FrictionMoney[] {
  const { network, hasEntrants, frictionStates, frequencyOf, placesOf } = read
  const indexOf = new Map(network.frictions.map(({ id }, index) => [id, index]))
  const atRisk = atRiskOf(chain)
  const doubtful = contradictedFrictions(network)
  return map.frictions.map(({ id }) => {
    const index = indexOf.get(id)
    const places = placesOf.get(id) ?? []
    const share = frequencyOf.get(id)
    const visits = places.reduce((sum, touchpoint) => sum + (flow.visits[touchpoint] ?? 0), 0)
    const isMet = hasEntrants && share !== undefined && places.length > 0
    const isWithheld = index !== undefined && doubtful.has(index)
    return {
      id,
      state: frictionStates.get(id) ?? 'nowhere',
      meetings: isMet ? visits * network.entrants * share : null,
      atRisk: index === undefined || isWithheld ? null : (atRisk[index] ?? null),
      isWithheld,
    }
  })
}

function leakFigures({ chain }: OpenedMap, seed = 1): LeakFigures {
  if (contradictedFrictions(chain.network).size > 0) return { joint: null, isExact: true, shares: [] }
  const { joint, shares, standardErrors } = findLeaks(chain, { seed })
  return {
    joint,
    isExact: standardErrors === undefined,
    shares: chain.network.frictions
      .map(({ id }, index) => ({
        id,
        share: shares[index] ?? 0,
        standardError: standardErrors?.[index] ?? null,
      }))
      .sort((a, b) => b.share - a.share),
  }
}

function fixFigures(map: JourneyMap, opened: OpenedMap, options: AnalyseOptions): readonly FixFigures[] {
  const { read, chain } = opened
  const { fixes, hasEntrants } = read
  const indexOf = new Map(fixes.map(({ id }, index) => [id, index]))
  const gains = gainsAlone(chain, fixes)
  const doubtful = doubtfulFixes(opened)
  return map.fixes.map(({ id, cost: field }) => {
    const index = indexOf.get(id)
    const cost = costOf(field, options)
    const isWithheld = doubtful.has(id)
    if (index === undefined || isWithheld) return { id, gain: null, isWithheld, cost, payback: null, gainPerCost: null }
    const gain = gains[index] ?? 0
    return {
      id,
      gain,
      isWithheld,
      cost,
      payback: hasEntrants ? paybackOf(gain, cost) : null,
      gainPerCost: cost === null || cost === 0 ? null : gain / cost,
    }
  })
}

/** What a fix costs, once; null where nobody said, or it is only assumed and assumptions are hidden. */
export function costOf(field: Fix['cost'], { hideAssumptions = false }: AnalyseOptions): number | null {
  if (hideAssumptions && field !== undefined && asFigure(field).evidence === 'assumed') return null
  return amountOf(field) ?? null
}

/** Ids of the fixes that work against frictions whose figures contradict what was measured: what they bring is withheld. */
export function doubtfulFixes({ read }: OpenedMap): ReadonlySet<string> {
  const doubtful = contradictedFrictions(read.network)
  const isDoubtful = ({ frictions }: NetworkFix) => frictions.some((friction) => doubtful.has(friction))
  return new Set(read.fixes.filter(isDoubtful).map(({ id }) => id))
}

/** The refusal of something that would rest on figures that contradict each other. */
export function refuseContradiction(map: JourneyMap, { read }: OpenedMap): Refused {
  const touchpoints = contradictions(read.network).map(({ touchpoint }) => touchpoint)
  return { problem: named(map, { kind: 'contradiction', touchpoints }), notes: read.notes }
}

/** Periods until a gain per period has earned a cost; null when it never does or the cost is not known. */
export function paybackOf(gain: number, cost: number | null): number | null {
  return cost === null || gain <= 0 ? null : cost / gain
}

function countEvidence({ figures }: MapNetwork, today: string): EvidenceCount {
  const count = { measured: 0, estimated: 0, assumed: 0, stale: 0 }
  for (const { figure } of figures) {
    count[figure.evidence]++
    if (isStale(figure, today)) count.stale++
  }
  return count
}

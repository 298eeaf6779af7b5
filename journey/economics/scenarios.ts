import { type JourneyMap } from '../model/schema.ts'
import {
  type AnalyseOptions,
  type OpenedMap,
  conversionOf,
  costOf,
  doubtfulFixes,
  flowFigures,
  openMap,
  paybackOf,
  refuseContradiction,
} from './analyse.ts'
import type { FlowAnalysis, Refused } from './analysis.ts'
import { contradictions } from './exits.ts'
import { bestFixes, levelsAfter } from './fixes.ts'
import { type PaybackSpread, costDrawer, paybackSpread, uncertainCosts } from './payback.ts'
import { type Parameter, chanceToBeat, percentile, simulate, tornado } from './simulate.ts'

/** Fix id → how far it is carried out, 0…1; a fix that is not named is not. Empty: as it is. */
export type Strengths = Readonly<Record<string, number>>

/** What a scenario comes to. Money per basis: per period, or per entrant where nobody said how many enter. */
export interface ScenarioFigures {
  readonly problem: null
  readonly basis: 'period' | 'entrant'
  readonly conversion: number
  readonly valuePerEntrant: number
  readonly value: number
  /** Over doing nothing. */
  readonly gain: number
  /** Once: each fix's cost by how far it is carried out. Fixes that nobody put a cost on are not in it. */
  readonly cost: number
  /** Fixes that are carried out and have no cost, or only an assumed one that is hidden. */
  readonly uncosted: readonly string[]
  /** Periods until the gain has earned the cost; null when it never does, or entrants or a cost are not known. */
  readonly payback: number | null
  /** In reading order: share of the entrants who leave there, 0…1. */
  readonly touchpoints: readonly { readonly id: string; readonly dropOff: number }[]
}

/** What a map comes to when fixes are carried out; refused where they work on figures that contradict each other. */
export function scenarioFigures(
  map: JourneyMap,
  strengths: Strengths,
  options: AnalyseOptions = {},
): ScenarioFigures | Refused {
  const opened = openMap(map, options)
  if ('problem' in opened) return opened
  return isDoubtful(opened, strengths) ? refuseContradiction(map, opened) : figuresOf(map, opened, strengths, options)
}

/** Whether a scenario carries out a fix of which nobody could believe what it brings. */
function isDoubtful(opened: OpenedMap, strengths: Strengths): boolean {
  const doubtful = doubtfulFixes(opened)
  return Object.entries(strengths).some(([fix, strength]) => strength > 0 && doubtful.has(fix))
}

function figuresOf(map: JourneyMap, opened: OpenedMap, strengths: Strengths, options: AnalyseOptions): ScenarioFigures {
  const { read, chain } = opened
  const { entrants, frictions } = read.network
  const flow = chain.flow(levelsAfter(read.fixes, strengthsOf(opened, strengths), frictions.length))
  // The same way to the figure on both sides, so that nothing carried out gains nothing to the bit.
  const gain = (flow.valuePerEntrant - chain.flow().valuePerEntrant) * entrants
  const carriedOut = map.fixes.filter(({ id }) => (strengths[id] ?? 0) > 0)
  const uncosted = carriedOut.filter(({ cost }) => costOf(cost, options) === null).map(({ id }) => id)
  const cost = carriedOut.reduce((sum, { id, cost }) => sum + (costOf(cost, options) ?? 0) * (strengths[id] ?? 0), 0)
  return {
    problem: null,
    basis: read.hasEntrants ? 'period' : 'entrant',
    conversion: conversionOf(read, flow),
    valuePerEntrant: flow.valuePerEntrant,
    value: flow.valuePerEntrant * entrants,
    gain,
    cost,
    uncosted,
    payback: read.hasEntrants && uncosted.length === 0 ? paybackOf(gain, cost) : null,
    touchpoints: read.network.touchpoints.map(({ id }, index) => ({
      id,
      dropOff: (flow.visits[index] ?? 0) * (flow.exits[index] ?? 0),
    })),
  }
}

/**
 * What the model says of a map at once, were fixes carried out: visits, drop-off, flows, outcomes and value, and what
 * would still be at risk.
 */
export function scenarioFlow(map: JourneyMap, strengths: Strengths, options: AnalyseOptions = {}): FlowAnalysis {
  const opened = openMap(map, options)
  if ('problem' in opened) return opened
  if (isDoubtful(opened, strengths)) return refuseContradiction(map, opened)
  const figures = flowFigures(map, carryOut(opened, strengths), options)
  return { ...figures, contradictions: contradictions(opened.read.network) }
}

/** A map with what fixes leave of its frictions. */
function carryOut(opened: OpenedMap, strengths: Strengths): OpenedMap {
  const { read, chain } = opened
  const levels = levelsAfter(read.fixes, strengthsOf(opened, strengths), read.network.frictions.length)
  const network = {
    ...read.network,
    // What was measured was measured with the frictions as they are: what lies in no friction stays as it is.
    touchpoints: read.network.touchpoints.map((touchpoint, index) => ({
      ...touchpoint,
      exit: { kind: 'base' as const, share: 1 - (chain.baseStays[index] ?? 1) },
    })),
    frictions: read.network.frictions.map((friction, index) => ({
      ...friction,
      exitImpact: friction.exitImpact * levels(index),
    })),
  }
  return { read: { ...read, network }, chain: chain.with(network) }
}

function strengthsOf({ read }: OpenedMap, strengths: Strengths): (fix: number) => number {
  const byIndex = read.fixes.map(({ id }) => strengths[id] ?? 0)
  return (fix) => byIndex[fix] ?? 0
}

export interface SimulateOptions extends AnalyseOptions {
  /** Worlds that are drawn; 5,000 by default. */
  readonly draws?: number
  /** Called now and then with the share that is done, 0…1; returns false to stop. */
  readonly onProgress?: (done: number) => boolean
}

/** How a scenario's value spreads over the worlds that were drawn. Money per basis. */
export interface Spread {
  readonly p10: number
  readonly p50: number
  readonly p90: number
  readonly mean: number
  /** In every draw, in the order of the draws. */
  readonly values: Float64Array
  /** The same of the gain over doing nothing, draw by draw. */
  readonly gain: { readonly p10: number; readonly p50: number; readonly p90: number }
  /** How long it takes to earn the cost; null where nothing is spent, or a cost or the entrants are not known. */
  readonly payback: PaybackSpread | null
}

export interface SimulatedScenarios {
  readonly problem: null
  /** In the order of the scenarios asked for. */
  readonly spreads: readonly Spread[]
  /** Share of the worlds in which the row's scenario is worth more than the column's, 0…1; a tie counts half. */
  readonly beats: readonly (readonly number[])[]
  /** How many figures are uncertain, costs of fixes among them; at 0 every draw is the same. */
  readonly uncertain: number
  /** Share of the drawn worlds that were drawn again, since in them frictions explained more exit than was measured. */
  readonly redrawn: number
}

/**
 * Draws every figure that is a range or counts, again and again, and reckons each scenario with it. One draw is one
 * world for all scenarios. The same seed gives the same bytes. Undefined when it was stopped. Refused while figures of
 * the map contradict each other, whatever the scenarios do: nobody knows which of them to draw around.
 */
export function simulateScenarios(
  map: JourneyMap,
  scenarios: readonly Strengths[],
  { draws = 5_000, seed = 1, onProgress, ...options }: SimulateOptions = {},
): SimulatedScenarios | Refused | undefined {
  const opened = openMap(map, options)
  if ('problem' in opened) return opened
  const { read, chain } = opened
  if (contradictions(read.network).length > 0) return refuseContradiction(map, opened)
  // As it is comes last, for the gains.
  const asked = [...scenarios, {}].map((strengths) => ({ strengths: strengthsOf(opened, strengths) }))
  const done = simulate(chain, read.fixes, read.uncertainties, asked, {
    draws,
    seed,
    ...(onProgress ? { onProgress } : {}),
  })
  if (!done) return undefined
  const asIs = done.values.at(-1) ?? new Float64Array(draws)
  const columns = done.values.slice(0, -1)
  const costs = costDrawer(map, { ...options, draws, seed })
  return {
    problem: null,
    spreads: columns.map((values, index) => {
      const gains = values.map((value, draw) => value - (asIs[draw] ?? 0))
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      const spent = read.hasEntrants ? costs(scenarios[index] ?? {}) : null
      const payback = spent && paybackSpread(gains, spent)
      return { ...decilesOf(values), mean, values, gain: decilesOf(gains), payback }
    }),
    beats: columns.map((row) => columns.map((column) => chanceToBeat(row, column))),
    uncertain: read.uncertainties.length + uncertainCosts(map, options),
    redrawn: done.redrawn,
  }
}

function decilesOf(values: Float64Array) {
  return { p10: percentile(values, 0.1), p50: percentile(values, 0.5), p90: percentile(values, 0.9) }
}

/** A figure of the map: what kind it is, and the id of what it belongs to; the entrants belong to the map. */
export interface FigureName {
  readonly kind: Parameter['kind']
  /** Id of the touchpoint, friction, outcome or fix; null for the entrants. */
  readonly id: string | null
}

/** What a scenario is worth when one figure is at its 10th and its 90th percentile. Money per basis. */
export interface NamedSwing {
  readonly of: FigureName
  readonly low: number
  readonly high: number
}

/** What a scenario's value depends on most, widest swing first. */
export function scenarioTornado(
  map: JourneyMap,
  strengths: Strengths,
  { seed = 1, ...options }: AnalyseOptions = {},
): readonly NamedSwing[] | Refused {
  const opened = openMap(map, options)
  if ('problem' in opened) return opened
  const { read, chain } = opened
  if (contradictions(read.network).length > 0) return refuseContradiction(map, opened)
  const scenario = { strengths: strengthsOf(opened, strengths) }
  return tornado(chain, read.fixes, read.uncertainties, scenario, { seed }).map(({ of, low, high }) => ({
    of: nameOf(opened, of),
    low,
    high,
  }))
}

function nameOf({ read: { network, fixes } }: OpenedMap, of: Parameter): FigureName {
  switch (of.kind) {
    case 'entrants':
      return { kind: of.kind, id: null }
    case 'exit':
    case 'visitCost':
      return { kind: of.kind, id: network.touchpoints[of.touchpoint]?.id ?? null }
    case 'frequency':
    case 'exitImpact':
      return { kind: of.kind, id: network.frictions[of.friction]?.id ?? null }
    case 'outcomeValue':
      return { kind: of.kind, id: network.outcomes[of.outcome]?.id ?? null }
    case 'effectiveness':
      return { kind: of.kind, id: fixes[of.fix]?.id ?? null }
  }
}

/** The best set of fixes for a budget. Gain per basis, cost once. */
export interface BestFixes {
  readonly problem: null
  /** Ids, in the map's order. */
  readonly fixes: readonly string[]
  readonly cost: number
  readonly gain: number
  /** Whether every set was tried (up to 20 fixes), or the best next fix was taken again and again. */
  readonly exact: boolean
  /** Fixes that were not considered, because nobody said what they cost. */
  readonly uncosted: readonly string[]
  /** Fixes that were not considered, because they work on figures that contradict each other. */
  readonly withheld: readonly string[]
}

/** The set of fixes that brings most within a budget. */
export function bestFixesFor(map: JourneyMap, budget: number, options: AnalyseOptions = {}): BestFixes | Refused {
  const opened = openMap(map, options)
  if ('problem' in opened) return opened
  const { read, chain } = opened
  const uncosted = map.fixes.filter(({ cost }) => costOf(cost, options) === null).map(({ id }) => id)
  const doubtful = doubtfulFixes(opened)
  const withheld = map.fixes.filter(({ id }) => doubtful.has(id)).map(({ id }) => id)
  const candidates = read.fixes.filter(
    ({ id, frictions }) => !uncosted.includes(id) && !doubtful.has(id) && frictions.length > 0,
  )
  const { fixes, cost, gain, exact } = bestFixes(chain, candidates, budget)
  return { problem: null, fixes: fixes.map((fix) => candidates[fix]?.id ?? ''), cost, gain, exact, uncosted, withheld }
}

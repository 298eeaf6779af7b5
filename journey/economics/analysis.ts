import type { FrictionState, NetworkNote } from './read-network.ts'

/**
 * What the flow model says of a map: plain data by the map's ids, the same in the app, in a worker and as JSON.
 *
 * Money is in the map's currency. Money "per basis" is per period where the map says how many customers enter per
 * period, and per entrant where it does not. Every one of these figures is the model's sensitivity to its inputs, not a
 * proof of cause.
 */

/** Why there are no figures. */
export type AnalysisProblem =
  /** Nobody ever gets out of these touchpoints: neither an exit nor a link leads away. */
  | { readonly kind: 'closed-loop'; readonly touchpoints: readonly Named[] }
  /**
   * The frictions stated in this loop explain so much more exit than was measured that, without them, ever more
   * visitors would go round in it.
   */
  | { readonly kind: 'overstated-loop'; readonly touchpoints: readonly Named[] }
  /**
   * What is asked would change frictions that, at these touchpoints, explain more exit than was measured there: whatever
   * came out would rest on figures that cannot all be true.
   */
  | { readonly kind: 'contradiction'; readonly touchpoints: readonly Named[] }
  /** No touchpoint stands on the map, or nobody enters. */
  | { readonly kind: 'empty' }

export interface Named {
  readonly id: string
  readonly title: string
}

/** A map without figures. */
export interface Refused {
  readonly problem: AnalysisProblem
  readonly notes: readonly NetworkNote[]
}

/** What a network says at once, live while people edit. */
export interface FlowFigures {
  readonly problem: null
  readonly currency: string | null
  /** What a period is, in the map's words. */
  readonly period: string | null
  /** Customers who enter per period. */
  readonly entrants: number | null
  readonly basis: 'period' | 'entrant'
  /** False when neither an outcome has a value nor a visit a cost: money is 0 everywhere then, and says nothing. */
  readonly hasMoney: boolean
  /** In reading order. */
  readonly touchpoints: readonly TouchpointFlow[]
  /** Drawn links, ends in outcomes, and the ways that are taken where nobody drew one. */
  readonly ways: readonly WayFlow[]
  readonly outcomes: readonly OutcomeFlow[]
  /** Share of the entrants who leave before any outcome, 0…1. */
  readonly left: number
  /** Probability that an entrant comes to a good outcome, 0…1. */
  readonly conversion: number
  readonly valuePerEntrant: number
  /** Per basis. */
  readonly value: number
  /** Every friction of the map. */
  readonly frictions: readonly FrictionMoney[]
  readonly contradictions: readonly ContradictionFigure[]
  readonly evidence: EvidenceCount
  readonly notes: readonly NetworkNote[]
}

export interface TouchpointFlow {
  readonly id: string
  /** Share of the entrants who begin here, 0…1. */
  readonly entry: number
  /** Expected visits per entrant; returns count. */
  readonly visits: number
  readonly visitsPerPeriod: number | null
  /** Share of its visitors who leave here, 0…1. */
  readonly exit: number
  /** Of `exit`, what is for reasons that are no friction. Below 0: the stated frictions explain more than was measured. */
  readonly baseExit: number
  /** Share of the entrants who leave here, 0…1: visits × exit. */
  readonly dropOff: number
  readonly dropOffPerPeriod: number | null
}

export interface WayFlow {
  /** The map's link; null for an end in an outcome, and for a way that nobody drew. */
  readonly link: string | null
  /** True where the touchpoint leads nowhere and the model lets its visitors go on in reading order. */
  readonly isImplied: boolean
  readonly from: string
  /** A touchpoint, or else an outcome; an outcome of '' is the good one that is made up where the map has none. */
  readonly to: { readonly touchpoint: string } | { readonly outcome: string }
  /** Share of those who stay at `from` that goes this way, 0…1. */
  readonly share: number
  /** How many go this way, per entrant; and per period. */
  readonly flow: number
  readonly flowPerPeriod: number | null
}

export interface OutcomeFlow {
  /** '' for the good outcome that is made up where the map has none. */
  readonly id: string
  readonly good: boolean
  readonly value: number
  /** Probability that an entrant ends here, 0…1. */
  readonly reached: number
  readonly reachedPerPeriod: number | null
}

export interface FrictionMoney {
  readonly id: string
  readonly state: FrictionState
  /** Visits of the touchpoints where it occurs × share who meet it, per period; null where either is not known. */
  readonly meetings: number | null
  /** Money at risk per basis: value with it alone removed, less value now. Null where it is not in the money, or withheld. */
  readonly atRisk: number | null
  /** It is in the money, but occurs where figures contradict each other: no amount could be believed. */
  readonly isWithheld: boolean
}

export interface ContradictionFigure {
  readonly touchpoint: string
  /** Exit that was measured, and what the stated frictions cause on their own, 0…1: more than was measured. */
  readonly measured: number
  readonly explained: number
}

/** How many of the figures that the result rests on are of which evidence; those past their expiry are counted again. */
export interface EvidenceCount {
  readonly measured: number
  readonly estimated: number
  readonly assumed: number
  readonly stale: number
}

/** All that the model says of a map. */
export interface Figures extends FlowFigures {
  readonly leaks: LeakFigures
  /** In the map's order. */
  readonly fixes: readonly FixFigures[]
}

/** What fixing all frictions would bring, shared out among them (Shapley). Money per basis. */
export interface LeakFigures {
  /** Null while any figures contradict each other: all frictions go into it, and so into every share. */
  readonly joint: number | null
  /** Whether the shares are exact; if not, they are estimated from sampled orders and have standard errors. */
  readonly isExact: boolean
  /** Of the frictions that are in the money, largest first. They sum to `joint`; none where that is withheld. */
  readonly shares: readonly LeakShare[]
}

export interface LeakShare {
  readonly id: string
  readonly share: number
  readonly standardError: number | null
}

/** What one fix brings alone. */
export interface FixFigures {
  readonly id: string
  /** Money per basis, over doing nothing; null when its effect is left out because it is only assumed, or withheld. */
  readonly gain: number | null
  /** It works against a friction whose figures contradict what was measured: no gain could be believed. */
  readonly isWithheld: boolean
  /** Once; null when nobody said. */
  readonly cost: number | null
  /** Periods until it has earned its cost; null when it never does, or entrants or cost are not known. */
  readonly payback: number | null
  /** Gain per basis for each unit of money spent once; null when there is no cost. */
  readonly gainPerCost: number | null
}

/** What the model says of a map, or why it says nothing. */
export type FlowAnalysis = FlowFigures | Refused
export type Analysis = Figures | Refused

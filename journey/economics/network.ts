/**
 * A journey as an absorbing Markov chain: what DOMAIN's model needs and nothing else. Touchpoints are transient states,
 * outcomes absorb. Touchpoints, outcomes and frictions are referred to by their index here; ids are for whoever reads.
 */
export interface Network {
  readonly touchpoints: readonly NetworkTouchpoint[]
  readonly outcomes: readonly NetworkOutcome[]
  readonly frictions: readonly NetworkFriction[]
  /** Customers who enter per period. */
  readonly entrants: number
}

export interface NetworkTouchpoint {
  readonly id: string
  /** Share of the entrants who begin here, 0…1; the shares of a network sum to 1. */
  readonly entry: number
  /**
   * Share of visitors who leave, 0…1. `base`: for reasons that are no friction of this map. `measured`: in all, frictions
   * included, as somebody counted it.
   */
  readonly exit: { readonly kind: 'base' | 'measured'; readonly share: number }
  /** What a visit costs, in the map's currency. */
  readonly visitCost: number
  /** Where those go who stay. Weights are relative; one touchpoint's need not sum to anything. Never empty. */
  readonly links: readonly NetworkLink[]
}

export interface NetworkLink {
  readonly to: { readonly touchpoint: number } | { readonly outcome: number }
  readonly weight: number
}

export interface NetworkOutcome {
  readonly id: string
  /** Worth of one customer who ends here, in the map's currency. */
  readonly value: number
  readonly good: boolean
}

export interface NetworkFriction {
  readonly id: string
  /** Touchpoints where it occurs: at each, it counts once for every visit. */
  readonly at: readonly number[]
  /** Share of visitors who meet it, 0…1. */
  readonly frequency: number
  /** Probability that someone who meets it leaves because of it, 0…1. */
  readonly exitImpact: number
}

/** Why a network has no figures. */
export type NetworkProblem =
  /** From these touchpoints nobody ever gets out: neither an exit nor a link leads away. */
  | { readonly kind: 'closed-loop'; readonly touchpoints: readonly string[] }
  /**
   * Without the frictions stated in this loop, more visitors than come would go on: what the frictions explain beyond what
   * was measured multiplies each time round.
   */
  | { readonly kind: 'overstated-loop'; readonly touchpoints: readonly string[] }
  /** There is no touchpoint, or nobody enters. */
  | { readonly kind: 'empty' }

/** What the frictions of a touchpoint explain beyond what was measured there. */
export interface Contradiction {
  readonly touchpoint: string
  /** Exit that was measured, 0…1. */
  readonly measured: number
  /** Exit that the stated frictions cause on their own, 0…1: more than was measured. */
  readonly explained: number
}

import type { FlowAnalysis } from '../economics/analysis.ts'
import { asFigure, middle } from '../model/figure.ts'
import type { Fix, Friction, JourneyMap } from '../model/schema.ts'
import type { LossBucket, Persistence, Severity } from '../model/vocabulary.ts'
import { ranksOf, standingsOf } from './rank.ts'
import { type Rice, opportunityOf, riceOf } from './scores.ts'

/** The scores that frictions are ranked by. */
export const rankings = ['severity', 'rice', 'opportunity', 'money'] as const
export type Ranking = (typeof rankings)[number]

/** A friction with everything it is ranked by. What nobody knows is null. */
export interface RankedFriction {
  readonly id: string
  /** Nielsen's severity, and the two of its factors that the map keeps. */
  readonly severity: Severity
  /** Share of visitors who meet it, 0…1. */
  readonly frequency: number | null
  readonly persistence: Persistence | null
  readonly rice: Rice
  /** 0…20. */
  readonly opportunity: number | null
  /** Money at risk, per period, or per entrant where nobody said how many enter. */
  readonly atRisk: number | null
  /** Place by each score, from 1; equals share a place. Null without a score. */
  readonly ranks: Readonly<Record<Ranking, number | null>>
  /**
   * How far apart the rankings put it, 0…1: its best standing less its worst, where 0 is the top and 1 the bottom of a
   * ranking. Null where fewer than two rankings know it; one that holds all frictions equal says nothing.
   */
  readonly disagreement: number | null
  /** Whether the rankings disagree so far that people should talk about it: see {@link markedDisagreement}. */
  readonly isDisputed: boolean
}

/**
 * From here on a disagreement is marked: half the ranking. A friction in the upper quarter of one ranking and the lower
 * quarter of another is always marked, one that stays within neighbouring quarters hardly ever. There is no standard for
 * it: that different scores order the same problems differently is known (for severity alone see Hertzum & Jacobsen,
 * "The evaluator effect", 2001), and what helps is to see it. Our own choice, therefore, and a plain one.
 */
export const markedDisagreement = 0.5

/** With fewer frictions in a ranking its standings say too little: of two, one is always top and one bottom. */
const leastCompared = 4

/**
 * Ranks a map's frictions by severity, RICE, opportunity and money at risk, side by side, in the map's order. Those that
 * are fixed are listed and have scores, but take no place: nobody has to choose them.
 * @param analysis of the same map, for how many meet a friction and for its money
 * @param hideAssumptions leaves out efforts that are only assumed, as the analysis leaves out all other such figures
 */
export function rankFrictions(
  map: JourneyMap,
  analysis: FlowAnalysis,
  hideAssumptions = false,
): readonly RankedFriction[] {
  const money = new Map(analysis.problem === null ? analysis.frictions.map((each) => [each.id, each]) : [])
  const hasMoney = analysis.problem === null && analysis.hasMoney
  const isSaid = ({ effort }: Fix) =>
    !hideAssumptions || effort === undefined || asFigure(effort).evidence !== 'assumed'
  const fixes = map.fixes.filter(isSaid)
  const scored = map.frictions.map((friction) => {
    const { meetings = null, atRisk = null } = money.get(friction.id) ?? {}
    return {
      friction,
      rice: riceOf(friction, meetings, fixes),
      opportunity: opportunityOf(friction),
      atRisk: hasMoney ? atRisk : null,
    }
  })
  const values: Readonly<Record<Ranking, readonly (number | null)[]>> = {
    severity: scored.map(({ friction }) => (isOpen(friction) ? friction.severity : null)),
    rice: scored.map(({ friction, rice }) => (isOpen(friction) ? rice.score : null)),
    opportunity: scored.map(({ friction, opportunity }) => (isOpen(friction) ? opportunity : null)),
    money: scored.map(({ friction, atRisk }) => (isOpen(friction) ? atRisk : null)),
  }
  const ranks = mapRankings((ranking) => ranksOf(values[ranking]))
  const standings = mapRankings((ranking) => {
    const known = values[ranking].filter((value) => value !== null).length
    return known < leastCompared ? [] : standingsOf(values[ranking])
  })
  return scored.map(({ friction, rice, opportunity, atRisk }, index) => {
    const stands = rankings.flatMap((ranking) => standings[ranking][index] ?? [])
    const disagreement = stands.length < 2 ? null : Math.max(...stands) - Math.min(...stands)
    return {
      id: friction.id,
      severity: friction.severity,
      frequency: friction.frequency === undefined ? null : middle(asFigure(friction.frequency).value),
      persistence: friction.persistence ?? null,
      rice,
      opportunity,
      atRisk,
      ranks: mapRankings((ranking) => ranks[ranking][index] ?? null),
      disagreement,
      isDisputed: disagreement !== null && disagreement >= markedDisagreement,
    }
  })
}

const isOpen = ({ status }: Friction) => status !== 'fixed'

function mapRankings<T>(make: (ranking: Ranking) => T): Readonly<Record<Ranking, T>> {
  return { severity: make('severity'), rice: make('rice'), opportunity: make('opportunity'), money: make('money') }
}

/** What the frictions of one loss bucket come to; `none` holds those that nobody put into one. */
export interface BucketTotal {
  readonly bucket: LossBucket | 'none'
  /** Frictions that are not fixed. */
  readonly count: number
  /** Of them, those whose money is known. */
  readonly counted: number
  /**
   * Money that fixing all frictions would bring, as far as it falls to these (their Shapley shares, which add up, as
   * money at risk does not). Null while the shares are not reckoned, or none of them is in the money.
   */
  readonly share: number | null
}

const buckets: readonly BucketTotal['bucket'][] = ['prospects', 'customers', 'word-of-mouth', 'none']

/** What is lost in each of the three ways in which profit is lost, and where nobody said in which. */
export function lossBuckets(
  map: JourneyMap,
  shares: readonly { readonly id: string; readonly share: number }[],
): readonly BucketTotal[] {
  const shareOf = new Map(shares.map(({ id, share }) => [id, share]))
  return buckets.map((bucket) => {
    const inIt = map.frictions.filter(({ status, lossBucket = 'none' }) => status !== 'fixed' && lossBucket === bucket)
    const known = inIt.flatMap(({ id }) => shareOf.get(id) ?? [])
    return {
      bucket,
      count: inIt.length,
      counted: known.length,
      share: known.length === 0 ? null : known.reduce((sum, share) => sum + share, 0),
    }
  })
}

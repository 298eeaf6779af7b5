import { type Figure, asFigure, middle } from '../model/figure.ts'
import type { Fix, Friction } from '../model/schema.ts'
import type { Evidence, RiceImpact, Severity } from '../model/vocabulary.ts'

/**
 * RICE's confidence by evidence (S. McBride, "RICE: Simple prioritization for product managers", Intercom 2018: 100 %
 * high, 80 % medium, 50 % low confidence).
 */
export const confidenceOf: Readonly<Record<Evidence, number>> = { measured: 1, estimated: 0.8, assumed: 0.5 }

/** RICE's impact where nobody said: massive for a catastrophe, minimal for what is no problem. */
export const impactOfSeverity: Readonly<Record<Severity, RiceImpact>> = { 0: 0.25, 1: 0.5, 2: 1, 3: 2, 4: 3 }

/** What RICE is made of. What nobody knows is null, and then there is no score. */
export interface Rice {
  /** How many meet the friction per period. */
  readonly reach: number | null
  readonly impact: RiceImpact
  /** Whether the impact was read from the severity, because nobody said. */
  readonly isImpactRead: boolean
  /** 0…1. */
  readonly confidence: number
  /** Person-days of the fix that takes least. RICE's own unit is person-months; the order is the same. */
  readonly effort: number | null
  /** reach × impact × confidence ÷ effort. */
  readonly score: number | null
}

/**
 * RICE of a friction.
 * @param reach how many meet it per period; null where that is not known
 * @param fixes all fixes of the map
 */
export function riceOf(friction: Friction, reach: number | null, fixes: readonly Fix[]): Rice {
  const impact = friction.impact ?? impactOfSeverity[friction.severity]
  const confidence = confidenceOf[evidenceOf(friction)]
  const effort = leastEffort(friction.id, fixes)
  const score = reach === null || effort === null ? null : (reach * impact * confidence) / effort
  return { reach, impact, isImpactRead: friction.impact === undefined, confidence, effort, score }
}

const weakestFirst: readonly Evidence[] = ['assumed', 'estimated', 'measured']

/** How far a friction may be believed: as it says of itself, or as the weakest of its figures; assumed without any. */
export function evidenceOf({ evidence, frequency, exitImpact }: Friction): Evidence {
  if (evidence) return evidence
  const found = new Set(
    [frequency, exitImpact].flatMap((field) => (field === undefined ? [] : [asFigure(field).evidence])),
  )
  return weakestFirst.find((each) => found.has(each)) ?? 'assumed'
}

/** Person-days of the fix against a friction that takes least; null when none says, and none can take no work at all. */
function leastEffort(friction: string, fixes: readonly Fix[]): number | null {
  const efforts = fixes.flatMap(({ frictions, effort }) =>
    frictions.includes(friction) && effort !== undefined ? [amount(effort)] : [],
  )
  const least = Math.min(...efforts)
  return least > 0 && Number.isFinite(least) ? least : null
}

const amount = (field: number | Figure) => middle(asFigure(field).value)

/**
 * Opportunity score: importance + max(importance − satisfaction, 0), both 0…10 (A. Ulwick, "What Customers Want", 2005).
 * 0…20; null where either is not known.
 */
export function opportunityOf({ importance, satisfaction }: Friction): number | null {
  if (importance === undefined || satisfaction === undefined) return null
  return importance + Math.max(importance - satisfaction, 0)
}

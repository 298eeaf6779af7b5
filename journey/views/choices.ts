import type { Arrangement } from '../model/arrange.ts'
import type { JourneyMap } from '../model/schema.ts'
import { severities } from '../model/vocabulary.ts'
import { type CardFacts, cardFacts, missing } from './card-facts.ts'
import { type Dimension, type Filter, dimensions } from './look.ts'

/** Something that a filter can ask for, as a file holds it; severities as digits. */
export interface Choice {
  readonly value: string
  /** Cards that it would leave if it were asked for alone in its dimension, with all that is asked for in the others. */
  readonly count: number
}

/** What a filter can ask for on a map: whatever some card has, and whatever is asked for already. */
export type Choices = Readonly<Record<Dimension, readonly Choice[]>>

/** Counts, for each thing that a filter can ask for, the cards that have it. One pass over the cards. */
export function filterChoices(map: JourneyMap, arrangement: Arrangement, filter: Filter): Choices {
  const counts = new Map<Dimension, Map<string, number>>(dimensions.map((dimension) => [dimension, new Map()]))
  for (const dimension of dimensions) {
    for (const value of askedFor(filter, dimension)) counts.get(dimension)?.set(value, 0)
  }
  for (const facts of cardFacts(map, arrangement, filter)) {
    const failing = missing(facts, filter)
    for (const dimension of dimensions) {
      const passes = failing.every((other) => other === dimension)
      const tally = counts.get(dimension)
      for (const value of new Set(valuesOf(facts, dimension)))
        tally?.set(value, (tally.get(value) ?? 0) + (passes ? 1 : 0))
    }
  }
  const order = (dimension: Dimension): Choice[] =>
    [...(counts.get(dimension) ?? [])].map(([value, count]) => ({ value, count }))
  return Object.fromEntries(dimensions.map((dimension) => [dimension, order(dimension)])) as unknown as Choices
}

function askedFor(filter: Filter, dimension: Dimension): readonly string[] {
  const wanted = filter[dimension]
  return Array.isArray(wanted) ? (wanted as readonly string[]) : wanted === undefined ? [] : [String(wanted)]
}

function valuesOf(facts: CardFacts, dimension: Dimension): readonly string[] {
  switch (dimension) {
    case 'laneRoles':
      return facts.roles
    case 'minSeverity':
      return severities.filter((severity) => severity <= facts.severity).map(String)
    case 'statuses':
      return facts.statuses
    case 'owners':
      return facts.owners
    case 'channels':
      return facts.channels
    case 'personas':
      return facts.personas
    case 'evidence':
      return facts.evidence
  }
}

import type { Language } from '../model/vocabulary.ts'
import type { MetricUnit, UnitKind } from './units.ts'

type Words = Readonly<Record<Language, string>>

/** How values of the touchpoints become one value of the journey. */
export type RollUp =
  /** Add the counts behind the values; never average the scores. */
  | 'pool-counts'
  /** Mean weighted by sample size. */
  | 'pool-by-n'
  /** Multiply what is kept from period to period; never a mean. */
  | 'chain'
  /** Join the distributions; never a mean of medians. */
  | 'distribution'
  /** Expected visits times value, summed. */
  | 'visits-times-value'
  /** Sum. */
  | 'add'
  /** Belongs to those who enter the journey. */
  | 'entrants'
  /** Belongs to how the journey ends. */
  | 'outcome'
  /** The exit probability of its touchpoint. */
  | 'exit-probability'
  /** The probability of reaching an outcome. */
  | 'absorption-probability'
  /** Stays where it was measured. */
  | 'none'

/** What is known about a metric. `id` is its Indonesian name, as in every library. */
export interface CatalogueMetric extends Words {
  readonly key: string
  readonly unitKind: UnitKind
  /** What a new metric's `unit` holds. */
  readonly unit: MetricUnit | ''
  /** Which way is good; undefined where only the user knows. */
  readonly better?: 'up' | 'down'
  /** Smallest and greatest value that is possible, in `unit`. */
  readonly range?: readonly [least: number, most: number]
  readonly formula?: Words
  readonly rollUp: RollUp
  /** The source article, or `field` for common practice. */
  readonly source: 'S0' | 'S1' | 'S2' | 'S3' | 'S4' | 'field'
}

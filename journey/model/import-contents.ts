import type { Figure } from './figure.ts'
import type { ImportMapping, Metric, MetricPoint } from './schema.ts'

/** What a metric was on one day. */
export interface DayPoint extends MetricPoint {
  readonly day: string
}

/** Values of one metric: of one that is on the map, or of one that is made for them. */
export interface MetricPoints {
  readonly metric: string
  /** The fields of a metric that is not on the map yet. */
  readonly make?: Pick<Metric, 'title' | 'key' | 'on' | 'unit' | 'better'>
  /** Where the values come from, and how far they may be believed. */
  readonly source?: string
  readonly evidence: Metric['evidence']
  /** One a day, oldest first. */
  readonly points: readonly DayPoint[]
}

/** Who left at a card, as it was counted. */
export interface CountedExit {
  readonly card: string
  readonly exit: Figure
}

/** How often a friction is met, by what was counted. */
export interface CountedFrequency {
  readonly friction: string
  readonly frequency: Figure
}

/** What a table, or a program, brings onto a map. Ids of new things are chosen already, so that they can name each other. */
export interface ImportContents {
  readonly metrics: readonly MetricPoints[]
  readonly exits: readonly CountedExit[]
  readonly frequencies: readonly CountedFrequency[]
  /** How the table was read, to be kept: in the place of one that is kept already, if `id` says so. */
  readonly mapping?: { readonly id?: string; readonly fields: Omit<ImportMapping, 'id' | 'order'> }
}

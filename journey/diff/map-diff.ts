import type { LaneRole } from '../model/vocabulary.ts'

/** What maps are made of, in the order in which a comparison lists it. */
export const thingKinds = [
  'map',
  'persona',
  'stage',
  'lane',
  'card',
  'link',
  'friction',
  'metric',
  'fix',
  'outcome',
  'scenario',
  'view',
  'import',
] as const
export type ThingKind = (typeof thingKinds)[number]

/** One thing of a map, by the name that people know it by. */
export interface Thing {
  readonly kind: ThingKind
  /** '' for the map itself. */
  readonly id: string
  /** As it is called now, or was called when it is gone; a link is called after its ends. May be empty. */
  readonly title: string
  /** Of a card: what its lane holds. */
  readonly role?: LaneRole
}

/** Where something stands among its kind. */
export interface Position {
  /** From 1, among those of the same kind that stand in the same place. */
  readonly index: number
  /** Ids of stage, lane and touchpoint; of cards only. */
  readonly stage?: string
  readonly lane?: string
  readonly under?: string
}

export interface Move {
  readonly thing: Thing
  readonly before: Position
  readonly after: Position
}

/** One field that holds something else now. */
export interface FieldChange {
  /** As the model calls it. */
  readonly field: string
  /** Of a field with an entry each: persona of a rating, day of a value, outcome, fix. */
  readonly key?: string
  /** As the files hold it; null where there was, or is, none. */
  readonly before: unknown
  readonly after: unknown
}

export interface ChangedThing {
  readonly thing: Thing
  readonly fields: readonly FieldChange[]
}

/**
 * What differs between two maps, by id. Every list goes by kind, then by the place on the map. One thing can be moved,
 * changed and re-scored at once.
 */
export interface MapDiff {
  readonly isSame: boolean
  readonly added: readonly Thing[]
  readonly removed: readonly Thing[]
  /** Other stage or lane, or overtaken by others; new order keys alone move nothing. */
  readonly moved: readonly Move[]
  readonly changed: readonly ChangedThing[]
  /** Of `changed`, what is a judgement or a measurement: emotions, severities, values of metrics, figures, weights. */
  readonly rescored: readonly ChangedThing[]
}

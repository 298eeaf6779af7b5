import * as z from 'zod/mini'
import { commentSchema, voteSchema } from './discussion.ts'
import {
  cardSchema,
  fixSchema,
  frictionSchema,
  importSchema,
  laneSchema,
  linkSchema,
  metricSchema,
  outcomeSchema,
  personaSchema,
  placeSchema,
  scenarioSchema,
  stageSchema,
  viewSchema,
} from './entities.ts'
import type { pointSchema } from './entities.ts'
import { amountFigure } from './figure.ts'
import { name, notes, title } from './fields.ts'
import { limits } from './limits.ts'
import * as words from './vocabulary.ts'

/**
 * The journey map: one definition for the types, for what a file may hold, for the published JSON Schema and for
 * reading a document that a peer may have damaged. Objects are loose: fields of a newer minor version pass through.
 */

/** Version of the map's shape. A newer `major` cannot be edited by older software; a newer `minor` only adds keys. */
export const currentSchema = { major: 1, minor: 3 } as const

/** Whether a map is of a newer major version: it may be looked at and exported as far as it is understood, not edited. */
export function isNewer(schema: { readonly major: number }): boolean {
  return schema.major > currentSchema.major
}

const metaSchema = z.looseObject({
  schema: z.looseObject({
    major: z.int().check(z.minimum(1)),
    minor: z.int().check(z.minimum(0)),
  }),
  title,
  description: z.optional(notes),
  /** Language the map was started in; decides number and money formats of exports. */
  locale: z.optional(z.enum(words.languages)),
  /** ISO 4217 code of every money value on the map. */
  currency: z.optional(z.string().check(z.regex(/^[A-Z]{3}$/))),
  /** What a "period" is on this map, in the user's words: "month", "2026 Q3". */
  period: z.optional(name),
  /** Customers who enter the journey per period. */
  entrants: z.optional(amountFigure),
  /** True on the sample map of a first visit. */
  sample: z.optional(z.boolean()),
  /** Key of the template that the map was started from. */
  template: z.optional(name),
})

/** Schema of one entity of each collection. */
export const entitySchemas = {
  stages: stageSchema,
  lanes: laneSchema,
  cards: cardSchema,
  frictions: frictionSchema,
  metrics: metricSchema,
  fixes: fixSchema,
  personas: personaSchema,
  outcomes: outcomeSchema,
  views: viewSchema,
  scenarios: scenarioSchema,
  imports: importSchema,
} as const

const many = <T extends z.ZodMiniType>(schema: T, most: number) => z.array(schema).check(z.maxLength(most))

/** Schema of a whole map, as it stands in a file (beside `format`). */
export const mapSchema = z.looseObject({
  meta: metaSchema,
  stages: many(stageSchema, limits.stages),
  lanes: many(laneSchema, limits.lanes),
  cards: many(cardSchema, limits.cards),
  links: many(linkSchema, limits.links),
  frictions: many(frictionSchema, limits.frictions),
  metrics: many(metricSchema, limits.metrics),
  fixes: many(fixSchema, limits.fixes),
  personas: many(personaSchema, limits.personas),
  outcomes: many(outcomeSchema, limits.outcomes),
  /** Ways to look at the map that someone saved. Absent when there are none, as in files of minor version 0. */
  views: z.optional(many(viewSchema, limits.views)),
  /** What could be done, fix by fix. Absent when there are none, as in files of minor version 1. */
  scenarios: z.optional(many(scenarioSchema, limits.scenarios)),
  /** How tables are read. Absent when there are none. */
  imports: z.optional(many(importSchema, limits.imports)),
  /** What is said of it, by time. Absent when nothing is, as in files of minor version 2. */
  comments: z.optional(many(commentSchema, limits.comments)),
  /** Absent when there are none. */
  votes: z.optional(many(voteSchema, limits.votes)),
})

export { linkSchema, metaSchema, placeSchema }

/** The `format` field by which a Jejak file is known. */
export const fileFormat = 'jejak-map'

export const fileSchema = z.extend(mapSchema, { format: z.literal(fileFormat) })

/** Collections that are flat maps of id → Y.Map in the document. Links are plain values and stand apart. */
export type Collection = keyof typeof entitySchemas
export const collections = Object.keys(entitySchemas) as Collection[]

/** The declared keys of a loose object, without its catch-all, so that a misspelt field is a compile error. */
type Declared<T> = { [Key in keyof T as string extends Key ? never : Key]: T[Key] }

type Immutable<T> = T extends (infer Item)[]
  ? readonly Immutable<Item>[]
  : T extends object
    ? keyof Declared<T> extends never
      ? { readonly [Key in keyof T]: Immutable<T[Key]> }
      : { readonly [Key in keyof Declared<T>]: Immutable<Declared<T>[Key]> }
    : T

export type MapMeta = Immutable<z.infer<typeof metaSchema>>
export type Stage = Immutable<z.infer<typeof stageSchema>>
export type Lane = Immutable<z.infer<typeof laneSchema>>
export type Place = Immutable<z.infer<typeof placeSchema>>
export type Card = Immutable<z.infer<typeof cardSchema>>
export type Link = Immutable<z.infer<typeof linkSchema>>
export type Friction = Immutable<z.infer<typeof frictionSchema>>
export type Metric = Immutable<z.infer<typeof metricSchema>>
export type Fix = Immutable<z.infer<typeof fixSchema>>
export type Persona = Immutable<z.infer<typeof personaSchema>>
export type Outcome = Immutable<z.infer<typeof outcomeSchema>>
export type View = Immutable<z.infer<typeof viewSchema>>
export type Scenario = Immutable<z.infer<typeof scenarioSchema>>
export type ImportMapping = Immutable<z.infer<typeof importSchema>>
export type Comment = Immutable<z.infer<typeof commentSchema>>
export type Vote = Immutable<z.infer<typeof voteSchema>>
export type MetricPoint = Immutable<z.infer<typeof pointSchema>>

/** A journey map as plain, immutable data: what a document reads as and what a file holds. */
export type JourneyMap = Immutable<z.infer<typeof mapSchema>>

/** The entity type of each collection. */
export interface Entities {
  stages: Stage
  lanes: Lane
  cards: Card
  frictions: Friction
  metrics: Metric
  fixes: Fix
  personas: Persona
  outcomes: Outcome
  views: View
  scenarios: Scenario
  imports: ImportMapping
}

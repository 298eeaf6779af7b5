import * as z from 'zod/mini'
import { amountFigure, anyFigure, daySchema, shareFigure } from './figure.ts'
import { idPattern } from './id.ts'
import { limits, storedLengths } from './limits.ts'
import { isOrder, maxOrderLength } from './order.ts'
import * as words from './vocabulary.ts'

/**
 * The journey map: one definition for the types, for what a file may hold, for the published JSON Schema and for
 * reading a document that a peer may have damaged. Objects are loose: fields of a newer minor version pass through.
 */

// Validators are not compiled with `new Function`, so that a strict content security policy holds.
z.config({ jitless: true })

const id = z.string().check(z.regex(idPattern))
const order = z
  .string()
  .check(z.minLength(1), z.maxLength(maxOrderLength), z.refine(isOrder, { error: 'is not an order key' }))
const title = z.string().check(z.maxLength(storedLengths.title))
const notes = z.string().check(z.maxLength(storedLengths.notes))
const name = z.string().check(z.maxLength(limits.nameLength))
const webAddress = z
  .string()
  .check(
    z.maxLength(limits.urlLength),
    z.regex(/^(https?:\/\/|mailto:)[^\s]+$/i, { error: 'must begin with https://, http:// or mailto:' }),
  )
const ids = z.array(id).check(z.maxLength(limits.entries))
const colour = z.enum(words.colours)
const evidence = z.enum(words.evidences)
const finite = z.number()
const tenths = finite.check(z.minimum(0), z.maximum(10))
const weight = finite.check(z.minimum(0))
const lengthIn = ({ least, most }: { least: number; most: number }) => z.int().check(z.minimum(least), z.maximum(most))

/** Version of the map's shape. A newer `major` cannot be edited by older software; a newer `minor` only adds keys. */
export const currentSchema = { major: 1, minor: 2 } as const

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

const stageSchema = z.looseObject({
  id,
  title,
  order,
  band: z.enum(words.bands),
  colour: z.optional(colour),
  notes: z.optional(notes),
  /** Width of each touchpoint column of the stage, px at 100 %. Absent: the sheet's own. */
  columnWidth: z.optional(lengthIn(limits.columnWidth)),
})

const laneSchema = z.looseObject({
  id,
  title,
  order,
  role: z.enum(words.laneRoles),
  colour: z.optional(colour),
  collapsed: z.optional(z.boolean()),
  /** Least height of the lane's row, px at 100 %; what stands in it may make it higher. Absent: as high as it needs. */
  height: z.optional(lengthIn(limits.laneHeight)),
})

const placeSchema = z.looseObject({
  stage: id,
  lane: id,
  order,
  /** The touchpoint in whose column the card stands; without it the card belongs to the stage as a whole. */
  under: z.optional(id),
})

const cardSchema = z.looseObject({
  id,
  title,
  place: placeSchema,
  notes: z.optional(notes),
  colour: z.optional(colour),
  /** Channel keys of the library, or the user's own words. */
  channels: z.optional(z.array(name.check(z.minLength(1))).check(z.maxLength(limits.entries))),
  /** Persona id → −2 (very bad) … +2 (very good). */
  emotions: z.optional(z.record(id, finite.check(z.minimum(-2), z.maximum(2)))),
  moment: z.optional(z.enum(words.moments)),
  supportMode: z.optional(z.enum(words.supportModes)),
  owner: z.optional(name),
  /** Relative share of the entrants who begin here. Where no touchpoint has one, all begin at the first. */
  entry: z.optional(weight),
  /** Share of visitors who leave here, 0…1: see `exitKind`. */
  exit: z.optional(shareFigure),
  /** Whether `exit` is for reasons that are no friction of this map (`base`, the default) or was counted in all. */
  exitKind: z.optional(z.enum(words.exitKinds)),
  /** What a visit costs, in the map's currency. */
  visitCost: z.optional(anyFigure),
  /** Outcome id → relative share of those who stay and end that way, beside the weights of the card's links. */
  ends: z.optional(z.record(id, weight)),
})

const linkSchema = z.looseObject({
  id,
  from: id,
  to: id,
  /** Relative share of those who leave `from` this way; weights of one touchpoint are normalised. */
  weight: z.optional(weight),
  label: z.optional(title),
  kind: z.optional(name),
})

const frictionSchema = z.looseObject({
  id,
  title,
  order,
  /** Key of the library entry it was made from. */
  key: z.optional(name),
  kind: z.optional(z.enum(words.frictionKinds)),
  /** Cards and stages where it occurs; empty: the map as a whole. */
  on: ids,
  severity: z.literal(words.severities),
  status: z.enum(words.frictionStatuses),
  owner: z.optional(name),
  url: z.optional(webAddress),
  notes: z.optional(notes),
  lossBucket: z.optional(z.enum(words.lossBuckets)),
  evidence: z.optional(evidence),
  /** Share of visitors who meet it, 0…1. */
  frequency: z.optional(shareFigure),
  /** Probability that someone who meets it leaves because of it, 0…1. */
  exitImpact: z.optional(shareFigure),
  persistence: z.optional(z.enum(words.persistences)),
  /** Impact on each customer who meets it, on the scale of RICE. Absent: read from the severity. */
  impact: z.optional(z.literal(words.riceImpacts)),
  /** How much customers care about what it spoils, and how content they are with it today, 0…10 (Ulwick). */
  importance: z.optional(tenths),
  satisfaction: z.optional(tenths),
  /** Day → the status that it was given that day. */
  statusLog: z.optional(z.record(daySchema, z.enum(words.frictionStatuses))),
})

const metricInputs = z.record(name, finite)

/** What a metric was on one day. */
const pointSchema = z.looseObject({
  value: finite,
  n: z.optional(z.int().check(z.minimum(0))),
  inputs: z.optional(metricInputs),
})

const metricSchema = z.looseObject({
  id,
  title,
  order,
  /** Key of the catalogue, or `custom`. */
  key: name.check(z.minLength(1)),
  /** Card or stage it measures; absent: the map as a whole. */
  on: z.optional(id),
  /** In `unit`; percentages as 0…100. Absent: to be measured. */
  value: z.optional(finite),
  unit: z.optional(name),
  target: z.optional(finite),
  /** Sample size behind the value. */
  n: z.optional(z.int().check(z.minimum(0))),
  period: z.optional(name),
  source: z.optional(title),
  evidence,
  notes: z.optional(notes),
  /** What one in ten, and nine in ten, are below, around `value`. */
  p10: z.optional(finite),
  p90: z.optional(finite),
  /** What `value` was reckoned from, by the names of the catalogue's calculator. */
  inputs: z.optional(metricInputs),
  /** Which way is good, for metrics of which the catalogue does not know. */
  better: z.optional(z.enum(words.betterWays)),
  asOf: z.optional(daySchema),
  expires: z.optional(daySchema),
  owner: z.optional(name),
  /** Day → what it was. The newest is also in `value`. */
  series: z.optional(z.record(daySchema, pointSchema)),
})

const fixSchema = z.looseObject({
  id,
  title,
  order,
  /** Key of the solution library. */
  key: z.optional(name),
  /** Frictions that it removes. */
  frictions: ids,
  owner: z.optional(name),
  notes: z.optional(notes),
  /** Share of the frictions' exit impact that it takes away, 0…1. */
  effectiveness: z.optional(shareFigure),
  /** What it costs, once, in the map's currency. */
  cost: z.optional(amountFigure),
  /** Work that it takes, person-days. */
  effort: z.optional(amountFigure),
  due: z.optional(daySchema),
})

const personaSchema = z.looseObject({
  id,
  title,
  order,
  notes: z.optional(notes),
  colour: z.optional(colour),
})

const outcomeSchema = z.looseObject({
  id,
  title,
  order,
  good: z.optional(z.boolean()),
  /** Worth of one customer who ends here, in the map's currency. */
  value: z.optional(anyFigure),
})

const scenarioSchema = z.looseObject({
  id,
  title,
  order,
  notes: z.optional(notes),
  /** Fix id → how far it is carried out, 0…1; a fix that is not named is not. */
  strengths: z.optional(z.record(id, finite.check(z.minimum(0), z.maximum(1)))),
})

/** How the columns of a table that someone brings again and again become values of this map. */
const importSchema = z.looseObject({
  id,
  title,
  order,
  kind: z.enum(words.importKinds),
  /** What a column is for → its header in the table. */
  columns: z.record(name, title),
  /** Metric that its values go to, where it is not told by the table. */
  metric: z.optional(id),
  /** Card or stage that its values are of, where it is not told by the table. */
  on: z.optional(id),
  /** How the table writes numbers. */
  numbers: z.optional(z.enum(words.languages)),
  /** How the table writes dates. */
  dates: z.optional(z.enum(words.dateOrders)),
  /** What its rows are put together for. */
  period: z.optional(z.enum(words.importPeriods)),
  /** Unit of durations that are plain numbers. */
  unit: z.optional(z.enum(words.tableTimeUnits)),
  /** What the table calls a card or stage otherwise than the map does → its id. Ids of what is gone mean nothing. */
  names: z.optional(z.record(name, id)),
})

const viewSchema = z.looseObject({
  id,
  title,
  order,
  laneGroup: z.optional(z.enum(words.laneGroups)),
  // The filter: what a card must have to be meant. A field that is absent asks for nothing.
  laneRoles: z.optional(z.array(z.enum(words.laneRoles)).check(z.maxLength(limits.entries))),
  channels: z.optional(z.array(name.check(z.minLength(1))).check(z.maxLength(limits.entries))),
  personas: z.optional(ids),
  owners: z.optional(z.array(name.check(z.minLength(1))).check(z.maxLength(limits.entries))),
  minSeverity: z.optional(z.literal(words.severities)),
  statuses: z.optional(z.array(z.enum(words.frictionStatuses)).check(z.maxLength(limits.entries))),
  evidence: z.optional(z.array(evidence).check(z.maxLength(limits.entries))),
  unmatched: z.optional(z.enum(words.unmatchedWays)),
  /** The only stage that is shown. */
  stage: z.optional(id),
  /** Personas whose curves are drawn. */
  curves: z.optional(ids),
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

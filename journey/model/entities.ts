import * as z from 'zod/mini'
import { amountFigure, anyFigure, daySchema, shareFigure } from './figure.ts'
import {
  colour,
  evidence,
  finite,
  id,
  ids,
  lengthIn,
  name,
  notes,
  order,
  tenths,
  title,
  webAddress,
  weight,
} from './fields.ts'
import { limits } from './limits.ts'
import * as words from './vocabulary.ts'

/** What each thing of a map holds, apart from its links' and the map's own. Loose, as the whole map is. */

export const stageSchema = z.looseObject({
  id,
  title,
  order,
  band: z.enum(words.bands),
  colour: z.optional(colour),
  notes: z.optional(notes),
  /** Width of each touchpoint column of the stage, px at 100 %. Absent: the sheet's own. */
  columnWidth: z.optional(lengthIn(limits.columnWidth)),
})

export const laneSchema = z.looseObject({
  id,
  title,
  order,
  role: z.enum(words.laneRoles),
  colour: z.optional(colour),
  collapsed: z.optional(z.boolean()),
  /** Least height of the lane's row, px at 100 %; what stands in it may make it higher. Absent: as high as it needs. */
  height: z.optional(lengthIn(limits.laneHeight)),
})

export const placeSchema = z.looseObject({
  stage: id,
  lane: id,
  order,
  /** The touchpoint in whose column the card stands; without it the card belongs to the stage as a whole. */
  under: z.optional(id),
})

export const cardSchema = z.looseObject({
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

export const linkSchema = z.looseObject({
  id,
  from: id,
  to: id,
  /** Relative share of those who leave `from` this way; weights of one touchpoint are normalised. */
  weight: z.optional(weight),
  label: z.optional(title),
  kind: z.optional(name),
})

export const frictionSchema = z.looseObject({
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
export const pointSchema = z.looseObject({
  value: finite,
  n: z.optional(z.int().check(z.minimum(0))),
  inputs: z.optional(metricInputs),
})

export const metricSchema = z.looseObject({
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

export const fixSchema = z.looseObject({
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

export const personaSchema = z.looseObject({
  id,
  title,
  order,
  notes: z.optional(notes),
  colour: z.optional(colour),
})

export const outcomeSchema = z.looseObject({
  id,
  title,
  order,
  good: z.optional(z.boolean()),
  /** Worth of one customer who ends here, in the map's currency. */
  value: z.optional(anyFigure),
})

export const scenarioSchema = z.looseObject({
  id,
  title,
  order,
  notes: z.optional(notes),
  /** Fix id → how far it is carried out, 0…1; a fix that is not named is not. */
  strengths: z.optional(z.record(id, finite.check(z.minimum(0), z.maximum(1)))),
})

/** How the columns of a table that someone brings again and again become values of this map. */
export const importSchema = z.looseObject({
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
  /** Card or stage of rows whose touchpoint is empty; `map`: the map as a whole. Without it they are left out. */
  nameless: z.optional(id),
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

export const viewSchema = z.looseObject({
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
  /** Assumed numbers are not shown. */
  hideAssumed: z.optional(z.boolean()),
  /** The flow of customers is drawn: how many go where, leave, and what frictions cost. */
  flow: z.optional(z.boolean()),
})

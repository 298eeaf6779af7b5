import { type Figure, asFigure } from '../model/figure.ts'
import type { FieldChange, ThingKind } from './map-diff.ts'

type Fields = Readonly<Record<string, unknown>>

/** Fields that say where something stands; what moved tells of them. */
const placeFields: ReadonlySet<string> = new Set(['id', 'order', 'place'])

/** Fields with an entry each for something: compared entry by entry. */
const entryFields: Readonly<Partial<Record<ThingKind, ReadonlySet<string>>>> = {
  card: new Set(['emotions', 'ends']),
  friction: new Set(['statusLog']),
  metric: new Set(['inputs', 'series']),
  scenario: new Set(['strengths']),
  import: new Set(['columns', 'names']),
}

/** Fields for figures: a bare number and an assumed figure of the same value are the same. */
const figureFields: Readonly<Partial<Record<ThingKind, ReadonlySet<string>>>> = {
  map: new Set(['entrants']),
  card: new Set(['exit', 'visitCost']),
  friction: new Set(['frequency', 'exitImpact']),
  fix: new Set(['effectiveness', 'cost', 'effort']),
  outcome: new Set(['value']),
}

const scoreFields: Readonly<Partial<Record<ThingKind, ReadonlySet<string>>>> = {
  map: new Set(['entrants']),
  card: new Set(['emotions', 'ends', 'entry', 'exit', 'exitKind', 'visitCost']),
  link: new Set(['weight']),
  friction: new Set([
    'severity',
    'frequency',
    'exitImpact',
    'persistence',
    'impact',
    'importance',
    'satisfaction',
    'evidence',
  ]),
  metric: new Set(['value', 'n', 'p10', 'p90', 'inputs', 'series', 'evidence', 'period', 'source', 'asOf', 'expires']),
  fix: new Set(['effectiveness', 'cost', 'effort']),
  outcome: new Set(['value']),
  scenario: new Set(['strengths']),
}

/** Lists in which the order says nothing. */
const setFields: ReadonlySet<string> = new Set(['on', 'frictions', 'personas', 'owners', 'statuses', 'laneRoles'])

/** Whether a field is a judgement or a measurement, with all that is known of it. */
export function isScore(kind: ThingKind, field: string): boolean {
  return scoreFields[kind]?.has(field) ?? false
}

/** Whether a field holds a figure. */
export function isFigureField(kind: ThingKind, field: string): boolean {
  return figureFields[kind]?.has(field) ?? false
}

/** What differs between two states of one thing, in the fields' order by name; its place excepted. */
export function fieldChanges(kind: ThingKind, before: Fields, after: Fields): readonly FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return names.flatMap((field): FieldChange[] => {
    if (placeFields.has(field)) return []
    const [old, now] = [before[field], after[field]]
    if (!entryFields[kind]?.has(field)) return isSameField(kind, field, old, now) ? [] : [{ field, ...pair(old, now) }]
    const [oldEntries, entries] = [entriesOf(old), entriesOf(now)]
    const keys = [...new Set([...Object.keys(oldEntries), ...Object.keys(entries)])].sort()
    return keys.flatMap((key) => {
      const [was, is] = [oldEntries[key], entries[key]]
      return isSame(was, is) ? [] : [{ field, key, ...pair(was, is) }]
    })
  })
}

const pair = (before: unknown, after: unknown) => ({ before: before ?? null, after: after ?? null })

const entriesOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}

function isSameField(kind: ThingKind, field: string, before: unknown, after: unknown): boolean {
  if (isBlank(before) && isBlank(after)) return true
  if (isFigureField(kind, field) && before !== undefined && after !== undefined)
    return isSame(asFigure(before as number | Figure), asFigure(after as number | Figure))
  if (setFields.has(field) && Array.isArray(before) && Array.isArray(after)) return isSame(asSet(before), asSet(after))
  return isSame(before, after)
}

/** An empty text, an empty list, what is not so: none of them says more than an absent field. */
function isBlank(value: unknown): boolean {
  return value === undefined || value === '' || value === false || (Array.isArray(value) && value.length === 0)
}

const asSet = (list: readonly unknown[]) => list.map(String).sort(byText)
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Whether two values are the same data; the order of an object's fields is none. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b) || (a === 0 && b === 0)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, at) => isSame(item, b[at]))
  const [one, other] = [a as Fields, b as Fields]
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].every((key) => isSame(one[key], other[key]))
}

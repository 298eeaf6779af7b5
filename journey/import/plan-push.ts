import { catalogueMetric, isPossibleValue } from '../metrics/catalogue.ts'
import { reckon } from '../metrics/calculators.ts'
import { isForbiddenKey } from '../model/check-shape.ts'
import { daySchema } from '../model/figure.ts'
import { newId } from '../model/id.ts'
import type { DayPoint, ImportContents, MetricPoints } from '../model/import-contents.ts'
import { limits, storedLengths } from '../model/limits.ts'
import type { JourneyMap } from '../model/schema.ts'
import { type Evidence, type Language, evidences } from '../model/vocabulary.ts'
import { fold, placeMatcher } from './match-names.ts'
import { type PushProblemCode, type PushValues, pushSentence } from './push-sentences.ts'

/** What is wrong with one point that a program sent. */
export interface PushProblem {
  /** Which of the points; −1: the request as a whole. */
  readonly index: number
  /** Where in the point, as in `metric.on`. */
  readonly field: string
  /** One English sentence. */
  readonly message: string
  /** What the sentence says, and what it names: for the same in another language. */
  readonly code: PushProblemCode
  readonly values: PushValues
}

const problem = (index: number, field: string, code: PushProblemCode, values: PushValues): PushProblem => ({
  index,
  field,
  message: pushSentence('en', code, values) ?? '',
  code,
  values,
})

/** What points come to on a map, or all that is wrong with them. */
export type PushPlan =
  | { readonly ok: true; readonly contents: ImportContents; readonly recorded: number }
  | { readonly ok: false; readonly tooMany: boolean; readonly problems: readonly PushProblem[] }

/** Points that one request may hold. */
export const mostPushed = 5_000

interface Target {
  readonly id: string
  readonly key: string
  readonly make?: NonNullable<MetricPoints['make']>
  readonly days: Map<string, DayPoint>
  source?: string
  evidence: Evidence
  newest: string
}

type Sent = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Sent => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A point that cannot be taken. */
class BadPoint extends Error {
  readonly field: string
  readonly code: PushProblemCode
  readonly values: PushValues

  constructor(field: string, code: PushProblemCode, values: PushValues = {}) {
    super(code)
    this.field = field
    this.code = code
    this.values = values
  }
}

const whole = (code: PushProblemCode, values: PushValues = {}, tooMany = false): PushPlan => ({
  ok: false,
  tooMany,
  problems: [problem(-1, 'points', code, values)],
})

/**
 * Works out what a program sends to a map, `{points: [{metric, day, value | inputs, n?, evidence?, source?}]}`: the metric
 * by its id, or by its key and place, made where the map has none. All or nothing.
 */
export function planPush(body: unknown, map: JourneyMap): PushPlan {
  if (!isRecord(body) || !Array.isArray(body.points)) return whole('no-list')
  const { points } = body
  if (points.length === 0) return whole('no-points')
  if (points.length > mostPushed) return whole('too-many-points', { most: mostPushed }, true)
  const push = new Push(map)
  const problems: PushProblem[] = []
  for (const [index, point] of points.entries()) {
    try {
      push.take(point)
    } catch (error) {
      if (!(error instanceof BadPoint)) throw error
      if (problems.length < limits.problems) problems.push(problem(index, error.field, error.code, error.values))
    }
  }
  if (problems.length > 0) return { ok: false, tooMany: false, problems }
  const metrics = push.list()
  if (map.metrics.length + metrics.filter(({ make }) => make).length > limits.metrics)
    return whole('too-many-metrics', { most: limits.metrics })
  return { ok: true, contents: { metrics, exits: [], frequencies: [] }, recorded: points.length }
}

class Push {
  readonly #map: JourneyMap
  readonly #language: Language
  readonly #matcher: ReturnType<typeof placeMatcher>
  readonly #targets = new Map<string, Target>()

  constructor(map: JourneyMap) {
    this.#map = map
    this.#language = map.meta.locale ?? 'en'
    this.#matcher = placeMatcher(map)
  }

  take(point: unknown): void {
    if (!isRecord(point)) throw new BadPoint('', 'not-an-object')
    const target = this.#target(point.metric)
    const { day, n, source, evidence = 'measured' } = point
    if (typeof day !== 'string' || !daySchema.safeParse(day).success) throw new BadPoint('day', 'day')
    if (n !== undefined && !(Number.isSafeInteger(n) && Number(n) >= 0)) throw new BadPoint('n', 'n')
    if (source !== undefined && (typeof source !== 'string' || source.length > storedLengths.title))
      throw new BadPoint('source', 'source', { most: storedLengths.title })
    const known = evidences.find((each) => each === evidence)
    if (known === undefined) throw new BadPoint('evidence', 'evidence', { known: evidences.join(', ') })
    if (target.days.has(day)) throw new BadPoint('day', 'day-twice', { day })
    const { value, counted, inputs } = readValue(point, target.key)
    const size = (n as number | undefined) ?? counted
    target.days.set(day, {
      day,
      value,
      ...(size === undefined ? {} : { n: size }),
      ...(inputs === undefined ? {} : { inputs }),
    })
    if (day < target.newest) return
    target.newest = day
    target.evidence = known
    if (source !== undefined) target.source = source
  }

  list(): MetricPoints[] {
    return [...this.#targets.values()]
      .filter(({ days }) => days.size > 0)
      .map(({ id, make, days, evidence, source }) => ({
        metric: id,
        ...(make ? { make } : {}),
        evidence,
        ...(source === undefined ? {} : { source }),
        points: [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1)),
      }))
  }

  #target(sent: unknown): Target {
    if (typeof sent === 'string') {
      const metric = this.#map.metrics.find(({ id }) => id === sent)
      if (!metric) throw new BadPoint('metric', 'unknown-metric', { metric: sent })
      return this.#keep(metric.id, metric.key)
    }
    if (!isRecord(sent) || typeof sent.key !== 'string') throw new BadPoint('metric', 'metric')
    const { key, title } = sent
    const known = catalogueMetric(key)
    if (!known) throw new BadPoint('metric.key', 'unknown-key', { key })
    if (title !== undefined && (typeof title !== 'string' || title.trim() === '' || title.length > storedLengths.title))
      throw new BadPoint('metric.title', 'title', { most: storedLengths.title })
    if (key === 'custom' && title === undefined) throw new BadPoint('metric.title', 'title-needed')
    const on = sent.on === undefined ? undefined : this.#place(sent.on)
    const called = title?.trim()
    const alike = this.#map.metrics.filter((metric) => metric.key === key && metric.on === on)
    const metric = called === undefined ? alike[0] : alike.find((each) => fold(each.title) === fold(called))
    if (metric) return this.#keep(metric.id, key)
    const name = `${key}\n${on ?? ''}\n${called === undefined ? '' : fold(called)}`
    const made = this.#targets.get(name)
    if (made) return made
    const make = {
      key,
      title: called ?? known[this.#language],
      ...(on === undefined ? {} : { on }),
      ...(known.unit === '' ? {} : { unit: known.unit }),
    }
    const target: Target = { id: newId(), key, make, days: new Map(), evidence: 'measured', newest: '' }
    this.#targets.set(name, target)
    return target
  }

  #keep(id: string, key: string): Target {
    let target = this.#targets.get(id)
    if (!target) this.#targets.set(id, (target = { id, key, days: new Map(), evidence: 'measured', newest: '' }))
    return target
  }

  /** A card or stage, by its id or its exact title. */
  #place(on: unknown): string {
    if (typeof on !== 'string') throw new BadPoint('metric.on', 'on')
    const { cards, stages } = this.#map
    if ([...cards, ...stages].some(({ id }) => id === on)) return on
    const match = this.#matcher.match(on)
    if (match.kind === 'one') return match.id
    if (match.kind === 'many') throw new BadPoint('metric.on', 'on-unclear', { count: match.ids.length, on })
    throw new BadPoint('metric.on', 'unknown-on', { on })
  }
}

interface Value {
  readonly value: number
  readonly counted?: number
  readonly inputs?: Readonly<Record<string, number>>
}

/** A point's value as it is told, or as it is reckoned from its inputs; both must agree. */
function readValue({ value, inputs }: Sent, key: string): Value {
  if (value !== undefined && (typeof value !== 'number' || !Number.isFinite(value)))
    throw new BadPoint('value', 'value')
  const told = value
  if (inputs === undefined) {
    if (told === undefined) throw new BadPoint('value', 'no-value')
    return { value: possible(told, key, 'value') }
  }
  const numbers = readInputs(inputs)
  const reckoned = reckon(key, numbers)
  if (reckoned === undefined) {
    if (told !== undefined) return { value: possible(told, key, 'value'), inputs: numbers }
    throw new BadPoint('inputs', 'no-formula', { key })
  }
  if (!reckoned.ok) {
    const { input, why, than } = reckoned
    throw new BadPoint(`inputs.${input}`, `input-${why}`, { input, ...(than === undefined ? {} : { than }) })
  }
  if (told !== undefined && Math.abs(told - reckoned.value) > 1e-6 * Math.max(1, Math.abs(reckoned.value)))
    throw new BadPoint('value', 'value-differs', { value: told, reckoned: reckoned.value })
  const counted = reckoned.n === undefined ? {} : { counted: reckoned.n }
  return { value: possible(reckoned.value, key, 'inputs'), inputs: numbers, ...counted }
}

function readInputs(inputs: unknown): Record<string, number> {
  if (!isRecord(inputs)) throw new BadPoint('inputs', 'inputs')
  const entries = Object.entries(inputs)
  if (entries.length > 100) throw new BadPoint('inputs', 'too-many-inputs')
  for (const [name, number] of entries) {
    const isName = name.length > 0 && name.length <= limits.nameLength && !isForbiddenKey(name)
    if (!isName) throw new BadPoint('inputs', 'input-name', { most: limits.nameLength })
    if (typeof number !== 'number' || !Number.isFinite(number))
      throw new BadPoint(`inputs.${name}`, 'input-not-a-number', { input: name })
  }
  return inputs as Record<string, number>
}

function possible(value: number, key: string, field: string): number {
  if (isPossibleValue(key, value)) return value
  const [least = 0, most] = catalogueMetric(key)?.range ?? []
  if (most === undefined || !Number.isFinite(most)) throw new BadPoint(field, 'value-below', { key, least, value })
  throw new BadPoint(field, 'value-outside', { key, least, most, value })
}

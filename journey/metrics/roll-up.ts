import type { Arrangement } from '../model/arrange.ts'
import type { JourneyMap, Metric } from '../model/schema.ts'
import type { RollUp as Rule } from './catalogue-metric.ts'
import { catalogueMetric } from './catalogue.ts'
import { type Spread, joinedQuantile } from './join-spreads.ts'
import { convert } from './units.ts'
import { type Evidence, evidences } from '../model/vocabulary.ts'

/** What the journey's flow says, where it has been reckoned. */
export interface Flow {
  /** Card id → expected visits per entrant. */
  readonly visits?: ReadonlyMap<string, number> | undefined
  /** Share of the entrants who reach a good outcome, 0…1. */
  readonly conversion?: number | undefined
  /** Of the least certain figure that the flow rests on. */
  readonly evidence?: Evidence | undefined
}

/** How a rolled-up value came about. */
export const rollUpWays = ['single', 'pooled', 'chained', 'joined', 'visits', 'added', 'absorbed'] as const
export type RollUpWay = (typeof rollUpWays)[number]

/** Why values cannot become one. */
export type RollUpRefusal =
  | 'no-values'
  | 'no-counts'
  | 'needs-ranges'
  | 'needs-flow'
  | 'of-outcome'
  | 'of-journey'
  | 'units-differ'
  | 'periods-differ'
  | 'stays'

/** Why one metric is left out. */
export type LeftOut = 'no-value' | 'no-counts' | 'no-range' | 'no-visits'

/** The values of several places as one value of the whole, or why there is none. */
export interface RollUp {
  /** Key of the catalogue. */
  readonly key: string
  readonly unit: string | undefined
  /** In `unit`. */
  readonly value: number | undefined
  /** Answers or cases behind the value, where the rule knows. */
  readonly n: number | undefined
  readonly p10?: number
  readonly p90?: number
  readonly reason: RollUpWay | RollUpRefusal
  /** Ids of the metrics that the value is made of. */
  readonly parts: readonly string[]
  /** Metrics that could not be taken in. Where there are some and a value, it speaks for `parts` alone. */
  readonly missing: readonly { readonly id: string; readonly why: LeftOut }[]
}

interface Valued {
  readonly metric: Metric
  /** In the unit of the whole. */
  readonly value: number
  /** What one of the metric's own unit is in that of the whole. */
  readonly scale: number
}

interface Rolled {
  readonly value: number
  readonly n?: number
  readonly p10?: number
  readonly p90?: number
  readonly way: RollUpWay
}

/**
 * Rolls metrics of one key up into one value, by the rule of the catalogue. Scores, medians and rates are never
 * averaged: what is behind them is pooled, chained or joined, or there is no value and a reason.
 */
export function rollUp(key: string, metrics: readonly Metric[], flow: Flow = {}): RollUp {
  const rule = catalogueMetric(key)?.rollUp ?? 'none'
  const valued = metrics.filter(({ value }) => value !== undefined)
  const unit = (valued[0] ?? metrics[0])?.unit
  const blank = metrics.flatMap(({ id, value }) => (value === undefined ? [{ id, why: 'no-value' as const }] : []))
  const base = { key, unit, missing: blank }
  const refuse = (reason: RollUpRefusal, missing: RollUp['missing'] = blank): RollUp => ({
    ...base,
    value: undefined,
    n: undefined,
    reason,
    parts: [],
    missing,
  })

  if (rule === 'none') return refuse('stays')
  if (rule === 'absorption-probability' && flow.conversion !== undefined)
    return { ...base, value: flow.conversion * 100, n: undefined, reason: 'absorbed', parts: [], missing: [] }
  if (valued.length === 0) return refuse('no-values')
  const inUnit = valued.flatMap((metric): Valued[] => {
    const scale = convert(1, metric.unit, unit)
    return metric.value === undefined || scale === undefined ? [] : [{ metric, value: metric.value * scale, scale }]
  })
  if (inUnit.length < valued.length) return refuse('units-differ')

  const requirement = requirements[rule](flow)
  if (typeof requirement === 'string') return refuse(requirement)
  const [only, second] = inUnit
  if (only && !second && requirement.singleStands) {
    const { n, p10, p90 } = only.metric
    const range = p10 === undefined || p90 === undefined ? {} : { p10, p90 }
    return { ...base, value: only.value, n, ...range, reason: 'single', parts: [only.metric.id] }
  }
  if (!requirement.roll) return refuse(requirement.refusal)
  if (rule === 'add' && new Set(inUnit.map(({ metric }) => periodOf(metric))).size > 1) return refuse('periods-differ')
  const lacking = requirement.lacks
  const parts = lacking ? inUnit.filter(({ metric }) => !lacking(metric)) : inUnit
  const missing = [
    ...blank,
    ...inUnit.flatMap(({ metric }) => {
      const why = lacking?.(metric)
      return why === undefined ? [] : [{ id: metric.id, why }]
    }),
  ]
  if (parts.length === 0) return refuse(refusalOf[missing.at(-1)?.why ?? 'no-value'], missing)
  const { way, ...rolled } = requirement.roll(parts)
  return { ...base, n: undefined, ...rolled, reason: way, parts: parts.map(({ metric }) => metric.id), missing }
}

const periodOf = ({ period = '' }: Metric) => period.trim().toLocaleLowerCase()

const refusalOf: Readonly<Record<LeftOut, RollUpRefusal>> = {
  'no-value': 'no-values',
  'no-counts': 'no-counts',
  'no-range': 'needs-ranges',
  'no-visits': 'needs-flow',
}

interface Joining {
  /** A value that stands alone is that of the whole. */
  readonly singleStands: boolean
  /** What a metric lacks to be taken in. */
  readonly lacks?: (metric: Metric) => LeftOut | undefined
  readonly roll: (parts: readonly Valued[]) => Rolled
}

/** Several values never become one. */
interface Refusing {
  readonly singleStands: boolean
  readonly refusal: RollUpRefusal
  readonly roll?: never
}

type Requirement = Joining | Refusing

const lacksCounts = ({ n }: Metric): LeftOut | undefined => (n === undefined || n === 0 ? 'no-counts' : undefined)

/** Weighted by the counts behind, which for shares and Net Promoter Scores is the same as adding the counts. */
const pool: Requirement = {
  singleStands: true,
  lacks: lacksCounts,
  roll: (parts) => {
    const n = parts.reduce((total, { metric }) => total + (metric.n ?? 0), 0)
    const sum = parts.reduce((total, { metric, value }) => total + value * (metric.n ?? 0), 0)
    return { value: sum / n, n, way: 'pooled' }
  },
}

const chain: Requirement = {
  singleStands: true,
  roll: (parts) => {
    const isChurn = parts[0]?.metric.key === 'churn'
    const kept = parts.reduce((share, { value }) => share * ((isChurn ? 100 - value : value) / 100), 1)
    return { value: isChurn ? (1 - kept) * 100 : kept * 100, way: 'chained' }
  },
}

const distribution: Requirement = {
  singleStands: true,
  lacks: (metric) =>
    lacksCounts(metric) ?? (metric.p10 === undefined || metric.p90 === undefined ? 'no-range' : undefined),
  roll: (parts) => {
    const spreads = parts.flatMap(({ metric: { n, p10, p90 }, value, scale }): Spread[] =>
      n === undefined || p10 === undefined || p90 === undefined
        ? []
        : [{ p10: p10 * scale, p50: value, p90: p90 * scale, weight: n }],
    )
    return {
      value: joinedQuantile(spreads, 0.5),
      p10: joinedQuantile(spreads, 0.1),
      p90: joinedQuantile(spreads, 0.9),
      n: spreads.reduce((total, { weight }) => total + weight, 0),
      way: 'joined',
    }
  },
}

const add: Requirement = {
  singleStands: true,
  roll: (parts) => ({ value: parts.reduce((total, { value }) => total + value, 0), way: 'added' }),
}

function visitsTimesValue({ visits }: Flow): Requirement | RollUpRefusal {
  if (!visits) return 'needs-flow'
  const of = ({ on = '' }: Metric) => visits.get(on)
  return {
    singleStands: false,
    lacks: (metric) => (of(metric) === undefined ? 'no-visits' : undefined),
    roll: (parts) => ({
      value: parts.reduce((total, { metric, value }) => total + value * (of(metric) ?? 0), 0),
      way: 'visits',
    }),
  }
}

const requirements: Readonly<Record<Rule, (flow: Flow) => Requirement | RollUpRefusal>> = {
  'pool-counts': () => pool,
  'pool-by-n': () => pool,
  chain: () => chain,
  distribution: () => distribution,
  'visits-times-value': visitsTimesValue,
  // Everyone who abandons does so once: expected visits × abandonment is the share of the entrants who do.
  'exit-probability': visitsTimesValue,
  add: () => add,
  // Spend of all places ÷ new customers of all places.
  entrants: () => pool,
  outcome: () => ({ singleStands: true, refusal: 'of-outcome' }),
  'absorption-probability': () => ({ singleStands: false, refusal: 'of-journey' }),
  none: () => 'stays',
}

/** A rolled-up value beside what was measured of the whole itself. */
export interface PlacedRollUp extends RollUp {
  /** Of the least certain thing that it is made of: the metrics, and the flow where the rule goes by it. */
  readonly evidence: Evidence
  /** The metric of the same key that hangs on the stage or map itself, and its distance from the rolled-up value. */
  readonly own?: { readonly id: string; readonly value: number; readonly gap: number | undefined }
}

/**
 * What the metrics of the touchpoints come to for a stage, or for the whole map (`stage` undefined). A value of a stage
 * as a whole stands in for its touchpoints where none of them has one. Metrics whose rule keeps them where they were
 * measured are left out.
 */
export function rollUpsOf(
  map: JourneyMap,
  arrangement: Pick<Arrangement, 'stageOf'>,
  stage: string | undefined,
  flow: Flow = {},
): readonly PlacedRollUp[] {
  const byKey = new Map<string, Metric[]>()
  for (const metric of map.metrics) {
    const place = metric.on
    const isStage = place !== undefined && map.stages.some(({ id }) => id === place)
    const home = place === undefined ? undefined : isStage ? place : arrangement.stageOf.get(place)
    if (home === undefined || (stage !== undefined && (isStage || home !== stage))) continue
    byKey.set(metric.key, [...(byKey.get(metric.key) ?? []), metric])
  }
  return [...byKey].flatMap(([key, metrics]) => {
    const told = new Set(
      metrics.flatMap(({ on = '', value }) => (value === undefined ? [] : (arrangement.stageOf.get(on) ?? []))),
    )
    const meant = metrics.filter(({ on = '' }) => arrangement.stageOf.has(on) || !told.has(on))
    const rolled = rollUp(key, meant, stage === undefined ? flow : { visits: flow.visits })
    if (rolled.reason === 'stays') return []
    const own = map.metrics.find((metric) => metric.key === key && metric.on === stage && metric.value !== undefined)
    const evidence = evidenceOf(rolled, meant, flow)
    return [
      own?.value === undefined
        ? { ...rolled, evidence }
        : { ...rolled, evidence, own: ownOf(own.id, own.value, own.unit, rolled) },
    ]
  })
}

function evidenceOf({ reason, parts }: RollUp, metrics: readonly Metric[], flow: Flow): Evidence {
  const isByFlow = reason === 'visits' || reason === 'absorbed'
  const found = new Set([
    ...metrics.flatMap(({ id, evidence }) => (parts.includes(id) ? [evidence] : [])),
    ...(isByFlow ? [flow.evidence ?? 'assumed'] : []),
  ])
  return evidences.findLast((each) => found.has(each)) ?? 'assumed'
}

function ownOf(id: string, value: number, unit: string | undefined, rolled: RollUp) {
  const same = convert(value, unit, rolled.unit)
  const gap = same === undefined || rolled.value === undefined ? undefined : same - rolled.value
  return { id, value: same ?? value, gap }
}

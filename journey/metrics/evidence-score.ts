import { type Figure, asFigure, isStale } from '../model/figure.ts'
import type { JourneyMap } from '../model/schema.ts'
import type { Evidence } from '../model/vocabulary.ts'

/** Fields that hold a figure, and metrics, by what they are. */
export const figureKinds = [
  'metric',
  'entrants',
  'exit',
  'visit-cost',
  'frequency',
  'exit-impact',
  'outcome-value',
  'effectiveness',
  'cost',
  'effort',
] as const
export type FigureKind = (typeof figureKinds)[number]

/** A number of the map and how far it may be believed. */
export interface RatedFigure {
  readonly kind: FigureKind
  /** The thing that it stands on: metric, card, friction, outcome or fix; absent for the map's own. */
  readonly id?: string
  readonly evidence: Evidence
  readonly isStale: boolean
}

/** How far the numbers of a map may be believed, and why. */
export interface EvidenceScore {
  /** 0…100; undefined where the map has no number yet. */
  readonly score: number | undefined
  readonly count: number
  readonly measured: number
  readonly estimated: number
  readonly assumed: number
  /** Those of all three that are past the day they were to be renewed. */
  readonly stale: number
  readonly byKind: readonly { readonly kind: FigureKind; readonly count: number; readonly score: number }[]
  /** Every number with what it counts, the least believable first. */
  readonly figures: readonly RatedFigure[]
}

const worth: Readonly<Record<Evidence, number>> = { measured: 1, estimated: 0.5, assumed: 0 }

/**
 * The evidence score of a map: the mean of what its numbers count, as 0…100. Measured counts 1, estimated ½, assumed 0;
 * a number past the day it was to be renewed counts half. Every metric with a value and every figure of the flow counts
 * once, a bare number as assumed; weights, severities and ratings are judgements by nature and do not count.
 *
 * A heuristic of this product, to see where to look next: it says nothing of whether the numbers are right.
 * @param today day, `2026-11-22`.
 */
export function evidenceScore(map: JourneyMap, today: string): EvidenceScore {
  const figures = figuresOf(map, today).sort((a, b) => countOf(a) - countOf(b))
  const having = (evidence: Evidence) => figures.filter((figure) => figure.evidence === evidence).length
  return {
    score: figures.length === 0 ? undefined : scoreOf(figures),
    count: figures.length,
    measured: having('measured'),
    estimated: having('estimated'),
    assumed: having('assumed'),
    stale: figures.filter((figure) => figure.isStale).length,
    byKind: figureKinds.flatMap((kind) => {
      const some = figures.filter((figure) => figure.kind === kind)
      return some.length === 0 ? [] : [{ kind, count: some.length, score: scoreOf(some) }]
    }),
    figures,
  }
}

const countOf = (figure: RatedFigure) => worth[figure.evidence] * (figure.isStale ? 0.5 : 1)

const scoreOf = (figures: readonly RatedFigure[]) =>
  (figures.reduce((total, figure) => total + countOf(figure), 0) / figures.length) * 100

function figuresOf(map: JourneyMap, today: string): RatedFigure[] {
  const rated: RatedFigure[] = []
  const add = (kind: FigureKind, id: string | undefined, field: number | Figure | undefined) => {
    if (field === undefined) return
    const figure = asFigure(field)
    rated.push({
      kind,
      ...(id === undefined ? {} : { id }),
      evidence: figure.evidence,
      isStale: isStale(figure, today),
    })
  }
  for (const metric of map.metrics) {
    const { id, value, evidence } = metric
    if (value !== undefined) rated.push({ kind: 'metric', id, evidence, isStale: isStale(metric, today) })
  }
  add('entrants', undefined, map.meta.entrants)
  for (const { id, exit, visitCost } of map.cards) {
    add('exit', id, exit)
    add('visit-cost', id, visitCost)
  }
  for (const { id, frequency, exitImpact } of map.frictions) {
    add('frequency', id, frequency)
    add('exit-impact', id, exitImpact)
  }
  for (const { id, value } of map.outcomes) add('outcome-value', id, value)
  for (const { id, effectiveness, cost, effort } of map.fixes) {
    add('effectiveness', id, effectiveness)
    add('cost', id, cost)
    add('effort', id, effort)
  }
  return rated
}

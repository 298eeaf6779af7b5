import type { FlowAnalysis } from '../economics/analysis.ts'
import type { OnePagerFigure, OnePagerFrictions } from '../layout/one-pager-content.ts'
import type { OnePagerWords } from '../library/one-pager-words.ts'
import { label } from '../library/words.ts'
import { formatMoney, formatNumber, formatPercent } from '../metrics/number-format.ts'
import { periodIn } from '../metrics/period.ts'
import type { Arrangement } from '../model/arrange.ts'
import { type Figure, asFigure, isStale, middle } from '../model/figure.ts'
import type { Friction, JourneyMap } from '../model/schema.ts'
import { type Language, closedStatuses } from '../model/vocabulary.ts'
import { shortTitle } from './one-pager-words.ts'
import { type RankedFriction, rankFrictions } from '../ranking/rank-frictions.ts'
import { evidenceOf } from '../ranking/scores.ts'

/** As many as people remember. */
const most = 5

/** The worst open frictions with their figures, and what the page's lead says of the first. */
export function frictionsContent(
  map: JourneyMap,
  arrangement: Arrangement,
  analysis: FlowAnalysis,
  words: OnePagerWords,
  language: Language,
  today: string,
): { readonly content: OnePagerFrictions; readonly lead: string; readonly hasMoney: boolean } {
  const open = worstFirst(map, analysis)
  const shown = open.slice(0, most).map(({ friction }) => friction)
  const amounts = open.slice(0, most).map(({ atRisk }) => atRisk)
  const greatest = Math.max(...amounts.map((amount) => amount ?? 0), 0)
  const hasMoney = greatest > 0
  const money = (amount: number) => moneyAtRisk(amount, map, language)
  const per = moneyPer(map, analysis, words, language)
  const rows = shown.map((friction, index) => {
    const amount = amounts[index] ?? null
    return {
      rank: index + 1,
      title: friction.title.trim() || words.untitled,
      about: aboutWays(friction, map, arrangement, words, language),
      severity: friction.severity,
      evidence: evidenceOf(friction),
      places: placesOf(friction, map, arrangement),
      meets: shareFigure(friction.frequency, language, today),
      leaves: shareFigure(friction.exitImpact, language, today),
      money: !hasMoney || amount === null ? undefined : { text: money(amount), share: Math.max(amount, 0) / greatest },
    }
  })
  const [first] = rows
  const lead = !first
    ? map.frictions.length > 0
      ? words.noFrictions
      : ''
    : first.money
      ? words.costliest(shortTitle(first.title), first.money.text, per)
      : words.worst(shortTitle(first.title), label('severity', first.severity, language))
  return {
    hasMoney,
    lead,
    content: {
      heading: words.frictions(rows.length),
      columns: { meets: words.meets, leaves: words.leaves, money: words.money(per) },
      rows,
      more: open.length > most ? words.moreFrictions(open.length - most) : '',
    },
  }
}

/** Every open friction with its money at risk, the worst first. */
export function worstFirst(
  map: JourneyMap,
  analysis: FlowAnalysis,
): readonly { readonly friction: Friction; readonly atRisk: number | null }[] {
  const ranked = new Map(rankFrictions(map, analysis).map((one) => [one.id, one]))
  return map.frictions
    .filter(({ status }) => !closedStatuses.has(status))
    .toSorted((a, b) => compare(ranked.get(a.id), ranked.get(b.id)) || b.on.length - a.on.length)
    .map((friction) => ({ friction, atRisk: ranked.get(friction.id)?.atRisk ?? null }))
}

/** An amount of money at risk as it is printed. */
export function moneyAtRisk(amount: number, { meta: { currency } }: JourneyMap, language: Language): string {
  // Cents of an estimate are no knowledge.
  const told = Math.abs(amount) >= 100 ? Math.round(amount) : Math.round(amount * 100) / 100
  return currency === undefined ? formatNumber(told, language) : formatMoney(told, language, currency)
}

/** What money at risk is counted per, in words. */
export function moneyPer(map: JourneyMap, analysis: FlowAnalysis, words: OnePagerWords, language: Language): string {
  return analysis.problem === null && analysis.basis === 'entrant'
    ? words.perEntrant
    : words.per(periodIn(language, map.meta.period?.trim() || words.period))
}

/**
 * By money at risk where the model knows it; then by severity, and among equals by the other rankings of the board, and
 * by how many meet it.
 */
function compare(a: RankedFriction | undefined, b: RankedFriction | undefined): number {
  if (!a || !b) return 0
  return (
    down(a.atRisk, b.atRisk) ||
    b.severity - a.severity ||
    down(a.rice.score, b.rice.score) ||
    down(a.opportunity, b.opportunity) ||
    down(a.frequency, b.frequency)
  )
}

function down(a: number | null, b: number | null): number {
  if (a === b) return 0
  if (a === null) return 1
  return b === null ? -1 : b - a
}

/** A share as it is printed; undefined where nobody said it. */
export function shareFigure(
  field: number | Figure | undefined,
  language: Language,
  today: string,
): OnePagerFigure | undefined {
  if (field === undefined) return undefined
  const figure = asFigure(field)
  return {
    text: formatPercent(middle(figure.value) * 100, language, 0),
    evidence: figure.evidence,
    isStale: isStale(figure, today),
  }
}

function aboutWays(
  { on, severity }: Friction,
  map: JourneyMap,
  arrangement: Arrangement,
  words: OnePagerWords,
  language: Language,
): readonly string[] {
  const stages = new Map(map.stages.map(({ id, title }) => [id, title.trim() || words.untitled]))
  const cards = new Map(map.cards.map(({ id, title }) => [id, title.trim() || words.untitled]))
  const places = on.flatMap((id): { readonly stage: string; readonly card?: string }[] => {
    const stage = stages.get(id)
    if (stage !== undefined) return [{ stage }]
    const card = cards.get(id)
    const home = stages.get(arrangement.stageOf.get(id) ?? '')
    return card === undefined || home === undefined ? [] : [{ stage: home, card }]
  })
  const worst = label('severity', severity, language)
  const [first, ...rest] = places
  if (!first) return [`${worst} · ${words.wholeJourney}`]
  const more = rest.length === 0 ? '' : ` +${rest.length}`
  const { stage, card } = first
  const ways = card === undefined ? [stage] : [`${stage}, ${card}`, card, stage]
  return ways.map((way) => `${worst} · ${way}${more}`)
}

/** A friction is marked at most in so many stages. */
const mostPlaces = 6

/** The touchpoint, or else the stage, in each stage where it occurs. */
function placesOf({ on }: Friction, map: JourneyMap, arrangement: Arrangement): readonly string[] {
  const touchpoints = new Set(arrangement.touchpoints.map(({ id }) => id))
  const cards = new Map(map.cards.map((card) => [card.id, card]))
  const places = new Map<string, string>()
  for (const id of on) {
    const under = cards.get(id)?.place.under
    const place = under !== undefined && touchpoints.has(under) ? under : id
    const stage = arrangement.stageOf.get(place) ?? (map.stages.some((one) => one.id === place) ? place : undefined)
    if (stage === undefined) continue
    const isPoint = touchpoints.has(place)
    if (!places.has(stage) || (isPoint && places.get(stage) === stage)) places.set(stage, isPoint ? place : stage)
  }
  return [...places.values()].slice(0, mostPlaces)
}

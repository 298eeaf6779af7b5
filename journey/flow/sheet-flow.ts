import type { FlowFigures, TouchpointFlow, WayFlow } from '../economics/analysis.ts'
import { componentsOf } from '../economics/components.ts'
import { metricExits } from '../economics/metric-exit.ts'
import { placesIn } from '../economics/read-network.ts'
import { formatCompact, formatMoney, formatNumber, formatPercent, roundMoney } from '../metrics/number-format.ts'
import { periodIn } from '../metrics/period.ts'
import { arrange } from '../model/arrange.ts'
import { type Figure, asFigure, middle } from '../model/figure.ts'
import type { Card, Friction, JourneyMap } from '../model/schema.ts'
import { type Evidence, type Language, evidences } from '../model/vocabulary.ts'
import type { FlowMark, SheetFlow } from '../scene/flow-items.ts'
import { flowWords } from './flow-words.ts'

/** The flow as it is drawn, and in words for who does not see it. */
export interface WordedFlow extends SheetFlow {
  /** By touchpoint. */
  readonly words: ReadonlyMap<string, string>
  /** By touchpoint: how the money at risk there comes about, a sentence for each friction, the dearest first. */
  readonly risks: ReadonlyMap<string, readonly string[]>
}

interface Worded {
  readonly of: readonly unknown[]
  readonly worded: WordedFlow
}

const known = new WeakMap<FlowFigures, Worded>()

/** As {@link sheetFlow}; the same object again as long as nothing that it tells has changed. */
export function wordedFlow(map: JourneyMap, flow: FlowFigures, language: Language): WordedFlow {
  // Whatever else the model reads of a map, cards and links among it, gives other figures when it changes.
  const of = [map.outcomes, map.frictions, map.meta.period, language]
  const before = known.get(flow)
  if (before?.of.every((part, index) => part === of[index]) === true) return before.worded
  const worded = sheetFlow(map, flow, language)
  known.set(flow, { of, worded })
  return worded
}

/**
 * Words the figures of a map.
 * @param map the map that the figures are of, or nearly: what is gone since is left out
 */
export function sheetFlow(map: JourneyMap, flow: FlowFigures, language: Language): WordedFlow {
  const widest = Math.max(Number.MIN_VALUE, ...flow.ways.map((way) => way.flow))
  const mostVisits = Math.max(Number.MIN_VALUE, ...flow.touchpoints.map(({ visits }) => visits))
  const waysFrom = new Map<string, WayFlow[]>(flow.touchpoints.map(({ id }) => [id, []]))
  for (const way of flow.ways) waysFrom.get(way.from)?.push(way)
  const source: Source = {
    map,
    flow,
    cards: new Map(map.cards.map((card) => [card.id, card])),
    mostVisits,
    looping: loopsOf(flow),
    exits: metricExits(map),
    frictionsAt: frictionsAt(map, flow),
    titles: new Map(map.outcomes.map(({ id, title }) => [id, title])),
    language,
  }
  const entries = flow.touchpoints.map((point) => {
    const ends = (waysFrom.get(point.id) ?? []).filter(({ to, share }) => 'outcome' in to && share > 0)
    return { id: point.id, mark: markOf(point, ends, source), words: wordsOf(point, ends, source) }
  })
  return {
    marks: new Map(entries.map(({ id, mark }) => [id, mark])),
    words: new Map(entries.map(({ id, words }) => [id, words])),
    risks: new Map(
      flow.hasMoney
        ? [...source.frictionsAt].map(([id, list]) => [
            id,
            list.map((each) => riskWords(each, flow.currency, language)),
          ])
        : [],
    ),
    links: new Map(flow.ways.flatMap((way) => (way.link === null ? [] : [[way.link, way.flow / widest]]))),
    implied: flow.ways.flatMap(({ isImplied, from, to, flow: size }) =>
      isImplied && 'touchpoint' in to ? [{ from, to: to.touchpoint, size: size / widest }] : [],
    ),
  }
}

interface Source {
  readonly language: Language
  readonly map: JourneyMap
  readonly flow: FlowFigures
  readonly cards: ReadonlyMap<string, Card>
  readonly mostVisits: number
  /** Touchpoints that somebody may come to again. */
  readonly looping: ReadonlySet<string>
  readonly exits: ReturnType<typeof metricExits>
  readonly frictionsAt: ReadonlyMap<string, readonly CostlyFriction[]>
  readonly titles: ReadonlyMap<string, string>
}

interface CostlyFriction {
  readonly friction: Friction
  readonly atRisk: number
  /** At how many touchpoints it occurs: its money is of all of them. */
  readonly places: number
}

/** Touchpoints that lie on a way back to themselves: their visits are no share of people. */
function loopsOf({ touchpoints, ways }: FlowFigures): ReadonlySet<string> {
  const indexOf = new Map(touchpoints.map(({ id }, index) => [id, index]))
  const next: number[][] = touchpoints.map(() => [])
  const looping = new Set<string>()
  for (const { from, to, share } of ways) {
    if (!('touchpoint' in to) || share === 0) continue
    const [at, target] = [indexOf.get(from), indexOf.get(to.touchpoint)]
    if (at === undefined || target === undefined) continue
    next[at]?.push(target)
    if (at === target) looping.add(from)
  }
  for (const members of componentsOf(next))
    if (members.length > 1) for (const member of members) looping.add(touchpoints[member]?.id ?? '')
  return looping
}

/** How a friction's money at risk comes about, in words: who meets it, who leaves over it, and how sure that is. */
export function riskWords(
  { friction, atRisk, places }: CostlyFriction,
  currency: string | null | undefined,
  language: Language,
): string {
  const { frequency, exitImpact, title } = friction
  const stated = [frequency, exitImpact].flatMap((field) => (field === undefined ? [] : [asFigure(field)]))
  const words = flowWords[language]
  const [meet, leave] = stated.map(({ value }) => formatPercent(middle(value) * 100, language, 1))
  const assumed = stated.filter(({ evidence }) => evidence === 'assumed').length
  const rounded = roundMoney(atRisk)
  const money = currency ? formatMoney(rounded, language, currency) : formatNumber(rounded, language)
  const said = words.risk(title || words.untitled.friction, meet ?? '–', leave ?? '–', money)
  return [
    said,
    ...(places > 1 ? [words.riskPlaces(places)] : []),
    ...(assumed > 0 ? [words.riskAssumed(assumed)] : []),
  ].join(' ')
}

/** Frictions that are in the money, by the touchpoints where they occur, the dearest first. */
function frictionsAt(map: JourneyMap, flow: FlowFigures): ReadonlyMap<string, readonly CostlyFriction[]> {
  const money = new Map(flow.frictions.map(({ id, atRisk }) => [id, atRisk]))
  const touchpointsAt = placesIn(map, arrange(map))
  const found = new Map<string, CostlyFriction[]>()
  for (const friction of map.frictions) {
    const atRisk = money.get(friction.id) ?? null
    if (atRisk === null) continue
    const places = new Set(friction.on.flatMap(touchpointsAt))
    const costly = { friction, atRisk, places: places.size }
    for (const place of places) {
      const list = found.get(place)
      if (list) list.push(costly)
      else found.set(place, [costly])
    }
  }
  for (const list of found.values()) list.sort((a, b) => b.atRisk - a.atRisk)
  return found
}

function markOf(point: TouchpointFlow, ends: readonly WayFlow[], source: Source): FlowMark {
  const { flow, language, mostVisits, looping, frictionsAt: costly } = source
  const words = flowWords[language]
  const people = (count: number) => formatPeople(count, language)
  const { id, visits, exit, entry, visitsPerPeriod, dropOffPerPeriod } = point
  const share = (value: number) => formatPercent(value * 100, language, value < 0.1 ? 1 : 0)
  const contradiction = flow.contradictions.find(({ touchpoint }) => touchpoint === id)
  const [dearest, ...others] = (costly.get(id) ?? []).filter(({ atRisk }) => atRisk !== 0)
  const money = dearest && formatCompact(dearest.atRisk, language, flow.currency)
  const begin =
    entry === 0
      ? []
      : flow.entrants === null
        ? entry < 1
          ? [words.begin(share(entry))]
          : []
        : [words.begin(people(entry * flow.entrants))]
  const ending = ends.map((way) => words.end(outcomeOf(way, source), share(way.share)))
  return {
    size: visits / mostVisits,
    exit,
    evidence: exitEvidence(id, source),
    visits: looping.has(id) ? words.visits(formatNumber(visits, language)) : words.reach(share(visits)),
    leave: words.leave(share(exit)),
    leaveShort: share(exit),
    ...(visitsPerPeriod === null || dropOffPerPeriod === null
      ? {}
      : {
          volumes: {
            visits: words.visits(people(visitsPerPeriod)),
            lost: words.lost(people(dropOffPerPeriod)),
          },
        }),
    ...(dearest && money !== undefined && flow.hasMoney
      ? {
          money: {
            text:
              words[dearest.places > 1 ? 'atRiskInAll' : 'atRisk'](
                money,
                dearest.friction.title || words.untitled.friction,
              ) + (others.length > 0 ? ` +${others.length}` : ''),
            evidence: worst([dearest.friction.frequency, dearest.friction.exitImpact]),
          },
        }
      : {}),
    ...(contradiction
      ? {
          contradiction: words.contradiction(share(contradiction.explained), share(contradiction.measured)),
        }
      : {}),
    ways: [...begin, ...ending].join(' · '),
  }
}

/** How many people: whole ones, since nobody is lost by a third. */
function formatPeople(count: number, language: Language): string {
  if (count > 0 && count < 1) return '<1'
  return formatCompact(Math.round(count), language)
}

const outcomeOf = ({ to }: WayFlow, { titles, language }: Source): string => {
  const id = 'outcome' in to ? to.outcome : ''
  const words = flowWords[language]
  return id === '' ? words.goodOutcome : titles.get(id) || words.untitled.outcome
}

/** The same for screen readers. */
function wordsOf(point: TouchpointFlow, ends: readonly WayFlow[], source: Source): string {
  const { map, flow, language, frictionsAt: costly } = source
  const words = flowWords[language]
  const share = (value: number) => formatPercent(value * 100, language, 1)
  const leave = share(point.exit)
  const said = [
    source.looping.has(point.id)
      ? words.said(formatNumber(point.visits, language), leave)
      : words.saidReach(share(point.visits), leave),
  ]
  const { dropOffPerPeriod } = point
  if (dropOffPerPeriod !== null)
    said.push(
      words.saidLost(formatPeople(dropOffPerPeriod, language), periodIn(language, map.meta.period ?? words.period)),
    )
  for (const way of ends) said.push(`${outcomeOf(way, source)} ${share(way.share)}.`)
  const wrong = flow.contradictions.find(({ touchpoint }) => touchpoint === point.id)
  if (wrong)
    said.push(
      words.contradictionLong(
        source.cards.get(point.id)?.title || words.untitled.card,
        share(wrong.explained),
        share(wrong.measured),
      ),
    )
  else if (flow.hasMoney)
    for (const each of costly.get(point.id) ?? []) said.push(riskWords(each, flow.currency, language))
  return said.join(' ')
}

/** How far the exit of a touchpoint may be believed: as far as the least certain figure it comes from. */
function exitEvidence(id: string, { cards, exits, frictionsAt: working }: Source): Evidence {
  const card = cards.get(id)
  if (card?.exit !== undefined && card.exitKind === 'measured') return asFigure(card.exit).evidence
  const counted = exits.get(id)
  if (card?.exit === undefined && counted) return counted.figure.evidence
  const here = (working.get(id) ?? []).map(({ friction }) => friction)
  return worst([card?.exit, ...here.flatMap(({ frequency, exitImpact }) => [frequency, exitImpact])])
}

/** The least certain evidence of some figures; an assumption where there are none. */
function worst(figures: readonly (number | Figure | undefined)[]): Evidence {
  const found = figures.flatMap((field) => (field === undefined ? [] : [asFigure(field).evidence]))
  return evidences.findLast((evidence) => found.includes(evidence)) ?? 'assumed'
}

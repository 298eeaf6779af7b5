import type { FlowFigures, TouchpointFlow, WayFlow } from '../../journey/economics/analysis.ts'
import { componentsOf } from '../../journey/economics/components.ts'
import { metricExits } from '../../journey/economics/metric-exit.ts'
import { placesIn } from '../../journey/economics/read-network.ts'
import { arrange } from '../../journey/model/arrange.ts'
import { type Figure, asFigure, middle } from '../../journey/model/figure.ts'
import type { Card, Friction, JourneyMap } from '../../journey/model/schema.ts'
import { type Evidence, evidences } from '../../journey/model/vocabulary.ts'
import type { FlowMark, SheetFlow } from '../../journey/scene/flow-items.ts'
import type { Formats } from '../language/formats.ts'
import { printMoney } from '../language/money-words.ts'
import type { Text } from '../language/text.ts'

/** The flow as it is drawn, and in words for who does not see it. */
export interface WordedFlow extends SheetFlow {
  /** By touchpoint. */
  readonly words: ReadonlyMap<string, string>
  /** By touchpoint: how the money at risk there comes about, a sentence for each friction, the dearest first. */
  readonly risks: ReadonlyMap<string, readonly string[]>
}

interface Reader {
  readonly text: Text
  readonly formats: Formats
}

interface Worded {
  readonly of: readonly unknown[]
  readonly worded: WordedFlow
}

const known = new WeakMap<FlowFigures, Worded>()

/** As {@link sheetFlow}; the same object again as long as nothing that it tells has changed. */
export function wordedFlow(map: JourneyMap, flow: FlowFigures, reader: Reader): WordedFlow {
  // Whatever else the model reads of a map, cards and links among it, gives other figures when it changes.
  const of = [map.outcomes, map.frictions, map.meta.period, reader.text]
  const before = known.get(flow)
  if (before?.of.every((part, index) => part === of[index]) === true) return before.worded
  const worded = sheetFlow(map, flow, reader)
  known.set(flow, { of, worded })
  return worded
}

/**
 * Words the figures of a map.
 * @param map the map that the figures are of, or nearly: what is gone since is left out
 */
export function sheetFlow(map: JourneyMap, flow: FlowFigures, reader: Reader): WordedFlow {
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
    ...reader,
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
        ? [...source.frictionsAt].map(([id, list]) => [id, list.map((each) => riskWords(each, flow.currency, reader))])
        : [],
    ),
    links: new Map(flow.ways.flatMap((way) => (way.link === null ? [] : [[way.link, way.flow / widest]]))),
    implied: flow.ways.flatMap(({ isImplied, from, to, flow: size }) =>
      isImplied && 'touchpoint' in to ? [{ from, to: to.touchpoint, size: size / widest }] : [],
    ),
  }
}

interface Source extends Reader {
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
  { text, formats }: Reader,
): string {
  const { frequency, exitImpact, title } = friction
  const stated = [frequency, exitImpact].flatMap((field) => (field === undefined ? [] : [asFigure(field)]))
  const [meet, leave] = stated.map(({ value }) => formats.percent(middle(value) * 100, 1))
  const assumed = stated.filter(({ evidence }) => evidence === 'assumed').length
  const said = text('economics.risk', {
    friction: title || text('untitled.friction'),
    meet: meet ?? '–',
    leave: leave ?? '–',
    money: printMoney(atRisk, currency, formats),
  })
  return [
    said,
    ...(places > 1 ? [text('economics.riskPlaces', { count: places })] : []),
    ...(assumed > 0 ? [text('economics.riskAssumed', { count: assumed })] : []),
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
  const { flow, text, formats, mostVisits, looping, frictionsAt: costly } = source
  const { id, visits, exit, entry, visitsPerPeriod, dropOffPerPeriod } = point
  const share = (value: number) => formats.percent(value * 100, value < 0.1 ? 1 : 0)
  const contradiction = flow.contradictions.find(({ touchpoint }) => touchpoint === id)
  const [dearest, ...others] = (costly.get(id) ?? []).filter(({ atRisk }) => atRisk !== 0)
  const money = dearest && formats.compact(dearest.atRisk, flow.currency)
  const begin =
    entry === 0
      ? []
      : flow.entrants === null
        ? entry < 1
          ? [text('economics.begin', { share: share(entry) })]
          : []
        : [text('economics.beginCount', { count: formats.compact(entry * flow.entrants) })]
  const ending = ends.map((way) => text('economics.end', { outcome: outcomeOf(way, source), share: share(way.share) }))
  return {
    size: visits / mostVisits,
    exit,
    evidence: exitEvidence(id, source),
    visits: looping.has(id)
      ? text('economics.visits', { count: formats.number(visits, 2) })
      : text('economics.reach', { share: share(visits) }),
    leave: text('economics.leave', { share: share(exit) }),
    leaveShort: share(exit),
    ...(visitsPerPeriod === null || dropOffPerPeriod === null
      ? {}
      : {
          volumes: {
            visits: text('economics.visitors', { count: formats.compact(visitsPerPeriod) }),
            lost: text('economics.lost', { count: formats.compact(dropOffPerPeriod) }),
          },
        }),
    ...(dearest && money !== undefined && flow.hasMoney
      ? {
          money: {
            text:
              text(dearest.places > 1 ? 'economics.atRiskInAll' : 'economics.atRisk', {
                money,
                friction: dearest.friction.title || text('untitled.friction'),
              }) + (others.length > 0 ? ` +${others.length}` : ''),
            evidence: worst([dearest.friction.frequency, dearest.friction.exitImpact]),
          },
        }
      : {}),
    ...(contradiction
      ? {
          contradiction: text('economics.contradiction', {
            explained: share(contradiction.explained),
            measured: share(contradiction.measured),
          }),
        }
      : {}),
    ways: [...begin, ...ending].join(' · '),
  }
}

const outcomeOf = ({ to }: WayFlow, { titles, text }: Source): string => {
  const id = 'outcome' in to ? to.outcome : ''
  return id === '' ? text('economics.goodOutcome') : titles.get(id) || text('untitled.outcome')
}

/** The same for screen readers. */
function wordsOf(point: TouchpointFlow, ends: readonly WayFlow[], source: Source): string {
  const { map, flow, text, formats, frictionsAt: costly } = source
  const share = (value: number) => formats.percent(value * 100, 1)
  const leave = share(point.exit)
  const said = [
    source.looping.has(point.id)
      ? text('economics.said', { visits: formats.number(point.visits, 2), leave })
      : text('economics.saidReach', { share: share(point.visits), leave }),
  ]
  const { dropOffPerPeriod } = point
  if (dropOffPerPeriod !== null)
    said.push(
      text('economics.saidLost', {
        count: formats.number(dropOffPerPeriod, 0),
        period: map.meta.period ?? text('economics.perPeriod'),
      }),
    )
  for (const way of ends)
    said.push(text('economics.saidEnds', { outcome: outcomeOf(way, source), share: share(way.share) }))
  const wrong = flow.contradictions.find(({ touchpoint }) => touchpoint === point.id)
  if (wrong)
    said.push(
      text('economics.contradictionLong', {
        touchpoint: source.cards.get(point.id)?.title || text('untitled.card'),
        explained: share(wrong.explained),
        measured: share(wrong.measured),
      }),
    )
  else if (flow.hasMoney)
    for (const each of costly.get(point.id) ?? []) said.push(riskWords(each, flow.currency, source))
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

import { type Arrangement, arrange } from '../model/arrange.ts'
import { type Figure, asFigure, middle } from '../model/figure.ts'
import type { Card, Friction, JourneyMap, Link } from '../model/schema.ts'
import type { NetworkFix } from './fixes.ts'
import { type MetricExit, metricExits } from './metric-exit.ts'
import type { Network, NetworkFriction, NetworkLink, NetworkOutcome, NetworkTouchpoint } from './network.ts'
import type { Parameter, Uncertainty } from './simulate.ts'

/** What was assumed, or is missing, where a map does not say all that a network needs. Ids are of the map. */
export type NetworkNote =
  /** Nobody said how many customers enter per period: money is per entrant. */
  | { readonly kind: 'no-entrants' }
  /** No outcome has a value and no visit a cost: there is no money in the figures. */
  | { readonly kind: 'no-money' }
  /** The map has no good outcome: those who stay to the last touchpoint are taken to have come to one, of value 0. */
  | { readonly kind: 'no-good-outcome' }
  /** Customers end in an outcome of which nobody said what it is worth: 0. */
  | { readonly kind: 'no-value'; readonly outcome: string }
  /** Nobody said how many leave these touchpoints: 0 besides what frictions cause. */
  | { readonly kind: 'no-exit'; readonly touchpoints: readonly string[] }
  /** These lead nowhere by a link or an end: on to the next in reading order, the last to the first good outcome. */
  | { readonly kind: 'implied-way'; readonly touchpoints: readonly string[] }
  /** The exit was taken from the touchpoint's abandonment metric, as measured in all. */
  | { readonly kind: 'exit-of-metric'; readonly touchpoint: string; readonly metric: string }
  /** Nobody said how much of their frictions these fixes take away: all. */
  | { readonly kind: 'no-effectiveness'; readonly fixes: readonly string[] }

/**
 * Why a friction is or is not in the money: it works; it is fixed; nobody said how many meet it or how many of those
 * leave; or it stands at no touchpoint (on the map as a whole, or only at unplaced cards).
 */
export type FrictionState = 'works' | 'fixed' | 'not-estimated' | 'nowhere'

/** Where one of a touchpoint's network links comes from. */
export interface Way {
  /** The link of the map; null for an end, and for a way that nobody drew. */
  readonly link: string | null
}

/** A figure of the map that the network rests on. */
export interface UsedFigure {
  readonly of: Parameter
  readonly figure: Figure
}

/** A map as a network. The network's touchpoints, outcomes, frictions and fixes carry the map's ids. */
export interface MapNetwork {
  readonly network: Network
  /** False when nobody said how many enter: the network then has one entrant. */
  readonly hasEntrants: boolean
  /** Whether any outcome has a value or any visit a cost. */
  readonly hasMoney: boolean
  /** For each touchpoint of the network, in the order of its links. */
  readonly ways: readonly (readonly Way[])[]
  /** Of every friction of the map, by its id. */
  readonly frictionStates: ReadonlyMap<string, FrictionState>
  /** Share of visitors who meet each friction of the map, 0…1, where somebody said so. */
  readonly frequencyOf: ReadonlyMap<string, number>
  /** Touchpoints where each friction of the map occurs, by index. */
  readonly placesOf: ReadonlyMap<string, readonly number[]>
  readonly fixes: readonly NetworkFix[]
  /** Figures that are ranges or counts. */
  readonly uncertainties: readonly Uncertainty[]
  readonly figures: readonly UsedFigure[]
  readonly notes: readonly NetworkNote[]
}

export interface ReadNetworkOptions {
  /**
   * Leaves out every figure whose evidence is `assumed`, bare numbers included, as if nobody had given it: an exit or
   * visit cost counts 0, a friction or fix is not in the money, the entrants are unknown. What has no evidence is how
   * the map is drawn, and stays: weights of links and ends, and where entrants begin.
   */
  readonly hideAssumptions?: boolean
}

/** Id of the good outcome that is made up for a map that has none; no id of a map is empty. */
export const impliedOutcome = ''

/** Reads the flow that a map describes (DOMAIN §4). Only touchpoints that stand on the map take part, in reading order. */
export function readNetwork(map: JourneyMap, { hideAssumptions = false }: ReadNetworkOptions = {}): MapNetwork {
  const arrangement = arrange(map)
  const cards = arrangement.touchpoints
  const indexOf = new Map(cards.map(({ id }, index) => [id, index]))
  const figures = new Figures(hideAssumptions)
  const notes: NetworkNote[] = []

  const entrants = figures.take({ kind: 'entrants' }, map.meta.entrants)
  const outcomes: NetworkOutcome[] = map.outcomes.map(({ id, good, value }, index) => ({
    id,
    value: figures.take({ kind: 'outcomeValue', outcome: index }, value) ?? 0,
    good: good === true,
  }))
  const counted = metricExits(map)
  const exits = cards.map((card, index) => readExit(card, index, counted.get(card.id), figures, notes))
  const visitCosts = cards.map(({ visitCost }, touchpoint) =>
    figures.take({ kind: 'visitCost', touchpoint }, visitCost),
  )
  const { links, ways, implied } = readWays(map, cards, indexOf, outcomes)
  const { frictions, frictionStates, placesOf, frequencyOf } = readFrictions(map, arrangement, indexOf, figures)
  const fixes = readFixes(map, frictions, figures, notes)
  const entries = readEntries(cards)

  const touchpoints = cards.map(({ id }, index): NetworkTouchpoint => ({
    id,
    entry: entries[index] ?? 0,
    exit: exits[index] ?? noExit,
    visitCost: visitCosts[index] ?? 0,
    links: links[index] ?? [],
  }))
  const ended = new Set(links.flat().flatMap(({ to, weight }) => ('outcome' in to && weight > 0 ? [to.outcome] : [])))
  const hasMoney = figures.used.some(({ of }) => of.kind === 'outcomeValue' || of.kind === 'visitCost')
  if (entrants === undefined) notes.push({ kind: 'no-entrants' })
  if (!hasMoney) notes.push({ kind: 'no-money' })
  if (outcomes.some(({ id }) => id === impliedOutcome)) notes.push({ kind: 'no-good-outcome' })
  for (const outcome of ended) {
    const { id = impliedOutcome } = outcomes[outcome] ?? {}
    const isKnown = figures.used.some(({ of }) => of.kind === 'outcomeValue' && of.outcome === outcome)
    if (hasMoney && !isKnown && id !== impliedOutcome) notes.push({ kind: 'no-value', outcome: id })
  }
  const unknownExits = cards.filter((_, index) => exits[index] === undefined).map(({ id }) => id)
  if (unknownExits.length > 0) notes.push({ kind: 'no-exit', touchpoints: unknownExits })
  if (implied.length > 0) notes.push({ kind: 'implied-way', touchpoints: implied })

  return {
    network: { touchpoints, outcomes, frictions, entrants: entrants ?? 1 },
    hasEntrants: entrants !== undefined,
    hasMoney,
    ways,
    frictionStates,
    frequencyOf,
    placesOf,
    fixes,
    uncertainties: figures.used.flatMap(({ of, figure }) =>
      typeof figure.value === 'number' ? [] : [{ of, quantity: figure.value }],
    ),
    figures: figures.used,
    notes,
  }
}

const noExit = { kind: 'base', share: 0 } as const

/** Collects the figures that are used, while they are read. */
class Figures {
  readonly used: UsedFigure[] = []
  readonly #hideAssumptions: boolean

  constructor(hideAssumptions: boolean) {
    this.#hideAssumptions = hideAssumptions
  }

  /** Whether a field holds a figure that counts. */
  has(field: number | Figure | undefined): field is number | Figure {
    return field !== undefined && !(this.#hideAssumptions && asFigure(field).evidence === 'assumed')
  }

  /** A field's best single value, noted as used; undefined when there is none that counts. */
  take(of: Parameter, field: number | Figure | undefined): number | undefined {
    if (!this.has(field)) return undefined
    const figure = asFigure(field)
    this.used.push({ of, figure })
    return middle(figure.value)
  }
}

/** The card's own exit, or what its abandonment metric says (the catalogue rolls that one up as an exit). */
function readExit(
  card: Card,
  touchpoint: number,
  counted: MetricExit | undefined,
  figures: Figures,
  notes: NetworkNote[],
): NetworkTouchpoint['exit'] | undefined {
  const of: Parameter = { kind: 'exit', touchpoint }
  const share = figures.take(of, card.exit)
  if (share !== undefined) return { kind: card.exitKind ?? 'base', share }
  const measured = counted && figures.take(of, counted.figure)
  if (counted === undefined || measured === undefined) return undefined
  notes.push({ kind: 'exit-of-metric', touchpoint: card.id, metric: counted.metric })
  return { kind: 'measured', share: measured }
}

/** Shares of the entrants; where nobody said anything, all begin at the first touchpoint. */
function readEntries(cards: readonly Card[]): readonly number[] {
  const total = cards.reduce((sum, { entry = 0 }) => sum + entry, 0)
  if (total > 0) return cards.map(({ entry = 0 }) => entry / total)
  return cards.map((_, index) => (index === 0 ? 1 : 0))
}

/** Where those who stay go. Adds the made-up good outcome to `outcomes` where one is needed. */
function readWays(
  map: JourneyMap,
  cards: readonly Card[],
  indexOf: ReadonlyMap<string, number>,
  outcomes: NetworkOutcome[],
) {
  const linksFrom = new Map<string, Link[]>()
  for (const link of map.links) {
    const list = linksFrom.get(link.from)
    if (list) list.push(link)
    else linksFrom.set(link.from, [link])
  }
  const implied: string[] = []
  const ways: Way[][] = []
  const links = cards.map((card, index): readonly NetworkLink[] => {
    const drawn: NetworkLink[] = []
    const from: Way[] = []
    for (const { id, to, weight = 1 } of linksFrom.get(card.id) ?? []) {
      const touchpoint = indexOf.get(to)
      if (touchpoint === undefined) continue
      drawn.push({ to: { touchpoint }, weight })
      from.push({ link: id })
    }
    map.outcomes.forEach(({ id }, outcome) => {
      const weight = card.ends?.[id]
      if (weight === undefined) return
      drawn.push({ to: { outcome }, weight })
      from.push({ link: null })
    })
    if (!drawn.some(({ weight }) => weight > 0)) {
      implied.push(card.id)
      drawn.push({ to: impliedTarget(index, cards.length, outcomes), weight: 1 })
      from.push({ link: null })
    }
    ways.push(from)
    return drawn
  })
  return { links, ways, implied }
}

function impliedTarget(index: number, count: number, outcomes: NetworkOutcome[]): NetworkLink['to'] {
  if (index + 1 < count) return { touchpoint: index + 1 }
  const good = outcomes.findIndex((outcome) => outcome.good)
  if (good >= 0) return { outcome: good }
  outcomes.push({ id: impliedOutcome, value: 0, good: true })
  return { outcome: outcomes.length - 1 }
}

/** At which touchpoints a friction occurs that hangs on something: see {@link readNetwork}. */
export function placesIn(map: JourneyMap, arrangement: Arrangement): (place: string) => readonly string[] {
  const cardById = new Map(map.cards.map((card) => [card.id, card]))
  const spine = new Set(arrangement.touchpoints.map(({ id }) => id))
  const ofStage = (stage: string | undefined) =>
    (stage === undefined ? undefined : arrangement.columns.get(stage))?.map(({ id }) => id) ?? []
  return (place) => {
    if (spine.has(place)) return [place]
    if (arrangement.columns.has(place)) return ofStage(place)
    const under = cardById.get(place)?.place.under
    if (under !== undefined && spine.has(under) && arrangement.stageOf.has(place)) return [under]
    return ofStage(arrangement.stageOf.get(place))
  }
}

/**
 * Frictions that work. On a stage a friction occurs at every touchpoint of it; on a card under a touchpoint, at that
 * one; on a card of a stage as a whole, at every touchpoint of the stage. On the map as a whole it has no place.
 */
function readFrictions(
  map: JourneyMap,
  arrangement: Arrangement,
  indexOf: ReadonlyMap<string, number>,
  figures: Figures,
) {
  const touchpointsAt = placesIn(map, arrangement)
  const frictions: NetworkFriction[] = []
  const frictionStates = new Map<string, FrictionState>()
  const placesOf = new Map<string, readonly number[]>()
  const frequencyOf = new Map<string, number>()
  for (const friction of map.frictions) {
    const places = new Set(friction.on.flatMap(touchpointsAt).map((id) => indexOf.get(id) ?? 0))
    const at = [...places].sort((a, b) => a - b)
    const state = stateOf(friction, at, figures)
    frictionStates.set(friction.id, state)
    placesOf.set(friction.id, at)
    if (figures.has(friction.frequency)) frequencyOf.set(friction.id, amountOf(friction.frequency) ?? 0)
    if (state !== 'works') continue
    const index = frictions.length
    frictions.push({
      id: friction.id,
      at,
      frequency: figures.take({ kind: 'frequency', friction: index }, friction.frequency) ?? 0,
      exitImpact: figures.take({ kind: 'exitImpact', friction: index }, friction.exitImpact) ?? 0,
    })
  }
  return { frictions, frictionStates, placesOf, frequencyOf }
}

function stateOf(friction: Friction, at: readonly number[], figures: Figures): FrictionState {
  if (friction.status === 'fixed') return 'fixed'
  if (!figures.has(friction.frequency) || !figures.has(friction.exitImpact)) return 'not-estimated'
  return at.length === 0 ? 'nowhere' : 'works'
}

/** Fixes whose effect is known; one of which nobody said how much it takes away takes all, unless that is hidden. */
function readFixes(
  map: JourneyMap,
  frictions: readonly NetworkFriction[],
  figures: Figures,
  notes: NetworkNote[],
): readonly NetworkFix[] {
  const frictionIndex = new Map(frictions.map(({ id }, index) => [id, index]))
  const fixes: NetworkFix[] = []
  const unknown: string[] = []
  for (const fix of map.fixes) {
    if (!figures.has(fix.effectiveness ?? 1)) continue
    const effectiveness = figures.take({ kind: 'effectiveness', fix: fixes.length }, fix.effectiveness)
    if (effectiveness === undefined) unknown.push(fix.id)
    fixes.push({
      id: fix.id,
      frictions: fix.frictions.flatMap((id) => frictionIndex.get(id) ?? []),
      effectiveness: effectiveness ?? 1,
      cost: amountOf(fix.cost) ?? 0,
    })
  }
  if (unknown.length > 0) notes.push({ kind: 'no-effectiveness', fixes: unknown })
  return fixes
}

/** Best single value of a field for figures; undefined when it is empty. */
export function amountOf(field: number | Figure | undefined): number | undefined {
  return field === undefined ? undefined : middle(asFigure(field).value)
}

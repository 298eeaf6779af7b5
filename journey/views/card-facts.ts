import type { Arrangement } from '../model/arrange.ts'
import type { Friction, JourneyMap } from '../model/schema.ts'
import { type Evidence, type FrictionStatus, type LaneRole, closedStatuses } from '../model/vocabulary.ts'
import { type Dimension, type Filter, asks, dimensions } from './look.ts'

/** What a filter can ask of a card. */
export interface CardFacts {
  readonly id: string
  /** Its lane's role; of a touchpoint also the roles of the lanes that show what hangs on it. */
  readonly roles: readonly LaneRole[]
  /** Its own, or those of the touchpoint that it stands under. */
  readonly channels: readonly string[]
  /** Personas that rated it, or the touchpoint that it stands under. */
  readonly personas: readonly string[]
  /** Its own, and those of its frictions. */
  readonly owners: readonly string[]
  /** The worst severity among its frictions that count (see `Filter.minSeverity`); −1 without any. */
  readonly severity: number
  readonly statuses: readonly FrictionStatus[]
  /** Of its frictions and metrics. */
  readonly evidence: readonly Evidence[]
}

/** What a filter can ask of the cards that stand on a map, in the map's order. */
export function cardFacts(map: JourneyMap, arrangement: Arrangement, filter: Filter): readonly CardFacts[] {
  const hung = hangingOn(map)
  const roleOf = new Map(map.lanes.map(({ id, role }) => [id, role]))
  const touchpoints = new Map(arrangement.touchpoints.map((card) => [card.id, card]))
  return map.cards.flatMap((card): CardFacts[] => {
    if (!arrangement.stageOf.has(card.id)) return []
    const role = roleOf.get(card.place.lane) ?? 'note'
    const column = role === 'touchpoint' ? undefined : touchpoints.get(card.place.under ?? '')
    const channels = [...(card.channels ?? []), ...(column?.channels ?? [])]
    const personas = Object.keys(card.emotions ?? column?.emotions ?? {})
    const facts = hung.factsOf(card.id, filter)
    const roles: LaneRole[] = [role]
    if (role === 'touchpoint') {
      if (channels.length > 0) roles.push('channel')
      if (personas.length > 0) roles.push('emotion')
      if (facts.statuses.length > 0) roles.push('friction')
      if (hung.hasMetrics(card.id)) roles.push('metric')
    }
    const owner = card.owner?.trim() ?? ''
    return [
      {
        id: card.id,
        roles,
        channels,
        personas,
        ...facts,
        owners: owner === '' ? facts.owners : [owner, ...facts.owners],
      },
    ]
  })
}

/** The same of the stages themselves: what hangs on a stage as a whole. */
export function stageFacts(map: JourneyMap, filter: Filter): readonly CardFacts[] {
  const hung = hangingOn(map)
  return map.stages.map(({ id }) => ({ id, roles: [], channels: [], personas: [], ...hung.factsOf(id, filter) }))
}

/** The dimensions in which a filter asks for something that a card has not. */
export function missing(facts: CardFacts, filter: Filter): readonly Dimension[] {
  return dimensions.filter((dimension) => asks(filter, dimension) && !has(facts, filter, dimension))
}

const any = <T>(own: readonly T[], wanted: readonly T[]) => own.some((word) => wanted.includes(word))

function has(facts: CardFacts, filter: Filter, dimension: Dimension): boolean {
  switch (dimension) {
    case 'laneRoles':
      return any(facts.roles, filter.laneRoles)
    case 'channels':
      return any(facts.channels, filter.channels)
    case 'personas':
      return any(facts.personas, filter.personas)
    case 'owners':
      return any(facts.owners, filter.owners)
    case 'minSeverity':
      return facts.severity >= (filter.minSeverity ?? 0)
    case 'statuses':
      return any(facts.statuses, filter.statuses)
    case 'evidence':
      return any(facts.evidence, filter.evidence)
  }
}

function hangingOn(map: JourneyMap) {
  const frictions = new Map<string, Friction[]>()
  for (const friction of map.frictions) {
    for (const place of friction.on) {
      const list = frictions.get(place)
      if (list) list.push(friction)
      else frictions.set(place, [friction])
    }
  }
  const metrics = new Map<string, Evidence[]>()
  for (const { on, evidence } of map.metrics) {
    if (on === undefined) continue
    const list = metrics.get(on)
    if (list) list.push(evidence)
    else metrics.set(on, [evidence])
  }
  return {
    hasMetrics: (id: string) => metrics.has(id),
    factsOf(id: string, { statuses }: Filter): Pick<CardFacts, 'owners' | 'severity' | 'statuses' | 'evidence'> {
      const own = frictions.get(id) ?? []
      const counts = ({ status }: Friction) =>
        statuses.length > 0 ? statuses.includes(status) : !closedStatuses.has(status)
      return {
        owners: own.flatMap(({ owner }) => (owner === undefined || owner.trim() === '' ? [] : [owner.trim()])),
        severity: own.reduce((worst, friction) => (counts(friction) ? Math.max(worst, friction.severity) : worst), -1),
        statuses: own.map(({ status }) => status),
        evidence: [...own.flatMap(({ evidence }) => evidence ?? []), ...(metrics.get(id) ?? [])],
      }
    },
  }
}

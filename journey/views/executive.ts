import { laneRoleWords } from '../library/lane-roles.ts'
import type { Arrangement } from '../model/arrange.ts'
import { maxOrderLength } from '../model/order.ts'
import type { Friction, JourneyMap, Lane, Metric } from '../model/schema.ts'
import { type LaneRole, type Language, closedStatuses } from '../model/vocabulary.ts'

/** How many frictions a map shows at a glance. */
export const topFrictions = 5
/** With more touchpoints than these a map is wider than a screen as long as each is given room for its title. */
const mostTitles = 8

/** What the executive lane group leaves of a map. */
export interface AtAGlance {
  readonly lanes: readonly Lane[]
  readonly frictions: readonly Friction[]
  readonly metrics: readonly Metric[]
  /**
   * Whether the journey is told stage by stage: touchpoints are no more than points of the curve, and what hangs on them
   * stands at their stage, where there is room for words.
   */
  readonly byStage: boolean
}

/**
 * A map at a glance: the curve, the worst open frictions and the key metrics, each in one lane, and its touchpoints as
 * long as they are few. A map that has no such lane is given one for the eye; a collapsed one is shown open. Lanes with
 * nothing to show are left out. What hangs on a card that is not shown stands at that card's touchpoint, or at its stage.
 * @param isSeen whether a card or stage is among what is shown
 * @param kept ids that stay in sight: a touchpoint among them is shown as a card
 */
export function atAGlance(
  map: JourneyMap,
  arrangement: Arrangement,
  isSeen: (id: string) => boolean,
  language: Language,
  kept: ReadonlySet<string>,
): AtAGlance {
  const homeOf = homeFinder(map, arrangement, isSeen)
  const touchpoints = arrangement.touchpoints.filter(({ id }) => isSeen(id))
  const byStage = touchpoints.length > mostTitles && !touchpoints.some(({ id }) => kept.has(id))
  const shownAt = (id: string) => (byStage ? (arrangement.stageOf.get(id) ?? id) : id)
  const frictions = worstFrictions(
    map.frictions.flatMap((friction) => {
      const on = [...new Set(friction.on.flatMap((id) => homeOf(id) ?? []))]
      return on.length > 0 || friction.on.length === 0 ? [{ ...friction, on }] : []
    }),
  )
  const metrics = keyMetrics(
    map.metrics.flatMap((metric) => {
      if (metric.on === undefined) return [metric]
      const on = homeOf(metric.on)
      return on === undefined ? [] : [{ ...metric, on }]
    }),
  )
  return {
    lanes: glanceLanes(map.lanes, rolesInUse({ touchpoints, frictions, metrics }, !byStage), language),
    frictions: byStage
      ? frictions.map(({ on, ...rest }) => ({ ...rest, on: [...new Set(on.map(shownAt))] }))
      : frictions,
    metrics: byStage
      ? metrics.map((metric) => (metric.on === undefined ? metric : { ...metric, on: shownAt(metric.on) }))
      : metrics,
    byStage,
  }
}

/**
 * A map as it is told touchpoint by touchpoint: touchpoints, the curve, all that gets in the way and all that is measured,
 * and none of the other lanes. What hangs on a card of those stands at its touchpoint, or at its stage.
 */
export function essentials(map: JourneyMap, arrangement: Arrangement, language: Language): JourneyMap {
  const stages = new Set(map.stages.map(({ id }) => id))
  const homeOf = homeFinder(map, arrangement, (id) => arrangement.stageOf.has(id) || stages.has(id))
  const frictions = map.frictions.map((friction) => ({
    ...friction,
    on: [...new Set(friction.on.flatMap((id) => homeOf(id) ?? []))],
  }))
  const metrics = map.metrics.flatMap((metric) => {
    if (metric.on === undefined) return [metric]
    const on = homeOf(metric.on)
    return on === undefined ? [] : [{ ...metric, on }]
  })
  const roles = rolesInUse({ touchpoints: arrangement.touchpoints, frictions, metrics }, true)
  return { ...map, lanes: glanceLanes(map.lanes, roles, language), frictions, metrics }
}

/** Roles of the lanes that have something to show. */
function rolesInUse(
  { touchpoints, frictions, metrics }: Pick<JourneyMap, 'frictions' | 'metrics'> & Pick<Arrangement, 'touchpoints'>,
  asCards: boolean,
): ReadonlySet<LaneRole> {
  const roles = new Set<LaneRole>(asCards ? ['touchpoint'] : [])
  if (touchpoints.some(({ emotions }) => emotions !== undefined)) roles.add('emotion')
  if (frictions.some(({ on }) => on.length > 0)) roles.add('friction')
  if (metrics.some(({ on }) => on !== undefined)) roles.add('metric')
  return roles
}

/** The worst of the frictions that still get in the way; of equals those that occur in more places, then the map's order. */
function worstFrictions(frictions: readonly Friction[]): readonly Friction[] {
  return frictions
    .filter(({ status }) => !closedStatuses.has(status))
    .sort((a, b) => b.severity - a.severity || b.on.length - a.on.length)
    .slice(0, topFrictions)
}

/** The metrics that a goal was set for; without any goal those of the map and its stages as a whole. */
function keyMetrics(metrics: readonly Metric[]): readonly Metric[] {
  const aimed = metrics.filter(({ target }) => target !== undefined)
  if (aimed.length > 0) return aimed
  return metrics.filter(({ on }) => on === undefined)
}

const glanceRoles = ['emotion', 'friction', 'metric'] as const
/** Behind every key that people's lanes have. */
const lastOrder = 'z'.repeat(maxOrderLength)
const known = new WeakMap<Lane, Lane>()
const virtual = new Map<string, Lane>()

function glanceLanes(lanes: readonly Lane[], roles: ReadonlySet<LaneRole>, language: Language): readonly Lane[] {
  const first = (lane: Lane) => lane.role === 'touchpoint' || lanes.find(({ role }) => role === lane.role) === lane
  const own = lanes.filter((lane) => roles.has(lane.role) && first(lane)).map(opened)
  const lacking = glanceRoles.filter((role) => roles.has(role) && !own.some((lane) => lane.role === role))
  return [...own, ...lacking.map((role) => virtualLane(role, language))]
}

/** A lane that shows what it holds, and as high as that needs. */
function opened(lane: Lane): Lane {
  if (lane.collapsed !== true) return lane
  let open = known.get(lane)
  if (!open) known.set(lane, (open = { ...lane, collapsed: false }))
  return open
}

/** Whether a lane stands on no map and is only shown. */
export const isVirtualLane = (id: string): boolean => id.startsWith(virtualPrefix)
// No lane of a map can have such an id.
const virtualPrefix = 'virtual:'

function virtualLane(role: LaneRole, language: Language): Lane {
  const key = `${role}/${language}`
  let lane = virtual.get(key)
  if (!lane) {
    lane = { id: virtualPrefix + role, title: laneRoleWords[role][language], order: lastOrder, role }
    virtual.set(key, lane)
  }
  return lane
}

/** Finds where something that hangs on a card or stage is shown: there, at the card's touchpoint, or at its stage. */
function homeFinder(
  map: JourneyMap,
  arrangement: Arrangement,
  isSeen: (id: string) => boolean,
): (id: string) => string | undefined {
  const cards = new Map(map.cards.map((card) => [card.id, card]))
  const touchpoints = new Set(arrangement.touchpoints.map(({ id }) => id))
  return (id) => {
    if (touchpoints.has(id)) return isSeen(id) ? id : undefined
    const above = cards.get(id)?.place.under
    if (above !== undefined && touchpoints.has(above)) return isSeen(above) ? above : undefined
    const stage = arrangement.stageOf.get(id) ?? id
    return isSeen(stage) ? stage : undefined
  }
}

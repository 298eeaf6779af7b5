import type { JourneyMap } from '../model/schema.ts'
import { type ChannelFindings, channelSwitches } from './channel-switches.ts'
import type { LogFindings, LoggedOutcome, LoggedTouchpoint, Transition } from './event-log.ts'
import type { LogNames } from './log-names.ts'
import { type Sides, sidesOf } from './sides.ts'
import { type EntryRow, type ExitRow, type WayGroup, compareEntries, compareExits, compareWays } from './stated.ts'

/** Where a log has a name and a map may have a thing. */
export interface LogPlace {
  readonly name: string
  /** Touchpoint of the map; absent where it has none, or none alone. */
  readonly id?: string
}

/** A place that was visited and is not on the map. */
export interface NotMapped extends LoggedTouchpoint {
  /** The touchpoint that is called most alike. */
  readonly likely?: string
  /** The touchpoint of the map from which most came, and the one to which most went on. */
  readonly before?: string
  readonly after?: string
}

/** A way that was taken and is not on the map. */
export interface NotDrawn extends Omit<Transition, 'from' | 'to'> {
  readonly from: LogPlace
  /** A touchpoint, or an outcome of the map. */
  readonly to: LogPlace
}

/** A link that nobody took. */
export interface NeverTaken {
  readonly link: string
  readonly from: string
  readonly to: string
  /** Visits of `from`, which all went elsewhere. */
  readonly visits: number
}

/** A log laid beside a map. Ids are of the map. */
export interface RealityCheck {
  /** Touchpoints of the map. */
  readonly touchpoints: number
  readonly neverVisited: readonly string[]
  readonly notMapped: readonly NotMapped[]
  /** Names that several touchpoints have: until someone says which is meant, nothing is said of those. */
  readonly unclear: readonly { readonly name: string; readonly visits: number; readonly ids: readonly string[] }[]
  /** Steps from touchpoint to touchpoint, and how many of them follow no way of the map. */
  readonly steps: number
  readonly undrawnSteps: number
  /** Ways that nobody drew; also those from and to places that are not on the map, which nobody can draw yet. */
  readonly notDrawn: readonly NotDrawn[]
  readonly neverTaken: readonly NeverTaken[]
  readonly exits: readonly ExitRow[]
  readonly ways: readonly WayGroup[]
  readonly entries: readonly EntryRow[]
  readonly outcomes: readonly (LoggedOutcome & { readonly id?: string })[]
  readonly channels: ChannelFindings
}

/** Lays what a log says beside a map. */
export function compareWithMap(findings: LogFindings, map: JourneyMap, names: LogNames): RealityCheck {
  const sides = sidesOf(findings, map, names)
  const { arrangement, placeOf, nameOf, unclearIds, outcomeOf } = sides
  const unclear = findings.touchpoints.flatMap(({ touchpoint, visits }) => {
    const match = names.touchpoints.get(touchpoint)
    return match?.kind === 'many' ? [{ name: touchpoint, visits, ids: match.ids }] : []
  })
  const notDrawn = waysNobodyDrew(sides, new Set(unclear.map(({ name }) => name)))
  return {
    touchpoints: arrangement.touchpoints.length,
    neverVisited: arrangement.touchpoints.flatMap(({ id }) => (nameOf.has(id) || unclearIds.has(id) ? [] : [id])),
    notMapped: placesNotMapped(sides, names),
    unclear,
    steps: findings.steps,
    undrawnSteps: notDrawn.reduce((sum, { isOutcome, count }) => sum + (isOutcome ? 0 : count), 0),
    notDrawn,
    neverTaken: linksNobodyTook(sides),
    exits: compareExits(sides),
    ways: compareWays(sides),
    entries: compareEntries(sides),
    outcomes: findings.outcomes.map((outcome) => {
      const id = outcomeOf.get(outcome.outcome)
      return { ...outcome, ...(id === undefined ? {} : { id }) }
    }),
    channels: channelSwitches(findings, map, placeOf),
  }
}

function placesNotMapped({ findings, placeOf }: Sides, names: LogNames): NotMapped[] {
  const before = new Map<string, string>()
  const after = new Map<string, string>()
  // Ways come most used first.
  for (const { from, to, isOutcome } of findings.transitions) {
    if (isOutcome) continue
    const [source, target] = [placeOf.get(from), placeOf.get(to)]
    if (source !== undefined && !before.has(to)) before.set(to, source)
    if (target !== undefined && !after.has(from)) after.set(from, target)
  }
  return findings.touchpoints.flatMap((logged) => {
    const match = names.touchpoints.get(logged.touchpoint)
    if (match?.kind !== 'none') return []
    const [from, to] = [before.get(logged.touchpoint), after.get(logged.touchpoint)]
    return {
      ...logged,
      ...(match.likely === undefined ? {} : { likely: match.likely }),
      ...(from === undefined ? {} : { before: from }),
      ...(to === undefined ? {} : { after: to }),
    }
  })
}

const placeCalled = (name: string, id: string | undefined): LogPlace => ({ name, ...(id === undefined ? {} : { id }) })

const key = (from: string, to: string) => `${from}\u0000${to}`

/** The ways that a map has, drawn or meant by its reading order: from touchpoint to touchpoint or outcome, by id. */
function waysOnMap({ flow }: Sides): ReadonlySet<string> {
  const { touchpoints, outcomes } = flow.network
  return new Set(
    touchpoints.flatMap(({ id, links }) =>
      links.map(({ to }) => {
        const target = 'outcome' in to ? outcomes[to.outcome]?.id : touchpoints[to.touchpoint]?.id
        return key(id, target ?? '')
      }),
    ),
  )
}

function waysNobodyDrew(sides: Sides, unclear: ReadonlySet<string>): NotDrawn[] {
  const { findings, placeOf, outcomeOf } = sides
  const onMap = waysOnMap(sides)
  return findings.transitions.flatMap((way): NotDrawn[] => {
    const { from, to, isOutcome } = way
    if (unclear.has(from) || (!isOutcome && unclear.has(to))) return []
    const [source, target] = [placeOf.get(from), (isOutcome ? outcomeOf : placeOf).get(to)]
    if (source !== undefined && target !== undefined && onMap.has(key(source, target))) return []
    // Ends that the map does not know are told with the outcomes.
    if (isOutcome && (source === undefined || target === undefined)) return []
    return [{ ...way, from: placeCalled(from, source), to: placeCalled(to, target) }]
  })
}

function linksNobodyTook({ findings, map, arrangement, placeOf, nameOf, unclearIds }: Sides): NeverTaken[] {
  const visits = new Map(findings.touchpoints.map(({ touchpoint, visits: count }) => [touchpoint, count]))
  const taken = new Set(
    findings.transitions.flatMap(({ from, to, isOutcome }) =>
      isOutcome ? [] : [key(placeOf.get(from) ?? '', placeOf.get(to) ?? '')],
    ),
  )
  const isPlaced = new Set(arrangement.touchpoints.map(({ id }) => id))
  return map.links
    .flatMap(({ id, from, to }): NeverTaken[] => {
      const isJudged = [from, to].every((end) => isPlaced.has(end) && !unclearIds.has(end))
      if (!isJudged || from === to || taken.has(key(from, to))) return []
      return [{ link: id, from, to, visits: visits.get(nameOf.get(from) ?? '') ?? 0 }]
    })
    .sort((a, b) => b.visits - a.visits)
}

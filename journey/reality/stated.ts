import { asStated, baseStays, frictionsByTouchpoint, passes } from '../economics/exits.ts'
import { type Share, shareOf } from './event-log.ts'
import type { Sides } from './sides.ts'

/** A share that the map states beside the one that was measured. */
export interface Compared {
  readonly measured: Share
  /** In percent, as the map has it. */
  readonly stated: number
  /** Whether somebody said so; otherwise it is what the map takes for granted. */
  readonly isSaid: boolean
  /** Whether the stated share lies outside the measured one's interval. */
  readonly differs: boolean
}

/** Who left at a touchpoint. */
export interface ExitRow extends Compared {
  readonly card: string
}

/** A way from a touchpoint: its share among those who did not leave. */
export interface WayRow extends Compared {
  /** Touchpoint or outcome of the map. */
  readonly to: string
  readonly isOutcome: boolean
  /** Its link, if it is drawn as one. */
  readonly link?: string
}

/** The ways from one touchpoint, which share out those who stay. */
export interface WayGroup {
  readonly card: string
  readonly ways: readonly WayRow[]
  readonly differs: boolean
  /** Whether its weights can be measured: somebody took one of its drawn ways. */
  readonly canTake: boolean
}

/** How many began at a touchpoint. */
export interface EntryRow extends Compared {
  readonly card: string
}

const compared = (measured: Share, stated: number, isSaid: boolean): Compared => {
  // A share that was written with few digits is not wrong by the rest.
  const slack = 1e-6
  const isOutside = stated < measured.interval.low - slack || stated > measured.interval.high + slack
  return { measured, stated, isSaid, differs: isOutside }
}

/** Where the log has visits; a log that says of nobody how it ended cannot tell who left where the map has an end. */
function judged({ flow, findings, nameOf }: Sides) {
  const visits = new Map(findings.touchpoints.map((logged) => [logged.touchpoint, logged]))
  return flow.network.touchpoints.flatMap((touchpoint, index) => {
    const name = nameOf.get(touchpoint.id)
    const logged = name === undefined ? undefined : visits.get(name)
    const hasEnd = touchpoint.links.some(({ to }) => 'outcome' in to)
    return name === undefined || !logged || (hasEnd && findings.outcomes.length === 0)
      ? []
      : [{ touchpoint, index, name, logged }]
  })
}

/** Lays the share that left at each touchpoint beside what the map says of it, its frictions included. */
export function compareExits(sides: Sides): ExitRow[] {
  const { network, notes } = sides.flow
  const byTouchpoint = frictionsByTouchpoint(network)
  const stays = baseStays(network, byTouchpoint)
  const unsaid = new Set(notes.flatMap((note) => (note.kind === 'no-exit' ? note.touchpoints : [])))
  return judged(sides).map(({ touchpoint, index, logged }) => {
    const frictions = byTouchpoint[index] ?? []
    const stated = (1 - (stays[index] ?? 1) * passes(network, frictions, asStated)) * 100
    const isSaid = !unsaid.has(touchpoint.id) || frictions.length > 0
    return { card: touchpoint.id, ...compared(logged.left, stated, isSaid) }
  })
}

/** Lays the shares of the ways from each touchpoint beside the weights that the map gives them. */
export function compareWays(sides: Sides): WayGroup[] {
  const { flow, findings, map, placeOf, outcomeOf } = sides
  const { touchpoints, outcomes } = flow.network
  const counts = new Map<string, number>()
  for (const { from, to, isOutcome, count } of findings.transitions) {
    const target = (isOutcome ? outcomeOf : placeOf).get(to)
    if (target !== undefined) counts.set(`${from}\u0000${target}`, count)
  }
  const links = new Map(map.links.map((link) => [link.id, link]))
  return judged(sides).flatMap(({ touchpoint, index, name, logged }): WayGroup[] => {
    const stayed = logged.visits - logged.left.count
    const total = touchpoint.links.reduce((sum, { weight }) => sum + weight, 0)
    const drawn = touchpoint.links.map(({ to, weight }, place): WayRow | undefined => {
      const isOutcome = 'outcome' in to
      const target = isOutcome ? outcomes[to.outcome]?.id : touchpoints[to.touchpoint]?.id
      const link = flow.ways[index]?.[place]?.link ?? undefined
      // What nobody drew has no weight that could be right or wrong.
      if (!target || (link === undefined && !isOutcome) || total === 0) return undefined
      const isEnd = isOutcome && map.cards.find(({ id }) => id === touchpoint.id)?.ends?.[target] !== undefined
      if (isOutcome && !isEnd) return undefined
      const isSaid = isEnd || (link !== undefined && links.get(link)?.weight !== undefined)
      const measured = shareOf(counts.get(`${name}\u0000${target}`) ?? 0, stayed)
      return {
        to: target,
        isOutcome,
        ...(link === undefined ? {} : { link }),
        ...compared(measured, (weight / total) * 100, isSaid),
      }
    })
    const ways = drawn.filter((way) => way !== undefined)
    if (ways.length === 0 || stayed === 0) return []
    // A single way takes all who stay, whatever its weight.
    const differs = ways.length > 1 && ways.some((way) => way.differs)
    return [{ card: touchpoint.id, ways, differs, canTake: ways.some(({ measured }) => measured.count > 0) }]
  })
}

/** Lays where customers began beside where the map lets them begin. */
export function compareEntries(sides: Sides): EntryRow[] {
  const { flow, findings, map, nameOf } = sides
  const starts = new Map(findings.touchpoints.map((logged) => [logged.touchpoint, logged.starts]))
  const isSaid = map.cards.some(({ entry = 0 }) => entry > 0)
  const count = (id: string) => starts.get(nameOf.get(id) ?? '') ?? 0
  // Of those who began on the map: its shares are of these, too.
  const began = flow.network.touchpoints.reduce((sum, { id }) => sum + count(id), 0)
  return flow.network.touchpoints.flatMap(({ id, entry }): EntryRow[] => {
    if (began === 0 || (count(id) === 0 && entry === 0)) return []
    return [{ card: id, ...compared(shareOf(count(id), began), entry * 100, isSaid) }]
  })
}

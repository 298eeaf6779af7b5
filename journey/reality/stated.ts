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

/** A way from a touchpoint: its share among those who took one that is drawn. */
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

/**
 * Lays the shares of the ways from each touchpoint beside the weights that the map gives them: where there are several,
 * and somebody took one. Ways that nobody drew have no part in it, as they have none in the weights.
 */
export function compareWays(sides: Sides): WayGroup[] {
  const { flow, findings, map, placeOf, outcomeOf } = sides
  const { touchpoints, outcomes } = flow.network
  const counts = new Map<string, number>()
  for (const { from, to, isOutcome, count } of findings.transitions) {
    const target = (isOutcome ? outcomeOf : placeOf).get(to)
    if (target !== undefined) counts.set(`${from}\u0000${target}`, count)
  }
  const links = new Map(map.links.map((link) => [link.id, link]))
  return judged(sides).flatMap(({ touchpoint, index, name }): WayGroup[] => {
    const total = touchpoint.links.reduce((sum, { weight }) => sum + weight, 0)
    const drawn = touchpoint.links.flatMap(({ to, weight }, place) => {
      const isOutcome = 'outcome' in to
      const target = isOutcome ? outcomes[to.outcome]?.id : touchpoints[to.touchpoint]?.id
      const link = flow.ways[index]?.[place]?.link ?? undefined
      // What nobody drew has no weight that could be right or wrong.
      if (!target || (link === undefined && !isOutcome) || total === 0) return []
      const isEnd = isOutcome && map.cards.find(({ id }) => id === touchpoint.id)?.ends?.[target] !== undefined
      if (isOutcome && !isEnd) return []
      const isSaid = isEnd || (link !== undefined && links.get(link)?.weight !== undefined)
      const count = counts.get(`${name}\u0000${target}`) ?? 0
      return [{ to: target, isOutcome, link, isSaid, count, stated: (weight / total) * 100 }]
    })
    const taken = drawn.reduce((sum, { count }) => sum + count, 0)
    // A single way takes all who stay, whatever its weight.
    if (drawn.length < 2 || taken === 0) return []
    const ways = drawn.map(({ to, isOutcome, link, isSaid, count, stated }): WayRow => ({
      to,
      isOutcome,
      ...(link === undefined ? {} : { link }),
      ...compared(shareOf(count, taken), stated, isSaid),
    }))
    return [{ card: touchpoint.id, ways, differs: ways.some((way) => way.differs) }]
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

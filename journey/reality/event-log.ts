import { type PercentInterval, wilsonInterval } from '../metrics/formulas.ts'
import { type CasePath, casePaths } from './case-paths.ts'
import type { LogEvent } from './log-event.ts'
import { type MemoryCheck, checkMemory } from './memory-check.ts'

/** How often something happened, of how often it might have. */
export interface Share {
  readonly count: number
  readonly of: number
  /** In percent, with its 95 % interval (Wilson). */
  readonly share: number
  readonly interval: PercentInterval
}

/** How often customers went one way: of the visits of `from`. */
export interface Transition extends Share {
  readonly from: string
  /** A touchpoint or an outcome. */
  readonly to: string
  readonly isOutcome: boolean
  /** How many of them changed the channel on the way, of those whose channels are known. */
  readonly channelSwitches: number
  readonly channelsKnown: number
  /** Median of the time from one place to the other. */
  readonly medianMs?: number
}

/** What happened at one touchpoint. */
export interface LoggedTouchpoint {
  readonly touchpoint: string
  readonly visits: number
  /** Customers who were here at least once. */
  readonly customers: number
  /** Customers who began here. */
  readonly starts: number
  /** Visits after which nothing followed and no outcome came. */
  readonly left: Share
}

/** How many customers came to an outcome. */
export interface LoggedOutcome extends Share {
  readonly outcome: string
}

/** What a log says of how customers move. */
export interface LogFindings {
  /** Customers who were at one touchpoint at least. */
  readonly cases: number
  readonly events: number
  /** Events at the place of the one before, which are no visits of their own. */
  readonly repeats: number
  /** Events whose order only their place in the log says. */
  readonly ties: number
  /** Ways from one touchpoint to another. */
  readonly steps: number
  /** Most visited first. */
  readonly touchpoints: readonly LoggedTouchpoint[]
  /** Most used first. */
  readonly transitions: readonly Transition[]
  /** Most frequent first; none where the log says of nobody how it ended. */
  readonly outcomes: readonly LoggedOutcome[]
  /** Customers without an outcome. */
  readonly left: Share
  /**
   * Those of them who were seen so shortly before the log ends that they may be on their way still: later than the time
   * in which nine of ten steps follow.
   */
  readonly perhapsUnderWay: number
  readonly medianStepMs?: number
  /** Whether where customers go depends on more than where they are. */
  readonly memory: MemoryCheck
}

/** What stands before an outcome, and for leaving without one, in the paths whose memory is checked. */
export const endMark = '\u0000'

interface Way {
  readonly isOutcome: boolean
  count: number
  channelSwitches: number
  channelsKnown: number
  readonly times: number[]
}

interface Place {
  visits: number
  customers: number
  starts: number
  left: number
  lastCase: number
  readonly ways: Map<string, Way>
}

/**
 * Counts how the customers of a log move. Every visit of a touchpoint counts, returns to it included; events at one place
 * that follow each other are one visit.
 * @param sameAs names that stand for the same place as another one
 */
export function readLog(events: readonly LogEvent[], sameAs: Readonly<Record<string, string>> = {}): LogFindings {
  const known = new Map(Object.entries(sameAs))
  const all = casePaths(events, (name) => known.get(name) ?? name)
  const paths = all.filter(({ visits }) => visits.length > 0)
  const places = countPlaces(paths)
  const outcomes = new Map<string, number>()
  for (const { outcome } of paths) if (outcome !== undefined) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  const ended = [...outcomes.values()].reduce((sum, count) => sum + count, 0)
  const times = [...places.values()].flatMap(({ ways }) => [...ways.values()].map((way) => way.times))
  const stepTimes = sorted(times)
  const median = quantile(stepTimes, 0.5)
  return {
    cases: paths.length,
    events: events.length,
    repeats: all.reduce((sum, { repeats }) => sum + repeats, 0),
    ties: all.reduce((sum, { ties }) => sum + ties, 0),
    steps: stepTimes.length,
    touchpoints: [...places]
      .map(([touchpoint, { visits, customers, starts, left }]) => ({
        touchpoint,
        visits,
        customers,
        starts,
        left: shareOf(left, visits),
      }))
      .sort((a, b) => b.visits - a.visits),
    transitions: [...places]
      .flatMap(([from, { visits, ways }]) => [...ways].map(([key, way]) => transitionOf(from, key, way, visits)))
      .sort((a, b) => b.count - a.count),
    outcomes: [...outcomes]
      .map(([outcome, count]) => ({ outcome, ...shareOf(count, paths.length) }))
      .sort((a, b) => b.count - a.count),
    left: shareOf(paths.length - ended, paths.length),
    perhapsUnderWay: underWay(paths, quantile(stepTimes, 0.9)),
    ...(median === undefined ? {} : { medianStepMs: median }),
    memory: checkMemory(paths.map(namesOf)),
  }
}

/** How often something happened, with its interval. */
export function shareOf(count: number, of: number): Share {
  const share = of === 0 ? 0 : (count / of) * 100
  return { count, of, share, interval: wilsonInterval(count, of) ?? { low: 0, high: 100 } }
}

function countPlaces(paths: readonly CasePath[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  const placeOf = (touchpoint: string) => {
    let place = places.get(touchpoint)
    if (!place) {
      place = { visits: 0, customers: 0, starts: 0, left: 0, lastCase: -1, ways: new Map() }
      places.set(touchpoint, place)
    }
    return place
  }
  const wayOf = ({ ways }: Place, to: string, isOutcome: boolean) => {
    // A touchpoint and an outcome of one name are not the same place.
    const key = isOutcome ? `${endMark}${to}` : to
    let way = ways.get(key)
    if (!way) ways.set(key, (way = { isOutcome, count: 0, channelSwitches: 0, channelsKnown: 0, times: [] }))
    way.count++
    return way
  }
  paths.forEach(({ visits, outcome }, index) => {
    visits.forEach((visit, at) => {
      const place = placeOf(visit.touchpoint)
      place.visits++
      if (place.lastCase !== index) place.customers++
      place.lastCase = index
      if (at === 0) place.starts++
      const next = visits[at + 1]
      if (next) {
        const way = wayOf(place, next.touchpoint, false)
        way.times.push(next.from - visit.until)
        if (visit.channelOut === undefined || next.channelIn === undefined) return
        way.channelsKnown++
        if (visit.channelOut !== next.channelIn) way.channelSwitches++
      } else if (outcome === undefined) place.left++
      else wayOf(place, outcome, true)
    })
  })
  return places
}

function transitionOf(from: string, key: string, way: Way, visits: number): Transition {
  const { isOutcome, count, channelSwitches, channelsKnown, times } = way
  const median = quantile(sorted([times]), 0.5)
  return {
    from,
    to: isOutcome ? key.slice(endMark.length) : key,
    isOutcome,
    ...shareOf(count, visits),
    channelSwitches,
    channelsKnown,
    ...(median === undefined ? {} : { medianMs: median }),
  }
}

/** A path as the check of its memory takes it: how it ended is a step of it, too. */
function namesOf({ visits, outcome }: CasePath): string[] {
  const names = visits.map(({ touchpoint }) => touchpoint)
  names.push(`${endMark}${outcome ?? ''}`)
  return names
}

function underWay(paths: readonly CasePath[], usualMs = 0): number {
  let last = -Infinity
  const ends = paths.map(({ visits, outcome }) => {
    const until = visits.at(-1)?.until ?? -Infinity
    last = Math.max(last, until)
    return { until, isOpen: outcome === undefined }
  })
  return ends.filter(({ until, isOpen }) => isOpen && until > last - usualMs).length
}

function sorted(lists: readonly (readonly number[])[]): Float64Array {
  const all = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const list of lists) {
    all.set(list, at)
    at += list.length
  }
  return all.sort()
}

function quantile(values: Float64Array, share: number): number | undefined {
  return values[Math.min(values.length - 1, Math.floor(values.length * share))]
}

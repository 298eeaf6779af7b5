import { type PercentInterval, wilsonInterval } from '../metrics/formulas.ts'
import { type MemoryCheck, checkMemory } from './memory-check.ts'

/** One thing that happened to one customer. */
export interface LogEvent {
  /** Whom it happened to. */
  readonly case: string
  /** When, in ms since 1970. Events of one time keep the order in which they are given. */
  readonly time: number
  /** Where, by name. */
  readonly touchpoint: string
  readonly channel?: string
  /** How it ended for them, on the last event of a case. */
  readonly outcome?: string
}

/** How often customers went one way. */
export interface Transition {
  readonly from: string
  /** A touchpoint or an outcome. */
  readonly to: string
  readonly isOutcome: boolean
  readonly count: number
  /** Share of the visits of `from` that went this way, with its 95 % interval (Wilson), in percent. */
  readonly share: number
  readonly interval: PercentInterval
  /** How many of them changed the channel on the way. */
  readonly channelSwitches: number
}

/** What happened at one touchpoint. */
export interface LoggedTouchpoint {
  readonly touchpoint: string
  readonly visits: number
  /** Customers who began here. */
  readonly starts: number
  /** Customers who were seen here last and came to no outcome. */
  readonly left: number
  /** Share of its visits after which nothing followed, with its 95 % interval (Wilson), in percent. */
  readonly dropOff: number
  readonly interval: PercentInterval
}

/** What a log says of how customers move. */
export interface LogFindings {
  readonly cases: number
  /** Most visited first. */
  readonly touchpoints: readonly LoggedTouchpoint[]
  /** Most used first. */
  readonly transitions: readonly Transition[]
  /** Whether where customers go depends on more than where they are. */
  readonly memory: MemoryCheck
}

/** Counts how the customers of a log move. Every visit of a touchpoint counts, returns to it included. */
export function readLog(events: readonly LogEvent[]): LogFindings {
  const cases = casesOf(events)
  const visits = new Map<string, { visits: number; starts: number; left: number }>()
  const ways = new Map<string, Map<string, { count: number; channelSwitches: number; isOutcome: boolean }>>()
  const paths: string[][] = []

  const visit = (touchpoint: string) => {
    let entry = visits.get(touchpoint)
    if (!entry) visits.set(touchpoint, (entry = { visits: 0, starts: 0, left: 0 }))
    return entry
  }
  const go = (from: string, to: string, isOutcome: boolean, isSwitch: boolean) => {
    let targets = ways.get(from)
    if (!targets) ways.set(from, (targets = new Map()))
    // A touchpoint and an outcome of one name are not the same place.
    const key = `${isOutcome ? 'o' : 't'}${to}`
    const way = targets.get(key) ?? { count: 0, channelSwitches: 0, isOutcome }
    targets.set(key, way)
    way.count++
    if (isSwitch) way.channelSwitches++
  }
  for (const steps of cases) {
    const path: string[] = []
    steps.forEach((step, index) => {
      const here = visit(step.touchpoint)
      here.visits++
      if (index === 0) here.starts++
      const next = steps[index + 1]
      path.push(step.touchpoint)
      if (next) {
        const isSwitch = step.channel !== undefined && next.channel !== undefined && step.channel !== next.channel
        return go(step.touchpoint, next.touchpoint, false, isSwitch)
      }
      if (step.outcome === undefined) here.left++
      else go(step.touchpoint, step.outcome, true, false)
      // How a case ended is a step of it too: leaving and each outcome.
      path.push(step.outcome === undefined ? '\u0000left' : `\u0000${step.outcome}`)
    })
    paths.push(path)
  }
  return {
    cases: cases.length,
    touchpoints: [...visits]
      .map(([touchpoint, counted]) => ({
        touchpoint,
        ...counted,
        dropOff: (counted.left / counted.visits) * 100,
        interval: interval(counted.left, counted.visits),
      }))
      .sort((a, b) => b.visits - a.visits),
    transitions: [...ways]
      .flatMap(([from, targets]) =>
        [...targets].map(([key, way]): Transition => {
          const of = visits.get(from)?.visits ?? way.count
          return {
            from,
            to: key.slice(1),
            ...way,
            share: (way.count / of) * 100,
            interval: interval(way.count, of),
          }
        }),
      )
      .sort((a, b) => b.count - a.count),
    memory: checkMemory(paths),
  }
}

const interval = (count: number, of: number) => wilsonInterval(count, of) ?? { low: 0, high: 100 }

/** The events of each case in the order of time. An outcome before a case's end is that of its end if that has none. */
function casesOf(events: readonly LogEvent[]): readonly (readonly LogEvent[])[] {
  const byCase = new Map<string, LogEvent[]>()
  for (const event of events) {
    const list = byCase.get(event.case)
    if (list) list.push(event)
    else byCase.set(event.case, [event])
  }
  for (const list of byCase.values()) {
    list.sort((a, b) => a.time - b.time)
    const last = list.at(-1)
    const outcome = last?.outcome ?? list.findLast((event) => event.outcome !== undefined)?.outcome
    if (last && outcome !== undefined) list[list.length - 1] = { ...last, outcome }
  }
  return [...byCase.values()]
}

/** Where a log and a map do not agree. */
export interface LogComparison {
  /** Touchpoints of the map that nobody visited, by name. */
  readonly neverVisited: readonly string[]
  /** What was visited and stands on no map. */
  readonly notMapped: readonly LoggedTouchpoint[]
  /** Ways between mapped touchpoints that customers took and nobody drew. */
  readonly notDrawn: readonly Transition[]
  /** Links that nobody took. */
  readonly neverTaken: readonly { readonly from: string; readonly to: string }[]
}

/**
 * Lays a log beside a map. Names are compared as `sameName` sees them.
 * @param links the map's ways by the names of their ends
 */
export function compareWithMap(
  findings: LogFindings,
  touchpoints: readonly string[],
  links: readonly { readonly from: string; readonly to: string }[],
  sameName: (name: string) => string,
): LogComparison {
  const mapped = new Set(touchpoints.map(sameName))
  const visited = new Set(findings.touchpoints.map(({ touchpoint }) => sameName(touchpoint)))
  const wayKey = ({ from, to }: { readonly from: string; readonly to: string }) =>
    `${sameName(from)}\u0000${sameName(to)}`
  const drawn = new Set(links.map(wayKey))
  const taken = new Set(findings.transitions.map(wayKey))
  return {
    neverVisited: touchpoints.filter((name) => !visited.has(sameName(name))),
    notMapped: findings.touchpoints.filter(({ touchpoint }) => !mapped.has(sameName(touchpoint))),
    notDrawn: findings.transitions.filter(
      (way) =>
        !way.isOutcome && mapped.has(sameName(way.from)) && mapped.has(sameName(way.to)) && !drawn.has(wayKey(way)),
    ),
    neverTaken: links.filter((link) => !taken.has(wayKey(link))),
  }
}

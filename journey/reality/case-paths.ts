import type { LogEvent } from './log-event.ts'

/** One stay at a touchpoint: events there that follow each other are one. */
export interface Visit {
  readonly touchpoint: string
  readonly from: number
  until: number
  /** Channel of its first and of its last event, where they say one. */
  readonly channelIn: string | undefined
  channelOut: string | undefined
}

/** What one customer went through. */
export interface CasePath {
  readonly visits: readonly Visit[]
  readonly outcome: string | undefined
  /** Events that are part of the visit before. */
  readonly repeats: number
  /** Events at the very time of the one before, elsewhere: which came first, only their order in the log says. */
  readonly ties: number
}

/** The visits of each case in the order of time. */
export function casePaths(events: readonly LogEvent[], nameOf: (name: string) => string): readonly CasePath[] {
  const byCase = new Map<string, LogEvent[]>()
  for (const event of events) {
    const list = byCase.get(event.case)
    if (list) list.push(event)
    else byCase.set(event.case, [event])
  }
  const lists = [...byCase.values()]
  const isNewestFirst = runsBackwards(lists)
  return lists.map((list) => {
    if (isNewestFirst) list.reverse()
    return pathOf(
      list.sort((a, b) => a.time - b.time),
      nameOf,
    )
  })
}

/** Whether a log begins with its newest events: then those of one time stand in that order, too. */
function runsBackwards(cases: readonly (readonly LogEvent[])[]): boolean {
  let forth = 0
  let back = 0
  for (const list of cases)
    for (let index = 1; index < list.length; index++) {
      const passed = (list[index]?.time ?? 0) - (list[index - 1]?.time ?? 0)
      if (passed > 0) forth++
      else if (passed < 0) back++
    }
  return back > forth
}

function pathOf(events: readonly LogEvent[], nameOf: (name: string) => string): CasePath {
  const visits: Visit[] = []
  let outcome: string | undefined
  let repeats = 0
  let ties = 0
  for (const event of events) {
    // An outcome before a case's end is that of its end if that has none.
    outcome = event.outcome ?? outcome
    if (event.touchpoint === '') continue
    const touchpoint = nameOf(event.touchpoint)
    const before = visits.at(-1)
    if (before?.touchpoint === touchpoint) {
      repeats++
      before.until = event.time
      before.channelOut = event.channel ?? before.channelOut
      continue
    }
    if (before?.until === event.time) ties++
    const { time, channel } = event
    visits.push({ touchpoint, from: time, until: time, channelIn: channel, channelOut: channel })
  }
  return { visits, outcome, repeats, ties }
}

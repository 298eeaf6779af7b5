import type { JourneyMap } from '../model/schema.ts'
import { type LogFindings, type Share, shareOf } from './event-log.ts'

/** How often customers changed the channel between two touchpoints. */
export interface ChannelSwitch extends Share {
  readonly from: string
  readonly to: string
}

export interface ChannelFindings {
  /** What says which channel it was: the log, the channels of the map's touchpoints, or nothing. */
  readonly known: 'log' | 'map' | 'none'
  /** Of the steps of which both channels are known. */
  readonly switches: Share
  /** Names in the log; most switches first. */
  readonly ways: readonly ChannelSwitch[]
}

/** Finds where customers change the channel; from a touchpoint to one that has none of its channels, they must. */
export function channelSwitches(
  findings: LogFindings,
  map: JourneyMap,
  placeOf: ReadonlyMap<string, string>,
): ChannelFindings {
  const isInLog = findings.transitions.some(({ channelsKnown }) => channelsKnown > 0)
  const channelsOf = new Map(map.cards.map(({ id, channels = [] }) => [id, channels]))
  const ways = findings.transitions.flatMap((way): ChannelSwitch[] => {
    const { from, to, isOutcome, count, channelsKnown, channelSwitches: switched } = way
    if (isOutcome) return []
    if (isInLog) return channelsKnown > 0 ? [{ from, to, ...shareOf(switched, channelsKnown) }] : []
    const before = channelsOf.get(placeOf.get(from) ?? '') ?? []
    const after = channelsOf.get(placeOf.get(to) ?? '') ?? []
    if (before.length === 0 || after.length === 0) return []
    return [{ from, to, ...shareOf(before.some((channel) => after.includes(channel)) ? 0 : count, count) }]
  })
  const sum = (of: 'count' | 'of') => ways.reduce((total, way) => total + way[of], 0)
  return {
    known: ways.length === 0 ? 'none' : isInLog ? 'log' : 'map',
    switches: shareOf(sum('count'), sum('of')),
    ways: ways.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count),
  }
}

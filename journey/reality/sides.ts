import { type MapNetwork, readNetwork } from '../economics/read-network.ts'
import { type Arrangement, arrange } from '../model/arrange.ts'
import type { JourneyMap } from '../model/schema.ts'
import type { LogFindings } from './event-log.ts'
import type { LogNames } from './log-names.ts'

/** What comparisons look things up in. */
export interface Sides {
  readonly findings: LogFindings
  readonly map: JourneyMap
  readonly arrangement: Arrangement
  readonly flow: MapNetwork
  /** Name in the log → touchpoint of the map. */
  readonly placeOf: ReadonlyMap<string, string>
  readonly outcomeOf: ReadonlyMap<string, string>
  /** Touchpoint of the map → its name in the log. */
  readonly nameOf: ReadonlyMap<string, string>
  /** Touchpoints of which nobody knows whether a name means them. */
  readonly unclearIds: ReadonlySet<string>
}

/** Looks up what comparisons need. */
export function sidesOf(findings: LogFindings, map: JourneyMap, names: LogNames): Sides {
  const arrangement = arrange(map)
  const placeOf = matched(names.touchpoints)
  const unclear = [...names.touchpoints.values()].flatMap((match) => (match.kind === 'many' ? match.ids : []))
  return {
    findings,
    map,
    arrangement,
    flow: readNetwork(map),
    placeOf,
    outcomeOf: matched(names.outcomes),
    nameOf: new Map([...placeOf].map(([name, id]) => [id, name])),
    unclearIds: new Set(unclear.filter((id) => ![...placeOf.values()].includes(id))),
  }
}

const matched = (matches: LogNames['touchpoints']) =>
  new Map([...matches].flatMap(([name, match]) => (match.kind === 'one' ? [[name, match.id] as const] : [])))

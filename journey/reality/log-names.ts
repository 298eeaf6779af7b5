import { type NameMatch, NameMatcher, type Named } from '../import/match-names.ts'
import { arrange } from '../model/arrange.ts'
import type { JourneyMap } from '../model/schema.ts'
import type { LogFindings } from './event-log.ts'

/** What the names of a log stand for on a map: ids of touchpoints and of outcomes. */
export interface LogNames {
  readonly touchpoints: ReadonlyMap<string, NameMatch>
  readonly outcomes: ReadonlyMap<string, NameMatch>
}

/** Everything on a map that a log may name. */
export interface MapNames {
  readonly touchpoints: readonly Named[]
  readonly outcomes: readonly Named[]
}

const named = ({ id, title }: Named): Named => ({ id, title })

export function namesOnMap(map: JourneyMap): MapNames {
  return { touchpoints: arrange(map).touchpoints.map(named), outcomes: map.outcomes.map(named) }
}

/**
 * Finds what the names of a log mean, as those of any table are found.
 * @param said names of the log → ids of touchpoints, as someone has said
 */
export function matchLogNames(
  { touchpoints, outcomes }: Pick<LogFindings, 'touchpoints' | 'outcomes'>,
  onMap: MapNames,
  said: Readonly<Record<string, string>>,
): LogNames {
  const places = new NameMatcher([onMap.touchpoints], said)
  const ends = new NameMatcher([onMap.outcomes])
  return {
    touchpoints: new Map(touchpoints.map(({ touchpoint }) => [touchpoint, places.match(touchpoint)])),
    outcomes: new Map(outcomes.map(({ outcome }) => [outcome, ends.match(outcome)])),
  }
}

/** Names that mean the same touchpoint as one that is visited more often → that one. */
export function namesAlike({ touchpoints }: LogNames): Readonly<Record<string, string>> {
  const first = new Map<string, string>()
  const alike: Record<string, string> = {}
  for (const [name, match] of touchpoints) {
    if (match.kind !== 'one') continue
    const other = first.get(match.id)
    if (other === undefined) first.set(match.id, name)
    else alike[name] = other
  }
  return alike
}

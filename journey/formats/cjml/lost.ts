import { arrange } from '../../model/arrange.ts'
import type { JourneyMap } from '../../model/schema.ts'
import type { LaneRole } from '../../model/vocabulary.ts'

const carried: ReadonlySet<LaneRole> = new Set(['touchpoint', 'action', 'frontstage', 'backstage', 'support'])

const count = (one: string, many: string, list: readonly unknown[]) =>
  list.length === 0 ? [] : [`${list.length} ${list.length === 1 ? one : many}`]

/**
 * What of a map CJML 2.0 has no element for, in English words with counts: what stands only in comments there, and what
 * not at all. The file carries the whole map for Jejak besides.
 */
export function lostInCjml(map: JourneyMap): readonly string[] {
  const roles = new Map(map.lanes.map(({ id, role }) => [id, role]))
  const { stageOf } = arrange(map)
  const isHeld = ({ id, place }: JourneyMap['cards'][number]) =>
    stageOf.has(id) && carried.has(roles.get(place.lane) ?? 'note')
  const steps = map.cards.filter(isHeld)
  const ids = new Set(steps.map(({ id }) => id))
  const told = (on: readonly (string | undefined)[]) => on.some((id) => id !== undefined && ids.has(id))
  const [commented, silent] = [map.frictions.filter(({ on }) => told(on)), map.frictions.filter(({ on }) => !told(on))]
  const measured = map.metrics.filter(({ on, value }) => value !== undefined && told([on]))
  const unmeasured = map.metrics.filter((metric) => !measured.includes(metric))
  return [
    ...count('friction (in a comment)', 'frictions (in comments)', commented),
    ...count('metric (in a comment)', 'metrics (in comments)', measured),
    ...count('other friction', 'other frictions', silent),
    ...count('other metric', 'other metrics', unmeasured),
    ...count(
      'card of another lane',
      'cards of other lanes',
      map.cards.filter((card) => !isHeld(card)),
    ),
    ...count('link', 'links', map.links),
    ...count('fix', 'fixes', map.fixes),
    ...count('outcome', 'outcomes', map.outcomes),
    ...count('scenario', 'scenarios', map.scenarios ?? []),
    ...count('saved view', 'saved views', map.views ?? []),
    ...count(
      'card with figures',
      'cards with figures',
      steps.filter(({ entry, exit, visitCost, ends }) =>
        [entry, exit, visitCost, ends].some((one) => one !== undefined),
      ),
    ),
    ...count(
      'moment of truth',
      'moments of truth',
      steps.filter(({ moment }) => moment !== undefined),
    ),
  ]
}

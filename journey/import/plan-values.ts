import { catalogueMetric, isPossibleValue } from '../metrics/catalogue.ts'
import type { Metric } from '../model/schema.ts'
import { fold } from './match-names.ts'
import { findMetric } from './metric-plan.ts'
import { namedKey } from './named-metric.ts'
import { type Planning, byPeriod } from './planning.ts'
import type { Tally } from './tally.ts'

/** Values as they are: of the metric that was chosen, or of those that the table names in a column or in its headers. */
export function planValues(tally: Tally, planning: Planning): void {
  const { map, choices, metrics } = planning
  const isPlain = choices.columns.metric === undefined && choices.columns['value-2'] === undefined
  const chosen = map.metrics.find(({ id }) => id === choices.metric)
  const isWholeTable = choices.columns.touchpoint === undefined
  for (const [place, groups] of planning.placed(tally.groups)) {
    for (const group of groups) {
      // The chosen metric takes the values that are of its own place.
      const taker = isPlain && (isWholeTable || chosen?.on === place) ? chosen : undefined
      const target =
        taker ?? (isPlain ? targetOf(planning, chosen, group.metric) : namedTarget(planning, group.metric, place))
      const { key } = target
      for (const { day, counts } of byPeriod([group], { period: 'day', day: choices.day })) {
        const value = counts.get('value')
        if (value === undefined) continue
        if (!isPossibleValue(key, value)) {
          planning.note('impossible', target.title ?? catalogueMetric(key)?.[choices.language] ?? key)
          continue
        }
        const n = counts.get('n')
        const point = { day, value, ...(n === undefined ? {} : { n }) }
        if (taker) metrics.addTo(taker, point)
        else metrics.add(key, place, point, target.title)
      }
    }
  }
}

interface Target {
  readonly key: string
  readonly title?: string
}

/** What was chosen for the whole table, at another place than the chosen metric's own. */
function targetOf({ choices }: Planning, chosen: Metric | undefined, header: string): Target {
  if (chosen) return chosen.key === 'custom' ? { key: 'custom', title: chosen.title } : { key: chosen.key }
  if (choices.key !== undefined && choices.key !== 'custom') return { key: choices.key }
  // A column without a header has no name to give.
  return { key: 'custom', title: header.startsWith('#') ? choices.source : header }
}

/** The metric that a table calls by a name: one of that title at the place, or one of the catalogue, or a new one. */
function namedTarget({ map }: Planning, name: string, place: string | undefined): Target {
  const folded = fold(name)
  const there = map.metrics.find((metric) => metric.on === place && fold(metric.title) === folded)
  if (there) return { key: there.key, title: there.title }
  const key = namedKey(name)
  if (key === undefined) return { key: 'custom', title: name }
  const same = findMetric(map, key, place)
  return same ? { key: same.key, title: same.title } : { key }
}

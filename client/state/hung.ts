import { isClosed } from '../../journey/layout/card-content.ts'
import type { Friction, JourneyMap, Metric } from '../../journey/model/schema.ts'

/** What hangs on a card or a stage. */
export interface Hung {
  /** Frictions that are still open, the worst first. */
  readonly frictions: readonly Friction[]
  readonly metrics: readonly Metric[]
}

const nothing: Hung = { frictions: [], metrics: [] }
const known = new WeakMap<JourneyMap, ReadonlyMap<string, Hung>>()

/** What hangs on a card or a stage of a map. Thousands are asked about: what hangs on the map is sorted once. */
export function hungOn(map: JourneyMap, id: string): Hung {
  let all = known.get(map)
  if (!all) known.set(map, (all = sorted(map)))
  return all.get(id) ?? nothing
}

function sorted({ frictions, metrics }: JourneyMap): ReadonlyMap<string, Hung> {
  const all = new Map<string, { readonly frictions: Friction[]; readonly metrics: Metric[] }>()
  const at = (id: string) => {
    let hung = all.get(id)
    if (!hung) all.set(id, (hung = { frictions: [], metrics: [] }))
    return hung
  }
  const open = frictions.filter((friction) => !isClosed(friction)).toSorted((a, b) => b.severity - a.severity)
  for (const friction of open) for (const id of new Set(friction.on)) at(id).frictions.push(friction)
  for (const metric of metrics) if (metric.on !== undefined) at(metric.on).metrics.push(metric)
  return all
}

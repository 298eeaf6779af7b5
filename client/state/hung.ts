import { isClosed } from '../../journey/layout/card-content.ts'
import type { Friction, JourneyMap, Metric } from '../../journey/model/schema.ts'

/** What hangs on a card or a stage, and is said of it. */
export interface Hung {
  /** Frictions that are still open, the worst first. */
  readonly frictions: readonly Friction[]
  readonly metrics: readonly Metric[]
  /** How many discussions of it are open. */
  readonly discussions: number
}

const nothing: Hung = { frictions: [], metrics: [], discussions: 0 }
const known = new WeakMap<JourneyMap, ReadonlyMap<string, Hung>>()

/** What hangs on a card or a stage of a map. Thousands are asked about: what hangs on the map is sorted once. */
export function hungOn(map: JourneyMap, id: string): Hung {
  let all = known.get(map)
  if (!all) known.set(map, (all = sorted(map)))
  return all.get(id) ?? nothing
}

function sorted({ frictions, metrics, comments = [] }: JourneyMap): ReadonlyMap<string, Hung> {
  const all = new Map<string, { readonly frictions: Friction[]; readonly metrics: Metric[]; discussions: number }>()
  const at = (id: string) => {
    let hung = all.get(id)
    if (!hung) all.set(id, (hung = { frictions: [], metrics: [], discussions: 0 }))
    return hung
  }
  const open = frictions.filter((friction) => !isClosed(friction)).toSorted((a, b) => b.severity - a.severity)
  for (const friction of open) for (const id of new Set(friction.on)) at(id).frictions.push(friction)
  for (const metric of metrics) if (metric.on !== undefined) at(metric.on).metrics.push(metric)
  for (const { on, replyTo, doneAt } of comments)
    if (replyTo === undefined && doneAt === undefined) at(on).discussions++
  return all
}

import { arrange } from '../../../../journey/model/arrange.ts'
import type { JourneyMap } from '../../../../journey/model/schema.ts'
import { isClosed } from '../../../../journey/layout/card-content.ts'

/** The figure that would say most now, and what it belongs to. */
export type NextFigure =
  | { readonly kind: 'outcome' | 'entrants' }
  | { readonly kind: 'worth' | 'exit'; readonly id: string; readonly title: string }
  | { readonly kind: 'friction'; readonly id: string; readonly title: string; readonly on: string }

/**
 * What to enter next, the most useful first: how the journey ends and what that is worth, how many leave on the way, how
 * many begin, and how bad frictions are. Undefined when nothing is missing.
 */
export function nextFigure(map: JourneyMap): NextFigure | undefined {
  const { touchpoints } = arrange(map)
  const first = touchpoints[0]
  if (!first) return undefined
  const { outcomes, metrics, frictions, meta } = map
  if (outcomes.length === 0) return { kind: 'outcome' }
  const unvalued = outcomes.find(({ good, value }) => good === true && value === undefined)
  if (unvalued) return { kind: 'worth', id: unvalued.id, title: unvalued.title }
  const counted = new Set(
    metrics.flatMap(({ key, on, value }) =>
      key === 'abandonment' && value !== undefined && on !== undefined ? [on] : [],
    ),
  )
  const unknown = touchpoints.find(({ id, exit }) => exit === undefined && !counted.has(id))
  if (unknown) return { kind: 'exit', id: unknown.id, title: unknown.title }
  if (meta.entrants === undefined) return { kind: 'entrants' }
  const vague = frictions.find(
    (friction) =>
      !isClosed(friction) &&
      friction.on.length > 0 &&
      (friction.frequency === undefined || friction.exitImpact === undefined),
  )
  return vague && { kind: 'friction', id: vague.id, title: vague.title, on: vague.on[0] ?? '' }
}

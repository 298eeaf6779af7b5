import type { JourneyMap } from '../../../journey/model/schema.ts'

/**
 * Whether anything on a map says how customers flow or what they are worth: without, there is nothing to reckon. The
 * weight of a link alone is drawn on the link already.
 */
export function hasFigures({ meta, cards, frictions, outcomes, metrics }: JourneyMap): boolean {
  return (
    meta.entrants !== undefined ||
    cards.some(
      ({ exit, entry, visitCost, ends }) =>
        exit !== undefined || entry !== undefined || visitCost !== undefined || ends !== undefined,
    ) ||
    outcomes.some(({ value }) => value !== undefined) ||
    frictions.some(({ frequency, exitImpact }) => frequency !== undefined || exitImpact !== undefined) ||
    metrics.some(({ key, on, value }) => key === 'abandonment' && on !== undefined && value !== undefined)
  )
}

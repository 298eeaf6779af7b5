import { reckon } from '../metrics/calculators.ts'
import { type Planning, byPeriod } from './planning.ts'
import type { Tally } from './tally.ts'

/** Minutes in one of each unit of durations. */
const minutesIn: Readonly<Record<string, number>> = { s: 1 / 60, min: 1, h: 60, d: 1_440 }

/** Tickets: how many, how soon they were answered and how long they took, how many were resolved, and at once. */
export function planTickets(tally: Tally, planning: Planning): void {
  const { metrics, choices } = planning
  for (const [place, groups] of planning.placed(tally.groups)) {
    const inUnit = (key: string, minutes: number) => minutes / (minutesIn[metrics.unitOf(key, place)] ?? 1)
    for (const { day, counts, times } of byPeriod(groups, choices, planning.without)) {
      const received = counts.get('received') ?? 0
      const resolved = counts.get('resolved')
      if (received > 0) metrics.add('custom', place, { day, value: received }, choices.words.tickets, 'count')
      if (resolved !== undefined) {
        const inputs = { resolved, received }
        const reckoned = reckon('daily-resolution-rate', inputs)
        if (reckoned?.ok)
          metrics.add('daily-resolution-rate', place, { day, value: reckoned.value, n: received, inputs })
        else if (resolved > 0) planning.note('nothing-received')
      }
      if (times.length > 0) {
        const key = 'first-response-time'
        const sorted = [...times].sort((a, b) => a - b)
        const median = inUnit(key, quantile(sorted, 0.5))
        const inputs = { median, p90: inUnit(key, quantile(sorted, 0.9)), replies: times.length }
        metrics.add(key, place, { day, value: median, n: times.length, inputs })
      }
      const contacts = counts.get('contacts') ?? 0
      if (contacts > 0) {
        const key = 'average-handle-time'
        metrics.add(key, place, { day, value: inUnit(key, (counts.get('handled') ?? 0) / contacts), n: contacts })
      }
      const asked = counts.get('asked') ?? 0
      if (asked > 0) {
        const inputs = { resolvedFirst: counts.get('resolvedFirst') ?? 0, contacts: asked }
        const reckoned = reckon('first-contact-resolution', inputs)
        if (reckoned?.ok)
          metrics.add('first-contact-resolution', place, { day, value: reckoned.value, n: asked, inputs })
      }
    }
  }
}

/** A quantile of sorted values, between two of them on a straight line, as spreadsheets reckon it (Hyndman–Fan 7). */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const low = sorted[Math.floor(at)] ?? NaN
  const high = sorted[Math.ceil(at)] ?? NaN
  return low + (high - low) * (at - Math.floor(at))
}

import type { MapVersion } from '../storage/storage.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Of versions up to this age, one in each such span of time is kept; the younger ones all. */
const spans: readonly { readonly fromMs: number; readonly spanMs: number }[] = [
  { fromMs: 90 * dayMs, spanMs: 7 * dayMs },
  { fromMs: 7 * dayMs, spanMs: dayMs },
  { fromMs: dayMs, spanMs: hourMs },
]

/**
 * Ids of the versions that need not be kept any more: of those without a name, one an hour is kept after a day, one a day
 * after a week, and one a week after 90 days; always the newest of the span. Those with names stay.
 * @param now ms since 1970
 */
export function thinOut(versions: readonly MapVersion[], now: number): string[] {
  const kept = new Set<string>()
  const gone: string[] = []
  for (const { id, name, createdAt } of versions.toSorted((one, other) => other.createdAt - one.createdAt)) {
    if (name !== '') continue
    const spanMs = spans.find(({ fromMs }) => now - createdAt >= fromMs)?.spanMs
    if (spanMs === undefined) continue
    const span = `${spanMs} ${Math.floor(createdAt / spanMs)}`
    if (kept.has(span)) gone.push(id)
    else kept.add(span)
  }
  return gone
}

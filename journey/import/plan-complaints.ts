import { reckon } from '../metrics/calculators.ts'
import { isForbiddenKey } from '../model/check-shape.ts'
import type { Figure } from '../model/figure.ts'
import { limits } from '../model/limits.ts'
import { NameMatcher, nameKey } from './match-names.ts'
import { type Planning, byPeriod } from './planning.ts'
import type { GroupTally, Tally } from './tally.ts'

/** Types that are told apart at one place; the rarer ones are counted together. */
const mostTypes = 50

/**
 * Complaints by type: a metric for each place with the count of every type behind it. A complaint is not how often
 * something happens, since most who meet a friction say nothing: only when it is known among how many customers the
 * complaints were counted does a friction of that name get a frequency, as an estimate.
 */
export function planComplaints(tally: Tally, planning: Planning): void {
  const { map, choices, metrics, frictionTypes } = planning
  const frictions = new NameMatcher([map.frictions])
  const totals = new Map<string, number>()
  for (const { days } of tally.groups)
    for (const { counts } of days.values())
      for (const [type, count] of counts) totals.set(type, (totals.get(type) ?? 0) + count)
  for (const type of totals.keys()) {
    const match = frictions.match(type)
    if (match.kind === 'one') frictionTypes.set(type, match.id)
  }
  for (const [place, groups] of planning.placed(
    choices.atFrictions ? atFrictions(tally.groups, planning) : tally.groups,
  )) {
    for (const { day, counts } of byPeriod(groups, choices, planning.without)) {
      const ranked = [...byKey(counts)].sort(([, a], [, b]) => b - a)
      const isTold = ([type]: readonly [string, number], index: number) => index < mostTypes && !isForbiddenKey(type)
      const told = ranked.filter(isTold)
      const rest = ranked.filter((each, index) => !isTold(each, index)).reduce((sum, [, count]) => sum + count, 0)
      const inputs = Object.fromEntries(rest > 0 ? [...told, [choices.words.otherTypes, rest] as const] : told)
      const reckoned = reckon('complaints', inputs)
      if (reckoned?.ok) metrics.add('complaints', place, { day, value: reckoned.value, inputs })
    }
  }
  planFrequencies(totals, planning)
}

/** Counts by what the types are called as inputs of a metric. */
function byKey(counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const keyed = new Map<string, number>()
  for (const [type, count] of counts) {
    const key = nameKey(type).slice(0, limits.nameLength)
    keyed.set(key, (keyed.get(key) ?? 0) + count)
  }
  return keyed
}

/** Rows that name no place are of the place of the friction that is called like their type, if it has one place only. */
function atFrictions(groups: readonly GroupTally[], { map, frictionTypes, choices }: Planning): readonly GroupTally[] {
  if (choices.on !== undefined || frictionTypes.size === 0) return groups
  return groups.flatMap((group) => {
    if (group.name !== '') return [group]
    const parts = new Map<string | undefined, GroupTally>()
    for (const { day, counts } of group.days.values()) {
      for (const [type, count] of counts) {
        const friction = map.frictions.find(({ id }) => id === frictionTypes.get(type))
        const [place, ...others] = friction?.on ?? []
        const only = others.length > 0 ? undefined : place
        let part = parts.get(only)
        if (!part) {
          part = {
            ...group,
            rows: 0,
            rowsOf: new Map(),
            days: new Map(),
            ...(only === undefined ? {} : { place: only }),
          }
          parts.set(only, part)
        }
        if (!part.rowsOf.has(type)) {
          const rows = group.rowsOf.get(type) ?? 0
          part.rowsOf.set(type, rows)
          part.rows += rows
        }
        let bucket = part.days.get(day)
        if (!bucket) part.days.set(day, (bucket = { day, counts: new Map(), times: [] }))
        bucket.counts.set(type, (bucket.counts.get(type) ?? 0) + count)
      }
    }
    return [...parts.values()]
  })
}

function planFrequencies(totals: ReadonlyMap<string, number>, planning: Planning): void {
  const { choices, frictionTypes, frequencies } = planning
  const { customers, source } = choices
  if (customers === undefined || !Number.isInteger(customers) || customers < 1) return
  const counted = new Map<string, number>()
  for (const [type, friction] of frictionTypes)
    counted.set(friction, (counted.get(friction) ?? 0) + (totals.get(type) ?? 0))
  for (const [friction, k] of counted) {
    const frequency: Figure = { value: { k, n: customers }, evidence: 'estimated', source, asOf: choices.day }
    if (k <= customers) frequencies.push({ friction, frequency })
    else planning.note('impossible', planning.map.frictions.find(({ id }) => id === friction)?.title ?? '')
  }
}

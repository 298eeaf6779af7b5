import type { ImportPeriod } from '../model/vocabulary.ts'
import { periodStart } from './dates.ts'
import type { PlanChoices } from './planning.ts'
import type { Tally } from './tally.ts'

const msPerDay = 86_400_000
const numberOf = (day: string) => Math.round(Date.parse(`${day}T00:00:00Z`) / msPerDay)
const dayOf = (number: number) => new Date(number * msPerDay).toISOString().slice(0, 10)

/**
 * The last week or month of a table if it is not whole: it is not over yet, or the table ends before it does, by more
 * days than it ever leaves out. Such a value is not comparable with the others, so that it is left out unless someone
 * asks for it, or nothing else is there.
 */
export function unfinishedPeriod(
  { kind, groups }: Pick<Tally, 'kind' | 'groups'>,
  { period, today, takesUnfinished }: Pick<PlanChoices, 'period' | 'today' | 'takesUnfinished'>,
): { readonly start: string; readonly isTaken: boolean } | undefined {
  if (period === 'day' || kind === 'values') return undefined
  const dated = new Set(groups.flatMap(({ days }) => [...days.keys()]))
  dated.delete('')
  const days = [...dated].map(numberOf).sort((a, b) => a - b)
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const start = periodStart(dayOf(last), period)
  const end = lastDay(start, period)
  const longestGap = days.reduce((most, day, index) => Math.max(most, day - (days[index - 1] ?? day)), 0)
  const isOver = end < numberOf(today)
  // Values told once for each period, on its first day, lack nothing.
  const isByPeriod = days.every((day) => periodStart(dayOf(day), period) === dayOf(day))
  const isWhole = isByPeriod || days.length === 1 || end - last <= longestGap
  if (isOver && isWhole) return undefined
  const isAlone = periodStart(dayOf(first), period) === start
  return { start, isTaken: takesUnfinished ?? isAlone }
}

function lastDay(start: string, period: Exclude<ImportPeriod, 'day'>): number {
  if (period === 'week') return numberOf(start) + 6
  const [year = 0, month = 0] = start.split('-').map(Number)
  return Math.round(Date.UTC(year, month, 0) / msPerDay)
}

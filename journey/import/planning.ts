import type { CountedExit, CountedFrequency, ImportContents } from '../model/import-contents.ts'
import type { JourneyMap } from '../model/schema.ts'
import type { DateOrder, ImportPeriod, Language, TableTimeUnit } from '../model/vocabulary.ts'
import { periodStart } from './dates.ts'
import type { MetricPlan } from './metric-plan.ts'
import type { Columns } from './roles.ts'
import type { GroupTally } from './tally.ts'

/** What someone has decided about a table, besides how its rows are read. */
export interface PlanChoices {
  readonly columns: Columns
  readonly numbers?: Language | undefined
  readonly dates?: DateOrder | undefined
  readonly unit?: TableTimeUnit | undefined
  readonly period: ImportPeriod
  /** Day of values without a date, `2026-11-22`. */
  readonly day: string
  /** Card or stage of rows that name none; without it they are of the map as a whole. */
  readonly on?: string | undefined
  /** Card or stage of rows whose touchpoint is empty, or `map`; without it they are left out. */
  readonly nameless?: string | undefined
  /** Whether values of a week or month that is not over are taken; without it, only where there are no others. */
  readonly takesUnfinished?: boolean | undefined
  /** The day on which this is done, `2026-11-22`. */
  readonly today: string
  /** The metric of plain values: one of the map by its id, or one of the catalogue by its key. */
  readonly metric?: string | undefined
  readonly key?: string | undefined
  /** What the table's names stand for, where that was said. */
  readonly names: Readonly<Record<string, string>>
  /** Complaints of a type that is called like a friction are of the place where that is. */
  readonly atFrictions: boolean
  /** Customers among whom the complaints were counted; with it, frictions get a frequency. */
  readonly customers?: number | undefined
  /** The mapping that is kept on the map already. */
  readonly kept?: string | undefined
  /** Where the values come from, as the name of the file. */
  readonly source: string
  readonly language: Language
  /** What new metrics are called that the catalogue does not have. */
  readonly words: { readonly tickets: string; readonly otherTypes: string }
}

/** Something about a table that its reader should know. `count`: how many values or rows it is about. */
export interface PlanNote {
  readonly why: 'funnel-grows' | 'same-card' | 'impossible' | 'nothing-received' | 'too-many-values' | 'map-full'
  readonly name: string
  readonly count: number
}

/** A name of the table for which the map has nothing, or several things. Its rows are left out. */
export interface UnmatchedName {
  readonly name: string
  readonly rows: number
  /** The thing of the map that is called most alike. */
  readonly likely?: string
  /** The name is that of several things. */
  readonly many: boolean
}

/** What a table comes to. */
export interface ImportPlan {
  readonly contents: ImportContents
  readonly points: number
  /** Rows left out because nobody knows what they are of. */
  readonly unmatched: readonly UnmatchedName[]
  readonly unmatchedRows: number
  /** Rows whose touchpoint is empty, though the table has a column for it. */
  readonly namelessRows: number
  /** The week or month, by its first day, that the table does not hold whole, and whether its values are taken. */
  readonly unfinished?: { readonly start: string; readonly isTaken: boolean }
  readonly notes: readonly PlanNote[]
  /** Types of complaints that are called like a friction → its id. */
  readonly frictionTypes: ReadonlyMap<string, string>
}

/** What the parts of a plan work on together. */
export interface Planning {
  readonly map: JourneyMap
  readonly choices: PlanChoices
  readonly metrics: MetricPlan
  readonly exits: CountedExit[]
  readonly frequencies: CountedFrequency[]
  readonly frictionTypes: Map<string, string>
  /** The first day of the week or month whose values are left out. */
  readonly without: string | undefined
  note(why: PlanNote['why'], name?: string, count?: number): void
  /** The rows of the tally by place: undefined is the map as a whole. Rows of unmatched names are left out. */
  placed(groups: readonly GroupTally[]): ReadonlyMap<string | undefined, readonly GroupTally[]>
}

/** What several groups come to in each period, oldest first. */
export function byPeriod(
  groups: readonly GroupTally[],
  { period, day: undated }: Pick<PlanChoices, 'period' | 'day'>,
  without?: string,
): { readonly day: string; readonly counts: ReadonlyMap<string, number>; readonly times: readonly number[] }[] {
  const periods = new Map<string, { day: string; counts: Map<string, number>; times: number[] }>()
  for (const { days } of groups) {
    for (const { day, counts, times } of days.values()) {
      const start = day === '' ? undated : periodStart(day, period)
      if (day !== '' && start === without) continue
      let sums = periods.get(start)
      if (!sums) periods.set(start, (sums = { day: start, counts: new Map(), times: [] }))
      for (const [what, count] of counts) sums.counts.set(what, (sums.counts.get(what) ?? 0) + count)
      for (const time of times) sums.times.push(time)
    }
  }
  return [...periods.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
}

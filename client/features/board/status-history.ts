import type { Friction } from '../../../journey/model/schema.ts'
import type { FrictionStatus } from '../../../journey/model/vocabulary.ts'

/** How many frictions were where at the end of a day. */
export interface DayCount {
  readonly day: string
  /** Open or accepted: nobody works on them yet. */
  readonly open: number
  readonly fixing: number
  readonly fixed: number
}

/** A status that a friction was given. */
export interface StatusChange {
  readonly day: string
  readonly id: string
  readonly status: FrictionStatus
}

const lineOf: Readonly<Record<FrictionStatus, keyof Omit<DayCount, 'day'> | undefined>> = {
  open: 'open',
  accepted: 'open',
  fixing: 'fixing',
  fixed: 'fixed',
  'wont-fix': undefined,
}

/** Every status that was given, the newest first; of one day, in the map's order. */
export function statusChanges(frictions: readonly Friction[]): readonly StatusChange[] {
  return frictions
    .flatMap(({ id, statusLog = {} }) => Object.entries(statusLog).map(([day, status]) => ({ day, id, status })))
    .toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
}

/**
 * How many frictions were open, being fixed and fixed at the end of every day on which one was given a status, and
 * today. A friction counts from the first day in its log; one without a log, by its status, from the first day of all.
 */
export function statusByDay(frictions: readonly Friction[], today: string): readonly DayCount[] {
  const days = [...new Set([...statusChanges(frictions).map(({ day }) => day), today])]
    .filter((day) => day <= today)
    .sort()
  return days.map((day) => {
    const count = { open: 0, fixing: 0, fixed: 0 }
    for (const friction of frictions) {
      const status = day === today ? friction.status : statusOn(friction, day)
      const line = status && lineOf[status]
      if (line) count[line]++
    }
    return { day, ...count }
  })
}

function statusOn({ status, statusLog = {} }: Friction, day: string): FrictionStatus | undefined {
  const logged = Object.keys(statusLog).sort()
  if (logged.length === 0) return status
  const last = logged.findLast((each) => each <= day)
  return last === undefined ? undefined : statusLog[last]
}

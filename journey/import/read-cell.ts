import type { TableTimeUnit } from '../model/vocabulary.ts'

/** Minutes in one of each unit that durations are told in. */
export const minutesIn: Readonly<Record<TableTimeUnit, number>> = { s: 1 / 60, min: 1, h: 60 }

const yes = /^(y|yes|ya|iya|true|benar|1|v|✓|x)$/i
const no = /^(n|no|tidak|tdk|false|salah|0|-|)$/i

/** What a cell answers, in English or Indonesian; undefined where it is neither yes nor no. */
export function readYesOrNo(cell: string): boolean | undefined {
  return yes.test(cell) ? true : no.test(cell) ? false : undefined
}

/** Minutes of a duration such as 01:30 or 0:06:00; undefined of any other cell. */
export function readClock(cell: string, unit: TableTimeUnit | undefined): number | undefined {
  const clock = /^(\d{1,4}):(\d{2})(?::(\d{2}))?$/.exec(cell)
  if (!clock) return undefined
  const [, first = '0', second = '0', third] = clock
  if (third !== undefined) return Number(first) * 60 + Number(second) + Number(third) / 60
  // Two parts are minutes and seconds, as call centres write them, unless the unit is hours.
  return unit === 'h' ? Number(first) * 60 + Number(second) : Number(first) + Number(second) / 60
}

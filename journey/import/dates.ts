import type { DateOrder } from '../model/vocabulary.ts'

/** How a cell writes a date: in one way that is plain, day or month first, so that either would do, or not at all. */
export type DateShape = 'plain' | 'dmy' | 'mdy' | 'either' | 'none'

/** A date, and when a time stood with it, when that was. */
export interface DateReading {
  /** As it is written, wherever it was written: `2026-11-22`. */
  readonly day: string
  /** ms since 1970. A time without a zone is taken for one of UTC: only differences of such times mean something. */
  readonly ms: number
  readonly hasTime: boolean
}

const months: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'jan january januari',
    'feb february februari peb pebruari',
    'mar march maret',
    'apr april',
    'may mei',
    'jun june juni',
    'jul july juli',
    'aug august agu agt ags agustus',
    'sep sept september',
    'oct october okt oktober',
    'nov november nop nopember',
    'dec december des desember',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1])),
)

/** Hours that Indonesian time zones are ahead of UTC. */
const zones: Readonly<Record<string, number>> = { Z: 0, UTC: 0, GMT: 0, WIB: 7, WITA: 8, WIT: 9 }

interface Parts {
  readonly year: number
  readonly month: number
  readonly day: number
}

const isoLike = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/
const monthOnly = /^(\d{4})-(\d{2})$/
const numeric = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/
const dayNamed = /^(?:\p{L}+\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s./-]*(\p{L}{3,9})\.?[\s,./-]*(\d{4}|\d{2})$/u
const monthNamed = /^(?:\p{L}+,\s+)?(\p{L}{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})$/u
const withTime = /^(.+?)(?:T|,?\s+)(\d{1,2}[:.]\d{2}(?:\D.*)?)$/s
const clock =
  /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?\s*([ap]\.?m\.?)?\s*(Z|UTC|GMT|WIB|WITA|WIT)?([+-]\d{2}:?(?:\d{2})?)?$/i

/** Longer cells are no dates. */
const longest = 48

/** How a cell writes a date. */
export function dateShapeOf(cell: string): DateShape {
  const text = cell.trim()
  const quick = quickScan(text)
  if (quick) {
    const { first, second, third, isYearFirst } = quick
    const isRight = (day: number, month: number) => isDate({ year: third, month, day })
    if (isYearFirst) return isDate({ year: first, month: second, day: third }) ? 'plain' : 'none'
    const [asDay, asMonth] = [isRight(first, second), isRight(second, first)]
    if (asDay && asMonth) return first === second ? 'plain' : 'either'
    return asDay ? 'dmy' : asMonth ? 'mdy' : 'none'
  }
  if (text.length < 6 || text.length > longest || !/\d/.test(text)) return 'none'
  const match = numeric.exec(dateIn(text))
  if (!match) return readDate(text, undefined) ? 'plain' : 'none'
  const [asDay, asMonth] = [readDate(text, 'dmy'), readDate(text, 'mdy')]
  if (asDay && asMonth) return asDay.day === asMonth.day ? 'plain' : 'either'
  return asDay ? 'dmy' : asMonth ? 'mdy' : 'none'
}

/** What a cell says as a date; undefined when it is none, or is of two readings and `order` does not say which. */
export function readDate(cell: string, order: DateOrder | undefined): DateReading | undefined {
  const text = cell.trim()
  if (text.length > longest) return undefined
  const quick = quickScan(text)
  if (quick) return readQuick(quick, order)
  const date = dateIn(text)
  const parts = datePartsOf(date, order)
  if (!parts || !isDate(parts)) return undefined
  const { year, month, day } = parts
  const midnight = Date.UTC(year, month - 1, day)
  const said = { day: `${year}-${two(month)}-${two(day)}`, ms: midnight, hasTime: false }
  if (date.length === text.length) return said
  const time = timeOf(withTime.exec(text)?.[2] ?? '')
  return time === undefined ? undefined : { ...said, ms: midnight + time, hasTime: true }
}

interface Quick {
  readonly first: number
  readonly second: number
  readonly third: number
  readonly isYearFirst: boolean
  /** Time of day in ms; −1 where there is none. */
  readonly time: number
}

/**
 * The commonest forms, letter by letter, since large tables have a million of them: 2026-11-22 and 22/11/2026, alone or
 * with 14:05 or 14:05:30 behind. Undefined for all others, which the patterns take.
 */
function quickScan(text: string): Quick | undefined {
  const { length } = text
  let at = 0
  const digits = (most: number): number => {
    let value = -1
    for (const end = at + most; at < end; at++) {
      const digit = text.charCodeAt(at) - 48
      if (!(digit >= 0 && digit <= 9)) break
      value = (value < 0 ? 0 : value) * 10 + digit
    }
    return value
  }
  const first = digits(4)
  const isYearFirst = at === 4
  const mark = text.charCodeAt(at)
  // - . /
  if (first < 0 || (!isYearFirst && at > 2) || mark < 45 || mark > 47) return undefined
  at++
  const second = digits(2)
  if (second < 0 || text.charCodeAt(at) !== mark) return undefined
  at++
  const begun = at
  const third = digits(isYearFirst ? 2 : 4)
  if (third < 0 || (!isYearFirst && at - begun !== 4)) return undefined
  if (at === length) return { first, second, third, isYearFirst, time: -1 }
  // A space or a T.
  if (text.charCodeAt(at) !== 32 && text.charCodeAt(at) !== 84) return undefined
  at++
  const hour = digits(2)
  if (hour < 0 || hour > 24 || text.charCodeAt(at) !== 58) return undefined
  at++
  const minute = digits(2)
  if (minute < 0 || minute > 59) return undefined
  let seconds = 0
  if (text.charCodeAt(at) === 58) {
    at++
    seconds = digits(2)
    if (seconds < 0 || seconds > 60) return undefined
  }
  if (at !== length) return undefined
  return { first, second, third, isYearFirst, time: ((hour * 60 + minute) * 60 + seconds) * 1_000 }
}

function readQuick({ first, second, third, isYearFirst, time }: Quick, order: DateOrder | undefined) {
  let parts: Parts
  if (isYearFirst) parts = { year: first, month: second, day: third }
  else {
    if (order === undefined && first <= 12 && second <= 12 && first !== second) return undefined
    const isMonthFirst = order === undefined ? second > 12 : order === 'mdy'
    parts = isMonthFirst ? { year: third, month: first, day: second } : { year: third, month: second, day: first }
  }
  if (!isDate(parts)) return undefined
  const { year, month, day } = parts
  const hasTime = time >= 0
  const ms = Date.UTC(year, month - 1, day) + (hasTime ? time : 0)
  return { day: `${year}-${two(month)}-${two(day)}`, ms, hasTime }
}

/** A text without the time at its end. */
function dateIn(text: string): string {
  // The commonest of all, and quickest told: 2026-11-22T14:05.
  if (text.charCodeAt(4) === 45 && text.charCodeAt(7) === 45) return text.slice(0, 10)
  return withTime.exec(text)?.[1] ?? text
}

function datePartsOf(date: string, order: DateOrder | undefined): Parts | undefined {
  const iso = isoLike.exec(date)
  if (iso) return { year: Number(iso[1]), month: Number(iso[3]), day: Number(iso[4]) }
  const byNumbers = numeric.exec(date)
  if (byNumbers) {
    const [, first, , second, year] = byNumbers
    if (order === undefined && Number(first) <= 12 && Number(second) <= 12 && first !== second) return undefined
    const isMonthFirst = order === undefined ? Number(second) > 12 : order === 'mdy'
    const [day, month] = isMonthFirst ? [second, first] : [first, second]
    return { year: fullYear(year), month: Number(month), day: Number(day) }
  }
  const short = monthOnly.exec(date)
  if (short) return { year: Number(short[1]), month: Number(short[2]), day: 1 }
  const dayFirst = dayNamed.exec(date)
  if (dayFirst) return named(dayFirst[1], dayFirst[2], dayFirst[3])
  const monthFirst = monthNamed.exec(date)
  return monthFirst ? named(monthFirst[2] ?? '1', monthFirst[1], monthFirst[3]) : undefined
}

function named(day = '', name = '', year = ''): Parts | undefined {
  const key = name.toLowerCase()
  return Object.hasOwn(months, key) ? { year: fullYear(year), month: months[key] ?? 0, day: Number(day) } : undefined
}

const two = (part: number) => (part < 10 ? `0${part}` : String(part))

function fullYear(year = ''): number {
  if (year.length === 4) return Number(year)
  return Number(year) + (Number(year) < 70 ? 2000 : 1900)
}

function isDate({ year, month, day }: Parts): boolean {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return false
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** A time of day in ms, less what its zone is ahead of UTC. */
function timeOf(text: string): number | undefined {
  const match = clock.exec(text.trim())
  if (!match) return undefined
  const [, hours, minutes, seconds = '0', half = '', zone = '', offset = ''] = match
  let hour = Number(hours)
  if (half !== '') {
    if (hour < 1 || hour > 12) return undefined
    hour = (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0)
  }
  if (hour > 24 || Number(minutes) > 59 || Number(seconds) > 60) return undefined
  const aheadOf = (zones[zone.toUpperCase()] ?? 0) * 60 + offsetMinutes(offset)
  return ((hour * 60 + Number(minutes) - aheadOf) * 60 + Number(seconds)) * 1_000
}

function offsetMinutes(offset: string): number {
  if (offset === '') return 0
  const digits = offset.slice(1).replace(':', '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || '0')
  return offset.startsWith('-') ? -minutes : minutes
}

/** The first day of the period that a day is in: itself, its Monday, or the first of its month. */
export function periodStart(day: string, period: 'day' | 'week' | 'month'): string {
  if (period === 'day') return day
  if (period === 'month') return `${day.slice(0, 7)}-01`
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}

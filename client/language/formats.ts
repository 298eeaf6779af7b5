import type { Language } from '../../journey/model/vocabulary.ts'
import { languageLocales } from './languages.ts'
import { useLanguage, useText } from './text.ts'

/** Numbers, money and times as readers of a language write them. */
export interface Formats {
  /** 1,250,000.5 in English; 1.250.000,5 in Indonesian. At most `digits` decimals, by default 2. */
  number(value: number, digits?: number): string
  /** A percentage given as 0…100: "12.5%" or "12,5%". */
  percent(value: number, digits?: number): string
  /** Money in an ISO 4217 currency; without decimals where the amount is whole. */
  money(value: number, currency: string): string
  /** A number, or money in a currency, in few characters: "1.2M", "Rp 249 rb". Negative ones have a true minus. */
  compact(value: number, currency?: string | null): string
  /** So many days, weeks, months or years: "2.2 months", "2,2 bulan". */
  duration(value: number, unit: TimeUnit, digits: number): string
  /** A day: "22 Nov 2026". */
  date(timeMs: number): string
  /** A month: "November 2026". */
  month(timeMs: number): string
  /** A day and the time: "Sunday, 22 November 2026 at 16:04". */
  dateTime(timeMs: number): string
  /** The same in short: "22 Nov 2026, 16:04". */
  moment(timeMs: number): string
  /** How long ago: "3 minutes ago"; beyond four weeks the day. A moment in the future, from another clock, is now. */
  relative(timeMs: number, nowMs?: number): string
  /** Words in a list: "a, b and c". */
  list(words: readonly string[]): string
}

export type TimeUnit = 'day' | 'week' | 'month' | 'year'

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number, number])[] = [
  ['minute', 60_000, 60],
  ['hour', 3_600_000, 24],
  ['day', 86_400_000, 7],
  ['week', 604_800_000, 5],
]

const cache = new Map<Language, Formats>()

/** The formats of a language. */
export function formatsOf(language: Language): Formats {
  let formats = cache.get(language)
  if (!formats) cache.set(language, (formats = makeFormats(languageLocales[language])))
  return formats
}

/** How long ago, in words for the middle of a sentence: "just now", "3 minutes ago". In a component. */
export function useAgo(): (timeMs: number, nowMs: number) => string {
  const t = useText()
  const formats = useFormats()
  return (timeMs, nowMs) => (nowMs - timeMs < 60_000 ? t('shell.justNow') : formats.relative(timeMs, nowMs))
}

/** The formats of the language of the moment, in a component. */
export const useFormats = (): Formats => formatsOf(useLanguage())

const inCurrency = (currency: string) => ({ style: 'currency', currency, currencyDisplay: 'narrowSymbol' }) as const

function makeFormats(locale: string): Formats {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
  const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' })
  const dayAndTime = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' })
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const ago = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  /** Making a format takes far longer than using it. */
  const formats = <Key>(options: (key: Key) => Intl.NumberFormatOptions) => {
    const known = new Map<Key, Intl.NumberFormat>()
    return (value: number, key: Key) => {
      let found = known.get(key)
      if (!found) known.set(key, (found = new Intl.NumberFormat(locale, options(key))))
      return found.format(value)
    }
  }
  const number = formats((digits: number) => ({ maximumFractionDigits: digits }))
  const percent = formats((digits: number) => ({ style: 'percent', maximumFractionDigits: digits }))
  const money = formats(inCurrency)
  const wholeMoney = formats((currency: string) => ({ ...inCurrency(currency), maximumFractionDigits: 0 }))
  const compact = formats((currency: string) => ({
    ...(currency === '' ? {} : inCurrency(currency)),
    notation: 'compact',
    maximumSignificantDigits: 3,
  }))
  return {
    duration: (value, unit, maximumFractionDigits) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits }).format(value),
    number: (value, digits = 2) => number(value, digits),
    percent: (value, digits = 1) => percent(value / 100, digits),
    money: (value, currency) => (Number.isInteger(value) ? wholeMoney : money)(value, currency),
    compact: (value, currency) => compact(value, currency ?? '').replace('-', '−'),
    date: (timeMs) => day.format(timeMs),
    month: (timeMs) => month.format(timeMs),
    dateTime: (timeMs) => dayAndTime.format(timeMs),
    moment: (timeMs) => moment.format(timeMs),
    relative(timeMs, nowMs = Date.now()) {
      const age = Math.max(0, nowMs - timeMs)
      // Under a minute the format of 0 seconds is "now" in every language.
      if (age < 60_000) return ago.format(0, 'second')
      for (const [unit, length, count] of steps) {
        const whole = Math.floor(age / length)
        if (whole < count) return ago.format(-whole, unit)
      }
      return day.format(timeMs)
    },
    list: (words) => list.format(words),
  }
}

import type { Language } from '../model/vocabulary.ts'

/** What the printing of a map's numbers depends on. */
export interface NumberStyle {
  readonly locale: Language
  /** ISO 4217; without it money is a plain number. */
  readonly currency?: string | undefined
  /** Words for units that are keys. */
  readonly units: Readonly<Record<string, string>>
}

const locales: Readonly<Record<Language, string>> = { en: 'en', id: 'id-ID' }
const formats = new Map<string, Intl.NumberFormat>()

/**
 * A metric's value as its readers write it: 1,250,000.5 in English is 1.250.000,5 in Indonesian, money carries the map's
 * currency, and nothing is shortened.
 * @param unit `%` (values 0…100), `money`, a key of `style.units`, or the user's own word
 */
export function metricText(value: number, unit: string | undefined, style: NumberStyle): string {
  const locale = locales[style.locale]
  if (unit === '%') return format(locale, { style: 'percent', maximumFractionDigits: 2 }).format(value / 100)
  if (unit === 'money' && style.currency !== undefined) {
    const whole = Number.isInteger(value)
    return format(locale, {
      style: 'currency',
      currency: style.currency,
      currencyDisplay: 'narrowSymbol',
      ...(whole ? { maximumFractionDigits: 0 } : {}),
    }).format(value)
  }
  const number = format(locale, { maximumFractionDigits: 2 }).format(value)
  if (unit === undefined || unit === '' || unit === 'money') return number
  const word = style.units[unit] ?? unit
  return word === '' ? number : `${number} ${word}`
}

/** A share of 0…1 as a whole percentage. */
export function shareText(share: number, locale: Language): string {
  return format(locales[locale], { style: 'percent', maximumFractionDigits: 0 }).format(share)
}

function format(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  let known = formats.get(key)
  if (!known) formats.set(key, (known = new Intl.NumberFormat(locale, options)))
  return known
}

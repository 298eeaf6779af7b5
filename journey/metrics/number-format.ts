import type { Language } from '../model/vocabulary.ts'
import { unitKindOf, unitSuffix } from './units.ts'

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', id: 'id-ID' }
const formatters = new Map<string, Intl.NumberFormat>()

/** Intl formatters are slow to make and are asked for with every value shown. */
function formatter(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`
  let found = formatters.get(key)
  if (!found) formatters.set(key, (found = new Intl.NumberFormat(locales[language], options)))
  return found
}

/**
 * A number as a language writes it: 1,250,000.5 in English, 1.250.000,5 in Indonesian.
 * @param digits decimals at most.
 */
export function formatNumber(value: number, language: Language, digits = 2): string {
  return formatter(language, { maximumFractionDigits: digits }).format(value)
}

/**
 * A percentage given as 0…100: 12.5% in English, 12,5% in Indonesian.
 * @param digits decimals at most.
 */
export function formatPercent(value: number, language: Language, digits = 2): string {
  return formatter(language, { style: 'percent', maximumFractionDigits: digits }).format(value / 100)
}

/**
 * An emotion of −2…+2, or a mean of some, with its sign: +1, −0.5, 0. One decimal at most; what rounds to nothing has
 * no sign.
 */
export function formatRating(value: number, language: Language): string {
  const options = { maximumFractionDigits: 1, signDisplay: 'exceptZero' } as const
  return formatter(language, options).format(value).replace('-', '−')
}

/**
 * Money: Rp 1.250.000 in Indonesian. Whole amounts have no decimals, rupiah never.
 * @param currency three letters of ISO 4217.
 */
export function formatMoney(value: number, language: Language, currency: string): string {
  const isWhole = currency === 'IDR' || Number.isInteger(value)
  return formatter(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    ...(isWhole ? { maximumFractionDigits: 0 } : {}),
  }).format(value)
}

/** Money as it is read at a glance: without decimals where they say nothing. */
export function roundMoney(value: number): number {
  const size = Math.abs(value)
  return (size >= 100 ? Math.round(value) : Math.round(value * 100) / 100) || 0
}

/**
 * A number, or money, in few characters: 100k, US$1.2m; Rp 249 rb in Indonesian. Negative ones have a true minus.
 * @param currency three letters of ISO 4217; null or undefined for a bare number.
 */
export function formatCompact(value: number, language: Language, currency?: string | null): string {
  const options: Intl.NumberFormatOptions = {
    ...(currency ? { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } : {}),
    notation: 'compact',
    maximumSignificantDigits: 3,
  }
  return formatter(language, options).format(value).replace('-', '−')
}

/**
 * A metric's value with its unit, as `metric.unit` holds it: 4.5 min, Rp 1.250.000, 38%. A unit of the user's own
 * follows the number.
 * @param currency that of the map; without it money is a bare number.
 */
export function formatValue(value: number, unit: string | undefined, language: Language, currency?: string): string {
  const kind = unitKindOf(unit ?? '')
  if (kind === 'percent') return formatPercent(value, language)
  if (kind === 'money' && currency !== undefined) return formatMoney(value, language, currency)
  const suffix = unitSuffix(unit ?? '', language)
  const number = formatNumber(value, language)
  return suffix === '' ? number : `${number}\u00a0${suffix}`
}

/**
 * A value of a metric with its unit. Scores in points that the catalogue knows, such as a Net Promoter Score, are told in
 * whole ones: their margin is wider than any decimal. Points of the user's own keep the decimals they have.
 * @param currency that of the map; without it money is a bare number.
 */
export function formatMetric(
  value: number,
  { key, unit }: { readonly key?: string | undefined; readonly unit?: string | undefined },
  language: Language,
  currency?: string,
): string {
  const isWhole = unitKindOf(unit ?? '') === 'points' && key !== undefined && key !== 'custom'
  return formatValue(isWhole ? Math.round(value) || 0 : value, unit, language, currency)
}

import { roundMoney } from '../../journey/metrics/number-format.ts'
import { knownPeriod } from '../../journey/metrics/period.ts'
import type { Formats } from './formats.ts'
import type { Text } from './text.ts'

/** How the figures of the flow model are written, the same wherever they stand. */

/** Money of the map, or a bare number where it has no currency. */
export function printMoney(value: number, currency: string | null | undefined, formats: Formats): string {
  const rounded = roundMoney(value)
  return currency === undefined || currency === null ? formats.number(rounded) : formats.money(rounded, currency)
}

/** Share of the entrants who come to a good outcome. */
export function printConversion(share: number, formats: Formats): string {
  return formats.percent(share * 100, 2)
}

/**
 * A time until a cost is earned, in words: 2.2 months. In hundredths below one period, where tenths would make it a
 * whole one.
 * @param period what the map calls its period; undefined where nobody has said.
 */
export function printPayback(periods: number, period: string | undefined, text: Text, formats: Formats): string {
  const digits = periods < 1 ? 2 : periods < 10 ? 1 : 0
  const own = period?.trim() ?? ''
  const known = knownPeriod(own)
  if (known !== undefined && known !== 'quarter') return formats.duration(periods, known, digits)
  const values = { count: formats.number(periods, digits), number: Number(periods.toFixed(digits)) }
  if (known === 'quarter') return text('whatIf.paybackQuarters', values)
  return own === '' ? text('whatIf.paybackPeriods', values) : text('whatIf.paybackOwn', { ...values, period: own })
}

import { roundMoney } from '../../journey/metrics/number-format.ts'
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

/** A time until a cost is earned: in hundredths below one period, where tenths would make it a whole one. */
export function printPayback(periods: number, period: string, text: Text, formats: Formats): string {
  const digits = periods < 1 ? 2 : periods < 10 ? 1 : 0
  return text('whatIf.paybackIs', { count: formats.number(periods, digits), period })
}

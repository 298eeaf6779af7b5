import { label } from '../../library/words.ts'
import { formatMoney, formatNumber, formatPercent } from '../../metrics/number-format.ts'
import { type Figure, type Quantity, asFigure } from '../../model/figure.ts'
import type { Language } from '../../model/vocabulary.ts'
import { escapeMarkdown } from './escape-markdown.ts'
import { markdownWords } from './markdown-words.ts'

/** How a number of a figure is written: a share of 0…1 as a percentage, money in the map's currency. */
export type FigureKind = 'share' | 'money' | 'amount'

/** A figure in words, with how far it may be believed: `35% (measured, k of n 70 of 200, source: survey)`. */
export function figureText(
  field: number | Figure,
  kind: FigureKind,
  { language, currency }: { readonly language: Language; readonly currency: string | undefined },
): string {
  const words = markdownWords[language]
  const figure = asFigure(field)
  const number = (value: number) => {
    if (kind === 'share') return formatPercent(value * 100, language)
    return kind === 'money' && currency !== undefined
      ? formatMoney(value, language, currency)
      : formatNumber(value, language)
  }
  const known = [
    label('evidence', figure.evidence, language).toLowerCase(),
    ...quantityDetails(figure.value, number, language),
    ...(figure.source ? [`${words.source}: ${escapeMarkdown(figure.source)}`] : []),
    ...(figure.asOf ? [`${words.asOf} ${figure.asOf}`] : []),
    ...(figure.expires ? [`${words.expires} ${figure.expires}`] : []),
  ]
  return `${number(middleOf(figure.value))} (${known.join(', ')})`
}

function middleOf(quantity: Quantity): number {
  if (typeof quantity === 'number') return quantity
  return 'p50' in quantity ? quantity.p50 : quantity.k / quantity.n
}

function quantityDetails(quantity: Quantity, number: (value: number) => string, language: Language): string[] {
  const { range, counted } = markdownWords[language]
  if (typeof quantity === 'number') return []
  if ('p50' in quantity) return [range(number(quantity.p10), number(quantity.p90))]
  return [counted(formatNumber(quantity.k, language), formatNumber(quantity.n, language))]
}

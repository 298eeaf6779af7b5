import { type Figure, type Quantity, asFigure } from '../../journey/model/figure.ts'
import { QuantityField } from './quantity-field.tsx'
import type { About, QuantityFieldProps } from './quantity.ts'

interface FigureFieldProps extends Omit<QuantityFieldProps, 'value' | 'about' | 'onValue' | 'onAbout'> {
  /** A bare number is an assumption. */
  readonly value: number | Figure | undefined
  readonly onChange: (value: number | Figure | undefined) => void
}

/** Enters and shows a figure: a number, a range or counts, with what is known of where it comes from. */
export function FigureField({ value, onChange, ...field }: FigureFieldProps) {
  const figure = value === undefined ? undefined : asFigure(value)
  return (
    <QuantityField
      {...field}
      value={figure?.value}
      about={figure ?? { evidence: 'assumed' }}
      onValue={(quantity) => onChange(quantity === undefined ? undefined : withQuantity(figure, quantity))}
      onAbout={(about) => figure && onChange(plainIfBare({ ...figure, ...about }))}
    />
  )
}

/** What is counted was measured, unless somebody has said otherwise. */
function withQuantity(figure: Figure | undefined, value: Quantity): number | Figure {
  const isCounted = typeof value === 'object' && 'k' in value
  const wasCounted = typeof figure?.value === 'object' && 'k' in figure.value
  const isUnsaid = figure === undefined || figure.evidence === 'assumed'
  const evidence = isCounted && !wasCounted && isUnsaid ? 'measured' : (figure?.evidence ?? 'assumed')
  return plainIfBare({ ...figure, value, evidence })
}

/** A figure without any details as the bare number that it is. */
function plainIfBare(figure: Figure): number | Figure {
  const { value, evidence, ...about } = figure
  const told = Object.entries(about).filter(([, detail]) => detail !== undefined)
  if (typeof value === 'number' && evidence === 'assumed' && told.length === 0) return value
  return { value, evidence, ...(Object.fromEntries(told) as Omit<About, 'evidence'>) }
}

import type { ReactNode } from 'react'
import type { Quantity } from '../../journey/model/figure.ts'
import { useLanguage, useText } from '../language/text.ts'
import { printNumber } from './number-field.tsx'
import { type QuantityRules, readQuantity, understood } from './read-quantity.ts'
import { ValueField } from './value-field.tsx'

interface QuantityTextFieldProps {
  readonly draftKey: string
  readonly label: string
  readonly rules: QuantityRules
  /** In the unit of the field; what is not a bare number is shown elsewhere. */
  readonly value: number | undefined
  readonly onChange: (value: Quantity | undefined) => void
  readonly placeholder?: string
  readonly suffix?: ReactNode
}

/** Takes a number, a range or counts as people type them, and says what it understood while they type. */
export function QuantityTextField({ rules, onChange, ...field }: QuantityTextFieldProps) {
  const t = useText()
  const language = useLanguage()
  return (
    <ValueField<Quantity>
      {...field}
      labelHidden
      dir="ltr"
      inputMode="decimal"
      maxLength={60}
      // A score in points is as exact as its margin; leaving the field keeps all of its digits.
      print={(value) =>
        typeof value === 'number'
          ? printNumber(rules.unit === 'points' ? Number(value.toFixed(1)) : value, language)
          : ''
      }
      read={(text) => readQuantity(text, language, rules, t)}
      preview={(value, typed) => ({
        words: understood(value, typed, language, rules.isShare, t),
        hidesSuffix: typeof value !== 'number',
      })}
      onChange={onChange}
    />
  )
}

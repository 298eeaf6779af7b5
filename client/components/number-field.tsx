import type { ReactNode } from 'react'
import { formatNumber } from '../../journey/metrics/number-format.ts'
import { parseNumber } from '../../journey/metrics/parse-number.ts'
import type { Language } from '../../journey/model/vocabulary.ts'
import { type Text, useLanguage, useText } from '../language/text.ts'
import { type Reading, ValueField } from './value-field.tsx'

/** What numbers a field takes. */
export interface NumberRules {
  /** `%`: a percentage may carry its sign; `money`: an amount may carry the currency of the map. */
  readonly unit?: string | undefined
  /** ISO 4217 code of the map. */
  readonly currency?: string | undefined
  readonly least?: number
  readonly most?: number
  readonly whole?: boolean
}

interface NumberFieldProps extends NumberRules {
  readonly draftKey: string
  readonly label: string
  readonly labelHidden?: boolean
  readonly value: number | undefined
  readonly onChange: (value: number | undefined) => void
  readonly onUnclear?: (isUnclear: boolean) => void
  readonly placeholder?: string
  readonly suffix?: ReactNode
  readonly hint?: ReactNode
}

/** A number, written and read as the language of the moment writes numbers; never anything but a finite number. */
export function NumberField({ unit, currency, least, most, whole, ...field }: NumberFieldProps) {
  const t = useText()
  const language = useLanguage()
  const rules: NumberRules = {
    unit,
    currency,
    ...(least === undefined ? {} : { least }),
    ...(most === undefined ? {} : { most }),
    ...(whole === undefined ? {} : { whole }),
  }
  return (
    <ValueField
      {...field}
      dir="ltr"
      inputMode={whole ? 'numeric' : 'decimal'}
      maxLength={60}
      print={(value) => printNumber(value, language)}
      read={(text) => readNumber(text, language, rules, t)}
    />
  )
}

/** All digits that a number has, so that leaving a field can never change its value. */
export function printNumber(value: number, language: Language): string {
  return formatNumber(value, language, 12)
}

/** Reads a typed number by the rules of a field. */
export function readNumber(text: string, language: Language, rules: NumberRules, t: Text): Reading<number> {
  const reading = parseNumber(text, language)
  if (!reading.ok) return { ok: false, problem: t('panel.notANumber', { example: printNumber(1234.5, language) }) }
  if (reading.percent && rules.unit !== '%') return { ok: false, problem: t('panel.notAPercentage') }
  if (reading.currency !== undefined && rules.unit !== 'money') return { ok: false, problem: t('panel.notMoney') }
  const isForeign = rules.currency !== undefined && reading.currency !== undefined
  if (isForeign && reading.currency !== rules.currency)
    return { ok: false, problem: t('panel.otherCurrency', { currency: rules.currency ?? '' }) }
  const other = otherMeaning(text, language, reading.value) ?? reading.ambiguous
  if (other === undefined) return checkNumber(reading.value, language, rules, t)
  const choices = [reading.value, other]
    .filter((value) => checkNumber(value, language, rules, t).ok)
    .map((value) => ({ value, label: printNumber(value, language) }))
  if (choices.length === 0) return checkNumber(reading.value, language, rules, t)
  return choices.length === 1 && choices[0]
    ? { ok: true, value: choices[0].value }
    : { ok: false, problem: t('panel.whichNumber'), choices }
}

/**
 * Another value that the text may have been meant for. A separator before three digits is clear where the language
 * groups thousands by it; where it would be the decimal separator, it may still have been typed by the habit of the
 * other language.
 */
function otherMeaning(text: string, language: Language, value: number): number | undefined {
  const unknown = parseNumber(text)
  if (!unknown.ok || unknown.ambiguous === undefined) return undefined
  const other = unknown.value === value ? unknown.ambiguous : unknown.value
  return Math.abs(other) > Math.abs(value) && parseNumber(text, language).ok ? other : undefined
}

function checkNumber(value: number, language: Language, rules: NumberRules, t: Text): Reading<number> {
  const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY, whole = false } = rules
  if (whole && !Number.isInteger(value)) return { ok: false, problem: t('panel.notWhole') }
  if (value >= least && value <= most) return { ok: true, value }
  const from = printNumber(least, language)
  const to = printNumber(most, language)
  return {
    ok: false,
    problem: Number.isFinite(most) ? t('panel.outside', { from, to }) : t('panel.tooSmall', { from }),
  }
}

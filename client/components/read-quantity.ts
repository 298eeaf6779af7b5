import { quantityShape } from '../../journey/metrics/quantity-shape.ts'
import { type Quantity, middle } from '../../journey/model/figure.ts'
import type { Language } from '../../journey/model/vocabulary.ts'
import type { Text } from '../language/text.ts'
import { type NumberRules, printNumber, readNumber } from './number-field.tsx'
import { tidy } from './quantity.ts'
import type { Reading } from './value-field.tsx'

export interface QuantityRules extends NumberRules {
  /** Whether it may be so many of so many: then numbers and ranges are percentages. */
  readonly isShare: boolean
}

const isPercentage = ({ isShare, unit }: QuantityRules) => isShare || unit === '%'

/**
 * Reads what is typed into a field for figures, in the unit of the field: a number, a range with or without its likely
 * value, or counts. What may mean two things is asked.
 */
export function readQuantity(typed: string, language: Language, rules: QuantityRules, t: Text): Reading<Quantity> {
  const shape = quantityShape(typed)
  if (shape.form === 'counts') {
    if (!rules.isShare) return { ok: false, problem: t('figure.noCounts') }
    const k = readNumber(shape.k, language, { whole: true, least: 0 }, t)
    const n = readNumber(shape.n, language, { whole: true, least: 1 }, t)
    if (!k.ok || !n.ok || k.value === undefined || n.value === undefined)
      return { ok: false, problem: t('figure.countsWhole') }
    return k.value > n.value
      ? { ok: false, problem: t('figure.tooMany') }
      : { ok: true, value: { k: k.value, n: n.value } }
  }
  const texts = shape.form === 'range' ? [shape.low, shape.likely, shape.high] : [shape.text]
  const found = meaningsOf(
    texts.filter((text) => text !== undefined),
    language,
    rules,
    t,
  )
  if ('problem' in found) return { ok: false, problem: found.problem }
  const quantities = found.meanings.flatMap((numbers): Quantity[] => {
    if (shape.form === 'number') return numbers.slice(0, 1)
    const [low = 0, second = 0, third] = numbers
    const [likely, high] = third === undefined ? [tidy((low + second) / 2), second] : [second, third]
    return low <= likely && likely <= high ? [{ p10: low, p50: likely, p90: high }] : []
  })
  const [first, ...others] = quantities
  if (first === undefined) return { ok: false, problem: t('figure.mustRise') }
  if (others.length === 0) return { ok: true, value: first }
  return {
    ok: false,
    problem: t(isPercentage(rules) ? 'figure.whichShare' : 'panel.whichNumber'),
    choices: quantities.map((value) => ({ value, label: printQuantity(value, language, isPercentage(rules), t) })),
  }
}

type Meanings = { readonly meanings: readonly (readonly number[])[] } | { readonly problem: string }

/** The numbers that the texts may mean together: all are written in the same way. */
function meaningsOf(texts: readonly string[], language: Language, rules: QuantityRules, t: Text): Meanings {
  const readings = texts.map((text) => readNumber(text, language, rules, t))
  for (const reading of readings) if (!reading.ok && !reading.choices) return { problem: reading.problem }
  const at = (index: number) =>
    readings.map((reading) => {
      const choices = reading.ok ? [] : (reading.choices ?? [])
      return (reading.ok ? reading.value : (choices[index] ?? choices[0])?.value) ?? 0
    })
  const meanings = readings.some(({ ok }) => !ok) ? [at(0), at(1)] : [at(0)]
  // A percentage below 1 without its sign may be meant as a share: 0.3 is 30 % to many.
  const plain = meanings[0] ?? []
  const maySay = isPercentage(rules) && !texts.some((text) => /%|percent|persen/i.test(text))
  if (maySay && plain.some((value) => value > 0) && plain.every((value) => value >= 0 && value < 1))
    return { meanings: [plain, plain.map((value) => tidy(value * 100))] }
  return { meanings }
}

/** A quantity in the unit of its field, as short as it can be written: 30%, 30–40–50%, 12 of 40 (30%). */
export function printQuantity(value: Quantity, language: Language, isShare: boolean, t: Text): string {
  const unit = isShare ? '%' : ''
  if (typeof value === 'number') return `${printNumber(value, language)}${unit}`
  if ('k' in value) {
    const share = `${printNumber(Number((middle(value) * 100).toFixed(1)), language)}${unit}`
    return t('figure.countsAre', { k: printNumber(value.k, language), n: printNumber(value.n, language), share })
  }
  return `${[value.p10, value.p50, value.p90].map((end) => printNumber(end, language)).join('–')}${unit}`
}

/** What was understood of a typed quantity, in words; undefined where it is as it was typed. */
export function understood(value: Quantity, typed: string, language: Language, isShare: boolean, t: Text) {
  const say = (number: number) => printQuantity(number, language, isShare, t)
  if (typeof value === 'number') {
    const isAsTyped = typed.trim() === printNumber(value, language) || typed.replace(/\s/g, '') === `${value}%`
    return isAsTyped ? undefined : t('figure.understood', { value: say(value) })
  }
  if ('k' in value) return t('figure.understood', { value: printQuantity(value, language, isShare, t) })
  return t('figure.understoodRange', { low: say(value.p10), likely: say(value.p50), high: say(value.p90) })
}

import { X } from 'lucide-react'
import { useState } from 'react'
import { type Calculator, type Inputs, type Reckoning } from '../../../../journey/metrics/calculators.ts'
import type { Metric } from '../../../../journey/model/schema.ts'
import { limits } from '../../../../journey/model/limits.ts'
import { IconButton } from '../../../components/button.tsx'
import { NumberField } from '../../../components/number-field.tsx'
import { useLanguage, useText } from '../../../language/text.ts'
import { useEditorState } from '../../../state/editor.ts'
import { Picker } from '../fields/picker.tsx'
import { Fold } from '../fold.tsx'
import styles from './metric-calculator.module.css'
import { unitMark } from './unit-field.tsx'

interface MetricCalculatorProps {
  readonly metric: Metric
  readonly calculator: Calculator
  /** Called with inputs that give a value; with none of them when all are gone. */
  readonly onReckoned: (inputs: Inputs | undefined, result: Reckoned | undefined) => void
}

type Reckoned = Extract<Reckoning, { readonly ok: true }>

/** What a metric's value is reckoned from. Inputs that do not give a value yet stay here and change nothing. */
export function MetricCalculator({ metric, calculator, onReckoned }: MetricCalculatorProps) {
  const t = useText()
  const language = useLanguage()
  const currency = useEditorState(({ map }) => map.meta.currency)
  const [pending, setPending] = useState<Inputs>()
  const inputs = pending ?? metric.inputs ?? {}
  const result = calculator.reckon(inputs)
  const rows = calculator.open ? Object.keys(inputs).map((key) => ({ key, en: key, id: key })) : calculator.inputs
  const nameOf = (key: string) => rows.find((row) => row.key === key)?.[language] ?? key

  const set = (key: string, value: number | undefined) => {
    const { [key]: _old, ...rest } = inputs
    const next = value === undefined ? rest : { ...rest, [key]: value }
    const reckoned = calculator.reckon(next)
    if (reckoned.ok || Object.keys(next).length === 0) {
      setPending(undefined)
      onReckoned(Object.keys(next).length === 0 ? undefined : next, reckoned.ok ? reckoned : undefined)
    } else setPending(next)
  }
  const suffixOf = (kind: string) =>
    kind === 'money'
      ? currency
      : kind === 'percent'
        ? '%'
        : kind === 'duration'
          ? unitMark(metric.unit, language, currency)
          : undefined
  const isBegun = Object.keys(inputs).length > 0
  return (
    <Fold
      name={`calculator:${metric.key}`}
      size="part"
      title={t('metric.calculate')}
      summary={metric.inputs && t('metric.calculated')}
    >
      {calculator.open ? (
        <ul className={styles.types}>
          {rows.map(({ key, ...row }) => (
            <li key={key}>
              <span dir="auto">{row[language]}</span>
              <NumberField
                whole
                least={0}
                draftKey={`input:${metric.id}:${key}`}
                label={row[language]}
                labelHidden
                value={inputs[key]}
                onChange={(value) => set(key, value ?? 0)}
              />
              <IconButton
                size="small"
                label={t('metric.removeType', { name: key })}
                icon={<X size={14} />}
                onClick={() => set(key, undefined)}
              />
            </li>
          ))}
        </ul>
      ) : (
        <div className={styles.inputs}>
          {calculator.inputs.map(({ key, kind, least, most, ...words }) => (
            <NumberField
              key={key}
              draftKey={`input:${metric.id}:${key}`}
              label={words[language]}
              unit={kind === 'money' ? 'money' : kind === 'percent' ? '%' : undefined}
              currency={currency}
              {...(least === undefined ? {} : { least })}
              {...(most === undefined ? {} : { most })}
              {...(kind === 'count' ? { whole: true } : {})}
              suffix={suffixOf(kind)}
              value={inputs[key]}
              onChange={(value) => set(key, value)}
            />
          ))}
        </div>
      )}
      {calculator.open && (
        <div className={styles.addType}>
          <Picker
            stays
            label={t('metric.addType')}
            placeholder={t('metric.typePlaceholder')}
            search={() => []}
            onPick={() => {}}
            onOwnWords={(words) => inputs[words] === undefined && set(words, 0)}
            maxLength={limits.nameLength}
          />
        </div>
      )}
      {isBegun && !result.ok && (
        <output className={styles.problem}>
          {t(`metric.problem-${result.why}`, {
            name: nameOf(result.input),
            other: nameOf(result.than ?? ''),
          })}
        </output>
      )}
    </Fold>
  )
}

import { useState } from 'react'
import { label as wordOf } from '../../journey/library/words.ts'
import { type Quantity, middle } from '../../journey/model/figure.ts'
import { limits } from '../../journey/model/limits.ts'
import { evidences } from '../../journey/model/vocabulary.ts'
import { useLanguage, useText } from '../language/text.ts'
import { DayField } from './day-field.tsx'
import { NumberField, type NumberRules } from './number-field.tsx'
import { type QuantityFieldProps, tidy } from './quantity.ts'
import styles from './quantity-field.module.css'
import { Segmented } from './segmented.tsx'
import { TextValueField } from './text-value-field.tsx'

interface QuantityDetailsProps extends QuantityFieldProps {
  readonly id: string
  readonly rules: NumberRules
  readonly scale: number
}

type Form = 'number' | 'range' | 'counts'

const formOf = (value: Quantity | undefined): Form =>
  typeof value !== 'object' ? 'number' : 'k' in value ? 'counts' : 'range'

/** In which form the number is known, how far it may be believed, and where it comes from. */
export function QuantityDetails(props: QuantityDetailsProps) {
  const { id, label, bounds, value, about, onValue, onAbout, draftKey, rules, scale, isAlwaysKnown = false } = props
  const t = useText()
  const language = useLanguage()
  const [form, setForm] = useState<Form>(() => formOf(value))
  const forms = bounds === 'share' ? (['number', 'range', 'counts'] as const) : (['number', 'range'] as const)
  const pick = (next: Form) => {
    setForm(next)
    // A number is there at once; a range and counts, when they are whole.
    if (next === 'number' && typeof value === 'object') onValue(middle(value))
  }
  return (
    <fieldset id={id} aria-label={t('figure.details', { label })} className={styles.details}>
      <Segmented
        wide
        label={t('figure.form')}
        value={form}
        options={forms.map((each) => ({ value: each, label: t(formWords[each]) }))}
        onChange={pick}
      />
      {form === 'range' && <RangeFields draftKey={draftKey} value={value} {...{ onValue, rules, scale }} />}
      {form === 'counts' && <CountFields draftKey={draftKey} value={value} onValue={onValue} />}
      {(value !== undefined || isAlwaysKnown) && (
        <>
          <Segmented
            wide
            label={t('panel.evidence')}
            value={about.evidence}
            options={evidences.map((each) => ({ value: each, label: wordOf('evidence', each, language) }))}
            onChange={(evidence) => onAbout({ evidence })}
          />
          <div className={styles.rows}>
            <TextValueField
              draftKey={`${draftKey}:source`}
              label={t('panel.source')}
              placeholder={t('panel.sourcePlaceholder')}
              maxLength={limits.titleLength}
              value={about.source}
              onChange={(source) => onAbout({ source })}
            />
            <TextValueField
              draftKey={`${draftKey}:owner`}
              label={t('figure.owner')}
              placeholder={t('figure.ownerPlaceholder')}
              value={about.owner}
              onChange={(owner) => onAbout({ owner })}
            />
            <DayField label={t('figure.asOf')} value={about.asOf} onChange={(asOf) => onAbout({ asOf })} />
            <DayField label={t('figure.expires')} value={about.expires} onChange={(expires) => onAbout({ expires })} />
          </div>
        </>
      )}
    </fieldset>
  )
}

const formWords = { number: 'figure.number', range: 'figure.range', counts: 'figure.counts' } as const

const ends = ['p10', 'p50', 'p90'] as const
type End = (typeof ends)[number]
const endWords = { p10: 'figure.p10', p50: 'figure.p50', p90: 'figure.p90' } as const

interface RangeFieldsProps extends Pick<QuantityDetailsProps, 'draftKey' | 'value' | 'onValue' | 'rules' | 'scale'> {}

/** Three numbers that rise; taken over when all of them are there. */
function RangeFields({ draftKey, value, onValue, rules, scale }: RangeFieldsProps) {
  const t = useText()
  const known = typeof value === 'object' && 'p50' in value ? value : undefined
  const [typed, setTyped] = useState<Partial<Record<End, number | undefined>>>(() =>
    value === undefined || known ? {} : { p50: middle(value) },
  )
  const range = { ...known, ...typed }
  const { p10, p50, p90 } = range
  const isWhole = p10 !== undefined && p50 !== undefined && p90 !== undefined
  const rises = (p10 ?? -Infinity) <= (p50 ?? p10 ?? -Infinity) && (p50 ?? p10 ?? -Infinity) <= (p90 ?? Infinity)
  const set = (end: End, next: number | undefined) => {
    const after = { ...range, [end]: next }
    const { p10: low, p50: likely, p90: high } = after
    if (low === undefined || likely === undefined || high === undefined || low > likely || likely > high)
      return setTyped({ ...typed, [end]: next })
    setTyped({})
    onValue({ p10: low, p50: likely, p90: high })
  }
  return (
    <>
      <div className={styles.numbers}>
        {ends.map((end) => {
          const shown = range[end]
          return (
            <NumberField
              key={end}
              {...rules}
              draftKey={`${draftKey}:${end}`}
              label={t(endWords[end])}
              value={shown === undefined ? undefined : tidy(shown * scale)}
              onChange={(next) => set(end, next === undefined ? undefined : tidy(next / scale))}
            />
          )
        })}
      </div>
      <p className={rises ? styles.note : styles.problem} role={rises ? undefined : 'alert'}>
        {rises ? (isWhole ? t('figure.rangeHint') : t('figure.rangeIncomplete')) : t('figure.mustRise')}
      </p>
    </>
  )
}

/** So many of so many; taken over when both are there. */
function CountFields({ draftKey, value, onValue }: Pick<QuantityDetailsProps, 'draftKey' | 'value' | 'onValue'>) {
  const t = useText()
  const known = typeof value === 'object' && 'k' in value ? value : undefined
  const [typed, setTyped] = useState<{ readonly k?: number | undefined; readonly n?: number | undefined }>({})
  const counts = { ...known, ...typed }
  const isTooMany = counts.k !== undefined && counts.n !== undefined && counts.k > counts.n
  const set = (part: 'k' | 'n', next: number | undefined) => {
    const { k, n } = part === 'k' ? { ...counts, k: next } : { ...counts, n: next }
    if (k === undefined || n === undefined || k > n) return setTyped({ ...typed, [part]: next })
    setTyped({})
    onValue({ k, n })
  }
  return (
    <>
      <div className={styles.numbers}>
        <NumberField
          whole
          least={0}
          draftKey={`${draftKey}:k`}
          label={t('figure.k')}
          value={counts.k}
          onChange={(next) => set('k', next)}
        />
        <NumberField
          whole
          least={1}
          draftKey={`${draftKey}:n`}
          label={t('figure.n')}
          value={counts.n}
          onChange={(next) => set('n', next)}
        />
      </div>
      {isTooMany && (
        <p className={styles.problem} role="alert">
          {t('figure.tooMany')}
        </p>
      )}
    </>
  )
}

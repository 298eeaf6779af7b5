import { X } from 'lucide-react'
import { useState } from 'react'
import { addPoint, removePoint } from '../../../../journey/edits/metric-series.ts'
import { formatMetric } from '../../../../journey/metrics/number-format.ts'
import { isMonthly, seriesOf } from '../../../../journey/metrics/series.ts'
import type { Metric } from '../../../../journey/model/schema.ts'
import { Button, IconButton } from '../../../components/button.tsx'
import { DayField, timeOfDay } from '../../../components/day-field.tsx'
import { NumberField, type NumberRules } from '../../../components/number-field.tsx'
import { Sparkline } from '../../../components/sparkline.tsx'
import { useToday } from '../../../components/use-today.ts'
import { useFormats } from '../../../language/formats.ts'
import { useLanguage, useText } from '../../../language/text.ts'
import { useEditor, useEditorState } from '../../../state/editor.ts'
import { Fold } from '../fold.tsx'
import { usePanelEdit } from '../panel-edit.ts'
import { changeText } from './metric-words.ts'
import styles from './metric-series.module.css'

interface MetricSeriesProps {
  readonly metric: Metric
  readonly rules: NumberRules
  readonly suffix: string
}

/** What a metric was, day by day, and a way to say what it was on one. */
export function MetricSeries({ metric, rules, suffix }: MetricSeriesProps) {
  const t = useText()
  const language = useLanguage()
  const formats = useFormats()
  const { doc } = useEditor()
  const edit = usePanelEdit()
  const currency = useEditorState(({ map }) => map.meta.currency)
  const today = useToday()
  const [chosen, setDay] = useState<string>()
  const day = chosen ?? today
  const [value, setValue] = useState<number>()
  const { id, title, target, on } = metric
  const points = seriesOf(metric)
  const [first] = points
  const last = points.at(-1)
  const print = (number: number) => formatMetric(number, metric, language, currency)
  const isByMonth = isMonthly(points)
  const date = (which: string) => (isByMonth ? formats.month(timeOfDay(which)) : formats.date(timeOfDay(which)))
  const change = changeText(metric, date, { t, language, currency })
  const add = () => {
    if (value === undefined) return
    edit('step.recordPoint', on, () => addPoint(doc, metric, day, { value }, today))
    setValue(undefined)
  }
  return (
    <Fold name="series" size="part" title={t('metric.series')} summary={change?.text}>
      <div className={styles.series}>
        {first && last && points.length > 1 && (
          <Sparkline
            points={points}
            target={target}
            width={310}
            height={56}
            label={t('metric.seriesLabel', {
              title,
              from: print(first.value),
              first: date(first.day),
              to: print(last.value),
              last: date(last.day),
            })}
          />
        )}
        {change && (
          <p className={styles.change} data-better={change.isBetter}>
            {change.text}
            {change.isBetter !== undefined && ` · ${t(change.isBetter ? 'metric.changeBetter' : 'metric.changeWorse')}`}
          </p>
        )}
        {points.length > 0 && (
          <ol className={styles.points}>
            {points.toReversed().map((point) => (
              <li key={point.day}>
                <span>{date(point.day)}</span>
                <span className={styles.pointValue}>{print(point.value)}</span>
                <IconButton
                  size="small"
                  label={t('metric.forget', { day: date(point.day) })}
                  icon={<X size={14} />}
                  onClick={() => edit('step.forgetPoint', on, () => removePoint(doc, metric, point.day))}
                />
              </li>
            ))}
          </ol>
        )}
        <form
          className={styles.addPoint}
          aria-label={t('metric.addPoint')}
          onSubmit={(event) => {
            event.preventDefault()
            add()
          }}
        >
          <span aria-hidden="true">{t('metric.addPoint')}</span>
          <DayField label={t('metric.day')} labelHidden value={day} onChange={setDay} />
          <NumberField
            {...rules}
            draftKey={`point:${id}`}
            label={t('panel.value')}
            labelHidden
            placeholder={t('panel.value')}
            suffix={suffix}
            value={value}
            onChange={setValue}
          />
          <Button size="small" type="submit">
            {t('metric.add')}
          </Button>
        </form>
      </div>
    </Fold>
  )
}

import { correctMetric } from '../../../../journey/edits/metric-series.ts'
import { deleteMetric } from '../../../../journey/edits/metrics.ts'
import type { Patch } from '../../../../journey/edits/map.ts'
import { calculatorOf } from '../../../../journey/metrics/calculators.ts'
import { catalogueMetric } from '../../../../journey/metrics/catalogue.ts'
import { intervalOf } from '../../../../journey/metrics/interval.ts'
import { betterOf } from '../../../../journey/metrics/series.ts'
import { type Quantity, middle } from '../../../../journey/model/figure.ts'
import type { Metric } from '../../../../journey/model/schema.ts'
import { type Better, betterWays } from '../../../../journey/model/vocabulary.ts'
import { Select } from '../../../components/select.tsx'
import { useLanguage, useText } from '../../../language/text.ts'
import { useEditor, useEditorState } from '../../../state/editor.ts'
import { LiveArea, LiveLine, LiveTitle } from '../fields/live-field.tsx'
import { NumberField, type NumberRules } from '../../../components/number-field.tsx'
import { QuantityField } from '../../../components/quantity-field.tsx'
import { DeleteFoot } from '../delete-foot.tsx'
import { usePanelEdit } from '../panel-edit.ts'
import { Rows } from '../section.tsx'
import { MetricCalculator } from './metric-calculator.tsx'
import { MetricSeries } from './metric-series.tsx'
import { uncertaintyText } from './metric-words.ts'
import item from '../item-list.module.css'
import styles from './metrics.module.css'
import { UnitField, unitMark } from './unit-field.tsx'

/** Everything about one metric. */
export function MetricEditor({ metric }: { readonly metric: Metric }) {
  const t = useText()
  const language = useLanguage()
  const { doc } = useEditor()
  const edit = usePanelEdit()
  const currency = useEditorState(({ map }) => map.meta.currency)
  const { id, unit } = metric
  const known = catalogueMetric(metric.key)
  const calculator = calculatorOf(metric.key)
  const rules: NumberRules = { ...rangeOf(metric.key), unit, currency }
  const suffix = unitMark(unit, language, currency)

  const change = (fields: Patch<Omit<Metric, 'id' | 'order'>>, gesture?: string) =>
    edit('step.changeMetric', metric.on, () => correctMetric(doc, metric, fields), gesture && `${gesture}:${id}`)
  return (
    <>
      {known?.formula && <p className={styles.formula}>{known.formula[language]}</p>}
      <Rows>
        <LiveTitle
          size="row"
          label={t('panel.title')}
          placeholder={t('untitled.metric')}
          value={metric.title}
          write={(title) => change({ title }, 'title')}
        />
        <QuantityField
          draftKey={`value:${id}`}
          label={t('panel.value')}
          bounds="any"
          {...rules}
          suffix={suffix}
          placeholder={t('panel.notMeasured')}
          value={quantityOf(metric)}
          about={metric}
          isAlwaysKnown
          interval={intervalOf(metric)}
          intervalText={uncertaintyText(metric, { t, language, currency }, 'long')}
          target={metric.target}
          onValue={(value) => change(fieldsOf(value))}
          onAbout={change}
        />
        <NumberField
          {...rules}
          draftKey={`target:${id}`}
          label={t('panel.target')}
          placeholder={t(better(betterOf(metric)))}
          suffix={suffix}
          value={metric.target}
          onChange={(target) => change({ target })}
        />
        {known?.better === undefined && (
          <Select<Better>
            label={t('metric.better')}
            value={metric.better}
            options={betterWays.map((way) => ({ value: way, label: t(`metric.better-${way}`) }))}
            onChange={(next) => change({ better: next })}
            noneLabel={t('panel.none')}
            onClear={() => change({ better: undefined })}
          />
        )}
        <UnitField metric={metric} onChange={(next, gesture) => change({ unit: next }, gesture)} />
        <NumberField
          whole
          least={0}
          draftKey={`n:${id}`}
          label={t('panel.sampleSize')}
          placeholder={t('panel.samplePlaceholder')}
          value={metric.n}
          onChange={(n) => change({ n })}
        />
        <LiveLine
          label={t('panel.period')}
          placeholder={t('panel.periodPlaceholder')}
          value={metric.period}
          write={(period) => change({ period: orNone(period) }, 'period')}
        />
      </Rows>
      <div>
        {calculator && (
          <MetricCalculator
            metric={metric}
            calculator={calculator}
            onReckoned={(inputs, result) =>
              change(
                result
                  ? {
                      inputs,
                      value: result.value,
                      n: result.n ?? metric.n,
                      p10: undefined,
                      p90: result.p90,
                      // What is reckoned from counts was measured, unless somebody has said otherwise since.
                      ...(result.n !== undefined && metric.inputs === undefined && metric.evidence === 'assumed'
                        ? { evidence: 'measured' }
                        : {}),
                    }
                  : { inputs },
              )
            }
          />
        )}
        <MetricSeries metric={metric} rules={rules} suffix={suffix} />
      </div>
      <div className={item.notes}>
        <LiveArea
          label={t('panel.notes')}
          labelHidden
          placeholder={t('panel.metricNotesPlaceholder')}
          value={metric.notes}
          write={(notes) => change({ notes }, 'notes')}
        />
      </div>
      <DeleteFoot
        label={t('panel.delete')}
        onDelete={() => edit('step.deleteMetric', metric.on, () => deleteMetric(doc, id))}
      />
    </>
  )
}

/** What is entered by hand is not what was calculated. */
function fieldsOf(value: Quantity | undefined): Patch<Metric> {
  if (typeof value === 'object' && 'p50' in value)
    return { value: value.p50, p10: value.p10, p90: value.p90, inputs: undefined }
  return { value: value === undefined ? undefined : middle(value), p10: undefined, p90: undefined, inputs: undefined }
}

function quantityOf({ value, p10, p90 }: Metric): Quantity | undefined {
  return value === undefined || p10 === undefined || p90 === undefined ? value : { p10, p50: value, p90 }
}

const orNone = (text: string) => (text === '' ? undefined : text)

const better = (way: Better | undefined) =>
  way === 'up' ? 'panel.higherIsBetter' : way === 'down' ? 'panel.lowerIsBetter' : 'panel.none'

function rangeOf(key: string): Pick<NumberRules, 'least' | 'most'> {
  const [least, most] = catalogueMetric(key)?.range ?? []
  return {
    ...(least === undefined ? {} : { least }),
    ...(most === undefined || !Number.isFinite(most) ? {} : { most }),
  }
}

import { Trash2 } from 'lucide-react'
import { changeMetric, deleteMetric } from '../../../../journey/edits/metrics.ts'
import type { Patch } from '../../../../journey/edits/map.ts'
import { label } from '../../../../journey/library/words.ts'
import { catalogueMetric } from '../../../../journey/metrics/catalogue.ts'
import { limits } from '../../../../journey/model/limits.ts'
import type { Metric } from '../../../../journey/model/schema.ts'
import { evidences } from '../../../../journey/model/vocabulary.ts'
import { Button } from '../../../components/button.tsx'
import { Segmented } from '../../../components/segmented.tsx'
import { useLanguage, useText } from '../../../language/text.ts'
import { useEditor, useEditorState } from '../../../state/editor.ts'
import { LiveArea, LiveLine, LiveTitle } from '../fields/live-field.tsx'
import { NumberField, type NumberRules } from '../../../components/number-field.tsx'
import { usePanel } from '../panel-context.ts'
import { usePanelEdit } from '../panel-edit.ts'
import { Rows } from '../section.tsx'
import { uncertaintyText } from './metric-words.ts'
import styles from './metrics.module.css'
import { UnitField, unitMark } from './unit-field.tsx'

/** Everything about one metric. */
export function MetricEditor({ metric }: { readonly metric: Metric }) {
  const t = useText()
  const language = useLanguage()
  const { doc } = useEditor()
  const edit = usePanelEdit()
  const { focus } = usePanel()
  const currency = useEditorState(({ map }) => map.meta.currency)
  const { id, unit } = metric
  const known = catalogueMetric(metric.key)
  const rules: NumberRules = { ...rangeOf(metric.key), unit, currency }
  const suffix = unitMark(unit, language, currency)

  const change = (fields: Patch<Omit<Metric, 'id' | 'order'>>, gesture?: string) =>
    edit('step.changeMetric', metric.on, () => changeMetric(doc, id, fields), gesture && `${gesture}:${id}`)
  return (
    <>
      {known?.formula && <p className={styles.formula}>{known.formula[language]}</p>}
      <div className={styles.evidence}>
        <Segmented
          wide
          label={t('panel.evidence')}
          value={metric.evidence}
          options={evidences.map((value) => ({ value, label: label('evidence', value, language) }))}
          onChange={(evidence) => change({ evidence })}
        />
      </div>
      <Rows>
        <LiveTitle
          size="row"
          label={t('panel.title')}
          placeholder={t('untitled.metric')}
          value={metric.title}
          write={(title) => change({ title }, 'title')}
        />
        <NumberField
          {...rules}
          draftKey={`value:${id}`}
          label={t('panel.value')}
          placeholder={t('panel.notMeasured')}
          suffix={suffix}
          value={metric.value}
          onChange={(value) => change({ value })}
        />
        <NumberField
          {...rules}
          draftKey={`target:${id}`}
          label={t('panel.target')}
          placeholder={t(better(known?.better))}
          suffix={suffix}
          value={metric.target}
          onChange={(target) => change({ target })}
        />
        <UnitField metric={metric} onChange={(next, gesture) => change({ unit: next }, gesture)} />
        <NumberField
          whole
          least={0}
          draftKey={`n:${id}`}
          label={t('panel.sampleSize')}
          placeholder={t('panel.samplePlaceholder')}
          hint={uncertaintyText(metric, { t, language }, 'long')}
          value={metric.n}
          onChange={(n) => change({ n })}
        />
        <LiveLine
          label={t('panel.period')}
          placeholder={t('panel.periodPlaceholder')}
          value={metric.period}
          write={(period) => change({ period: orNone(period) }, 'period')}
        />
        <LiveLine
          label={t('panel.source')}
          placeholder={t('panel.sourcePlaceholder')}
          maxLength={limits.titleLength}
          value={metric.source}
          write={(source) => change({ source: orNone(source) }, 'source')}
        />
      </Rows>
      <div className={styles.notes}>
        <LiveArea
          label={t('panel.notes')}
          labelHidden
          placeholder={t('panel.metricNotesPlaceholder')}
          value={metric.notes}
          write={(notes) => change({ notes }, 'notes')}
        />
      </div>
      <div className={styles.foot}>
        <Button
          size="small"
          variant="quiet"
          icon={<Trash2 size={14} />}
          onClick={() => {
            edit('step.deleteMetric', metric.on, () => deleteMetric(doc, id))
            focus()
          }}
        >
          {t('panel.delete')}
        </Button>
      </div>
    </>
  )
}

const orNone = (text: string) => (text === '' ? undefined : text)

const better = (way: 'up' | 'down' | undefined) =>
  way === 'up' ? 'panel.higherIsBetter' : way === 'down' ? 'panel.lowerIsBetter' : 'panel.none'

function rangeOf(key: string): Pick<NumberRules, 'least' | 'most'> {
  const [least, most] = catalogueMetric(key)?.range ?? []
  return {
    ...(least === undefined ? {} : { least }),
    ...(most === undefined || !Number.isFinite(most) ? {} : { most }),
  }
}

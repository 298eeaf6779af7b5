import { useCallback, useState } from 'react'
import { addMetric } from '../../../../journey/edits/metrics.ts'
import { searchEntries } from '../../../../journey/library/search.ts'
import { catalogueMetric, metricCatalogue } from '../../../../journey/metrics/catalogue.ts'
import type { UnitKind } from '../../../../journey/metrics/units.ts'
import { limits } from '../../../../journey/model/limits.ts'
import type { Metric } from '../../../../journey/model/schema.ts'
import { useLanguage, useText } from '../../../language/text.ts'
import { useEditor } from '../../../state/editor.ts'
import { isNamed } from '../fields/is-named.ts'
import { Picker } from '../fields/picker.tsx'
import { usePanelEdit } from '../panel-edit.ts'
import { MetricItem } from './metric-item.tsx'
import item from '../item-list.module.css'
import { RollUps } from './roll-ups.tsx'

interface MetricListProps {
  /** Card or stage; undefined is the map as a whole. */
  readonly on: string | undefined
  readonly metrics: readonly Metric[]
  /** Shows what the touchpoints of the place come to: a stage or the map. */
  readonly rollsUp: boolean
}

type CatalogueMetric = NonNullable<ReturnType<typeof catalogueMetric>>

const groups = ['score', 'percent', 'duration', 'money', 'count'] as const
type Group = (typeof groups)[number]

/** The catalogue in the order of its groups; own metrics are added in own words. */
const offered: readonly (CatalogueMetric & { readonly group: Group })[] = groups.flatMap((group) =>
  metricCatalogue.flatMap((metric) => (groupOf(metric.unitKind) === group ? [{ ...metric, group }] : [])),
)

interface AddMetricProps {
  /** What the field asks for, where it is not for one thing alone. */
  readonly placeholder?: string
  /** Cards and stages, each of which gets the metric; undefined is the map as a whole. */
  readonly on: readonly (string | undefined)[]
  readonly onAdded?: (id: string) => void
}

/** A search over the catalogue that adds a metric to one or more places. */
export function AddMetric({ on, onAdded, placeholder }: AddMetricProps) {
  const t = useText()
  const language = useLanguage()
  const { doc } = useEditor()
  const edit = usePanelEdit()

  const search = useCallback(
    (query: string) => {
      const isSearch = query.trim() !== ''
      return searchEntries(offered, query, language).map((metric) => ({
        key: metric.key,
        label: metric[language],
        ...(isSearch
          ? { detail: t(`panel.metricGroup-${metric.group}`) }
          : { group: t(`panel.metricGroup-${metric.group}`) }),
      }))
    },
    [language, t],
  )
  const add = (fields: Pick<Metric, 'title' | 'key'> & Partial<Metric>) => {
    const added = edit('step.addMetric', on[0], () =>
      on.map((place) =>
        addMetric(doc, { evidence: 'assumed', ...fields, ...(place === undefined ? {} : { on: place }) }),
      ),
    )
    if (added[0] !== undefined) onAdded?.(added[0])
  }
  return (
    <Picker
      label={placeholder ?? t('panel.addMetric')}
      placeholder={placeholder ?? t('panel.addMetricPlaceholder')}
      search={search}
      fits={({ key }, query) => isNamed(catalogueMetric(key), query)}
      onPick={({ key }) => {
        const known = catalogueMetric(key)
        if (known) add({ title: known[language], key, ...(known.unit === '' ? {} : { unit: known.unit }) })
      }}
      onOwnWords={(title) => add({ title, key: 'custom' })}
      maxLength={limits.titleLength}
      answers="metric"
    />
  )
}

/** What is measured at one place, and a search over the catalogue to add more. */
export function MetricList({ on, metrics, rollsUp }: MetricListProps) {
  const t = useText()
  const [open, setOpen] = useState<string>()
  return (
    <div className={item.list}>
      <div className={item.add}>
        <AddMetric on={[on]} onAdded={setOpen} />
      </div>
      {metrics.length === 0 && (
        <p className={item.empty}>{t(on === undefined ? 'panel.noMetricsOnMap' : 'panel.noMetrics')}</p>
      )}
      <ul>
        {metrics.map((metric) => (
          <MetricItem
            key={metric.id}
            metric={metric}
            open={metric.id === open}
            onToggle={() => setOpen(metric.id === open ? undefined : metric.id)}
          />
        ))}
      </ul>
      {rollsUp && <RollUps stage={on} />}
    </div>
  )
}

function groupOf(kind: UnitKind): Group | undefined {
  return kind === 'points' ? 'score' : groups.find((group) => group === kind)
}

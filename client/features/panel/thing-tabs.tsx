import { type ReactNode, useMemo } from 'react'
import { Tabs } from '../../components/tabs.tsx'
import { useText } from '../../language/text.ts'
import { type PanelTab, useEditor, useEditorState } from '../../state/editor.ts'
import { FrictionList } from './frictions/friction-list.tsx'
import { MetricList } from './metrics/metric-list.tsx'
import styles from './side-panel.module.css'

interface ThingTabsProps {
  /** Card or stage; undefined is the map as a whole. */
  readonly on: string | undefined
  readonly details: ReactNode
}

/** What is said of a thing, what gets in the way there, and what is measured there. */
export function ThingTabs({ on, details }: ThingTabsProps) {
  const t = useText()
  const editor = useEditor()
  const tab = useEditorState((state) => state.panelTab)
  const allFrictions = useEditorState(({ map }) => map.frictions)
  const allMetrics = useEditorState(({ map }) => map.metrics)
  const frictions = useMemo(
    () => allFrictions.filter((friction) => (on === undefined ? friction.on.length === 0 : friction.on.includes(on))),
    [allFrictions, on],
  )
  const metrics = useMemo(() => allMetrics.filter((metric) => metric.on === on), [allMetrics, on])
  const isWhole = useEditorState(({ map }) => on === undefined || map.stages.some(({ id }) => id === on))
  return (
    <div className={styles.tabs}>
      <Tabs
        label={t('panel.views')}
        value={tab}
        onChange={(next) => editor.showTab(next as PanelTab)}
        tabs={[
          { value: 'details', label: t('panel.details'), content: details },
          {
            value: 'frictions',
            label: t('panel.frictions'),
            count: frictions.length,
            content: <FrictionList on={on} frictions={frictions} />,
          },
          {
            value: 'metrics',
            label: t('panel.metrics'),
            count: metrics.length,
            content: <MetricList on={on} metrics={metrics} rollsUp={isWhole} />,
          },
        ]}
      />
    </div>
  )
}

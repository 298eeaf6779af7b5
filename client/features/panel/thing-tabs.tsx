import { MessageSquare } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { Tabs } from '../../components/tabs.tsx'
import { useText } from '../../language/text.ts'
import { type PanelTab, useEditor, useEditorState } from '../../state/editor.ts'
import { openCount } from '../../components/discussion/threads.ts'
import { FrictionList } from './frictions/friction-list.tsx'
import { MetricList } from './metrics/metric-list.tsx'
import { ThingDiscussion } from './thing-discussion.tsx'
import styles from './side-panel.module.css'

interface ThingTabsProps {
  /** Card or stage; undefined is the map as a whole. */
  readonly on: string | undefined
  /** What it is called; nothing for the map as a whole. */
  readonly title?: string
  readonly details: ReactNode
}

/** What a thing is, what gets in the way there, what is measured there, and what people say of it. */
export function ThingTabs({ on, title = '', details }: ThingTabsProps) {
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
  const comments = useEditorState(({ map }) => map.comments)
  const isWhole = useEditorState(({ map }) => on === undefined || map.stages.some(({ id }) => id === on))
  return (
    <div className={styles.tabs}>
      <Tabs
        label={t('panel.views')}
        value={on === undefined && tab === 'comments' ? 'details' : tab}
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
          ...(on === undefined
            ? []
            : [
                {
                  value: 'comments',
                  label: t('comments.title'),
                  icon: <MessageSquare size={16} aria-hidden />,
                  count: openCount(comments, on),
                  content: <ThingDiscussion on={on} title={title} />,
                },
              ]),
        ]}
      />
    </div>
  )
}

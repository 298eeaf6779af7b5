import { ArrowDown, ArrowUp, Check, ChevronDown } from 'lucide-react'
import { useId } from 'react'
import { label } from '../../../../journey/library/words.ts'
import { formatNumber, formatMetric } from '../../../../journey/metrics/number-format.ts'
import { periodIn } from '../../../../journey/metrics/period.ts'
import { seriesOf } from '../../../../journey/metrics/series.ts'
import { isStale } from '../../../../journey/model/figure.ts'
import type { Metric } from '../../../../journey/model/schema.ts'
import { useIsHidden } from '../../../components/hides-assumed.ts'
import { Sparkline } from '../../../components/sparkline.tsx'
import { useToday } from '../../../components/use-today.ts'
import { useLanguage, useText } from '../../../language/text.ts'
import { useEditorState } from '../../../state/editor.ts'
import { MetricEditor } from './metric-editor.tsx'
import { type TargetGap, targetGap, uncertaintyText } from './metric-words.ts'
import item from '../item-list.module.css'
import styles from './metrics.module.css'

interface MetricItemProps {
  readonly metric: Metric
  readonly open: boolean
  readonly onToggle: () => void
}

/** A metric as a line: what, how much, how sure, how far from the target; opened, everything about it. */
export function MetricItem({ metric, open, onToggle }: MetricItemProps) {
  const t = useText()
  const language = useLanguage()
  const currency = useEditorState(({ map }) => map.meta.currency)
  const bodyId = useId()
  const today = useToday()
  const isHidden = useIsHidden(metric.evidence)
  const { title, value, n, evidence, period } = metric
  const speaker = { t, language, currency }
  const uncertainty = uncertaintyText(metric, speaker, 'short')
  const gap = targetGap(metric, speaker)
  const stale = value !== undefined && isStale(metric, today)
  const points = seriesOf(metric)
  const facts = [
    label('evidence', evidence, language),
    ...(stale ? [t('figure.stale')] : []),
    ...(period === undefined ? [] : [periodIn(language, period)]),
    ...(n === undefined ? [] : [t('panel.sampleIs', { n: formatNumber(n, language) })]),
    ...(uncertainty === undefined || isHidden ? [] : [uncertainty]),
  ]
  return (
    <li className={item.item} data-open={open || undefined}>
      <button
        type="button"
        className={item.head}
        aria-expanded={open}
        aria-controls={open ? bodyId : undefined}
        onClick={onToggle}
      >
        <span className={item.words}>
          <span className={item.title} dir="auto">
            {title || t('untitled.metric')}
          </span>
          <span className={item.facts}>{facts.join(' · ')}</span>
        </span>
        <span className={styles.figures}>
          <span
            className={styles.value}
            data-evidence={evidence}
            data-missing={value === undefined || isHidden || undefined}
            data-stale={stale || undefined}
          >
            {value === undefined
              ? t('panel.notMeasured')
              : isHidden
                ? t('figure.isHidden')
                : formatMetric(value, metric, language, currency)}
          </span>
          {!isHidden && points.length > 1 && (
            <Sparkline points={points.slice(-24)} target={metric.target} width={64} height={18} />
          )}
          {!isHidden && gap && <Gap gap={gap} />}
        </span>
        <ChevronDown size={16} className={item.chevron} aria-hidden />
      </button>
      {open && (
        <div id={bodyId} className={item.editor}>
          <MetricEditor metric={metric} />
        </div>
      )}
    </li>
  )
}

function Gap({ gap: { target, met, way, distance } }: { readonly gap: TargetGap }) {
  const t = useText()
  const Arrow = way === 'up' ? ArrowUp : ArrowDown
  return (
    <span className={styles.gap} data-met={met}>
      <span>{t('panel.targetIs', { target })}</span>
      {met === true && <Check size={14} aria-label={t('panel.targetMet')} />}
      {met === false && (
        <span className={styles.distance}>
          <Arrow size={12} aria-label={t(way === 'up' ? 'panel.higherIsBetter' : 'panel.lowerIsBetter')} />
          {distance}
        </span>
      )}
    </span>
  )
}

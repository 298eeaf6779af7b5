import { label } from '../../journey/library/words.ts'
import { formatNumber, formatMetric } from '../../journey/metrics/number-format.ts'
import { seriesOf } from '../../journey/metrics/series.ts'
import { isStale } from '../../journey/model/figure.ts'
import type { Metric } from '../../journey/model/schema.ts'
import { timeOfDay } from '../components/day-field.tsx'
import { Sparkline } from '../components/sparkline.tsx'
import { useToday } from '../components/use-today.ts'
import { changeText, targetGap, uncertaintyText } from '../features/panel/metrics/metric-words.ts'
import { useFormats } from '../language/formats.ts'
import { useLanguage, useText } from '../language/text.ts'
import { PlaceLinks } from './place-links.tsx'
import { useReading } from './reading.ts'
import styles from './parts.module.css'

interface MetricListProps {
  readonly metrics: readonly Metric[]
  /** Where they stand is known already. */
  readonly placed?: boolean
}

/** The metrics of the map, or some of them, with how sure each is, its target, and how it has moved. */
export function MetricList({ metrics, placed = false }: MetricListProps) {
  const text = useText()
  if (metrics.length === 0) return <p className={styles.empty}>{text('viewer.noMetrics')}</p>
  return (
    <ul className={styles.rows}>
      {metrics.map((metric) => (
        <MetricLine key={metric.id} metric={metric} placed={placed} />
      ))}
    </ul>
  )
}

function MetricLine({ metric, placed }: { readonly metric: Metric; readonly placed: boolean }) {
  const t = useText()
  const language = useLanguage()
  const formats = useFormats()
  const today = useToday()
  const { map } = useReading()
  const { currency } = map.meta
  const speaker = { t, language, currency }
  const { value, evidence, n, period, source } = metric
  const print = (number: number) => formatMetric(number, metric, language, currency)
  const date = (day: string) => formats.date(timeOfDay(day))
  const points = seriesOf(metric)
  const gap = targetGap(metric, speaker)
  const uncertainty = uncertaintyText(metric, speaker, 'short')
  const change = changeText(metric, date, speaker)
  const facts = [
    label('evidence', evidence, language),
    ...(value !== undefined && isStale(metric, today) ? [t('figure.stale')] : []),
    ...(period === undefined ? [] : [period]),
    ...(n === undefined ? [] : [t('panel.sampleIs', { n: formatNumber(n, language) })]),
    ...(uncertainty === undefined ? [] : [uncertainty]),
    ...(source ? [source] : []),
  ]
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <p className={styles.title} dir="auto">
          {metric.title || t('untitled.metric')}
        </p>
        <p className={styles.facts}>{facts.join(' · ')}</p>
        {change && <p className={styles.facts}>{change.text}</p>}
        {!placed && metric.on !== undefined && <PlaceLinks ids={[metric.on]} />}
        {points.length > 1 && (
          <details className={styles.series}>
            <summary>
              <Sparkline points={points.slice(-36)} target={metric.target} width={140} height={28} />
              <span>{t('viewer.points', { count: points.length })}</span>
            </summary>
            <table>
              <tbody>
                {points.toReversed().map((point) => (
                  <tr key={point.day}>
                    <th scope="row">{date(point.day)}</th>
                    <td>{print(point.value)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        )}
      </div>
      <div className={styles.figures}>
        <span className={styles.figure} data-evidence={value === undefined ? undefined : evidence}>
          {value === undefined ? t('panel.notMeasured') : print(value)}
        </span>
        {gap && (
          <span className={styles.gap} data-met={gap.met}>
            {t('panel.targetIs', { target: gap.target })}
            {gap.met === true && ` · ${t('panel.targetMet')}`}
          </span>
        )}
      </div>
    </li>
  )
}

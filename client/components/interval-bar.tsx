import type { Evidence } from '../../journey/model/vocabulary.ts'
import styles from './interval-bar.module.css'

interface IntervalBarProps {
  readonly low: number
  readonly high: number
  readonly value: number
  /** Ends of the scale that it is drawn on. */
  readonly from: number
  readonly to: number
  readonly evidence: Evidence
  readonly target?: number | undefined
}

/** Where a value may truly lie, on its scale. A picture only: words beside it say the same. */
export function IntervalBar({ low, high, value, from, to, evidence, target }: IntervalBarProps) {
  const at = (number: number) => `${to === from ? 0 : Math.min(Math.max((number - from) / (to - from), 0), 1) * 100}%`
  return (
    <span className={styles.bar} data-evidence={evidence} aria-hidden="true">
      <span className={styles.band} style={{ left: at(low), right: `calc(100% - ${at(high)})` }} />
      <span className={styles.value} style={{ left: at(value) }} />
      {target !== undefined && <span className={styles.target} style={{ left: at(target) }} />}
    </span>
  )
}

import styles from './spinner.module.css'

interface SpinnerProps {
  /** What is being waited for, for screen readers; without it the spinner is decoration beside words that say it. */
  readonly label?: string
  /** Side in px; 16 by default. */
  readonly size?: number
}

/** A wait of unknown length. It appears only after 150 ms, so that short waits do not flash. */
export function Spinner({ label, size = 16 }: SpinnerProps) {
  const named = label === undefined ? { 'aria-hidden': true } : { role: 'status', 'aria-label': label }
  return (
    <span className={styles.spinner} {...named}>
      <svg width={size} height={size} viewBox="0 0 16 16" fill="none" aria-hidden="true">
        <circle cx="8" cy="8" r="6" stroke="currentColor" strokeOpacity="0.22" strokeWidth="2" />
        <path d="M8 2a6 6 0 0 1 6 6" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      </svg>
    </span>
  )
}

interface SkeletonProps {
  readonly width?: number | string
  readonly height?: number | string
  readonly className?: string | undefined
}

/** A calm placeholder of what is coming, in its size; hidden from screen readers, so say `aria-busy` on the whole. */
export function Skeleton({ width = '100%', height = 14, className }: SkeletonProps) {
  return <span aria-hidden="true" className={`${styles.skeleton} ${className ?? ''}`} style={{ width, height }} />
}

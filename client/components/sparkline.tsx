import styles from './sparkline.module.css'

interface SparklineProps {
  /** Oldest first; days as 2026-11-22. */
  readonly points: readonly { readonly day: string; readonly value: number }[]
  readonly target?: number | undefined
  readonly width: number
  readonly height: number
  /** What it shows, for those who do not see it; leave out where words beside it say the same. */
  readonly label?: string
}

/** A value over time, small: a line over the days that stand as far apart as they are, with its last point. */
export function Sparkline({ points, target, width, height, label }: SparklineProps) {
  const [first] = points
  const last = points.at(-1)
  if (!first || !last || points.length < 2) return null
  const edge = 4
  const times = points.map(({ day }) => Date.parse(day))
  const start = Math.min(...times)
  const span = Math.max(...times) - start || 1
  const values = [...points.map(({ value }) => value), ...(target === undefined ? [] : [target])]
  const least = Math.min(...values)
  const rise = Math.max(...values) - least
  const x = (time: number) => edge + ((time - start) / span) * (width - 2 * edge)
  // A line without any rise goes through the middle.
  const y = (value: number) =>
    rise === 0 ? height / 2 : height - edge - ((value - least) / rise) * (height - 2 * edge)
  const path = points.map(({ value }, index) => `${round(x(times[index] ?? start))},${round(y(value))}`).join(' ')
  return (
    <svg
      className={styles.sparkline}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {target !== undefined && (
        <line className={styles.target} x1={0} x2={width} y1={round(y(target))} y2={round(y(target))} />
      )}
      <polyline className={styles.line} points={path} />
      <circle className={styles.last} cx={round(x(times.at(-1) ?? start))} cy={round(y(last.value))} r={2.5} />
    </svg>
  )
}

const round = (length: number) => Math.round(length * 100) / 100

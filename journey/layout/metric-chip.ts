import type { Metric } from '../model/schema.ts'
import { type LayoutContext, isSameContext } from './layout-context.ts'
import type { MetricChip } from './map-layout.ts'
import { metricText } from './numbers.ts'
import { sizes } from './sizes.ts'
import { blockWidth, textBlock, textStyles } from './styles.ts'
import { measure } from './text.ts'

interface Measured {
  readonly context: LayoutContext
  readonly chip: MetricChip
}

/** By width: a metric stands on its card and in a lane. */
const caches = new Map<number, WeakMap<Metric, Measured>>()

/**
 * A metric as a small table row: its name left and its value right where both fit into one line, the value below the
 * name where not; then the target, and the way to it.
 */
export function metricChip(metric: Metric, width: number, context: LayoutContext): MetricChip {
  let cache = caches.get(width)
  if (!cache) caches.set(width, (cache = new WeakMap()))
  const known = cache.get(metric)
  if (known && isSameContext(known.context, context)) return known.chip
  const chip = measureChip(metric, width, context)
  cache.set(metric, { context, chip })
  return chip
}

function measureChip(metric: Metric, width: number, context: LayoutContext): MetricChip {
  const { words, numbers } = context
  const inner = width - 2 * sizes.chipPadding
  const left = sizes.chipPadding
  const right = width - sizes.chipPadding
  const measured = metric.value !== undefined
  const value = metric.value === undefined ? words.notMeasured : metricText(metric.value, metric.unit, numbers)
  const valueStyle = measured ? textStyles.figure : textStyles.label
  const title = metric.title.trim() || words.untitled
  const oneLine = measure(title, textStyles.label) + 12 + measure(value, valueStyle) <= inner
  let y = 4
  const label = textBlock(title, textStyles.label, { x: left, y, width: inner, lines: oneLine ? 1 : 2 })
  if (!oneLine) y += label.lines.length * textStyles.label.lineHeight
  const figure = textBlock(value, valueStyle, {
    x: oneLine ? right : left,
    y,
    width: inner,
    lines: 1,
    ...(oneLine ? { anchor: 'end' as const } : {}),
  })
  y += 16
  const target = targetOf(metric, y, left, inner, context)
  if (target.target) y += 16
  return {
    metric: metric.id,
    width,
    height: y + 4,
    evidence: metric.evidence,
    label,
    value: figure,
    measured,
    ...target,
  }
}

/** "target 5 %" and, where it is known which way is better, how far it still is. */
function targetOf(
  { value, target, unit, key }: Metric,
  y: number,
  left: number,
  inner: number,
  { words, numbers, better }: LayoutContext,
): Pick<MetricChip, 'target' | 'gap'> {
  if (target === undefined) return {}
  const way = better?.(key)
  const right = left + inner
  const said = `${words.target} ${metricText(target, unit, numbers)}`
  if (value === undefined || way === undefined)
    return { target: textBlock(said, textStyles.label, { x: left, y, width: inner, lines: 1 }) }
  const met = way === 'up' ? value >= target : value <= target
  const distance = met ? '' : metricText(Math.abs(target - value), unit, numbers)
  const text = textBlock(distance, textStyles.badge, { x: right, y, width: inner / 2, lines: 1, anchor: 'end' })
  const iconSize = 12
  const textWidth = blockWidth(text)
  const iconX = right - textWidth - (textWidth > 0 ? 2 : 0) - iconSize
  const icon = { x: iconX, y: y + 2, size: iconSize, icon: met ? 'check' : way === 'up' ? 'arrow-up' : 'arrow-down' }
  return {
    target: textBlock(said, textStyles.label, { x: left, y, width: iconX - left - 4, lines: 1 }),
    gap: { met, icon, text },
  }
}

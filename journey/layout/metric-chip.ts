import { isStale } from '../model/figure.ts'
import type { Metric } from '../model/schema.ts'
import { type LayoutContext, isSameContext } from './layout-context.ts'
import type { MetricChip } from './map-layout.ts'
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
 * name where not; then the target, and how far it is.
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
  const { words, currency } = context
  const inner = width - 2 * sizes.chipPadding
  const left = sizes.chipPadding
  const right = width - sizes.chipPadding
  const measured = metric.value !== undefined
  const value = metric.value === undefined ? words.notMeasured : words.metricValue(metric.value, metric, currency)
  const valueStyle = measured ? textStyles.figure : textStyles.label
  const title = metric.title.trim() || words.untitled
  const oneLine = measure(title, textStyles.label) + 12 + measure(value, valueStyle) <= inner
  let y = 4
  const label = textBlock(title, textStyles.label, {
    x: left,
    y,
    width: inner,
    lines: oneLine ? 1 : 2,
    // Its figure stands at the right end of the same line.
    ...(oneLine ? {} : { own: true }),
  })
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
  const interval = intervalAt(metric, y + 5, left, inner, context)
  if (interval) y += 8
  return {
    metric: metric.id,
    width,
    height: y + 4,
    evidence: metric.evidence,
    stale: measured && context.today !== undefined && isStale(metric, context.today),
    label,
    value: figure,
    measured,
    ...target,
    ...(interval ? { interval } : {}),
  }
}

/** The interval on its scale, which is as wide as the chip has room. */
function intervalAt(metric: Metric, y: number, left: number, width: number, { words, currency }: LayoutContext) {
  const found = metric.value === undefined ? undefined : words.metricInterval(metric, currency)
  if (!found || metric.value === undefined || !(found.to > found.from)) return undefined
  const at = (value: number) => {
    const share = Math.min(Math.max((value - found.from) / (found.to - found.from), 0), 1)
    return Math.round((left + share * width) * 10) / 10
  }
  const { low, high } = found
  const ends = { y, from: left, to: left + width, low: at(low), high: at(high), value: at(metric.value) }
  return metric.target === undefined ? ends : { ...ends, target: at(metric.target) }
}

const iconSize = 12

/** The target and, where it is known which way is better, how far it still is. */
function targetOf(
  metric: Metric,
  y: number,
  left: number,
  inner: number,
  { words, currency }: LayoutContext,
): Pick<MetricChip, 'target' | 'gap'> {
  const { value, target } = metric
  if (target === undefined) return {}
  const way = metric.better ?? words.metricBetter(metric.key)
  const said = words.metricValue(target, metric, currency)
  const right = left + inner
  const indent = iconSize + 4
  const sign = (x: number, icon: string) => ({ x, y: y + 2, size: iconSize, icon })
  const goal = { x: left + indent, y, width: inner - indent, lines: 1 }
  const text = textBlock(said, textStyles.label, goal)
  const icon = sign(left, 'target')
  if (value === undefined || way === undefined) return { target: { icon, text } }
  const met = way === 'up' ? value >= target : value <= target
  const gapIcon = met ? 'check' : way === 'up' ? 'arrow-up' : 'arrow-down'
  const place = { x: right, y, width: inner, lines: 1, anchor: 'end' } as const
  const distance = textBlock(words.metricValue(Math.abs(target - value), metric, currency), textStyles.badge, place)
  const distanceWidth = blockWidth(distance)
  // Two long amounts do not fit beside each other: then the arrow has to do.
  const showsDistance = !met && indent + blockWidth(text) + 8 + iconSize + 2 + distanceWidth <= inner
  const gap = showsDistance
    ? { met, icon: sign(right - distanceWidth - 2 - iconSize, gapIcon), text: distance }
    : { met, icon: sign(right - iconSize, gapIcon) }
  return {
    target: {
      icon,
      text: textBlock(said, textStyles.label, { ...goal, width: gap.icon.x - goal.x - 4 }),
    },
    gap,
  }
}

import { tidy } from './monotone-curve.ts'
import type { OnePagerMetric, OnePagerMetrics } from './one-pager-content.ts'
import { figureChip, wholeText } from './one-pager-frictions.ts'
import type { MetricLine, MetricsLayout, Spark } from './one-pager-layout.ts'
import { pageStyles } from './one-pager-sizes.ts'
import type { Box } from './shapes.ts'
import { blockHeight, blockWidth, textBlock } from './styles.ts'

const headHeight = 26
const rowPadding = 5
const moreHeight = 16
const sparkWidth = 60
const sparkHeight = 24
/** A row wider than this is two columns. */
const columnWidth = 300
const columnGap = 40
/** More than these are no longer key. */
const most = 12

/** Height that the metrics like to have: six rows where there are so many. */
export function metricsHeight({ rows }: OnePagerMetrics, width: number): number {
  const columns = columnCount(rows.length, width)
  const shown = rows.slice(0, Math.max(6, columns * 3))
  const heights = rowHeights(shown, columns, ownWidth(columns, width))
  return headHeight + heights.reduce((sum, height) => sum + height, 0) + (rows.length > shown.length ? moreHeight : 0)
}

const columnCount = (rows: number, width: number) =>
  Math.max(1, Math.min(Math.floor((width + columnGap) / (columnWidth + columnGap)), Math.ceil(rows / 2)))

const ownWidth = (columns: number, width: number) => (width - (columns - 1) * columnGap) / columns

/** Heights of the rows that go through all columns: as much as the highest metric in them needs. */
function rowHeights(rows: readonly OnePagerMetric[], columns: number, width: number): readonly number[] {
  const perColumn = Math.ceil(rows.length / columns)
  const hasSpark = rows.some(({ series }) => series.length > 1)
  const own = rows.map((metric) => placeMetric(metric, width, hasSpark).height)
  return Array.from({ length: perColumn }, (_, row) =>
    Math.max(...own.filter((__, index) => index % perColumn === row), 0),
  )
}

/** Key metrics, as many as there is room for: name, how it went, value, and how far from the target. */
export function metricsLayout(metrics: OnePagerMetrics, { x, y: top, width, height }: Box): MetricsLayout {
  const columns = columnCount(metrics.rows.length, width)
  const own = ownWidth(columns, width)
  const fits = (count: number) => {
    const heights = rowHeights(metrics.rows.slice(0, count), columns, own)
    const foot = count < metrics.rows.length ? moreHeight : 0
    return headHeight + heights.reduce((sum, each) => sum + each, 0) + foot <= height + 0.01
  }
  let count = Math.min(metrics.rows.length, most)
  while (count > 0 && !fits(count)) count--
  const shown = metrics.rows.slice(0, count)
  const heights = rowHeights(shown, columns, own)
  const hasSpark = shown.some(({ series }) => series.length > 1)
  const rows = shown.map((metric, index) => {
    const column = Math.floor(index / heights.length)
    const row = index % heights.length
    const y = heights.slice(0, row).reduce((sum, each) => sum + each, top + headHeight)
    const box = { x: x + column * (own + columnGap), y, width: own, height: heights[row] ?? 0 }
    return rowLayout(metric, box, hasSpark)
  })
  const more = metrics.more(count)
  const moreY = heights.reduce((sum, each) => sum + each, top + headHeight) + 2
  return {
    heading: textBlock(metrics.heading, pageStyles.heading, { x, y: top, width, lines: 1, own: true }),
    rows,
    ...(more === '' ? {} : { more: textBlock(more, pageStyles.small, { x, y: moreY, width, lines: 1, own: true }) }),
  }
}

const signs = { met: 'check', above: 'arrow-down', below: 'arrow-up', unknown: 'target', none: undefined } as const

/** A metric in a row whose left top corner is 0 0. */
function placeMetric(metric: OnePagerMetric, width: number, hasSpark: boolean) {
  const chip = metric.value && figureChip(metric.value, width, 0, Math.min(width * 0.42, 150))
  const place = { x: width, y: 0, width: width * 0.4, lines: 1, anchor: 'end' } as const
  const absent = chip ? undefined : textBlock(metric.notMeasured, pageStyles.about, place)
  const valueWidth = chip ? chip.box.width : absent ? blockWidth(absent) : 0
  const hasRoom = hasSpark && metric.series.length > 1 && width - valueWidth - sparkWidth - 24 >= 110
  const sparkX = width - valueWidth - 12 - sparkWidth
  const room = (hasRoom ? sparkX : width - valueWidth) - 12
  const title = textBlock(metric.title, pageStyles.row, { x: 0, y: 0, width: room, lines: 2, own: true })
  const aimHeight = metric.aim.length > 0 ? pageStyles.about.lineHeight + 1 : 0
  const textHeight = title.lines.length * pageStyles.row.lineHeight + aimHeight
  return {
    chip,
    absent,
    sparkX: hasRoom ? sparkX : undefined,
    room,
    title,
    textHeight,
    height: Math.max(textHeight, 24) + 2 * rowPadding,
  }
}

function rowLayout(metric: OnePagerMetric, { x, y, width, height }: Box, hasSpark: boolean): MetricLine {
  const { chip, absent, sparkX, room, title, textHeight } = placeMetric(metric, width, hasSpark)
  const middle = y + height / 2
  const top = middle - textHeight / 2
  const aimY = top + blockHeight(title) + 1
  const icon = signs[metric.standing]
  const indent = icon === undefined ? 0 : 15
  const isAimed = metric.aim.length > 0
  const spark =
    sparkX === undefined
      ? undefined
      : sparkOf(metric, { x: x + sparkX, y: middle - sparkHeight / 2, width: sparkWidth, height: sparkHeight })
  return {
    rule: { x, y, width },
    title: { ...title, x: title.x + x, y: top },
    standing: metric.standing,
    ...(isAimed && icon !== undefined ? { sign: { x, y: aimY + 1, size: 12, icon } } : {}),
    ...(isAimed ? { aim: wholeText(metric.aim, { x: x + indent, y: aimY, width: room - indent }) } : {}),
    ...(chip && metric.value ? { chip: figureChip(metric.value, x + width, middle, Math.min(width * 0.42, 150)) } : {}),
    ...(absent ? { notMeasured: { ...absent, x: x + width, y: middle - 7 } } : {}),
    ...(spark ? { spark } : {}),
  }
}

function sparkOf({ series, target }: OnePagerMetric, { x, y, width, height }: Box): Spark | undefined {
  if (series.length < 2) return undefined
  const values = [...series.map(({ value }) => value), ...(target === undefined ? [] : [target])]
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const span = high - low
  // The dot at the end stands within the box.
  const inset = 3
  const yOf = (value: number) =>
    span === 0 ? y + height / 2 : y + inset + ((height - 2 * inset) * (high - value)) / span
  const points = series.map(({ at, value }) => ({ x: x + inset + (width - 2 * inset) * at, y: yOf(value) }))
  const path = points.map((point, index) => `${index === 0 ? 'M' : 'L'}${tidy(point.x)} ${tidy(point.y)}`).join('')
  const last = points.at(-1) ?? { x, y }
  return {
    path,
    last,
    ...(target === undefined ? {} : { target: { x, y: yOf(target), width } }),
  }
}

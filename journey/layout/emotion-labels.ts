import type { EmotionCurve, EmotionPoint } from './derived-layout.ts'
import type { Box } from './shapes.ts'
import { blockWidth, textBlock, textStyles } from './styles.ts'

/** Half of what a point takes up. */
export const pointRadius = 9
const labelHeight = 18
const labelPitch = 20
const padding = 6
/** Room for the curve's marker in its label. */
const markerRoom = 18
const gap = 6
/** A label with less room for its name says nothing. */
const leastText = 20

interface Ending {
  readonly title: string
  readonly points: readonly EmotionPoint[]
}

/**
 * The names of curves beside their last points. They stand between two columns, clear of every point, and those that end
 * in the same column are pushed apart as little as possible.
 * @param centres middles of all columns, rising
 */
export function emotionLabels(
  curves: readonly Ending[],
  centres: readonly number[],
  box: Box,
): EmotionCurve['label'][] {
  const labels: EmotionCurve['label'][] = curves.map(() => undefined)
  const reach = reachOf(curves, centres)
  for (const [column, endings] of endingsByColumn(curves, centres)) {
    const centre = centres[column] ?? 0
    const next = centres[column + 1]
    const left = Math.ceil(centre + (reach[column] ?? pointRadius) + gap)
    const right = next === undefined ? box.x + box.width - 2 : next - (reach[column + 1] ?? pointRadius) - gap
    const room = right - left - 2 * padding - markerRoom
    if (room < leastText) continue
    const ordered = endings.toSorted((a, b) => a.y - b.y || a.index - b.index)
    const tops = spread(
      ordered.map(({ y }) => y - labelHeight / 2),
      box.y,
      box.y + box.height - labelHeight,
    )
    ordered.forEach(({ index }, rank) => {
      const y = tops[rank] ?? box.y
      const text = textBlock(shortName(curves[index]?.title ?? ''), textStyles.badge, {
        x: left + padding + markerRoom,
        y: y + (labelHeight - textStyles.badge.lineHeight) / 2,
        width: room,
        lines: 1,
      })
      if (text.lines.length === 0) return
      const width = Math.ceil(2 * padding + markerRoom + blockWidth(text))
      labels[index] = { x: left, y, width, height: labelHeight, text }
    })
  }
  return labels
}

/** A name up to the first sign that parts it from its explanation: "Dina, her first plant" is Dina. */
export function shortName(title: string): string {
  return (/^[^,;:(–—/|]+/u.exec(title.trim())?.[0] ?? title).trim()
}

/** How far the points of each column reach from its middle. */
function reachOf(curves: readonly Ending[], centres: readonly number[]): number[] {
  const reach = centres.map(() => pointRadius)
  for (const { points } of curves) {
    let column = 0
    for (const { x } of points) {
      column = nearest(centres, x, column)
      reach[column] = Math.max(reach[column] ?? 0, Math.abs(x - (centres[column] ?? x)) + pointRadius)
    }
  }
  return reach
}

function endingsByColumn(curves: readonly Ending[], centres: readonly number[]) {
  const columns = new Map<number, { index: number; y: number }[]>()
  curves.forEach(({ points }, index) => {
    const last = points.at(-1)
    if (!last) return
    const column = nearest(centres, last.x, 0)
    columns.set(column, [...(columns.get(column) ?? []), { index, y: last.y }])
  })
  return columns
}

/** The column whose middle is nearest, looked for from one that is not behind it. */
function nearest(centres: readonly number[], x: number, from: number): number {
  let column = from
  while (Math.abs((centres[column + 1] ?? Infinity) - x) < Math.abs((centres[column] ?? Infinity) - x)) column++
  return column
}

/**
 * Rising positions at least a label apart and within bounds, as close to the wished ones as can be: isotonic regression
 * by pooling neighbours that are too close.
 */
export function spread(wished: readonly number[], least: number, most: number): number[] {
  const pools: { sum: number; count: number }[] = []
  wished.forEach((wish, index) => {
    pools.push({ sum: wish - index * labelPitch, count: 1 })
    for (let last = pools.at(-1), before = pools.at(-2); last && before; before = pools.at(-2)) {
      if (before.sum / before.count <= last.sum / last.count) break
      before.sum += last.sum
      before.count += last.count
      pools.pop()
      last = before
    }
  })
  const highest = Math.max(least, most - (wished.length - 1) * labelPitch)
  return pools
    .flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count))
    .map((base, index) => Math.round(Math.min(Math.max(base, least), highest) + index * labelPitch))
}

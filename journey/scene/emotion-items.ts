import { faceIcon } from '../layout/card-content.ts'
import type { CurveMarker, EmotionChart, EmotionCurve, EmotionPoint } from '../layout/map-layout.ts'
import { tidy } from '../layout/monotone-curve.ts'
import type { Drawing, DrawingItem } from './items.ts'
import { iconItem } from './mark-items.ts'
import { textItems } from './text-items.ts'
import type { ColourToken } from './tokens.ts'

/** Everything of an emotion lane, in the order in which it is painted. */
export function emotionItems(chart: EmotionChart): Drawing {
  return [
    ...emotionGroundItems(chart),
    ...emotionKeyItems(chart),
    ...chart.curves.flatMap(curveItems),
    ...chart.curves.flatMap((curve) => curve.points.flatMap((point) => pointItems(point, curve))),
    ...chart.curves.flatMap(curveLabelItems),
  ]
}

/** Levels with their faces, and the areas of an only curve. */
export function emotionGroundItems({ box, levels, curves }: EmotionChart): Drawing {
  const items: DrawingItem[] = []
  for (const { above, below } of curves) {
    if (above) items.push({ kind: 'path', d: above, fill: 'emotion-high' })
    if (below) items.push({ kind: 'path', d: below, fill: 'emotion-low' })
  }
  for (const { value, y, face } of levels) {
    const stroke = value === 0 ? 'line-strong' : 'line'
    items.push(
      { kind: 'path', d: `M${box.x} ${y}H${box.x + box.width}`, stroke, strokeWidth: 1 },
      iconItem(face, 'ink-3'),
    )
  }
  return items
}

/** What stands above a chart: whose curve is whose, what it comes to, and what is to be known about that. */
export function emotionKeyItems({ curves, remarks }: EmotionChart): Drawing {
  const items: DrawingItem[] = []
  for (const { key, colour, marker, dash } of curves) {
    const { x, y, width, name, scores } = key
    items.push(...curveSampleItems({ colour, marker, dash }, { x, y, width }))
    items.push(...textItems(name, 'ink'), ...textItems(scores, 'ink-2'))
  }
  return [...items, ...remarks.flatMap((remark) => textItems(remark, 'ink-3'))]
}

/** A piece of a curve as a key shows it: from `x` on, around `y`. */
export function curveSampleItems(
  { colour, marker, dash }: Pick<EmotionCurve, 'colour' | 'marker' | 'dash'>,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): Drawing {
  const stroke: ColourToken = `${colour}-strong`
  return [
    { kind: 'path', d: `M${x} ${y}h${width}`, stroke, strokeWidth: 3, dash },
    ...(marker === 'face' ? [] : markerItems(marker, stroke, x + width / 2, y)),
  ]
}

/** A curve, and the thin dotted line over touchpoints that nobody rated. */
export function curveItems({ path, bridges, colour, dash, marker }: EmotionCurve): Drawing {
  const stroke: ColourToken = `${colour}-strong`
  const items: DrawingItem[] = []
  if (bridges) items.push({ kind: 'path', d: bridges, stroke, strokeWidth: 1.25, dash: [1, 5] })
  if (path) items.push({ kind: 'path', d: path, stroke, strokeWidth: marker === 'face' ? 3.5 : 3, dash })
  return items
}

/** A curve from afar: as bold as it has to be to be seen there. */
export function farCurveItems(curve: EmotionCurve): Drawing {
  return curveItems(curve).map((item) =>
    item.kind === 'path'
      ? {
          ...item,
          strokeWidth: (item.strokeWidth ?? 1) * farFactor,
          dash: (item.dash ?? []).map((length) => length * farFactor),
        }
      : item,
  )
}

const farFactor = 2.5

/** A rated touchpoint on a curve: its face where there is one curve, the curve's own shape where there are several. */
export function pointItems({ x, y, value }: EmotionPoint, { marker, colour }: EmotionCurve): Drawing {
  const stroke: ColourToken = `${colour}-strong`
  if (marker !== 'face') return markerItems(marker, stroke, x, y)
  const size = 22
  const place = { x: x - size / 2, y: y - size / 2, size }
  return [
    { kind: 'rect', ...place, width: size, height: size, radius: size / 2, fill: 'surface-raised' },
    iconItem({ ...place, icon: faceIcon(value) }, stroke),
  ]
}

/** Whose curve it is, where it ends. */
export function curveLabelItems({ label, colour, marker }: EmotionCurve): Drawing {
  if (!label || marker === 'face') return []
  const { x, y, width, height, text } = label
  return [
    { kind: 'rect', x, y, width, height, radius: height / 2, fill: 'surface-raised', stroke: `${colour}-strong` },
    ...markerItems(marker, `${colour}-strong`, x + 14, y + height / 2),
    ...textItems(text, 'ink'),
  ]
}

/** A curve's shape, with a rim that sets it off from the lines below it. */
function markerItems(marker: Exclude<CurveMarker, 'face'>, fill: ColourToken, x: number, y: number): Drawing {
  const d = markerPaths[marker].replaceAll(/(-?[\d.]+) (-?[\d.]+)/g, (_, dx: string, dy: string) => {
    return `${tidy(x + Number(dx))} ${tidy(y + Number(dy))}`
  })
  return [
    { kind: 'path', d, fill: 'surface-raised', stroke: 'surface-raised', strokeWidth: 4 },
    { kind: 'path', d, fill },
  ]
}

/** Around 0 0, all of about the same area. The circle is four curves, so that every shape can be moved point by point. */
const markerPaths: Readonly<Record<Exclude<CurveMarker, 'face'>, string>> = {
  circle: 'M6 0C6 3.31 3.31 6 0 6C-3.31 6 -6 3.31 -6 0C-6 -3.31 -3.31 -6 0 -6C3.31 -6 6 -3.31 6 0Z',
  square: 'M-5.3 -5.3L5.3 -5.3L5.3 5.3L-5.3 5.3Z',
  diamond: 'M0 -7.5L7.5 0L0 7.5L-7.5 0Z',
  triangle: 'M0 -7.5L7.2 5.5L-7.2 5.5Z',
  hexagon: 'M-3.4 -6L3.4 -6L6.8 0L3.4 6L-3.4 6L-6.8 0Z',
}

import type { EmotionChart, EmotionCurve, EmotionPoint, MapLayout } from './map-layout.ts'

/** A point of a curve, and whose curve it is. */
export interface CurvePointHit {
  readonly curve: EmotionCurve
  readonly point: EmotionPoint
}

/**
 * The point of a chart nearest to a place, within reach.
 * @param first the persona whose point is taken where two are equally near
 */
export function pointNear(
  chart: EmotionChart,
  place: { readonly x: number; readonly y: number },
  reach: number,
  first?: string,
): CurvePointHit | undefined {
  let best: CurvePointHit | undefined
  let least = reach
  for (const curve of chart.curves) {
    for (const point of curve.points) {
      const distance = Math.hypot(point.x - place.x, point.y - place.y)
      if (distance > least || (distance === least && best && curve.persona !== first)) continue
      best = { curve, point }
      least = distance
    }
  }
  return best
}

/** The emotion chart at a height of the sheet. */
export function chartAt({ emotions }: MapLayout, y: number): EmotionChart | undefined {
  return emotions.find(({ box }) => y >= box.y && y <= box.y + box.height)
}

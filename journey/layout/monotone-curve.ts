import { curveMonotoneX } from 'd3-shape'

/** A point in px. */
export interface CurvePoint {
  readonly x: number
  readonly y: number
}

/** A cubic Bézier curve: x and y of start, of two controls, and of the end. */
export type Segment = readonly [number, number, number, number, number, number, number, number]

/**
 * The monotone cubic through points of rising x, one segment between every two of them: it never goes above or below
 * what was rated. Steffen's interpolation, as d3 has it.
 */
export function monotoneSegments(points: readonly CurvePoint[]): Segment[] {
  const segments: Segment[] = []
  let x = 0
  let y = 0
  const go = (segment: Segment) => {
    segments.push(segment)
    x = segment[6]
    y = segment[7]
  }
  const pen: unknown = {
    moveTo: (toX: number, toY: number) => {
      x = toX
      y = toY
    },
    lineTo: (toX: number, toY: number) => {
      const third = (toX - x) / 3
      const rise = (toY - y) / 3
      go([x, y, x + third, y + rise, toX - third, toY - rise, toX, toY])
    },
    bezierCurveTo: (ax: number, ay: number, bx: number, by: number, toX: number, toY: number) =>
      go([x, y, ax, ay, bx, by, toX, toY]),
    closePath: () => {},
  }
  // d3 draws on anything that has a canvas' path methods.
  const curve = curveMonotoneX(pen as CanvasRenderingContext2D)
  curve.lineStart()
  for (const point of points) curve.point(point.x, point.y)
  curve.lineEnd()
  return segments.slice(0, Math.max(points.length - 1, 0))
}

/** A segment cut where it crosses a level. It is monotone, so that there is one crossing at most. */
export function splitAt(segment: Segment, level: number): Segment[] {
  const [x0, y0, x1, y1, x2, y2, x3, y3] = segment
  if ((y0 - level) * (y3 - level) >= 0) return [segment]
  let low = 0
  let high = 1
  for (let step = 0; step < 24; step++) {
    const t = (low + high) / 2
    const y = (1 - t) ** 3 * y0 + 3 * (1 - t) ** 2 * t * y1 + 3 * (1 - t) * t * t * y2 + t ** 3 * y3
    if (y < level === y0 < level) low = t
    else high = t
  }
  const t = (low + high) / 2
  const mix = (a: number, b: number) => a + (b - a) * t
  const [ax, bx, cx] = [mix(x0, x1), mix(x1, x2), mix(x2, x3)]
  const [ay, by, cy] = [mix(y0, y1), mix(y1, y2), mix(y2, y3)]
  const [dx, ex] = [mix(ax, bx), mix(bx, cx)]
  const [dy, ey] = [mix(ay, by), mix(by, cy)]
  const x = mix(dx, ex)
  return [
    [x0, y0, ax, ay, dx, dy, x, level],
    [x, level, ex, ey, cx, cy, x3, y3],
  ]
}

/** The start of a path at a segment. */
export function moveTo([x, y]: Segment): string {
  return `M${tidy(x)} ${tidy(y)}`
}

/** A segment as the continuation of a path. */
export function curveTo([, , ax, ay, bx, by, x, y]: Segment): string {
  return `C${[ax, ay, bx, by, x, y].map(tidy).join(' ')}`
}

/** A length as path data: two decimals at most. */
export function tidy(value: number): string {
  return String(Math.round(value * 100) / 100)
}

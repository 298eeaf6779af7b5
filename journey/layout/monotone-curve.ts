/** A point in px. */
export interface CurvePoint {
  readonly x: number
  readonly y: number
}

/** A cubic Bézier curve: x and y of start, of two controls, and of the end. */
export type Segment = readonly [number, number, number, number, number, number, number, number]

/**
 * The monotone cubic through points of rising x, one segment between every two of them: it never goes above or below
 * what was rated. Tangents are those of M. Steffen, "A simple method for monotonic interpolation in one dimension",
 * Astronomy and Astrophysics 239 (1990), 443; at both ends the curvature is none.
 */
export function monotoneSegments(points: readonly CurvePoint[]): Segment[] {
  const apart = points.filter(({ x, y }, index) => x !== points[index - 1]?.x || y !== points[index - 1]?.y)
  const steps = apart.slice(1).map((to, index) => stepBetween(apart[index] ?? to, to))
  const inner = steps.slice(1).map((next, index) => innerSlope(steps[index] ?? next, next))
  return steps.map(({ from, to, width, slope }, index): Segment => {
    const end = inner[index]
    const start = inner[index - 1] ?? endSlope(slope, end)
    const third = width / 3
    const ends = [from.y + third * start, to.y - third * (end ?? endSlope(slope, inner[index - 1]))] as const
    return [from.x, from.y, from.x + third, ends[0], to.x - third, ends[1], to.x, to.y]
  })
}

interface Step {
  readonly from: CurvePoint
  readonly to: CurvePoint
  readonly width: number
  /** Of the straight line between both. */
  readonly slope: number
}

function stepBetween(from: CurvePoint, to: CurvePoint): Step {
  const width = to.x - from.x
  return { from, to, width, slope: width === 0 ? 0 : (to.y - from.y) / width }
}

/** The tangent where two steps meet: level at a peak or a low, and never so steep that the curve overshoots. */
function innerSlope(before: Step, after: Step): number {
  const [s0, s1, h0, h1] = [before.slope, after.slope, before.width, after.width]
  const parabola = (s0 * h1 + s1 * h0) / (h0 + h1)
  const sign = (s0 < 0 ? -1 : 1) + (s1 < 0 ? -1 : 1)
  return sign * Math.min(Math.abs(s0), Math.abs(s1), 0.5 * Math.abs(parabola)) || 0
}

/** The tangent at an end of the curve, by that at the other end of the step. */
function endSlope(slope: number, other: number | undefined): number {
  return other === undefined ? slope : (3 * slope - other) / 2
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

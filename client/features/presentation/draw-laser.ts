import type { MapPoint } from '../../services/presence.ts'
import type { Viewport } from '../../state/viewport-store.ts'

/** Where a laser points; nothing lets it fade. */
export type Aim = (to: MapPoint | undefined) => void

/** How long the trail of a laser stays, ms. */
const trailMs = 380
/** Share of the way to a point from elsewhere that is gone in a frame. */
const chase = 0.32

interface Spot extends MapPoint {
  readonly at: number
}

/** A laser pointer that is drawn on a canvas over a sheet. */
export interface DrawnLaser {
  readonly aim: Aim
  close(): void
}

/**
 * Draws the dot of a laser pointer, with a short trail that fades.
 * @param fillsIn the points come a few times a second: the way between them is filled in
 */
export function drawLaser(element: HTMLCanvasElement, viewport: Viewport, fillsIn: boolean): DrawnLaser {
  const brush = element.getContext('2d')
  let target: MapPoint | undefined
  let head: MapPoint | undefined
  let trail: readonly Spot[] = []
  let frame: number | undefined
  const draw = () => {
    frame = undefined
    const now = performance.now()
    if (target) {
      head = head && fillsIn ? toward(head, target) : target
      const last = trail.at(-1)
      if (last?.x !== head.x || last.y !== head.y) trail = [...trail, { ...head, at: now }]
    } else if (head) {
      // A dot that stood still has no trail: it fades where it is.
      trail = [...trail, { ...head, at: now }]
      head = undefined
    }
    trail = trail.filter(({ at }) => now - at < trailMs)
    if (brush) paint(element, brush, viewport, trail, head, now)
    if (trail.length > 0) request()
  }
  const request = () => (frame ??= requestAnimationFrame(draw))
  const stop = viewport.subscribe(() => head && request())
  return {
    aim(to) {
      target = to
      if (to) element.dataset.laser = `${Math.round(to.x)} ${Math.round(to.y)}`
      else delete element.dataset.laser
      request()
    },
    close() {
      stop()
      if (frame !== undefined) cancelAnimationFrame(frame)
    },
  }
}

function toward(from: MapPoint, to: MapPoint): MapPoint {
  const x = from.x + (to.x - from.x) * chase
  const y = from.y + (to.y - from.y) * chase
  return Math.hypot(to.x - x, to.y - y) < 0.5 ? to : { x, y }
}

function paint(
  element: HTMLCanvasElement,
  brush: CanvasRenderingContext2D,
  viewport: Viewport,
  trail: readonly Spot[],
  head: MapPoint | undefined,
  now: number,
): void {
  const { transform, width, height } = viewport.getState()
  const [left, top, zoom] = transform
  const density = devicePixelRatio || 1
  if (element.width !== Math.round(width * density)) element.width = Math.round(width * density)
  if (element.height !== Math.round(height * density)) element.height = Math.round(height * density)
  brush.setTransform(density, 0, 0, density, 0, 0)
  brush.clearRect(0, 0, width, height)
  const at = ({ x, y }: MapPoint) => [left + x * zoom, top + y * zoom] as const
  brush.lineCap = 'round'
  brush.strokeStyle = '#f5223c'
  const ends = [...trail, ...(head ? [{ ...head, at: now }] : [])]
  ends.slice(1).forEach((spot, index) => {
    const before = ends[index]
    if (!before) return
    const left0 = 1 - (now - before.at) / trailMs
    brush.globalAlpha = Math.max(0, left0) * 0.7
    brush.lineWidth = Math.max(1, 9 * left0)
    brush.beginPath()
    brush.moveTo(...at(before))
    brush.lineTo(...at(spot))
    brush.stroke()
  })
  const last = trail.at(-1)
  const fade = head ? 1 : last ? 1 - (now - last.at) / trailMs : 0
  const dot = head ?? last
  if (!dot || fade <= 0) return
  const [x, y] = at(dot)
  const disc = (radius: number, fill: string, alpha: number) => {
    brush.globalAlpha = alpha * fade
    brush.fillStyle = fill
    brush.beginPath()
    brush.arc(x, y, radius, 0, 2 * Math.PI)
    brush.fill()
  }
  disc(16, '#f5223c', 0.18)
  disc(8.5, '#ffffff', 1)
  disc(7, '#f5223c', 1)
}

import type { Preferences } from '../../state/preferences.ts'
import { type Viewport, zoomRange } from '../../state/viewport-store.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** Scrolls the sheet by px of the screen. */
export function panBy(viewport: Viewport, dx: number, dy: number): void {
  const { x, y, zoom } = viewport.getViewport()
  viewport.setViewport({ x: x + dx, y: y + dy, zoom })
}

/** Zooms by a factor so that the point of the sheet under `from` comes to lie under `to`; both in px of the window. */
export function zoomAround(
  viewport: Viewport,
  surface: HTMLElement,
  factor: number,
  from: Point,
  to: Point = from,
): void {
  const area = surface.getBoundingClientRect()
  const { x, y, zoom } = viewport.getViewport()
  const next = Math.min(zoomRange.most, Math.max(zoomRange.least, zoom * factor))
  const ratio = next / zoom
  viewport.setViewport({
    x: to.x - area.left - (from.x - area.left - x) * ratio,
    y: to.y - area.top - (from.y - area.top - y) * ratio,
    zoom: next,
  })
}

/** Px of a line and of a page, for wheels that count in these. */
const lineHeight = 40
const pageHeight = 800
/** A notch of a mouse wheel is 100 px or more, a move of a trackpad a few: neither may zoom by more than this at once. */
const mostZoomStep = 24

/** What turning a wheel, or two fingers on a trackpad, does: scroll, or zoom at the pointer. */
export function turnWheel(
  event: WheelEvent,
  viewport: Viewport,
  surface: HTMLElement,
  wheel: Preferences['wheel'],
): void {
  const unit = event.deltaMode === 1 ? lineHeight : event.deltaMode === 2 ? pageHeight : 1
  let dx = event.deltaX * unit
  let dy = event.deltaY * unit
  // A pinch on a trackpad comes as a wheel with Ctrl.
  const zooms = event.ctrlKey || event.metaKey || (wheel === 'zoom' && !event.shiftKey && dx === 0)
  if (zooms) {
    const step = Math.min(mostZoomStep, Math.max(-mostZoomStep, dy))
    zoomAround(viewport, surface, Math.exp(-step / 100), { x: event.clientX, y: event.clientY })
    return
  }
  if (event.shiftKey && dx === 0) {
    dx = dy
    dy = 0
  }
  panBy(viewport, -dx, -dy)
}

import type { Box, MapLayout } from '../../../journey/layout/map-layout.ts'
import { headerHeight, labelWidth } from './place-panes.ts'
import type { Viewport } from '../../state/viewport-store.ts'

/** Width in px of the rim in which a drag scrolls the sheet. */
const rim = 40
/** Speeds in px a second at the rim's outer edge: at first, and after the pointer has been there for `rampMs`. */
const slow = 500
const fast = 2400
const rampMs = 1400
/** How far beyond the map's own edges a drag may scroll, px. */
const beyond = 160

/** What a drag may scroll along: stages are moved along `x`, lanes along `y`. */
export type PanAxis = 'x' | 'y' | 'both'

/**
 * Makes what scrolls the sheet while a drag is near an edge of what can be seen of it: the nearer and the longer, the
 * faster, and no further than the map reaches. Frozen headers and labels count as edges.
 */
export function edgePan(
  viewport: Viewport,
  surface: HTMLElement,
  layout: () => MapLayout,
  axis: PanAxis = 'both',
): (x: number, y: number, at: number) => boolean {
  let since: number | undefined
  let before: number | undefined
  return (x, y, at) => {
    const frameMs = Math.min(64, at - (before ?? at - 16))
    before = at
    const area = surface.getBoundingClientRect()
    const now = viewport.getViewport()
    const open = openArea(layout(), now.zoom, area)
    const px = axis === 'y' ? 0 : push(x - open.x, open.x + open.width - x)
    const py = axis === 'x' ? 0 : push(y - open.y, open.y + open.height - y)
    if (px === 0 && py === 0) {
      since = undefined
      return false
    }
    since ??= at
    const ramp = Math.min(1, (at - since) / rampMs)
    const step = ((slow + (fast - slow) * ramp * ramp) * frameMs) / 1000
    const next = {
      x: keepWithin(now.x + px * step, now.x, open.x - area.left, open.width, layout().width * now.zoom),
      y: keepWithin(now.y + py * step, now.y, open.y - area.top, open.height, layout().height * now.zoom),
    }
    if (next.x === now.x && next.y === now.y) return false
    viewport.setViewport({ ...now, ...next })
    return true
  }
}

/** The part of the canvas in which the sheet is seen, in px of the window: without frozen headers and labels. */
export function openArea(layout: MapLayout, zoom: number, area: DOMRectReadOnly): Box {
  const left = layout.lanes.length === 0 ? 0 : labelWidth(layout, zoom, area.width)
  const top = layout.stages.length === 0 ? 0 : headerHeight(layout, zoom)
  return { x: area.left + left, y: area.top + top, width: area.width - left, height: area.height - top }
}

/** −1 … 1: how hard a pointer pushes, by its distance from either edge. */
function push(fromStart: number, fromEnd: number): number {
  if (fromStart < rim) return Math.min(1, (rim - fromStart) / rim)
  if (fromEnd < rim) return -Math.min(1, (rim - fromEnd) / rim)
  return 0
}

/** A new offset of the sheet along one axis, stopped where the map ends; one that is further out already may come back. */
function keepWithin(next: number, now: number, start: number, length: number, size: number): number {
  const most = Math.max(start + beyond, now)
  const least = Math.min(start + length - size - beyond, now)
  return Math.min(most, Math.max(least, next))
}

import type { Box, MapLayout } from '../../../journey/layout/map-layout.ts'
import { headerHeight, labelWidth } from './place-panes.ts'
import type { Viewport } from '../../state/viewport-store.ts'

/** Room in px kept free around the map: for the toolbar below, and a rim; around what is sought for the overview too. */
export const insets = { top: 16, right: 24, bottom: 84, left: 24, foot: 136 }

/** So much is left beside what covers the canvas, px: otherwise what is sought is shown below it. */
const leastWidth = 220

/** The part of the canvas that nothing covers: frozen headers and labels stand at the top and left of the sheet. */
export function areaOf(viewport: Viewport, surface: HTMLElement | null, layout: MapLayout, zoom: number): Box {
  const { width, height } = viewport.getState()
  const left = labelWidth(layout, zoom, width) + 8
  const cover = coverOf(surface, left)
  const top = Math.max(headerHeight(layout, zoom), cover.top) + 8
  return {
    x: left,
    y: top,
    width: width - left - Math.max(insets.right, cover.right),
    height: height - top - insets.foot,
  }
}

/**
 * What stands over the canvas for a while, as the search does: how much it takes at the right, or at the top where there
 * is no room beside it.
 */
function coverOf(surface: HTMLElement | null, left: number): { readonly top: number; readonly right: number } {
  const cover = surface?.parentElement?.querySelector('[data-covers]')?.getBoundingClientRect()
  const canvas = surface?.getBoundingClientRect()
  if (!cover || !canvas) return { top: 0, right: 0 }
  const beside = cover.left - 8 - canvas.left - left
  return beside < leastWidth
    ? { top: cover.bottom - canvas.top, right: 0 }
    : { top: 0, right: canvas.right - cover.left + 8 }
}

/** The smallest box around some. */
export function around(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  }
}

/** The least move that brings a stretch into another; one that is too long is brought in from its start. */
export function shift(at: number, length: number, areaAt: number, areaLength: number): number {
  if (at < areaAt || length > areaLength) return areaAt - at
  return Math.min(0, areaAt + areaLength - (at + length))
}

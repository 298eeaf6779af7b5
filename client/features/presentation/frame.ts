import type { Box } from '../../../journey/layout/map-layout.ts'
import { type ViewportPlace, zoomRange } from '../../state/viewport-store.ts'

/** Parts of the screen that something else covers, px. */
export interface Insets {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

/** What is small on a large screen is drawn no larger than this, so that it keeps its surroundings. */
const mostZoom = 1.75

/** Where a sheet has to be for some boxes of it to be as large as they fit, in the middle of what is free. */
export function framed(
  boxes: readonly Box[],
  { width, height }: { readonly width: number; readonly height: number },
  { top, right, bottom, left }: Insets,
): ViewportPlace {
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  const wide = Math.max(...boxes.map((box) => box.x + box.width)) - x
  const high = Math.max(...boxes.map((box) => box.y + box.height)) - y
  const free = { width: Math.max(width - left - right, 1), height: Math.max(height - top - bottom, 1) }
  const zoom = Math.max(zoomRange.least, Math.min(mostZoom, free.width / wide, free.height / high))
  return {
    x: left + (free.width - wide * zoom) / 2 - x * zoom,
    y: top + (free.height - high * zoom) / 2 - y * zoom,
    zoom,
  }
}

/** Boxes on their way to others; where there are more on one side, the last of the other splits, or they join in it. */
export function boxesBetween(from: readonly Box[], to: readonly Box[], share: number): readonly Box[] {
  if (share >= 1) return to
  const mix = (a: number, b: number) => a + (b - a) * share
  return Array.from({ length: Math.max(from.length, to.length) }).flatMap((_, index) => {
    const a = from[index] ?? from.at(-1)
    const b = to[index] ?? to.at(-1)
    if (!a || !b) return []
    return [{ x: mix(a.x, b.x), y: mix(a.y, b.y), width: mix(a.width, b.width), height: mix(a.height, b.height) }]
  })
}

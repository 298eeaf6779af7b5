import type { Box } from '../../journey/layout/map-layout.ts'

/** How much more than what is in sight is kept drawn on each side, as a share of it. */
const usualMargin = 0.25
/** Beyond this many times what is in sight, as after zooming in, less is kept. */
const most = 2.5

/** The part of the sheet that a canvas shows. */
export function sheetInSight(
  [x, y, zoom]: readonly [number, number, number],
  { width, height }: { readonly width: number; readonly height: number },
): Box {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
}

/**
 * The part of the sheet whose cards are drawn: what is in sight and some more around it. The same as before for as long
 * as that will do, so that panning draws nothing on most frames, and a few cards on the others.
 * @param margin what is kept drawn around it on each side, as a share of it
 */
export function drawnPart(before: Box | undefined, seen: Box, margin = usualMargin): Box {
  if (before && holds(before, seen) && before.width <= most * seen.width && before.height <= most * seen.height)
    return before
  const dx = seen.width * margin
  const dy = seen.height * margin
  return { x: seen.x - dx, y: seen.y - dy, width: seen.width + 2 * dx, height: seen.height + 2 * dy }
}

function holds(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  )
}

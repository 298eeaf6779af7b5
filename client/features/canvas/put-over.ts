import type { Box } from '../../../journey/layout/map-layout.ts'
import type { GridPlace } from '../../state/focus.ts'
import { type ViewportState, onPixels } from '../../state/viewport-store.ts'

/**
 * Puts an element over what it stands for: over a card or cell of the sheet, over a header where it is stuck to the edge,
 * over the whole canvas for the map itself. Returns what ends it where that has to wait until the headers are placed.
 */
export function putOver(
  element: HTMLElement,
  surface: HTMLElement,
  place: GridPlace | undefined,
  box: Box | undefined,
  transform: ViewportState['transform'],
): () => void {
  const { style } = element
  // Reading the canvas's size would have the browser lay out the page at every step of a pan.
  if (!box && place?.kind !== 'stage' && place?.kind !== 'lane') {
    style.transform = 'none'
    style.width = '100%'
    style.height = '100%'
    style.setProperty('--scale', '1')
    return nothing
  }
  const [x, y, zoom] = onPixels(transform)
  const put = (at: Box, scale: number) => {
    style.transform = `translate(${at.x}px, ${at.y}px) scale(${scale})`
    style.width = `${at.width}px`
    style.height = `${at.height}px`
    style.setProperty('--scale', String(scale))
  }
  if (place?.kind === 'stage' || place?.kind === 'lane') {
    // Headers stick to the canvas's edge: they are where the browser has them, once they have been placed.
    const frame = requestAnimationFrame(() => {
      const header = surface.querySelector(`[data-thing="${place.id}"]`)
      if (!header || !element.isConnected) return
      const from = surface.getBoundingClientRect()
      const at = header.getBoundingClientRect()
      put({ x: at.x - from.x, y: at.y - from.y, width: at.width, height: at.height }, 1)
    })
    return () => cancelAnimationFrame(frame)
  }
  if (box) put({ ...box, x: x + box.x * zoom, y: y + box.y * zoom }, zoom)
  return nothing
}

const nothing = () => {}

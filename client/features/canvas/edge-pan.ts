import type { ReactFlowInstance } from '@xyflow/react'

/** Width in px of the rim in which a drag scrolls the sheet, and the most that it scrolls a frame. */
const rim = 48
const fastest = 18

/** Scrolls the sheet while a drag is near an edge; the nearer, the faster. Returns whether it scrolled. */
export function edgePan(flow: ReactFlowInstance, surface: HTMLElement, x: number, y: number): boolean {
  const area = surface.getBoundingClientRect()
  const dx = push(x - area.left, area.right - x)
  const dy = push(y - area.top, area.bottom - y)
  if (dx === 0 && dy === 0) return false
  const viewport = flow.getViewport()
  void flow.setViewport({ ...viewport, x: viewport.x + dx, y: viewport.y + dy })
  return true
}

function push(fromStart: number, fromEnd: number): number {
  if (fromStart < rim) return fastest * Math.min(1, (rim - fromStart) / rim)
  if (fromEnd < rim) return -fastest * Math.min(1, (rim - fromEnd) / rim)
  return 0
}

import type { ReactFlowInstance, ReactFlowState } from '@xyflow/react'
import type { Box } from '../../../journey/layout/map-layout.ts'
import type { CanvasView } from '../../state/canvas-view.ts'
import type { CanvasStore } from './canvas-state.ts'
import { headerHeight, labelWidth } from './frozen-panes.tsx'

/** Room in px kept free around the map: for the toolbar below, and a rim. */
const insets = { top: 16, right: 24, bottom: 84, left: 24 }
/** Text cannot be read below this zoom: a map that fits only below it opens at its start instead. */
const readableZoom = 0.7

/** How long a move of the canvas takes, ms. */
const duration = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 180)

/** Something that is brought into sight is at least this large. */
const leastZoom = 0.42

/** Moves the canvas. Motion is short, and none where the system asks for none. */
export function canvasView(
  flow: ReactFlowInstance,
  flowStore: { getState(): ReactFlowState },
  store: CanvasStore,
  surface: HTMLElement | null,
): CanvasView {
  const size = () => ({ width: flowStore.getState().width, height: flowStore.getState().height })
  const zoomTo = (factor: number) => {
    const { x, y, zoom } = flow.getViewport()
    const { width, height } = size()
    const next = Math.min(4, Math.max(0.04, factor))
    const keep = (at: number, length: number) => length / 2 - ((length / 2 - at) * next) / zoom
    void flow.setViewport({ x: keep(x, width), y: keep(y, height), zoom: next }, { duration: duration() })
  }
  const view: CanvasView = {
    open() {
      const { layout } = store.getState()
      const { width, height } = size()
      const fits = Math.min(
        (width - insets.left - insets.right) / layout.width,
        (height - insets.top - insets.bottom) / layout.height,
      )
      if (fits >= readableZoom) return view.fit()
      const zoom = Math.min(0.9, Math.max(readableZoom, (height - insets.top - insets.bottom) / layout.height))
      void flow.setViewport({ x: 0, y: insets.top, zoom })
    },
    fit() {
      const { layout } = store.getState()
      const { width, height } = size()
      const labels = labelWidth(layout, 0, width)
      const sheet = layout.width - layout.gutter.width
      const zoom = Math.min(
        1,
        (width - labels - insets.left - insets.right) / sheet,
        (height - insets.top - insets.bottom) / layout.height,
      )
      // Labels are wider than the sheet's own from afar: the stages begin beside them.
      const x = Math.max(labels - (layout.width - sheet) * zoom, (width - layout.width * zoom) / 2)
      const y = Math.max(insets.top, (height - insets.bottom - layout.height * zoom) / 2)
      void flow.setViewport({ x, y, zoom: Math.max(zoom, 0.04) }, { duration: duration() })
    },
    zoomTo,
    zoomBy: (factor) => zoomTo(flow.getZoom() * factor),
    reveal(id) {
      const { layout } = store.getState()
      const box = layout.cardById.get(id) ?? layout.stageById.get(id)?.header ?? layout.laneById.get(id)?.label
      if (!box) return
      const { x, y, zoom } = flow.getViewport()
      const { width, height } = size()
      const factor = Math.max(zoom, leastZoom)
      // Frozen headers and labels cover the top and left of the sheet.
      const left = labelWidth(layout, factor, width) + 8
      const top = headerHeight(layout, factor) + 8
      const area: Box = { x: left, y: top, width: width - left - insets.right, height: height - top - insets.bottom }
      const at = { x: x + box.x * zoom, y: y + box.y * zoom, width: box.width * zoom, height: box.height * zoom }
      if (factor === zoom && isInside(at, area)) return
      void flow.setViewport(
        {
          x:
            factor === zoom
              ? x + shift(at.x, at.width, area.x, area.width)
              : area.x + area.width / 2 - (box.x + box.width / 2) * factor,
          y:
            factor === zoom
              ? y + shift(at.y, at.height, area.y, area.height)
              : area.y + area.height / 2 - (box.y + box.height / 2) * factor,
          zoom: factor,
        },
        { duration: duration() },
      )
    },
    focus: () => surface?.focus({ preventScroll: true }),
  }
  return view
}

function isInside(box: Box, area: Box): boolean {
  return (
    box.x >= area.x &&
    box.y >= area.y &&
    box.x + box.width <= area.x + area.width &&
    box.y + box.height <= area.y + area.height
  )
}

/** The least move that brings a stretch into another; one that is too long is brought in from its start. */
function shift(at: number, length: number, areaAt: number, areaLength: number): number {
  if (at < areaAt || length > areaLength) return areaAt - at
  return Math.min(0, areaAt + areaLength - (at + length))
}

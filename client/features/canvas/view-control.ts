import type { Box, MapLayout } from '../../../journey/layout/map-layout.ts'
import type { CanvasView } from '../../state/canvas-view.ts'
import type { CanvasStore } from './canvas-state.ts'
import { headerHeight, labelWidth } from './place-panes.ts'
import { placeBox } from './grid-box.ts'
import { type Viewport, zoomRange } from './viewport-store.ts'

/** Room in px kept free around the map: for the toolbar below, and a rim; around what is sought for the overview too. */
const insets = { top: 16, right: 24, bottom: 84, left: 24, foot: 136 }
/** Text cannot be read below this zoom: a map that fits only below it opens at its start instead. */
const readableZoom = 0.7

/** How long a move of the canvas takes, ms. */
const duration = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 180)

/** Something that is brought into sight is at least this large. */
const leastZoom = 0.42

/** Moves the canvas. Motion is short, and none where the system asks for none. */
export function canvasView(viewport: Viewport, store: CanvasStore, surface: HTMLElement | null): CanvasView {
  const zoomTo = (factor: number) => {
    const { x, y, zoom } = viewport.getViewport()
    const { width, height } = viewport.getState()
    const next = Math.min(zoomRange.most, Math.max(zoomRange.least, factor))
    const keep = (at: number, length: number) => length / 2 - ((length / 2 - at) * next) / zoom
    viewport.setViewport({ x: keep(x, width), y: keep(y, height), zoom: next }, { duration: duration() })
  }
  /** The part of the canvas that nothing covers: frozen headers and labels stand at the top and left of the sheet. */
  const areaOf = (layout: MapLayout, zoom: number): Box => {
    const { width, height } = viewport.getState()
    const left = labelWidth(layout, zoom, width) + 8
    const cover = coverOf(surface)
    const top = Math.max(headerHeight(layout, zoom), cover.top) + 8
    const right = Math.max(insets.right, Math.min(cover.right, width - left - leastWidth))
    return { x: left, y: top, width: width - left - right, height: height - top - insets.foot }
  }
  const reveal = (box: Box) => {
    const { layout } = store.getState()
    const { x, y, zoom } = viewport.getViewport()
    const factor = Math.max(zoom, leastZoom)
    const area = areaOf(layout, factor)
    const at = { x: x + box.x * zoom, y: y + box.y * zoom, width: box.width * zoom, height: box.height * zoom }
    if (factor === zoom && isInside(at, area)) return
    const centred = (from: number, length: number, areaFrom: number, areaLength: number) =>
      areaFrom + areaLength / 2 - (from + length / 2) * factor
    viewport.setViewport(
      {
        x:
          factor === zoom
            ? x + shift(at.x, at.width, area.x, area.width)
            : centred(box.x, box.width, area.x, area.width),
        y:
          factor === zoom
            ? y + shift(at.y, at.height, area.y, area.height)
            : centred(box.y, box.height, area.y, area.height),
        zoom: factor,
      },
      { duration: duration() },
    )
  }
  const view: CanvasView = {
    open() {
      const { layout } = store.getState()
      const { width, height } = viewport.getState()
      const fits = Math.min(
        (width - insets.left - insets.right) / layout.width,
        (height - insets.top - insets.bottom) / layout.height,
      )
      if (fits >= readableZoom) return view.fit()
      const zoom = Math.min(0.9, Math.max(readableZoom, (height - insets.top - insets.bottom) / layout.height))
      viewport.setViewport({ x: 0, y: insets.top, zoom })
    },
    fit() {
      const { layout } = store.getState()
      const { width, height } = viewport.getState()
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
      viewport.setViewport({ x, y, zoom: Math.max(zoom, zoomRange.least) }, { duration: duration() })
    },
    zoomTo,
    zoomBy: (factor) => zoomTo(viewport.getViewport().zoom * factor),
    reveal(...ids) {
      const { layout } = store.getState()
      const boxes = ids.flatMap(
        (id) => layout.cardById.get(id) ?? layout.stageById.get(id)?.header ?? layout.laneById.get(id)?.label ?? [],
      )
      const factor = Math.max(viewport.getViewport().zoom, leastZoom)
      const area = areaOf(layout, factor)
      const whole = around(boxes)
      const fits = whole && whole.width * factor <= area.width && whole.height * factor <= area.height
      const box = fits ? whole : boxes[0]
      if (box) reveal(box)
    },
    revealPlace(place) {
      const box = placeBox(store.getState().layout, place)
      if (box) reveal(box)
    },
    fitTo(ids) {
      const { layout } = store.getState()
      const box = around(ids.flatMap((id) => boxesOf(layout, id)))
      if (!box) return
      const most = areaOf(layout, 1)
      const zoom = Math.max(zoomRange.least, Math.min(1, most.width / box.width, most.height / box.height))
      const area = areaOf(layout, zoom)
      viewport.setViewport(
        {
          x: area.x + area.width / 2 - (box.x + box.width / 2) * zoom,
          y: area.y + area.height / 2 - (box.y + box.height / 2) * zoom,
          zoom,
        },
        { duration: duration() },
      )
    },
    focus: () => surface?.focus({ preventScroll: true }),
  }
  return view
}

/** So much is left beside what covers the canvas, px: what is sought must find room. */
const leastWidth = 220

/** What stands over the canvas for a while, as the search does: how much it takes at the right, or at the top. */
function coverOf(surface: HTMLElement | null): { readonly top: number; readonly right: number } {
  const cover = surface?.parentElement?.querySelector('[data-covers]')?.getBoundingClientRect()
  const canvas = surface?.getBoundingClientRect()
  if (!cover || !canvas) return { top: 0, right: 0 }
  if (cover.width > canvas.width * 0.7) return { top: cover.bottom - canvas.top, right: 0 }
  return { top: 0, right: canvas.right - cover.left + 8 }
}

function boxesOf({ cardById, stageById, laneById, links }: MapLayout, id: string): readonly Box[] {
  const box = cardById.get(id) ?? stageById.get(id)?.body ?? laneById.get(id)?.box
  if (box) return [box]
  const link = links.find((item) => item.id === id)
  return [link?.from, link?.to].flatMap((end) => (end === undefined ? [] : (cardById.get(end) ?? [])))
}

/** The smallest box around some. */
function around(boxes: readonly Box[]): Box | undefined {
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

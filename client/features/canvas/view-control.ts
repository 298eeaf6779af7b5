import type { Box, MapLayout } from '../../../journey/layout/map-layout.ts'
import type { CanvasView } from '../../state/canvas-view.ts'
import type { CanvasStore } from './canvas-state.ts'
import { firstToSeek, settledPlace } from './keep-in-sight.ts'
import { labelWidth } from './place-panes.ts'
import { placeBox } from './grid-box.ts'
import { areaOf, around, insets, shift } from './view-area.ts'
import { type Viewport, zoomRange } from '../../state/viewport-store.ts'

/** Text cannot be read below this zoom: a map that fits only below it opens at its start instead. */
const readableZoom = 0.7
/** At a glance the figures may be a little smaller than that, if the whole journey is seen for it. */
const glanceZoom = 0.62

/** How long a move of the canvas takes, ms. */
const duration = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 180)

/** Something that is brought into sight is at least this large. */
const leastZoom = 0.42

/** What the canvas does besides what it can be asked for from outside. */
export interface DrawnView extends CanvasView {
  /** After something else of the map is shown than `before`: sees to it that it is in sight. */
  settle(before: MapLayout): void
  /** Goes to the first card, in the order of the journey, that is not among some, unless one is in sight already. */
  seekOther(than: ReadonlySet<string>): void
}

/** Moves the canvas. Motion is short, and none where the system asks for none. */
export function canvasView(viewport: Viewport, store: CanvasStore, surface: HTMLElement | null): DrawnView {
  const zoomTo = (factor: number) => {
    const { x, y, zoom } = viewport.getViewport()
    const { width, height } = viewport.getState()
    const next = Math.min(zoomRange.most, Math.max(zoomRange.least, factor))
    const keep = (at: number, length: number) => length / 2 - ((length / 2 - at) * next) / zoom
    viewport.setViewport({ x: keep(x, width), y: keep(y, height), zoom: next }, { duration: duration() })
  }
  const areaAt = (zoom: number) => areaOf(viewport, surface, store.getState().layout, zoom)
  /** Brings a box into sight; what is stuck to an edge of the canvas is sought along that edge only. */
  const reveal = ({ box, along }: Sought) => {
    const place = viewport.getViewport()
    const { x, y, zoom } = place
    const factor = along === undefined ? Math.max(zoom, leastZoom) : zoom
    const area = areaAt(factor)
    const centred = (from: number, length: number, areaFrom: number, areaLength: number) =>
      areaFrom + areaLength / 2 - (from + length / 2) * factor
    const to =
      factor === zoom
        ? {
            x: x + (along === 'y' ? 0 : shiftIn(x + box.x * zoom, box.width * zoom, area.x, area.width)),
            y: y + (along === 'x' ? 0 : shiftIn(y + box.y * zoom, box.height * zoom, area.y, area.height)),
            zoom,
          }
        : {
            x: centred(box.x, box.width, area.x, area.width),
            y: centred(box.y, box.height, area.y, area.height),
            zoom: factor,
          }
    if (to.x !== x || to.y !== y || to.zoom !== zoom) viewport.setViewport(to, { duration: duration() })
  }
  const view: DrawnView = {
    open() {
      const { layout } = store.getState()
      const { width, height } = viewport.getState()
      const fits = Math.min(
        (width - insets.left - insets.right) / layout.width,
        (height - insets.top - insets.bottom) / layout.height,
      )
      if (fits >= (layout.title ? glanceZoom : readableZoom)) return view.fit()
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
      const all = ids.flatMap((id) => soughtOf(layout, id))
      const [first] = all
      if (!first) return
      const factor = Math.max(viewport.getViewport().zoom, leastZoom)
      const area = areaAt(factor)
      const whole = around(all.map(({ box }) => box))
      const isOneKind = all.every(({ along }) => along === first.along)
      const fits = whole && whole.width * factor <= area.width && whole.height * factor <= area.height
      reveal(fits && isOneKind ? { ...first, box: whole } : first)
    },
    revealPlace(place) {
      const box = placeBox(store.getState().layout, place)
      if (box) reveal({ box, along: place.kind === 'stage' ? 'x' : place.kind === 'lane' ? 'y' : undefined })
    },
    settle(before) {
      const { layout } = store.getState()
      const place = viewport.getViewport()
      const next = settledPlace(before, layout, place, areaAt(place.zoom))
      if (next !== place) viewport.setViewport(next)
    },
    seekOther(than) {
      const { layout } = store.getState()
      const place = viewport.getViewport()
      const first = firstToSeek(layout, than, place, areaAt(place.zoom))
      if (first) reveal({ box: first, along: undefined })
    },
    fitTo(ids) {
      const { layout } = store.getState()
      const box = around(ids.flatMap((id) => boxesOf(layout, id)))
      if (!box) return
      const most = areaAt(1)
      const zoom = Math.max(zoomRange.least, Math.min(1, most.width / box.width, most.height / box.height))
      const area = areaAt(zoom)
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

/** What is to be brought into sight. A header is stuck to an edge of the canvas: there is one way only to seek it. */
interface Sought {
  readonly box: Box
  readonly along: 'x' | 'y' | undefined
}

function soughtOf({ cardById, stageById, laneById }: MapLayout, id: string): readonly Sought[] {
  const card = cardById.get(id)
  const stage = stageById.get(id)
  const lane = laneById.get(id)
  if (card) return [{ box: card, along: undefined }]
  if (stage) return [{ box: stage.header, along: 'x' }]
  return lane ? [{ box: lane.label, along: 'y' }] : []
}

function boxesOf({ cardById, stageById, laneById, links }: MapLayout, id: string): readonly Box[] {
  const box = cardById.get(id) ?? stageById.get(id)?.body ?? laneById.get(id)?.box
  if (box) return [box]
  const link = links.find((item) => item.id === id)
  return [link?.from, link?.to].flatMap((end) => (end === undefined ? [] : (cardById.get(end) ?? [])))
}

/** The least move of a stretch into another; none where it is within. */
function shiftIn(at: number, length: number, areaAt: number, areaLength: number): number {
  const isInside = at >= areaAt && at + length <= areaAt + areaLength
  return isInside ? 0 : shift(at, length, areaAt, areaLength)
}

import { type RefObject, useEffect, useEffectEvent } from 'react'
import type { MapLayout } from '../../journey/layout/map-layout.ts'
import type { Viewport, ViewportPlace } from '../state/viewport-store.ts'

/** What moves the sheet from outside of it. */
export interface SheetControl {
  /** Zooms around the middle; above 1 nearer. */
  zoom(factor: number): void
  fit(): void
  /** Brings a card or stage in sight, near enough to be read. */
  show(id: string): void
  /** Moves the sheet as little as brings a card or stage in sight. */
  reveal(id: string): void
}

interface Point {
  readonly clientX: number
  readonly clientY: number
}

const margin = 16
const readable = 0.7
const glideMs = 180
/** px of the screen that an arrow key moves the sheet. */
const step = 80
/** px that a press may wander and still be a press. */
const slop = 5

const glide = () => ({ duration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : glideMs })

/** The whole sheet in sight, or, where it would be too small to read, its beginning as high as there is room. */
export function fitted(viewport: Viewport, layout: MapLayout): ViewportPlace {
  const { width, height } = viewport.getState()
  const whole = Math.min((width - 2 * margin) / layout.width, (height - 2 * margin) / layout.height, 1)
  if (whole >= 0.25) {
    return {
      x: (width - layout.width * whole) / 2,
      y: Math.max(margin, (height - layout.height * whole) / 2),
      zoom: whole,
    }
  }
  const zoom = Math.min(0.5, Math.max(0.25, (height - 2 * margin) / layout.height))
  return { x: margin, y: margin, zoom }
}

/** Makes what moves a sheet from outside. */
export function sheetControl(
  area: RefObject<HTMLElement | null>,
  viewport: Viewport,
  layout: RefObject<MapLayout>,
): SheetControl {
  const boxOf = (id: string) => layout.current.cardById.get(id) ?? layout.current.stageById.get(id)?.header
  // Asked of the page: what has just taken room from the sheet is not told to the viewport before the next frame.
  const room = () => {
    const { width, height } = viewport.getState()
    return { width: area.current?.offsetWidth || width, height: area.current?.offsetHeight || height }
  }
  return {
    zoom(factor) {
      const { width, height } = viewport.getState()
      viewport.setViewport(zoomed(viewport.getViewport(), factor, width / 2, height / 2), glide())
    },
    fit: () => viewport.setViewport(fitted(viewport, layout.current), glide()),
    show(id) {
      const box = boxOf(id)
      if (!box) return
      const { width, height } = room()
      const zoom = Math.max(viewport.getViewport().zoom, readable)
      const x = width / 2 - (box.x + box.width / 2) * zoom
      const y = height / 2 - (box.y + box.height / 2) * zoom
      viewport.setViewport({ x, y, zoom }, glide())
    },
    reveal(id) {
      const box = boxOf(id)
      if (!box) return
      const { width, height } = room()
      const { x, y, zoom } = viewport.getViewport()
      const right = intoSight(x + box.x * zoom, box.width * zoom, width)
      const down = intoSight(y + box.y * zoom, box.height * zoom, height)
      if (right !== 0 || down !== 0) viewport.setViewport({ x: x + right, y: y + down, zoom }, glide())
    },
  }
}

/** How far something has to be moved to stand within a length; the beginning of what is longer than that. */
function intoSight(start: number, size: number, length: number): number {
  const most = Math.max(margin, length - margin - size)
  return Math.min(most, Math.max(margin, start)) - start
}

function zoomed({ x, y, zoom }: ViewportPlace, factor: number, atX: number, atY: number): ViewportPlace {
  const next = Math.min(4, Math.max(0.04, zoom * factor))
  const share = next / zoom
  return { x: atX - (atX - x) * share, y: atY - (atY - y) * share, zoom: next }
}

/**
 * Moves and zooms a sheet with what people have at hand: dragging, two fingers, the wheel (with Ctrl or ⌘ it zooms), arrow
 * keys, + and −, 0 for all of it.
 * @param onPress told of a press that was no drag
 */
export function usePanAndZoom(
  area: RefObject<HTMLElement | null>,
  viewport: Viewport,
  layout: RefObject<MapLayout>,
  onPress: (point: Point & { readonly x: number; readonly y: number }) => void,
): void {
  const press = useEffectEvent(onPress)
  useEffect(() => {
    const element = area.current
    if (!element) return undefined
    const fingers = new Map<number, Point>()
    let wandered = 0
    const at = ({ clientX, clientY }: Point) => {
      const { left, top } = element.getBoundingClientRect()
      return { x: clientX - left, y: clientY - top }
    }
    const down = (event: PointerEvent) => {
      if (event.button !== 0) return
      if (fingers.size === 0) wandered = 0
      fingers.set(event.pointerId, event)
      element.setPointerCapture(event.pointerId)
    }
    const move = (event: PointerEvent) => {
      const before = fingers.get(event.pointerId)
      if (!before) return
      const place = viewport.getViewport()
      const dx = event.clientX - before.clientX
      const dy = event.clientY - before.clientY
      wandered += Math.abs(dx) + Math.abs(dy)
      fingers.set(event.pointerId, event)
      const [other] = [...fingers].flatMap(([id, finger]) => (id === event.pointerId ? [] : [finger]))
      if (!other) {
        viewport.setViewport({ ...place, x: place.x + dx, y: place.y + dy })
        return
      }
      const apart = (one: Point) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY)
      const middle = at({ clientX: (event.clientX + other.clientX) / 2, clientY: (event.clientY + other.clientY) / 2 })
      const moved = { ...place, x: place.x + dx / 2, y: place.y + dy / 2 }
      viewport.setViewport(zoomed(moved, apart(event) / Math.max(apart(before), 1), middle.x, middle.y))
    }
    const up = (event: PointerEvent) => {
      if (!fingers.delete(event.pointerId) || fingers.size > 0) return
      if (event.type === 'pointerup' && wandered <= slop) press(event)
    }
    const wheel = (event: WheelEvent) => {
      event.preventDefault()
      const place = viewport.getViewport()
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
      if (event.ctrlKey || event.metaKey) {
        const { x, y } = at(event)
        viewport.setViewport(zoomed(place, 2 ** (-event.deltaY * unit * 0.01), x, y))
      } else {
        const [dx, dy] = event.shiftKey ? [event.deltaY, event.deltaX] : [event.deltaX, event.deltaY]
        viewport.setViewport({ ...place, x: place.x - dx * unit, y: place.y - dy * unit })
      }
    }
    const control = sheetControl(area, viewport, layout)
    const keys: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => pan(step, 0),
      ArrowRight: () => pan(-step, 0),
      ArrowUp: () => pan(0, step),
      ArrowDown: () => pan(0, -step),
      '+': () => control.zoom(1.25),
      '=': () => control.zoom(1.25),
      '-': () => control.zoom(0.8),
      '0': () => control.fit(),
      Home: () => control.fit(),
    }
    const pan = (dx: number, dy: number) => {
      const place = viewport.getViewport()
      viewport.setViewport({ ...place, x: place.x + dx, y: place.y + dy })
    }
    const key = (event: KeyboardEvent) => {
      const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    element.addEventListener('pointerdown', down)
    element.addEventListener('pointermove', move)
    element.addEventListener('pointerup', up)
    element.addEventListener('pointercancel', up)
    element.addEventListener('wheel', wheel, { passive: false })
    element.addEventListener('keydown', key)
    return () => {
      element.removeEventListener('pointerdown', down)
      element.removeEventListener('pointermove', move)
      element.removeEventListener('pointerup', up)
      element.removeEventListener('pointercancel', up)
      element.removeEventListener('wheel', wheel)
      element.removeEventListener('keydown', key)
    }
  }, [area, viewport, layout])
}

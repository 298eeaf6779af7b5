import { type StoreApi, createStore } from 'zustand'

/** How far one can zoom out and in. */
export const zoomRange = { least: 0.04, most: 4 } as const

/** Where the sheet's corner is on the canvas, in px, and how large the sheet is drawn. */
export interface ViewportPlace {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

export interface ViewportState {
  /** Another array whenever the sheet is moved or zoomed, and the same otherwise. */
  readonly transform: readonly [x: number, y: number, zoom: number]
  /** Of the canvas, px; nothing until it is on the page. */
  readonly width: number
  readonly height: number
}

interface Point {
  readonly x: number
  readonly y: number
}

/** What moves and zooms the sheet. */
export interface Viewport extends Pick<StoreApi<ViewportState>, 'getState' | 'getInitialState' | 'subscribe'> {
  getViewport(): ViewportPlace
  /** Puts the sheet elsewhere, at once or gliding for `duration` ms. Whatever glided until then stops where it is. */
  setViewport(to: ViewportPlace, options?: { readonly duration: number }): void
  /** The point of the sheet under a point of the window. */
  screenToSheet(point: Point): Point
  /**
   * Begins moving `layer` within `area`, whose size is watched. `open` puts the sheet where it is first seen, as soon as
   * there is room to see it in. Returns how to stop.
   */
  attach(area: HTMLElement, layer: HTMLElement, open: () => void): () => void
}

/**
 * Where the sheet is drawn: on whole pixels of the screen. Between two, letters blur, and the browser blends every pixel
 * of a sheet that slides with its neighbours, which takes several times as long as moving it.
 */
export function onPixels([x, y, zoom]: ViewportState['transform']): ViewportState['transform'] {
  const density = globalThis.devicePixelRatio || 1
  return [Math.round(x * density) / density, Math.round(y * density) / density, zoom]
}

/** Makes the viewport of a canvas. The sheet is moved straight in the page: a step renders nothing of its own. */
export function createViewport(): Viewport {
  const store = createStore<ViewportState>(() => ({ transform: [0, 0, 1], width: 0, height: 0 }))
  let attached: HTMLElement | undefined
  let isSeen = false
  let frame: number | undefined

  const getViewport = (): ViewportPlace => {
    const [x, y, zoom] = store.getState().transform
    return { x, y, zoom }
  }
  const put = ({ x, y, zoom }: ViewportPlace) => {
    const [left, top, before] = store.getState().transform
    if (x !== left || y !== top || zoom !== before) store.setState({ transform: [x, y, zoom] })
  }
  const stop = () => {
    if (frame !== undefined) cancelAnimationFrame(frame)
    frame = undefined
  }
  const glide = (from: ViewportPlace, to: ViewportPlace, duration: number) => {
    const start = performance.now()
    const step = () => {
      const share = (performance.now() - start) / duration
      frame = share < 1 ? requestAnimationFrame(step) : undefined
      put(share < 1 ? between(from, to, ease(share)) : to)
    }
    frame = requestAnimationFrame(step)
  }

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    getViewport,
    setViewport({ x, y, zoom }, { duration } = { duration: 0 }) {
      stop()
      const to = { x, y, zoom: Math.min(zoomRange.most, Math.max(zoomRange.least, zoom)) }
      // There is nothing to glide from before the sheet has been seen.
      if (isSeen && duration > 0) glide(getViewport(), to, duration)
      else put(to)
    },
    screenToSheet(point) {
      const [x, y, zoom] = store.getState().transform
      const { left, top } = attached?.getBoundingClientRect() ?? { left: 0, top: 0 }
      return { x: (point.x - left - x) / zoom, y: (point.y - top - y) / zoom }
    },
    attach(area, layer, open) {
      attached = area
      const show = (transform: ViewportState['transform']) => {
        const [x, y, zoom] = onPixels(transform)
        layer.style.transform = `translate(${x}px, ${y}px) scale(${zoom})`
      }
      const unsubscribe = store.subscribe(({ transform }, before) => {
        if (transform !== before.transform) show(transform)
      })
      const measure = () => {
        const { offsetWidth: width, offsetHeight: height } = area
        // A canvas that is hidden for a while keeps its size.
        if (width === 0 || height === 0) return
        const before = store.getState()
        if (width !== before.width || height !== before.height) store.setState({ width, height })
        if (isSeen) return
        open()
        isSeen = true
      }
      show(store.getState().transform)
      measure()
      const observer = new ResizeObserver(measure)
      observer.observe(area)
      return () => {
        stop()
        unsubscribe()
        observer.disconnect()
        attached = undefined
      }
    },
  }
}

/** Slow, fast, slow. */
export const ease = (share: number) => (share < 0.5 ? 4 * share ** 3 : 1 - (2 - 2 * share) ** 3 / 2)

/** A place on the way. Zooming, each step is as strong as the one before, around the point that stays where it is. */
function between(from: ViewportPlace, to: ViewportPlace, share: number): ViewportPlace {
  const zoom = from.zoom * (to.zoom / from.zoom) ** share
  // Next to no zoom has no such point within reach.
  const isZoom = Math.abs(to.zoom / from.zoom - 1) > 0.001
  const way = isZoom ? (zoom - from.zoom) / (to.zoom - from.zoom) : share
  return { x: from.x + (to.x - from.x) * way, y: from.y + (to.y - from.y) * way, zoom }
}

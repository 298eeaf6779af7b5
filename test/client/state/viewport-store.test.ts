import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createViewport } from '../../../client/state/viewport-store.ts'

/** The elements of a canvas, as far as a viewport knows them. */
const elements = (width = 1000, height = 600) => {
  const area = {
    offsetWidth: width,
    offsetHeight: height,
    getBoundingClientRect: () => ({ left: 10, top: 50 }),
  }
  const layer = { style: { transform: '' } }
  return { area, layer, typed: [area as unknown as HTMLElement, layer as unknown as HTMLElement] as const }
}

let resized: () => void = () => {}
let now = 0
let frames: (() => void)[] = []

/** Lets frames come, 10 ms each. */
const pass = (ms: number) => {
  for (const end = now + ms; now < end;) {
    now += 10
    const due = frames
    frames = []
    due.forEach((step) => step())
  }
}

beforeEach(() => {
  now = 0
  frames = []
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  vi.stubGlobal('requestAnimationFrame', (step: () => void) => frames.push(step))
  vi.stubGlobal('cancelAnimationFrame', () => (frames = []))
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(listener: () => void) {
        resized = listener
      }
      observe() {}
      disconnect() {}
    },
  )
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const opened = () => {
  const viewport = createViewport()
  const parts = elements()
  const detach = viewport.attach(...parts.typed, () => {})
  return { viewport, detach, ...parts }
}

describe('the viewport of a canvas', () => {
  it('moves the sheet in the page and tells those who listen, once a move', () => {
    const { viewport, layer } = opened()
    const told = vi.fn<() => void>()
    viewport.subscribe(told)
    viewport.setViewport({ x: 30, y: -20, zoom: 0.5 })
    viewport.setViewport({ x: 30, y: -20, zoom: 0.5 })
    expect(layer.style.transform).toBe('translate(30px, -20px) scale(0.5)')
    expect(viewport.getState().transform).toEqual([30, -20, 0.5])
    expect(told).toHaveBeenCalledTimes(1)
  })

  it('draws the sheet on whole pixels, and knows exactly where it is', () => {
    const { viewport, layer } = opened()
    viewport.setViewport({ x: 30.4, y: -20.6, zoom: 0.5 })
    expect(layer.style.transform).toBe('translate(30px, -21px) scale(0.5)')
    expect(viewport.getState().transform).toEqual([30.4, -20.6, 0.5])
  })

  it('knows which point of the sheet is under one of the window', () => {
    const { viewport } = opened()
    viewport.setViewport({ x: 100, y: 200, zoom: 2 })
    expect(viewport.screenToSheet({ x: 110, y: 250 })).toEqual({ x: 0, y: 0 })
    expect(viewport.screenToSheet({ x: 310, y: 290 })).toEqual({ x: 100, y: 20 })
  })

  it('zooms no further than the range', () => {
    const { viewport } = opened()
    viewport.setViewport({ x: 0, y: 0, zoom: 9 })
    expect(viewport.getViewport().zoom).toBe(4)
    viewport.setViewport({ x: 0, y: 0, zoom: 0.001 })
    expect(viewport.getViewport().zoom).toBe(0.04)
  })

  it('glides, keeps the point that stays where it is, and ends exactly where it was sent', () => {
    const { viewport } = opened()
    viewport.setViewport({ x: 0, y: 0, zoom: 1 })
    // Around the middle of the canvas, (500, 300).
    viewport.setViewport({ x: -1000, y: -600, zoom: 3 }, { duration: 180 })
    const seen: number[] = []
    for (let step = 0; step < 17; step++) {
      pass(10)
      const { x, y, zoom } = viewport.getViewport()
      seen.push(zoom)
      expect((500 - x) / zoom).toBeCloseTo(500)
      expect((300 - y) / zoom).toBeCloseTo(300)
    }
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    expect(seen[8]).toBeCloseTo(Math.sqrt(3))
    pass(10)
    expect(viewport.getViewport()).toEqual({ x: -1000, y: -600, zoom: 3 })
    expect(frames).toEqual([])
  })

  it('goes straight when it does not zoom', () => {
    const { viewport } = opened()
    viewport.setViewport({ x: 0, y: 0, zoom: 0.7 })
    viewport.setViewport({ x: 400, y: 100, zoom: 0.7 }, { duration: 100 })
    pass(50)
    const half = viewport.getViewport()
    expect(half.x).toBeCloseTo(200)
    expect(half.y).toBeCloseTo(50)
    expect(half.zoom).toBe(0.7)
  })

  it('stops gliding where it is when it is moved, and when the canvas goes', () => {
    const { viewport, detach } = opened()
    viewport.setViewport({ x: 400, y: 0, zoom: 1 }, { duration: 100 })
    pass(50)
    const { x, y, zoom } = viewport.getViewport()
    viewport.setViewport({ x: x + 7, y, zoom })
    pass(200)
    expect(viewport.getViewport()).toEqual({ x: x + 7, y, zoom })
    viewport.setViewport({ x: 0, y: 0, zoom: 1 }, { duration: 100 })
    detach()
    pass(200)
    expect(viewport.getViewport()).toEqual({ x: x + 7, y, zoom })
  })

  it('opens once there is room, at once, and keeps its size while it is hidden', () => {
    const viewport = createViewport()
    const { area, typed } = elements(0, 0)
    const open = vi.fn<() => void>(() => viewport.setViewport({ x: 5, y: 6, zoom: 0.9 }, { duration: 180 }))
    viewport.attach(...typed, open)
    expect(open).not.toHaveBeenCalled()
    Object.assign(area, { offsetWidth: 800, offsetHeight: 500 })
    resized()
    expect(viewport.getViewport()).toEqual({ x: 5, y: 6, zoom: 0.9 })
    Object.assign(area, { offsetWidth: 0, offsetHeight: 0 })
    resized()
    Object.assign(area, { offsetWidth: 900 })
    resized()
    expect(viewport.getState()).toMatchObject({ width: 800, height: 500 })
    Object.assign(area, { offsetHeight: 500 })
    resized()
    expect(viewport.getState()).toMatchObject({ width: 900, height: 500 })
    expect(open).toHaveBeenCalledTimes(1)
  })
})

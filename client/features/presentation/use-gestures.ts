import { type RefObject, useEffect, useEffectEvent } from 'react'
import type { MapPoint } from '../../services/presence.ts'
import type { Viewport } from '../../state/viewport-store.ts'

interface Gestures {
  readonly area: RefObject<HTMLElement | null>
  readonly viewport: Viewport
  /** The laser is on without being held. */
  readonly isLaserOn: boolean
  readonly next: () => void
  readonly previous: () => void
  readonly point: (to?: MapPoint) => void
}

/** A press becomes the laser after so long, ms; shorter ones go on. */
const holdMs = 280
/** px that a press may wander and still be one. */
const slop = 8
/** px that a finger has to go sideways to turn the page. */
const swipe = 48

/**
 * Mouse and fingers while one presents: a press and hold is the laser pointer, a click goes on, a swipe goes on or back.
 * Nothing else: the sheet itself cannot be moved by accident.
 */
export function useGestures(gestures: Gestures): void {
  const { area } = gestures
  const down = useEffectEvent((event: PointerEvent, signal: AbortSignal) => press(event, gestures, signal))
  const hover = useEffectEvent((event: PointerEvent) => {
    const { isLaserOn, viewport, point } = gestures
    if (isLaserOn && event.buttons === 0) point(viewport.screenToSheet({ x: event.clientX, y: event.clientY }))
  })
  const leave = useEffectEvent(() => gestures.isLaserOn && gestures.point())
  useEffect(() => {
    const element = area.current
    if (!element) return undefined
    const ends = new AbortController()
    const { signal } = ends
    element.addEventListener('pointerdown', (event) => down(event, signal), { signal })
    element.addEventListener('pointermove', (event) => hover(event), { signal })
    element.addEventListener('pointerleave', () => leave(), { signal })
    // A long press on a phone would open the browser's menu.
    element.addEventListener('contextmenu', (event) => event.preventDefault(), { signal })
    return () => ends.abort()
  }, [area])
}

function press(begin: PointerEvent, gestures: Gestures, signal: AbortSignal): void {
  const { viewport, isLaserOn, point, next, previous } = gestures
  const isControl = begin.target instanceof Element && begin.target.closest('[data-controls]') !== null
  if (begin.button !== 0 || !begin.isPrimary || isControl) return
  const isFinger = begin.pointerType === 'touch'
  let isPointing = isLaserOn
  const at = ({ clientX, clientY }: PointerEvent) => viewport.screenToSheet({ x: clientX, y: clientY })
  const startPointing = (event: PointerEvent) => {
    isPointing = true
    point(at(event))
  }
  const timer = setTimeout(() => startPointing(begin), holdMs)
  if (isPointing) point(at(begin))
  const over = new AbortController()
  const options = { signal: AbortSignal.any([over.signal, signal]) }
  const end = () => {
    clearTimeout(timer)
    over.abort()
  }
  signal.addEventListener('abort', end, options)
  const move = (event: PointerEvent) => {
    if (event.pointerId !== begin.pointerId) return
    if (isPointing) return point(at(event))
    const wandered = Math.hypot(event.clientX - begin.clientX, event.clientY - begin.clientY)
    if (wandered <= slop) return
    clearTimeout(timer)
    // A mouse that is dragged points; a finger may be turning the page.
    if (!isFinger) startPointing(event)
  }
  const up = (event: PointerEvent) => {
    if (event.pointerId !== begin.pointerId) return
    end()
    if (isPointing) {
      if (!isLaserOn || isFinger) point()
      return
    }
    if (event.type === 'pointercancel') return
    const across = event.clientX - begin.clientX
    if (!isFinger) return next()
    if (Math.abs(across) < swipe || Math.abs(across) < 1.5 * Math.abs(event.clientY - begin.clientY)) return
    if (across < 0) next()
    else previous()
  }
  window.addEventListener('pointermove', move, options)
  window.addEventListener('pointerup', up, options)
  window.addEventListener('pointercancel', up, options)
}

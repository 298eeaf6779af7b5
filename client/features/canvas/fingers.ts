import { dropRelease, longPressMs } from '../../components/drop-release.ts'
import { panBy, zoomAround } from './camera.ts'
import { touchThreshold } from './follow-pointer.ts'
import type { Press } from './press.ts'

/** How long two taps may be apart to be a double tap, ms. */
const doubleTapMs = 320
/** How far apart the taps of a double tap may be, px. */
const doubleTapReach = 28

interface Finger {
  x: number
  y: number
  /** It has moved, or another came beside it: it is no tap any more. */
  moved: boolean
}

/** What a finger does to what it is on, besides scrolling the sheet. */
export interface FingerWords {
  tap(press: Press): void
  doubleTap(press: Press): void
  longPress(press: Press): void
}

/**
 * Fingers on the canvas: one scrolls, or taps, or rests for the menu; two zoom and scroll.
 * @returns starts following a finger. With `hold` it moves what it is on: `hold` begins that, sees to the tap, and
 * returns how to cancel it.
 */
export function followFingers(words: FingerWords): (press: Press, hold?: () => () => void) => void {
  const fingers = new Map<number, Finger>()
  let lastTap: { x: number; y: number; at: number } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  return (press, hold) => {
    const { event, viewport, surface } = press
    const { pointerId } = event
    const start = { x: event.clientX, y: event.clientY }
    const finger: Finger = { ...start, moved: fingers.size > 0 }
    fingers.set(pointerId, finger)
    clearTimeout(timer)
    // A second finger ends what the first one held: whatever follows a pointer stops at the press of another.
    if (fingers.size > 1) for (const other of fingers.values()) other.moved = true
    const release = fingers.size === 1 ? hold?.() : undefined
    const isAlone = () => fingers.size === 1

    if (isAlone())
      timer = setTimeout(() => {
        if (finger.moved) return
        finger.moved = true
        release?.()
        dropRelease()
        words.longPress(press)
      }, longPressMs)

    const stop = new AbortController()
    const { signal } = stop
    const move = (next: PointerEvent) => {
      if (next.pointerId !== pointerId) return
      const now = { x: next.clientX, y: next.clientY }
      if (!finger.moved && Math.hypot(now.x - start.x, now.y - start.y) <= touchThreshold) return
      if (!finger.moved) clearTimeout(timer)
      finger.moved = true
      const other = [...fingers].find(([id]) => id !== pointerId)?.[1]
      if (other) {
        const factor = distance(now, other) / distance(finger, other)
        zoomAround(viewport, surface, factor, middle(finger, other), middle(now, other))
      } else if (!release) panBy(viewport, now.x - finger.x, now.y - finger.y)
      Object.assign(finger, now)
    }
    const lift = (up: PointerEvent) => {
      if (up.pointerId !== pointerId) return
      stop.abort()
      fingers.delete(pointerId)
      clearTimeout(timer)
      if (finger.moved || up.type === 'pointercancel') return
      const before = lastTap
      lastTap = { ...start, at: up.timeStamp }
      if (before && up.timeStamp - before.at < doubleTapMs && distance(before, start) < doubleTapReach) {
        lastTap = undefined
        dropRelease()
        words.doubleTap(press)
      } else if (!release) words.tap(press)
    }
    window.addEventListener('pointermove', move, { signal })
    window.addEventListener('pointerup', lift, { signal })
    window.addEventListener('pointercancel', lift, { signal })
  }
}

interface Point {
  readonly x: number
  readonly y: number
}

const distance = (a: Point, b: Point) => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y))
const middle = (a: Point, b: Point) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })

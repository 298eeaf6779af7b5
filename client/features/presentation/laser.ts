import type { MapPoint } from '../../services/presence.ts'

/** Followers are told at most this often where the laser is: twenty times a second; their screens fill in the way. */
export const laserEveryMs = 50

/** A laser pointer that followers see. */
export interface SentLaser {
  /** Where it points; nothing when it is off. */
  point(to: MapPoint | undefined): void
  close(): void
}

/** Tells followers where a laser is, no more often than they can be told; that it is off at once. */
export function sentLaser(send: (to: MapPoint | undefined) => void): SentLaser {
  let latest: MapPoint | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let isDue = false
  const rest = () => {
    timer = undefined
    if (isDue) tell()
  }
  const tell = () => {
    isDue = false
    timer = setTimeout(rest, laserEveryMs)
    send(latest)
  }
  return {
    point(to) {
      latest = to
      isDue = true
      if (timer === undefined || to === undefined) {
        clearTimeout(timer)
        tell()
      }
    },
    close() {
      clearTimeout(timer)
      isDue = false
      send(undefined)
    },
  }
}

import { type RefObject, useEffect, useMemo, useRef } from 'react'
import type { MapPoint, Presence } from '../../services/presence.ts'
import { sentLaser } from './laser.ts'
import type { Aim } from './draw-laser.ts'

/** A laser pointer that is drawn here and told to followers. */
export function useLaser(presence: Presence): {
  readonly aim: RefObject<Aim | null>
  readonly point: (to?: MapPoint) => void
} {
  const aim = useRef<Aim>(null)
  const sent = useMemo(() => sentLaser((to) => presence.setLaser(to)), [presence])
  useEffect(() => () => sent.close(), [sent])
  return useMemo(
    () => ({
      aim,
      point: (to) => {
        aim.current?.(to)
        sent.point(to)
      },
    }),
    [sent],
  )
}

import { type RefObject, useEffect, useImperativeHandle, useRef } from 'react'
import type { Viewport } from '../../state/viewport-store.ts'
import { type Aim, type DrawnLaser, drawLaser } from './draw-laser.ts'
import styles from './presentation.module.css'

interface LaserTrailProps {
  readonly viewport: Viewport
  readonly aim: RefObject<Aim | null>
  /** The points come a few times a second: the way between them is filled in. */
  readonly fillsIn?: boolean
}

/** A laser pointer over the sheet. */
export function LaserTrail({ viewport, aim, fillsIn = false }: LaserTrailProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawn = useRef<DrawnLaser>(null)
  useImperativeHandle(aim, (): Aim => (to) => drawn.current?.aim(to), [])
  useEffect(() => {
    if (!canvas.current) return undefined
    const laser = drawLaser(canvas.current, viewport, fillsIn)
    drawn.current = laser
    return () => {
      laser.close()
      drawn.current = null
    }
  }, [viewport, fillsIn])
  return <canvas ref={canvas} className={styles.laser} aria-hidden />
}

import { useEffect, useId, useRef } from 'react'
import type { Box } from '../../../journey/layout/map-layout.ts'
import { type Viewport, ease, onPixels } from '../../state/viewport-store.ts'
import { boxesBetween } from './frame.ts'
import styles from './presented-map.module.css'

interface VeilProps {
  readonly viewport: Viewport
  readonly lit: readonly Box[]
  readonly durationMs: number
}

/** Dims the sheet but for some boxes of it; from one step to the next the light goes along with the sheet. */
export function Veil({ viewport, lit, durationMs }: VeilProps) {
  const id = useId()
  const holes = useRef<SVGPathElement>(null)
  const now = useRef(lit)
  useEffect(() => {
    const draw = () => {
      holes.current?.setAttribute('d', holesPath(now.current, onPixels(viewport.getState().transform)))
    }
    const from = now.current
    const start = performance.now()
    let frame: number | undefined
    const go = () => {
      const share = durationMs === 0 ? 1 : Math.min(1, (performance.now() - start) / durationMs)
      now.current = boxesBetween(from, lit, ease(share))
      draw()
      frame = share < 1 ? requestAnimationFrame(go) : undefined
    }
    go()
    const stop = viewport.subscribe(draw)
    return () => {
      stop()
      if (frame !== undefined) cancelAnimationFrame(frame)
    }
  }, [viewport, lit, durationMs])
  return (
    <svg className={styles.veil} aria-hidden>
      <mask id={id}>
        <rect width="100%" height="100%" fill="#fff" />
        <path ref={holes} fill="#000" />
      </mask>
      <rect className={styles.shade} width="100%" height="100%" mask={`url(#${id})`} />
    </svg>
  )
}

const radius = 14

/** Where the sheet is lit, on the screen. */
function holesPath(lit: readonly Box[], [left, top, zoom]: Transform): string {
  const holes = lit.map((box) => {
    const x = left + box.x * zoom
    const y = top + box.y * zoom
    const width = box.width * zoom
    const height = box.height * zoom
    const r = Math.min(radius * Math.min(zoom, 1), width / 2, height / 2)
    const arc = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`
    const [across, down] = [width - 2 * r, height - 2 * r]
    return `M${x + r} ${y}h${across}${arc(r, r)}v${down}${arc(-r, r)}h${-across}${arc(-r, -r)}v${-down}${arc(r, -r)}z`
  })
  return holes.join('')
}

type Transform = ReturnType<Viewport['getState']>['transform']

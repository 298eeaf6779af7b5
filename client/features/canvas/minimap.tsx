import { Map as MapIcon, X } from 'lucide-react'
import { type PointerEvent as ReactPointerEvent, useEffect, useLayoutEffect, useRef } from 'react'
import type { MapLayout } from '../../../journey/layout/map-layout.ts'
import { sizes } from '../../../journey/layout/sizes.ts'
import { type Theme, themes } from '../../../journey/scene/tokens.ts'
import { IconButton } from '../../components/button.tsx'
import { useText } from '../../language/text.ts'
import { prefer } from '../../state/preferences.ts'
import { useCurrentTheme } from '../../state/theme.ts'
import { useWorkplace, useWorkplaceState } from '../../state/workplace.ts'
import { useCanvasState } from './canvas-state.ts'
import type { ViewportState } from '../../state/viewport-store.ts'
import { useViewport, useViewportState } from './viewport.tsx'
import styles from './minimap.module.css'

/** The overview's size in px at most. */
const most = { width: 220, height: 130 }

/**
 * The whole map small, with the part in sight framed; a press or drag goes there. It is painted when the map changes, and
 * only its frame moves when the canvas does.
 */
export function Minimap() {
  const text = useText()
  const workplace = useWorkplace()
  const open = useWorkplaceState((state) => state.overviewOpen)
  const layout = useCanvasState((state) => state.layout)
  const isWhole = useViewportState((state) => isInSight(layout, state))
  // Over a map that is wholly in sight it would cover a part of it, and say nothing: unless it is asked for there.
  const isAsked = useWorkplaceState((state) => state.overviewAsked)
  const isShown = open && (!isWhole || isAsked)
  useEffect(() => workplace.setState({ overviewShown: isShown }), [workplace, isShown])
  useEffect(() => {
    if (isAsked && !isWhole) workplace.setState({ overviewAsked: false })
  }, [workplace, isAsked, isWhole])
  const setOpen = (overviewOpen: boolean) => workplace.setState({ overviewOpen, overviewAsked: overviewOpen })
  useEffect(
    () =>
      workplace.subscribe(({ overviewOpen }, before) => {
        if (overviewOpen !== before.overviewOpen) prefer({ overview: overviewOpen })
      }),
    [workplace],
  )
  if (!isShown)
    return (
      <div className={styles.closed} data-chrome>
        <IconButton
          label={text('canvas.minimapOpen')}
          icon={<MapIcon size={18} />}
          variant="secondary"
          tooltipSide="top"
          onClick={() => setOpen(true)}
        />
      </div>
    )
  return <Overview onClose={() => setOpen(false)} />
}

/** Whether all of the map is in sight, be it without the rim around it. */
function isInSight(layout: MapLayout, { transform: [x, y, zoom], width, height }: ViewportState): boolean {
  const rim = sizes.margin * zoom
  return (
    x + rim >= 0 && y + rim >= 0 && x + layout.width * zoom - rim <= width && y + layout.height * zoom - rim <= height
  )
}

function Overview({ onClose }: { readonly onClose: () => void }) {
  const text = useText()
  const viewport = useViewport()
  const layout = useCanvasState((state) => state.layout)
  const theme = useCurrentTheme()
  const canvas = useRef<HTMLCanvasElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const scale = Math.min(most.width / layout.width, most.height / layout.height)
  const size = {
    width: Math.max(48, Math.round(layout.width * scale)),
    height: Math.max(24, Math.round(layout.height * scale)),
  }

  useEffect(() => {
    // The map is painted when there is a moment for it: while someone types, the drawing itself comes first.
    const timer = setTimeout(() => canvas.current && paint(canvas.current, layout, scale, themes[theme]), 120)
    return () => clearTimeout(timer)
  }, [layout, scale, theme])

  useLayoutEffect(() => {
    const place = () => {
      const { transform, width, height } = viewport.getState()
      const [x, y, zoom] = transform
      if (!frame.current) return
      frame.current.style.transform = `translate(${(-x / zoom) * scale}px, ${(-y / zoom) * scale}px)`
      frame.current.style.width = `${(width / zoom) * scale}px`
      frame.current.style.height = `${(height / zoom) * scale}px`
    }
    place()
    return viewport.subscribe((state, before) => {
      if (state.transform !== before.transform || state.width !== before.width || state.height !== before.height)
        place()
    })
  }, [viewport, scale])

  const go = (event: ReactPointerEvent<HTMLDivElement>) => {
    if (event.buttons === 0) return
    const area = event.currentTarget.getBoundingClientRect()
    const { width, height } = viewport.getState()
    const zoom = viewport.getViewport().zoom
    viewport.setViewport({
      x: width / 2 - ((event.clientX - area.left) / scale) * zoom,
      y: height / 2 - ((event.clientY - area.top) / scale) * zoom,
      zoom,
    })
  }
  return (
    <section className={styles.overview} aria-label={text('canvas.minimap')} data-chrome>
      <div
        className={styles.picture}
        style={size}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          go(event)
        }}
        onPointerMove={go}
      >
        <canvas ref={canvas} style={size} aria-hidden />
        <div ref={frame} className={styles.frame} />
      </div>
      <IconButton
        size="small"
        className={styles.close}
        label={text('canvas.minimapClose')}
        icon={<X size={14} />}
        tooltipSide="top"
        onClick={onClose}
      />
    </section>
  )
}

/** Paints stages, lanes and cards as blocks in the colours of the theme. */
function paint(canvas: HTMLCanvasElement, layout: MapLayout, scale: number, theme: Theme): void {
  const density = Math.min(2, devicePixelRatio || 1)
  canvas.width = Math.max(48, Math.round(layout.width * scale)) * density
  canvas.height = Math.max(24, Math.round(layout.height * scale)) * density
  const context = canvas.getContext('2d')
  if (!context) return
  context.scale(density * scale, density * scale)
  for (const stage of layout.stages) {
    context.fillStyle = theme[`${stage.colour}-tint`]
    context.fillRect(stage.body.x, stage.body.y, stage.body.width, stage.body.height)
    context.fillStyle = theme[`${stage.colour}-strong`]
    context.fillRect(stage.header.x, stage.header.y, stage.header.width, stage.header.height)
  }
  for (const card of layout.cards) {
    context.fillStyle = card.role === 'touchpoint' ? theme[`${card.colour}-strong`] : theme['line-strong']
    context.fillRect(card.x, card.y, card.width, card.height)
  }
  context.lineWidth = 2 / scale
  for (const { curves } of layout.emotions) {
    for (const curve of curves) {
      context.strokeStyle = theme[`${curve.colour}-strong`]
      context.stroke(new Path2D(curve.path))
    }
  }
}

import { type ReactNode, type RefObject, memo, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useSyncExternalStore } from 'react'
import type { Box, CardBox, LaneRow, MapLayout } from '../../../journey/layout/map-layout.ts'
import { cardItems } from '../../../journey/scene/card-items.ts'
import { backgroundItems } from '../../../journey/scene/sheet-items.ts'
import { piecesOf } from '../../components/drawing-pieces.ts'
import { DrawingSvg } from '../../components/drawing-svg.tsx'
import { Icon } from '../../components/icon.tsx'
import { drawnPart, sheetInSight } from '../../state/part-in-sight.ts'
import { type Viewport, type ViewportState, onPixels } from '../../state/viewport-store.ts'
import type { Sheet } from './drawn-step.ts'
import { type Insets, framed } from './frame.ts'
import styles from './presented-map.module.css'
import { Veil } from './veil.tsx'

interface PresentedMapProps {
  readonly viewport: Viewport
  readonly area: RefObject<HTMLDivElement | null>
  readonly layout: MapLayout
  readonly sheet: Sheet
  /** What is lit; the rest is dimmed. */
  readonly lit: readonly Box[]
  /** Rows to be framed. */
  readonly marked: readonly Box[]
  readonly insets: Insets
  /** Lane names stand at the left edge. */
  readonly named: boolean
  readonly children?: ReactNode
}

/** How long the sheet takes from one step to the next, ms: long enough for a room to see where it goes. */
const glideMs = 420
/** A card's marks stand out of it, px. */
const cardSlack = 40
/** What of the lane labels the levels of a curve take, px. */
const levelsWidth = 52
/** Drawn on each side beyond what is in sight, as a share of it: the next step is there before the sheet glides. */
const margin = 0.7

const motion = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : glideMs)

/** The map as a drawing that goes from step to step; there is nothing in it to press, so that nothing is edited. */
export function PresentedMap(props: PresentedMapProps) {
  const { viewport, area, layout, sheet, lit, marked, insets, named, children } = props
  const layer = useRef<HTMLDivElement>(null)
  const shown = useRef({ sheet, lit, layout, insets })
  const [partOf] = useState(() => {
    let part: Box | undefined
    return (state: ViewportState) => (part = drawnPart(part, sheetInSight(state.transform, state), margin))
  })
  const part = useSyncExternalStore(viewport.subscribe, () => partOf(viewport.getState()))
  const pieces = useMemo(() => piecesOf(backgroundItems(layout)), [layout])
  const isDrawn = ({ left, right }: { readonly left: number; readonly right: number }) =>
    left <= part.x + part.width && right >= part.x

  useLayoutEffect(() => {
    const duration = shown.current.sheet === sheet ? motion() : 0
    shown.current = { sheet, lit, layout, insets }
    viewport.setViewport(framed(onSheet(lit, layout), viewport.getState(), insets), { duration })
  }, [viewport, layout, sheet, lit, insets])
  useLayoutEffect(() => {
    if (!area.current || !layer.current) return undefined
    const frame = () => {
      const now = shown.current
      viewport.setViewport(framed(onSheet(now.lit, now.layout), viewport.getState(), now.insets))
    }
    const stops = [
      viewport.attach(area.current, layer.current, frame),
      viewport.subscribe(({ width, height }, before) => {
        if (width !== before.width || height !== before.height) frame()
      }),
    ]
    return () => stops.forEach((stop) => stop())
  }, [viewport, area])

  return (
    <div ref={area} className={styles.area} data-presented>
      <div ref={layer} className={styles.layer}>
        <svg key={sheet} className={styles.sheet} width={layout.width} height={layout.height} aria-hidden>
          {pieces.map((piece, index) => isDrawn(piece) && <DrawingSvg key={index} items={piece.items} />)}
          {named && (
            // The names beside it say the same; the levels of the curve, which stand at its right, stay.
            <rect
              className={styles.ground}
              x={0}
              y={layout.gutter.y}
              width={layout.gutter.x + layout.gutter.width - levelsWidth}
              height={layout.gutter.height}
            />
          )}
          {layout.cards.map(
            (card) =>
              isDrawn({ left: card.x - cardSlack, right: card.x + card.width + cardSlack }) && (
                <Card key={card.id} card={card} />
              ),
          )}
          {marked.map(({ x, y, width, height }, index) => (
            <rect
              key={index}
              className={styles.mark}
              x={x - 6}
              y={y - 6}
              width={width + 12}
              height={height + 12}
              rx={10}
            />
          ))}
        </svg>
      </div>
      <Veil viewport={viewport} lit={lit} durationMs={motion()} />
      {named && <LaneNames viewport={viewport} lanes={layout.lanes} />}
      {children}
    </div>
  )
}

/** What is lit beyond the sheet need not be in sight. */
function onSheet(lit: readonly Box[], { width, height }: MapLayout): readonly Box[] {
  return lit.map(({ x, y, ...box }) => {
    const [left, top] = [Math.max(x, 0), Math.max(y, 0)]
    return {
      x: left,
      y: top,
      width: Math.min(x + box.width, width) - left,
      height: Math.min(y + box.height, height) - top,
    }
  })
}

const Card = memo(function Card({ card }: { readonly card: CardBox }) {
  return <DrawingSvg items={cardItems(card)} />
})

/** Names of the lanes, which stay at the left edge while the sheet goes past them. */
function LaneNames({ viewport, lanes }: { readonly viewport: Viewport; readonly lanes: readonly LaneRow[] }) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const place = () => {
      const [, y, zoom] = onPixels(viewport.getState().transform)
      lanes.forEach(({ box }, index) => {
        const name = list.current?.children[index]
        if (!(name instanceof HTMLElement)) return
        name.style.transform = `translateY(${y + box.y * zoom}px)`
        name.style.height = `${box.height * zoom}px`
      })
    }
    place()
    return viewport.subscribe(place)
  }, [viewport, lanes])
  return (
    <div ref={list} className={styles.names} aria-hidden>
      {lanes.map(({ id, icon, title }) => (
        <div key={id} className={styles.name}>
          <Icon name={icon.icon} size={16} />
          <span>{title.lines.map(({ text }) => text).join(' ')}</span>
        </div>
      ))}
    </div>
  )
}

import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { cardAt } from '../../journey/layout/hit-test.ts'
import type { Box, CardBox } from '../../journey/layout/map-layout.ts'
import { cardItems } from '../../journey/scene/card-items.ts'
import { backgroundItems } from '../../journey/scene/sheet-items.ts'
import { titleItems } from '../../journey/scene/title-items.ts'
import { DrawingSvg } from '../components/drawing-svg.tsx'
import { markSliding } from '../features/canvas/mark-sliding.ts'
import { drawnPart, sheetInSight } from '../state/part-in-sight.ts'
import { createViewport, type ViewportState } from '../state/viewport-store.ts'
import { useText } from '../language/text.ts'
import type { Drawn } from './drawn.ts'
import { type SheetControl, fitted, sheetControl, usePanAndZoom } from './pan-and-zoom.ts'
import { piecesOf } from '../components/drawing-pieces.ts'
import styles from './sheet-view.module.css'

interface SheetViewProps {
  readonly title: string
  readonly drawn: Drawn
  /** All of it is needed, and not only what is in sight. */
  readonly whole: boolean
  readonly marked: string | undefined
  readonly onMark: (id: string | undefined) => void
  /** Given what moves the sheet from outside. */
  readonly onControl: (control: SheetControl) => void
}

/** A card's marks stand out of it, px. */
const cardSlack = 40

/** The map as a drawing that is moved and zoomed with a mouse, fingers or keys. */
export function SheetView({ title, drawn, whole, marked, onMark, onControl }: SheetViewProps) {
  const text = useText()
  const [viewport] = useState(createViewport)
  const area = useRef<HTMLElement>(null)
  const layer = useRef<HTMLDivElement>(null)
  const { layout, shown, flow } = drawn
  const [partOf] = useState(() => {
    let part: Box | undefined
    return (state: ViewportState) => (part = drawnPart(part, sheetInSight(state.transform, state)))
  })
  const part = useSyncExternalStore(viewport.subscribe, () => partOf(viewport.getState()))
  const isDrawn = ({ left, right }: { readonly left: number; readonly right: number }) =>
    whole || (left <= part.x + part.width && right >= part.x)
  const pieces = useMemo(
    () => piecesOf([...(layout.title ? titleItems(layout.title) : []), ...backgroundItems(layout, flow)]),
    [layout, flow],
  )
  const laidOut = useRef(layout)

  useLayoutEffect(() => {
    laidOut.current = layout
  }, [layout])
  useLayoutEffect(() => {
    if (!area.current || !layer.current) return undefined
    const control = sheetControl(area, viewport, laidOut)
    onControl(control)
    return viewport.attach(area.current, layer.current, () => viewport.setViewport(fitted(viewport, laidOut.current)))
  }, [viewport, onControl])
  useEffect(() => (area.current ? markSliding(viewport, area.current) : undefined), [viewport])
  usePanAndZoom(area, viewport, laidOut, (point) => {
    const { x, y } = viewport.screenToSheet(point)
    onMark(cardAt(layout, x, y)?.id)
  })

  const box = marked === undefined ? undefined : (layout.cardById.get(marked) ?? layout.stageById.get(marked)?.header)
  return (
    <section
      ref={area}
      className={styles.area}
      aria-label={text('viewer.sheet', { title })}
      aria-describedby="sheet-help"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrows move what is drawn here, as a scrolled region's do
      tabIndex={0}
    >
      <span id="sheet-help" className={styles.help}>
        {text('viewer.sheetHelp')}
      </span>
      <div ref={layer} className={styles.layer}>
        <svg
          className={styles.sheet}
          width={layout.width}
          height={layout.height}
          viewBox={`0 0 ${layout.width} ${layout.height}`}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn here, and named as one picture
          role="img"
          aria-label={text('viewer.picture', { title })}
        >
          {pieces.map((piece, index) => isDrawn(piece) && <DrawingSvg key={index} items={piece.items} />)}
          {layout.cards.map(
            (card) =>
              isDrawn({ left: card.x - cardSlack, right: card.x + card.width + cardSlack }) && (
                <Card key={card.id} card={card} isDimmed={shown.dimmed.has(card.id)} />
              ),
          )}
          {box && (
            <rect
              className={styles.mark}
              x={box.x - 4}
              y={box.y - 4}
              width={box.width + 8}
              height={box.height + 8}
              rx={10}
            />
          )}
        </svg>
      </div>
    </section>
  )
}

const Card = memo(function Card({ card, isDimmed }: { readonly card: CardBox; readonly isDimmed: boolean }) {
  return (
    <g className={isDimmed ? styles.dimmed : undefined}>
      <DrawingSvg items={cardItems(card)} />
    </g>
  )
})

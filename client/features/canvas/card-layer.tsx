import { useMemo, useState } from 'react'
import type { Box } from '../../../journey/layout/map-layout.ts'
import { useCanvasState } from './canvas-state.ts'
import { CardNode } from './card-node.tsx'
import { cardsIn, drawnPart, sheetInSight } from './cards-in-sight.ts'
import { isDetailed, isFar } from './detail.ts'
import type { ViewportState } from './viewport-store.ts'
import { useViewportState } from './viewport.tsx'

/**
 * The cards in sight, each an element of its own. Where they stand and which are in sight is known from the layout. From
 * far away they are part of the sheet.
 */
export function CardLayer() {
  const far = useViewportState(isFar)
  return far ? null : <CardsInSight />
}

function CardsInSight() {
  const layout = useCanvasState((state) => state.layout)
  const [selectPart] = useState(() => {
    let part: Box | undefined
    return (state: ViewportState) => (part = drawnPart(part, sheetInSight(state.transform, state)))
  })
  const part = useViewportState(selectPart)
  const detailed = useViewportState(isDetailed)
  const cards = useMemo(() => cardsIn(layout, part), [layout, part])
  return cards.map((box) => <CardNode key={box.id} box={box} detailed={detailed} />)
}

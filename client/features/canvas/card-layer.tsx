import { type ReactFlowState, ViewportPortal, useStore } from '@xyflow/react'
import { useMemo, useState } from 'react'
import type { Box } from '../../../journey/layout/map-layout.ts'
import { useCanvasState } from './canvas-state.ts'
import { CardNode } from './card-node.tsx'
import { cardsIn, drawnPart, sheetInSight } from './cards-in-sight.ts'
import { isDetailed, isFar } from './detail.ts'

/**
 * The cards in sight, each an element of its own. Where they stand and which are in sight is known from the layout, so
 * React Flow is not asked to keep them: it moves the sheet, and nothing else. From far away they are part of the sheet.
 */
export function CardLayer() {
  const far = useStore(isFar)
  return <ViewportPortal>{far ? null : <CardsInSight />}</ViewportPortal>
}

function CardsInSight() {
  const layout = useCanvasState((state) => state.layout)
  const [selectPart] = useState(() => {
    let part: Box | undefined
    return (state: ReactFlowState) => (part = drawnPart(part, sheetInSight(state.transform, state)))
  })
  const part = useStore(selectPart)
  const detailed = useStore(isDetailed)
  const cards = useMemo(() => cardsIn(layout, part), [layout, part])
  return cards.map((box) => <CardNode key={box.id} box={box} detailed={detailed} />)
}

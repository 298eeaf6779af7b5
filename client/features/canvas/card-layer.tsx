import { useMemo } from 'react'
import type { Box } from '../../../journey/layout/map-layout.ts'
import { usePainted } from '../../state/painted.ts'
import { useCanvasState } from './canvas-state.ts'
import { CardNode } from './card-node.tsx'
import { cardsIn } from './cards-in-sight.ts'
import { isDetailed, isFar } from './detail.ts'
import { drawnPart, sheetInSight } from '../../state/part-in-sight.ts'
import type { ViewportState } from '../../state/viewport-store.ts'
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
  const isPainted = usePainted()
  // The first picture is of what is in sight; what is around it follows.
  const selectPart = useMemo(() => partSelector(isPainted ? undefined : 0), [isPainted])
  const part = useViewportState(selectPart)
  const detailed = useViewportState(isDetailed)
  const cards = useMemo(() => cardsIn(layout, part), [layout, part])
  return cards.map((box) => <CardNode key={box.id} box={box} detailed={detailed} />)
}

/** Selects the part of the sheet that is drawn: the same one until what is in sight leaves it. */
function partSelector(margin: number | undefined): (state: ViewportState) => Box {
  let part: Box | undefined
  return (state) => (part = drawnPart(part, sheetInSight(state.transform, state), margin))
}

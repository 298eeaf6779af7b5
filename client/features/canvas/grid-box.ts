import { addBox } from '../../../journey/layout/hit-test.ts'
import type { Box, MapLayout } from '../../../journey/layout/map-layout.ts'
import { sizes } from '../../../journey/layout/sizes.ts'
import { draftId } from '../../state/draft.ts'
import type { CellPlace, GridPlace } from '../../state/focus.ts'

/** Where a place of the grid is on the sheet; nothing when it is not drawn. */
export function placeBox(layout: MapLayout, place: GridPlace): Box | undefined {
  switch (place.kind) {
    case 'card':
      return layout.cardById.get(place.id)
    case 'stage':
      return layout.stageById.get(place.id)?.header
    case 'lane':
      return layout.laneById.get(place.id)?.label
    case 'cell':
      return draftBox(layout, place) ?? cellBox(layout, place)
  }
}

/** The room of a card that is being written in a cell. */
function draftBox(layout: MapLayout, { lane }: CellPlace): Box | undefined {
  const draft = layout.cardById.get(draftId)
  return draft?.lane === lane ? draft : undefined
}

/** Height of the place of a stage as a whole in a lane that shows what hangs on touchpoints, px. */
const wholePlace = 28

function cellBox(layout: MapLayout, place: CellPlace): Box | undefined {
  const row = layout.laneById.get(place.lane)
  const stage = layout.stageById.get(place.stage)
  if (!row || !stage || row.collapsed) return undefined
  const column = stage.columns.find(({ card }) => card !== undefined && card === place.under)
  const bottom = row.box.y + row.box.height
  if (row.role === 'emotion' || row.role === 'channel' || row.role === 'friction' || row.role === 'metric') {
    const { x, width } = column ?? addBox(layout, place) ?? stage.body
    // Cards that stand in the lane all the same stand below what it shows.
    const cards = layout.cards.some((card) => card.lane === row.id)
    const end = cards ? row.cardsTop : bottom
    // A stage as a whole has its place below those of its touchpoints, not over them.
    const top = column || stage.columns.every(({ card }) => card === undefined) ? row.box.y : end - wholePlace
    return { x, y: Math.max(top, row.box.y), width, height: end - Math.max(top, row.box.y) }
  }
  const padding = sizes.rowPadding / 2
  if (row.role === 'touchpoint' && column)
    return { x: column.x, y: row.cardsTop, width: column.width, height: bottom - padding - row.cardsTop }
  const box = addBox(layout, place)
  if (!box) return undefined
  // An empty cell is as high as its lane; one behind a stack as a line of words.
  return { ...box, height: Math.max(box.height, bottom - padding - box.y) }
}

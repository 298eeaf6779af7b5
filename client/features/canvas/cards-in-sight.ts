import type { Box, CardBox, MapLayout } from '../../../journey/layout/map-layout.ts'
import { draftId } from '../../state/draft.ts'

/** The cards that stand at least partly in a part of the sheet; one that is being written is a field instead. */
export function cardsIn({ cards }: MapLayout, part: Box): readonly CardBox[] {
  return cards.filter(
    ({ id, x, y, width, height }) =>
      id !== draftId &&
      x <= part.x + part.width &&
      x + width >= part.x &&
      y <= part.y + part.height &&
      y + height >= part.y,
  )
}

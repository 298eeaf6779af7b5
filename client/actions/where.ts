import { cardsAt } from '../../journey/model/arrange.ts'
import type { Text } from '../language/text.ts'
import { findThing } from '../state/editor.ts'
import { type CellPlace, type Standing, cellOfCard } from '../state/focus.ts'

/** Where a card stands, in the middle of a sentence: "Purchase, 2 of 3"; "Purchase, under Pay premium". */
export function whereCard(standing: Standing, text: Text, id: string): string {
  const { map, arrangement } = standing
  const cell = cellOfCard(standing, id)
  if (!cell) return ''
  const isTouchpoint = map.lanes.find((lane) => lane.id === cell.lane)?.role === 'touchpoint'
  const count = cardsAt(arrangement, cell, isTouchpoint).length
  const index = cell.index + 1
  if (isTouchpoint) return text('grid.inStage', { stage: stageTitle(standing, text, cell.stage), index, count })
  return text('grid.inStack', { place: whereCell(standing, text, cell), index, count })
}

/** Which column of which stage a cell is in: "Purchase, under Pay premium". */
export function whereCell(standing: Standing, text: Text, { stage, under }: CellPlace): string {
  const words = { stage: stageTitle(standing, text, stage) }
  if (under !== undefined) return text('grid.under', { ...words, column: cardTitle(standing, text, under) })
  const hasColumns = (standing.arrangement.columns.get(stage)?.length ?? 0) > 0
  return hasColumns ? text('grid.whole', words) : words.stage
}

/** What a stage is called. */
export function stageTitle({ map }: Standing, text: Text, id: string): string {
  const stage = findThing(map, id)
  return (stage?.kind === 'stage' && stage.value.title) || text('untitled.stage')
}

/** What a card is called. */
export function cardTitle({ map }: Standing, text: Text, id: string): string {
  const card = findThing(map, id)
  return (card?.kind === 'card' && card.value.title) || text('untitled.card')
}

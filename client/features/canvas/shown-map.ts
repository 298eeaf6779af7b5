import type { Card, JourneyMap } from '../../../journey/model/schema.ts'
import type { CanvasState } from './canvas-state.ts'

type Shown = Pick<CanvasState, 'drag' | 'sizing' | 'openForDrag'>

/**
 * The map as it is shown while something goes on: what is dragged stands as it was grabbed, whatever others did to it
 * since; what is being sized has its size to be; lanes that a drag has opened are open. The map itself otherwise.
 */
export function shownMap(map: JourneyMap, { drag, sizing, openForDrag }: Shown): JourneyMap {
  let shown = map
  if (drag) shown = withHeld(shown, drag.held)
  if (openForDrag.size > 0)
    shown = { ...shown, lanes: shown.lanes.map((lane) => (openForDrag.has(lane.id) ? opened(lane) : lane)) }
  if (sizing?.kind === 'stage')
    shown = { ...shown, stages: shown.stages.map((stage) => sized(stage, 'columnWidth', sizing)) }
  if (sizing?.kind === 'lane') shown = { ...shown, lanes: shown.lanes.map((lane) => sized(lane, 'height', sizing)) }
  return shown
}

/** A map with some cards as they were; those that are gone are there again. */
function withHeld(map: JourneyMap, held: ReadonlyMap<string, Card>): JourneyMap {
  const missing = new Map(held)
  let changed = false
  const cards = map.cards.map((card) => {
    const before = missing.get(card.id)
    missing.delete(card.id)
    if (!before || before === card) return card
    changed = true
    return before
  })
  return changed || missing.size > 0 ? { ...map, cards: [...cards, ...missing.values()] } : map
}

function opened<T extends { readonly collapsed?: boolean | undefined }>(lane: T): T {
  return { ...lane, collapsed: false }
}

function sized<T extends { readonly id: string }>(
  thing: T,
  field: keyof T,
  { id, size }: NonNullable<CanvasState['sizing']>,
): T {
  if (thing.id !== id) return thing
  const { [field]: _own, ...rest } = thing
  return (size === undefined ? rest : { ...thing, [field]: size }) as T
}

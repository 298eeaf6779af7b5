import type { EditorState } from '../../state/editor.ts'

/**
 * What an arrow key goes to from the selected thing: left and right along the columns of a lane, up and down along the
 * cards of a column. Above the cards are the stages' headers, left of them the lanes' labels. From nothing selected it is
 * the first card of the map.
 */
export function neighbour({ map, arrangement, selection }: EditorState, dx: number, dy: number): string | undefined {
  const stageIndex = map.stages.findIndex(({ id }) => id === selection[0])
  const stage = map.stages[stageIndex]
  if (stage && dx !== 0) return map.stages[stageIndex + dx]?.id ?? (dx < 0 ? map.lanes[0]?.id : undefined)
  const laneIndex = map.lanes.findIndex(({ id }) => id === selection[0])
  const laneAt = map.lanes[laneIndex]
  if (laneAt && dy !== 0) return map.lanes[laneIndex + dy]?.id ?? (dy < 0 ? map.stages[0]?.id : undefined)
  const columns = map.stages.flatMap((stage) => {
    const touchpoints = arrangement.columns.get(stage.id) ?? []
    const whole = map.lanes.flatMap((lane) =>
      lane.role === 'touchpoint' ? [] : arrangement.cell(stage.id, lane.id).whole.map((card) => ({ card, lane })),
    )
    const own = touchpoints.map((touchpoint) =>
      map.lanes.flatMap((lane) => {
        const { under, whole: cards } = arrangement.cell(stage.id, lane.id)
        if (lane.role === 'touchpoint') return cards.includes(touchpoint) ? [{ card: touchpoint, lane }] : []
        return (under.get(touchpoint.id) ?? []).map((card) => ({ card, lane }))
      }),
    )
    return whole.length > 0 ? [...own, whole] : own
  })
  if (stage)
    return dy > 0
      ? columns.flat().find(({ card }) => arrangement.stageOf.get(card.id) === stage.id)?.card.id
      : undefined
  if (laneAt) return dx > 0 ? columns.flat().find(({ lane }) => lane.id === laneAt.id)?.card.id : undefined
  const current = columns.findIndex((column) => column.some(({ card }) => card.id === selection[0]))
  if (current < 0) return columns.flat()[0]?.card.id
  const column = columns[current] ?? []
  const row = column.findIndex(({ card }) => card.id === selection[0])
  const here = column[row]
  if (!here) return undefined
  if (dy !== 0) return column[row + dy]?.card.id ?? (dy < 0 ? arrangement.stageOf.get(here.card.id) : undefined)
  const { lane } = here
  const next = columns[current + dx]
  if (!next) return dx < 0 ? lane.id : undefined
  // The same lane where it has a card there, else the nearest one above it.
  const rowOfLane = map.lanes.indexOf(lane)
  const ranked = next.map(({ card, lane: other }) => ({
    id: card.id,
    distance: Math.abs(map.lanes.indexOf(other) - rowOfLane),
  }))
  return ranked.reduce<{ id: string; distance: number } | undefined>(
    (best, item) => (best === undefined || item.distance < best.distance ? item : best),
    undefined,
  )?.id
}

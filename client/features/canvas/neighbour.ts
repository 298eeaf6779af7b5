import type { EditorState } from '../../state/editor.ts'

/**
 * The card that an arrow key goes to from the selected one: left and right along the columns of a lane, up and down
 * along the cards of a column. From nothing selected it is the first card of the map.
 */
export function neighbour({ map, arrangement, selection }: EditorState, dx: number, dy: number): string | undefined {
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
  const current = columns.findIndex((column) => column.some(({ card }) => card.id === selection[0]))
  if (current < 0) return columns.flat()[0]?.card.id
  const column = columns[current] ?? []
  const row = column.findIndex(({ card }) => card.id === selection[0])
  if (dy !== 0) return column[row + dy]?.card.id
  const lane = column[row]?.lane
  const next = columns[current + dx]
  if (!next || !lane) return undefined
  // The same lane where it has a card there, else the nearest one above it.
  const laneIndex = map.lanes.indexOf(lane)
  const ranked = next.map(({ card, lane: other }) => ({
    id: card.id,
    distance: Math.abs(map.lanes.indexOf(other) - laneIndex),
  }))
  return ranked.reduce<{ id: string; distance: number } | undefined>(
    (best, item) => (best === undefined || item.distance < best.distance ? item : best),
    undefined,
  )?.id
}

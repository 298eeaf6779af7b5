import { type Arrangement, cardsAt } from '../../../journey/model/arrange.ts'
import type { Card, JourneyMap, Lane, Stage } from '../../../journey/model/schema.ts'
import { type GridPlace, placeKey } from '../../state/focus.ts'

interface RowOf<Kind extends string> {
  readonly kind: Kind
  /** Equal for equal places. */
  readonly key: string
  /** Where the keyboard is on the map when it is on this row. */
  readonly place: GridPlace
  /** Row that this one belongs to. */
  readonly parent?: string
  /** 1 for stages, 2 for their lanes, 3 for cards. */
  readonly level: number
  /** Which of its siblings it is, from 1, and how many they are. */
  readonly position: number
  readonly siblings: number
}

/** A line of the outline. */
export type OutlineRow =
  | (RowOf<'stage'> & { readonly stage: Stage; readonly expanded: boolean; readonly cards: number })
  | (RowOf<'lane'> & {
      readonly lane: Lane
      readonly stage: string
      readonly expanded: boolean
      readonly cards: number
    })
  | (RowOf<'card'> & { readonly card: Card; readonly lane: Lane; readonly under?: string })

/**
 * The lines of the outline: stages, in each the lanes that hold cards there, in each their cards in the order of the
 * map. The first lane of touchpoints is there in every stage, so that there is a place to begin. What derived lanes show
 * stands on the touchpoints' own lines.
 * @param closed keys of rows whose own rows are not shown
 */
export function outlineRows(
  map: JourneyMap,
  arrangement: Arrangement,
  closed: ReadonlySet<string>,
): readonly OutlineRow[] {
  const rows: OutlineRow[] = []
  const spine = map.lanes.find(({ role }) => role === 'touchpoint')?.id
  map.stages.forEach((stage, index) => {
    const place: GridPlace = { kind: 'stage', id: stage.id }
    const key = placeKey(place)
    const groups = map.lanes
      .map((lane) => ({ lane, cards: cardsOf(arrangement, stage.id, lane) }))
      .filter(({ lane, cards }) => cards.length > 0 || lane.id === spine)
    const expanded = !closed.has(key)
    const cards = groups.reduce((sum, group) => sum + group.cards.length, 0)
    rows.push({
      kind: 'stage',
      key,
      place,
      stage,
      expanded,
      cards,
      level: 1,
      position: index + 1,
      siblings: map.stages.length,
    })
    if (!expanded) return
    groups.forEach((group, at) => {
      const lanePlace: GridPlace = { kind: 'cell', stage: stage.id, lane: group.lane.id }
      const laneKey = placeKey(lanePlace)
      const isOpen = !closed.has(laneKey)
      rows.push({
        kind: 'lane',
        key: laneKey,
        place: lanePlace,
        parent: key,
        lane: group.lane,
        stage: stage.id,
        expanded: isOpen,
        cards: group.cards.length,
        level: 2,
        position: at + 1,
        siblings: groups.length,
      })
      if (!isOpen) return
      group.cards.forEach((card, order) => {
        const cardPlace: GridPlace = { kind: 'card', id: card.id }
        const { under } = card.place
        const column = arrangement.columns.get(stage.id)?.find(({ id }) => id === under && id !== card.id)
        rows.push({
          kind: 'card',
          key: placeKey(cardPlace),
          place: cardPlace,
          parent: laneKey,
          card,
          lane: group.lane,
          ...(column ? { under: column.title } : {}),
          level: 3,
          position: order + 1,
          siblings: group.cards.length,
        })
      })
    })
  })
  return rows
}

/** The cards of a stage in a lane: column by column, then those of the stage as a whole. */
function cardsOf(arrangement: Arrangement, stage: string, lane: Lane): readonly Card[] {
  if (lane.role === 'touchpoint') return arrangement.cell(stage, lane.id).whole
  const columns = arrangement.columns.get(stage) ?? []
  return [
    ...columns.flatMap(({ id }) => cardsAt(arrangement, { stage, lane: lane.id, under: id }, false)),
    ...cardsAt(arrangement, { stage, lane: lane.id }, false),
  ]
}

/**
 * Gives rows that show the same as before as they were, so that a change of the map draws the rows that show it, and no
 * others.
 */
export function rowKeeper(): (rows: readonly OutlineRow[]) => readonly OutlineRow[] {
  let before: ReadonlyMap<string, OutlineRow> = new Map()
  return (rows) => {
    const now = rows.map((row) => {
      const last = before.get(row.key)
      return last && showsSame(last, row) ? last : row
    })
    before = new Map(now.map((row) => [row.key, row]))
    return now
  }
}

/** The things that a row is of are the same objects as long as nothing of them changes. */
function showsSame(a: OutlineRow, b: OutlineRow): boolean {
  const isPlaced = a.parent === b.parent && a.position === b.position && a.siblings === b.siblings
  if (!isPlaced) return false
  if (a.kind === 'card' && b.kind === 'card') return a.card === b.card && a.lane === b.lane && a.under === b.under
  if (a.kind === 'card' || b.kind === 'card') return false
  const isSame = a.kind === 'stage' ? b.kind === 'stage' && a.stage === b.stage : b.kind === 'lane' && a.lane === b.lane
  return isSame && a.expanded === b.expanded && a.cards === b.cards
}

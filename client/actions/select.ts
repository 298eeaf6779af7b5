import { cardsAt } from '../../journey/model/arrange.ts'
import { type EditorState } from '../state/editor.ts'
import { cellOfCard } from '../state/focus.ts'
import { gridOf } from '../state/grid.ts'
import type { Action } from './action.ts'

/** Selects more: the cards of the cell, then of the stage in that lane, of the lane or stage, of the map. */
export const selectMore: Action = {
  id: 'select-more',
  group: 'select',
  label: 'action.selectMore',
  keywords: 'keyword.selectMore',
  shortcuts: ['$mod+a'],
  isEnabled: ({ editor }) => editor.store.getState().map.cards.length > 0,
  run({ editor }) {
    const state = editor.store.getState()
    const selected = new Set(state.selection)
    const isMore = (ids: readonly string[]) =>
      ids.some((id) => !selected.has(id)) && state.selection.every((id) => ids.includes(id) || isHeader(state, id))
    const next = widenings(state).find(isMore)
    if (next) editor.focusOn(state.focus, next, state.anchor)
  },
}

/** Selects the focused card, stage or lane besides what is selected, or no longer. */
export const toggleSelected: Action = {
  id: 'toggle-selected',
  group: 'select',
  label: 'action.toggleSelected',
  shortcuts: ['x'],
  isEnabled: ({ editor }) => {
    const { focus } = editor.store.getState()
    return focus !== undefined && focus.kind !== 'cell'
  },
  run({ editor }) {
    const { focus, selection } = editor.store.getState()
    if (!focus || focus.kind === 'cell') return
    const { id } = focus
    editor.focusOn(focus, selection.includes(id) ? selection.filter((other) => other !== id) : [...selection, id])
  },
}

/** Selects nothing. */
export const selectNone: Action = {
  id: 'select-none',
  group: 'select',
  label: 'action.selectNone',
  keywords: 'keyword.selectNone',
  isEnabled: ({ editor }) => editor.store.getState().selection.length > 0,
  run({ editor }) {
    const { focus } = editor.store.getState()
    editor.focusOn(focus, [])
  },
}

const isHeader = ({ map }: EditorState, id: string) =>
  map.stages.some((stage) => stage.id === id) || map.lanes.some((lane) => lane.id === id)

/** What there is to select around the keyboard, from the smallest to the whole map. */
function widenings(state: EditorState): readonly (readonly string[])[] {
  const { focus, shown } = state
  const { arrangement, map } = shown
  const grid = gridOf(shown)
  const cards = (rows: readonly number[], columns: readonly number[]) =>
    rows.flatMap((row) =>
      columns.flatMap((column) =>
        grid.stack(row, column).flatMap((place) => (place.kind === 'card' ? [place.id] : [])),
      ),
    )
  const rows = [...grid.lanes.keys()]
  const columns = [...grid.columns.keys()]
  const all = cards(rows, columns)
  if (!focus) return [all]
  if (focus.kind === 'stage') {
    const [from, to] = grid.columnsOf(focus.id)
    return [cards(rows, columns.slice(from, to)), all]
  }
  if (focus.kind === 'lane') return [cards([rows.findIndex((row) => grid.lanes[row]?.id === focus.id)], columns), all]
  const cell = focus.kind === 'cell' ? focus : cellOfCard(state, focus.id)
  if (!cell) return [all]
  const row = map.lanes.findIndex(({ id }) => id === cell.lane)
  const isTouchpoint = map.lanes[row]?.role === 'touchpoint'
  const [from, to] = grid.columnsOf(cell.stage)
  return [
    cardsAt(arrangement, cell, isTouchpoint).map(({ id }) => id),
    cards([row], columns.slice(from, to)),
    cards([row], columns),
    all,
  ]
}

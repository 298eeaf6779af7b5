import { TableProperties } from 'lucide-react'
import type { Editor } from '../state/editor.ts'
import { bringInSight } from '../state/change-look.ts'
import { boardOf } from '../state/board.ts'
import type { Workplace } from '../state/workplace.ts'
import type { Action, ActionContext } from './action.ts'

/** What was open before the board was: it is open again afterwards. */
const before = new WeakMap<Workplace, Pick<ReturnType<Workplace['getState']>, 'mode' | 'panelOpen'>>()

/** Shows the frictions and what can be done about them as a table, or the map again. */
export const toggleBoard: Action = {
  id: 'toggle-board',
  group: 'view',
  label: 'action.board',
  keywords: 'keyword.board',
  icon: TableProperties,
  shortcuts: ['b'],
  scope: 'page',
  isEnabled: () => true,
  isOn: ({ workplace }) => workplace.getState().mode === 'board',
  run({ editor, workplace }) {
    if (workplace.getState().mode === 'board') leaveBoard(workplace)
    else enterBoard(editor, workplace)
  },
}

function enterBoard(editor: Editor, workplace: Workplace): void {
  const { mode, panelOpen } = workplace.getState()
  before.set(workplace, { mode, panelOpen })
  // What is done on the board is not done to what was selected on the map.
  editor.select([])
  boardOf(editor).setState({ shown: undefined })
  workplace.setState({ mode: 'board', panelOpen: false })
}

function leaveBoard(workplace: Workplace): void {
  workplace.setState(before.get(workplace) ?? { mode: 'map' })
}

/** Leaves the board for a card or stage on the map, or in the outline. */
export function showOnMap({ editor, workplace }: Pick<ActionContext, 'editor' | 'workplace'>, id: string): void {
  const { view } = workplace.getState()
  const reveal = () => {
    bringInSight(editor, id)
    editor.select([id])
    workplace.getState().view.reveal(id)
    workplace.getState().view.focus()
  }
  if (workplace.getState().mode !== 'board') return reveal()
  const stop = workplace.subscribe((state) => {
    if (state.view === view) return
    stop()
    // The drawing opens where it was before it goes anywhere.
    requestAnimationFrame(reveal)
  })
  leaveBoard(workplace)
}

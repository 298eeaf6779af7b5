import { Gauge, OctagonAlert } from 'lucide-react'
import { type EditorState, type PanelTab, findThing } from '../state/editor.ts'
import { type Asked, openOrClosePanel } from '../state/workplace.ts'
import type { Action, ActionContext } from './action.ts'

/** Looks for a friction to add to what is selected. */
export const addFriction: Action = {
  id: 'add-friction',
  group: 'add',
  label: 'action.addFriction',
  keywords: 'keyword.addFriction',
  icon: OctagonAlert,
  shortcuts: ['f'],
  isEnabled: ({ editor }) => holders(editor.store.getState()).length > 0,
  run: (context) => attach(context, 'friction'),
}

/** Looks for a metric to add to what is selected. */
export const addMetric: Action = {
  id: 'add-metric',
  group: 'add',
  label: 'action.addMetric',
  keywords: 'keyword.addMetric',
  icon: Gauge,
  shortcuts: ['m'],
  isEnabled: ({ editor }) => holders(editor.store.getState()).length > 0,
  run: (context) => attach(context, 'metric'),
}

/** Opens the panel on a tab, and puts the keyboard there. */
export function openPanel({ editor, workplace }: ActionContext, tab: PanelTab, asked: Asked = 'panel'): void {
  editor.showTab(tab)
  openOrClosePanel(workplace, true)
  workplace.setState({ asked })
}

function attach(context: ActionContext, asked: 'friction' | 'metric'): void {
  const { editor } = context
  const state = editor.store.getState()
  editor.focusOn(state.focus, holders(state), state.anchor)
  openPanel(context, asked === 'friction' ? 'frictions' : 'metrics', asked)
}

/**
 * What frictions and metrics can hang on, of what is selected; with nothing selected, of what has the keyboard: a card,
 * a stage, or what the cell of a derived lane shows.
 */
function holders({ selection, focus, map }: EditorState): readonly string[] {
  const focused = focus?.kind === 'cell' ? (focus.under ?? focus.stage) : focus?.id
  const ids = selection.length > 0 || focused === undefined ? selection : [focused]
  return ids.filter((id) => ['card', 'stage'].includes(findThing(map, id)?.kind ?? ''))
}

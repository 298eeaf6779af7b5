import {
  ChevronLeft,
  ChevronRight,
  Columns3,
  Eye,
  EyeOff,
  Focus,
  ListFilter,
  ListX,
  Rows3,
  ShieldQuestion,
  SlidersHorizontal,
  Waypoints,
} from 'lucide-react'
import { isFiltering, showsEverything } from '../../journey/views/look.ts'
import { showToast } from '../components/toast-store.ts'
import { hasFigures } from '../services/economics/has-figures.ts'
import { applyView, changeLook, clearFilter } from '../state/change-look.ts'
import type { EditorState } from '../state/editor.ts'
import { cellOfCard } from '../state/focus.ts'
import { openOrClosePanel } from '../state/workplace.ts'
import type { Action, ActionContext } from './action.ts'

const stateOf = ({ editor }: ActionContext) => editor.store.getState()

/** Opens what chooses what is shown: lane groups, filters, one stage, saved views. */
export const openView: Action = {
  id: 'open-view',
  group: 'view',
  label: 'action.openView',
  keywords: 'keyword.view',
  icon: SlidersHorizontal,
  shortcuts: ['Shift+v'],
  scope: 'page',
  isEnabled: () => true,
  run: ({ workplace }) => workplace.setState({ dialog: { kind: 'view' } }),
}

/** The map at a glance. */
export const showExecutive: Action = {
  id: 'lanes-executive',
  group: 'view',
  label: 'action.executive',
  keywords: 'keyword.executive',
  icon: Eye,
  isOn: (context) => stateOf(context).look.laneGroup === 'executive',
  isEnabled: () => true,
  run: (context) => look(context, () => changeLook(context.editor, { laneGroup: 'executive' })),
}

/** Every lane of the map. */
export const showOperator: Action = {
  id: 'lanes-operator',
  group: 'view',
  label: 'action.operator',
  keywords: 'keyword.operator',
  icon: Rows3,
  isOn: (context) => stateOf(context).look.laneGroup === 'operator',
  isEnabled: () => true,
  run: (context) => look(context, () => changeLook(context.editor, { laneGroup: 'operator' })),
}

/** Shows all cards again, whatever the filter asks for. */
export const clearFilterAction: Action = {
  id: 'clear-filter',
  group: 'view',
  label: 'action.clearFilter',
  keywords: 'keyword.filter',
  icon: ListFilter,
  isEnabled: (context) => isFiltering(stateOf(context).look.filter),
  run: ({ editor }) => clearFilter(editor),
}

/** Hides the cards that the filter does not ask for, or dims them. */
export const toggleHideUnmatched: Action = {
  id: 'hide-unmatched',
  group: 'view',
  label: 'action.hideUnmatched',
  keywords: 'keyword.filter',
  icon: EyeOff,
  isOn: (context) => stateOf(context).look.unmatched === 'hide',
  isEnabled: (context) => isFiltering(stateOf(context).look.filter),
  run: (context) =>
    changeLook(context.editor, { unmatched: stateOf(context).look.unmatched === 'hide' ? 'dim' : 'hide' }),
}

/** Shows only numbers that somebody has measured or estimated. */
export const toggleHideAssumed: Action = {
  id: 'hide-assumed',
  group: 'view',
  label: 'action.hideAssumed',
  keywords: 'keyword.assumed',
  icon: ShieldQuestion,
  isOn: (context) => stateOf(context).look.hideAssumed,
  isEnabled: () => true,
  run: (context) => changeLook(context.editor, { hideAssumed: !stateOf(context).look.hideAssumed }),
}

/** Draws how many customers go where, how many leave, and what frictions cost. */
export const toggleFlow: Action = {
  id: 'show-flow',
  group: 'view',
  label: 'action.showFlow',
  keywords: 'keyword.flow',
  icon: Waypoints,
  isOn: (context) => stateOf(context).look.flow,
  isEnabled: () => true,
  run(context) {
    const { map, look } = stateOf(context)
    changeLook(context.editor, { flow: !look.flow })
    if (look.flow || hasFigures(map)) return
    // Nothing is drawn yet: what is missing is said, and the fields stand open.
    context.editor.select([])
    context.workplace.setState({ asked: 'economics' })
    openOrClosePanel(context.workplace, true)
    showToast({ key: 'flow', message: context.text('economics.flowNeeds') })
  },
}

/** Shows all of the map, as without any view. */
export const showAll: Action = {
  id: 'show-all',
  group: 'view',
  label: 'action.showAll',
  keywords: 'keyword.showAll',
  icon: ListX,
  isEnabled: (context) => !showsEverything(stateOf(context).look) || stateOf(context).viewId !== undefined,
  run: (context) => look(context, () => applyView(context.editor, undefined)),
}

/** Shows the stage that the keyboard or the selection is in, and no other. */
export const focusStage: Action = {
  id: 'focus-stage',
  group: 'view',
  label: 'action.focusStage',
  keywords: 'keyword.focusStage',
  icon: Focus,
  shortcuts: ['s'],
  isEnabled: (context) => stateOf(context).map.stages.length > 0 && stateOf(context).look.stage === undefined,
  run: (context) => showStage(context, stageAround(stateOf(context)) ?? stateOf(context).map.stages[0]?.id),
}

/** Shows all stages again, beginning where one was. */
export const leaveStage: Action = {
  id: 'leave-stage',
  group: 'view',
  label: 'action.leaveStage',
  keywords: 'keyword.leaveStage',
  icon: Columns3,
  shortcuts: ['s'],
  isEnabled: (context) => stateOf(context).look.stage !== undefined,
  run: (context) => showStage(context, undefined),
}

export const previousStage: Action = stageBeside('previous-stage', 'action.previousStage', ChevronLeft, '[', -1)
export const nextStage: Action = stageBeside('next-stage', 'action.nextStage', ChevronRight, ']', 1)

function stageBeside(
  id: string,
  label: Action['label'],
  icon: NonNullable<Action['icon']>,
  shortcut: string,
  step: 1 | -1,
): Action {
  const beside = (context: ActionContext) => {
    const { map, look: now } = stateOf(context)
    const at = map.stages.findIndex((stage) => stage.id === now.stage)
    return at < 0 ? undefined : map.stages[at + step]?.id
  }
  return {
    id,
    group: 'view',
    label,
    icon,
    shortcuts: [shortcut, step < 0 ? 'Alt+PageUp' : 'Alt+PageDown'],
    isEnabled: (context) => beside(context) !== undefined,
    run: (context) => showStage(context, beside(context)),
  }
}

/** Shows one stage, or all; the stage that one comes from stays in sight. */
export function showStage(context: ActionContext, stage: string | undefined): void {
  const { editor, view } = context
  const before = stateOf(context).look.stage
  changeLook(editor, { stage })
  if (stage !== undefined) view.open()
  else if (before !== undefined) view.reveal(before)
}

/** Changes what is shown, and shows it as a map is first seen: whole where that can be read, else its beginning. */
export function look({ view }: Pick<ActionContext, 'view'>, change: () => void): void {
  change()
  view.open()
}

/** The stage that is selected, or that what is selected or has the keyboard stands in. */
function stageAround({ map, arrangement, selection, focus, shown }: EditorState): string | undefined {
  const [id] = selection
  const selected =
    id === undefined ? undefined : (arrangement.stageOf.get(id) ?? map.stages.find((stage) => stage.id === id)?.id)
  if (selected !== undefined || !focus || focus.kind === 'lane') return selected
  if (focus.kind === 'stage') return focus.id
  return focus.kind === 'cell' ? focus.stage : cellOfCard(shown, focus.id)?.stage
}

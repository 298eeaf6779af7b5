import { Redo2, Undo2 } from 'lucide-react'
import { showToast } from '../components/toast-store.ts'
import type { Action, ActionContext } from './action.ts'
import { showStep } from './show-step.ts'
import { wordStep } from './step-words.ts'

/** Takes the user's last step back. */
export const undo: Action = {
  id: 'undo',
  group: 'edit',
  scope: 'page',
  label: 'action.undo',
  icon: Undo2,
  shortcuts: ['$mod+z'],
  isEnabled: ({ editor }) => editor.store.getState().undo !== undefined,
  run: (context) => take(context, 'undo'),
}

/** Does again what was taken back. */
export const redo: Action = {
  id: 'redo',
  group: 'edit',
  scope: 'page',
  label: 'action.redo',
  icon: Redo2,
  shortcuts: ['$mod+Shift+z', '$mod+y'],
  isEnabled: ({ editor }) => editor.store.getState().redo !== undefined,
  run: (context) => take(context, 'redo'),
}

/** Takes a step, says which, and shows what it has changed. */
function take(context: ActionContext, way: 'undo' | 'redo'): void {
  const { editor, view, text } = context
  const before = editor.store.getState()
  const taken = editor.history[way]()
  if (!taken) return
  const { changed, isOthers } = taken
  const step = wordStep(taken, [editor.store.getState().map, before.map], text)
  const said = {
    undo: changed ? 'step.undone' : 'step.nothingToUndo',
    redo: changed ? 'step.redone' : 'step.nothingToRedo',
  } as const
  showToast({
    // Who takes ten steps back wants to know of the last, and to see the map.
    key: 'history',
    message: text(said[way], { step }),
    ...(isOthers ? { detail: text(changed ? 'step.restIsOthers' : 'step.isOthers') } : {}),
    durationMs: changed && !isOthers ? 3_000 : 5_000,
  })
  if (changed) showStep(taken, before, editor, view)
}

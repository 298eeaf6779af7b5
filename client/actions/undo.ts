import { Redo2, Undo2 } from 'lucide-react'
import { showToast } from '../components/toast-store.ts'
import type { StepLabel } from '../../journey/doc/history.ts'
import type { MessageKey } from '../language/messages.ts'
import type { Action, ActionContext } from './action.ts'

/** Takes the user's last step back. */
export const undo: Action = {
  id: 'undo',
  group: 'edit',
  scope: 'page',
  label: 'action.undo',
  icon: Undo2,
  shortcuts: ['$mod+z'],
  isEnabled: ({ editor }) => editor.store.getState().undo !== undefined,
  run: (context) => report(context, 'step.undone', context.editor.history.undo()),
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
  run: (context) => report(context, 'step.redone', context.editor.history.redo()),
}

function report(
  { view, text }: ActionContext,
  message: MessageKey,
  done: { label: StepLabel; changed: boolean } | undefined,
): void {
  if (!done) return
  const { action, subject = '', target } = done.label
  // Steps are labelled with message keys by whoever makes them, see Editor.edit; one without a label is an edit.
  const step = text(action === 'edit' ? 'step.edit' : (action as MessageKey), { subject })
  // Who takes ten steps back wants to know of the last, and to see the map.
  const key = 'history'
  showToast(
    done.changed
      ? { key, message: text(message, { step }), durationMs: 3_000 }
      : { key, message: text('step.nothingLeft', { step }) },
  )
  if (done.changed && target !== undefined) view.reveal(target)
}

import { Scissors } from 'lucide-react'
import { deleteThings } from '../../journey/edits/delete.ts'
import { writeClipboard } from '../services/clipboard/clipboard.ts'
import type { Action, ActionContext } from './action.ts'
import { sayRefused } from './clipboard-refused.ts'
import { canCopy, formsOf, titleOfFirst } from './copy.ts'
import { offerUndo } from './offer-undo.ts'

/** Copies what is selected and deletes it. */
export const cutSelection: Action = {
  id: 'cut',
  group: 'edit',
  label: 'action.cut',
  icon: Scissors,
  shortcuts: ['$mod+x'],
  keysOf: 'browser',
  isEnabled: ({ editor }) => canCopy(editor),
  run(context) {
    const { selection } = context.editor.store.getState()
    writeClipboard(formsOf(context.editor)).then(
      () => deleteCut(context, selection),
      () => sayRefused(context, cutSelection),
    )
  },
}

/** Deletes what has been copied, as one step that is named a cut. */
export function deleteCut(context: ActionContext, ids: readonly string[]): void {
  const { editor, text } = context
  const { map } = editor.store.getState()
  const title = titleOfFirst(editor)
  const step = ids.length === 1 ? 'step.cut' : 'step.cutMany'
  editor.edit(step, ids.length === 1 ? ids[0] : undefined, () => deleteThings(editor.doc, map, ids))
  const message = text('paste.cut', { count: ids.length, title })
  offerUndo(context, { key: 'clipboard', message, durationMs: 5_000 })
}

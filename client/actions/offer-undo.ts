import { showToast } from '../components/toast-store.ts'
import type { ActionContext } from './action.ts'
import { undo } from './undo.ts'

/**
 * Says what the last step did and offers to take it back. The offer goes as soon as something else is done or undone:
 * "Undo" would then take another step.
 * @param toast its key, words and time, as of any toast
 * @returns takes the message away early
 */
export function offerUndo(context: ActionContext, toast: Omit<Parameters<typeof showToast>[0], 'action'>): () => void {
  const { editor, text } = context
  const step = editor.store.getState().undo
  const dismiss = showToast({ ...toast, action: { label: text('action.undo'), run: () => undo.run(context) } })
  const unsubscribe = editor.store.subscribe((state) => {
    if (state.undo === step) return
    unsubscribe()
    dismiss()
  })
  return dismiss
}

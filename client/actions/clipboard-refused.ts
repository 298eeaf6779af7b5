import { showToast } from '../components/toast-store.ts'
import { shortcutKeys } from '../components/kbd.tsx'
import type { Action, ActionContext } from './action.ts'

/** Says that the browser does not give the clipboard to a menu, and which keys work all the same. */
export function sayRefused({ text }: ActionContext, { shortcuts = [] }: Action): void {
  showToast({
    key: 'clipboard',
    tone: 'danger',
    message: text('paste.refused'),
    detail: text('paste.refusedWhatNow', { keys: shortcutKeys(shortcuts[0] ?? '').join(' + ') }),
  })
}

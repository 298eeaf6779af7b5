import { ClipboardPaste } from 'lucide-react'
import { showToast } from '../components/toast-store.ts'
import { readClipboard } from '../services/clipboard/clipboard.ts'
import type { ClipboardContent } from '../services/clipboard/read-content.ts'
import type { Action, ActionContext } from './action.ts'
import { sayRefused } from './clipboard-refused.ts'

/** Pastes what the clipboard holds: parts of a map, a table from a spreadsheet, lines of text. */
export const paste: Action = {
  id: 'paste',
  group: 'edit',
  label: 'action.paste',
  icon: ClipboardPaste,
  shortcuts: ['$mod+v'],
  keysOf: 'browser',
  isEnabled: () => true,
  run(context) {
    void pasteWhenLoaded(context, readClipboard())
  },
}

/** Fetches the code that reads and pastes; once it is here, this ends at once. */
export const loadPasting = () => import('./paste-content.ts')

/** Pastes what the clipboard holds, or says that the browser keeps it. */
export async function pasteWhenLoaded(context: ActionContext, content: Promise<ClipboardContent>): Promise<void> {
  const [held, pasting] = await Promise.all([content.catch(() => undefined), loadPasting().catch(() => undefined)])
  if (!held) sayRefused(context, paste)
  else if (pasting) pasting.pasteContent(context, held)
  else showToast({ key: 'clipboard', tone: 'danger', message: context.text('paste.notFetched') })
}

import { ClipboardPaste } from 'lucide-react'
import type { PasteTarget } from '../../journey/edits/paste.ts'
import { showToast } from '../components/toast-store.ts'
import { readClipboard } from '../services/clipboard/clipboard.ts'
import type { ClipboardContent } from '../services/clipboard/read-content.ts'
import type { Action, ActionContext } from './action.ts'
import { sayRefused } from './clipboard-refused.ts'
import { onceWithWords } from '../language/text.ts'

/** Pastes what the clipboard holds: parts of a map, a table from a spreadsheet, lines of text. */
export const paste: Action = {
  id: 'paste',
  group: 'edit',
  label: 'action.paste',
  keywords: 'keyword.paste',
  icon: ClipboardPaste,
  shortcuts: ['$mod+v'],
  keysOf: 'browser',
  isEnabled: () => true,
  run(context) {
    void pasteWhenLoaded(context, readClipboard())
  },
}

/** Pastes it at a place of the map rather than where the keyboard is. */
export function pasteAt(target: PasteTarget): Action {
  return {
    ...paste,
    label: 'action.pasteHere',
    run: (context) => void pasteWhenLoaded(context, readClipboard(), target),
  }
}

/** Fetches the code that reads and pastes; once it is here, this ends at once. */
export const loadPasting = () => onceWithWords(() => import('./paste-content.ts'))

/**
 * Pastes what the clipboard holds, or says that the browser keeps it.
 * @param target where; by default the place of the keyboard
 */
export async function pasteWhenLoaded(
  context: ActionContext,
  content: Promise<ClipboardContent>,
  target?: PasteTarget,
): Promise<void> {
  const [held, pasting] = await Promise.all([content.catch(() => undefined), loadPasting().catch(() => undefined)])
  if (!held) sayRefused(context, paste)
  else if (pasting) pasting.pasteContent(context, held, target)
  else showToast({ key: 'clipboard', tone: 'danger', message: context.text('paste.notFetched') })
}

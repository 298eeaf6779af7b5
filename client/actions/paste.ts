import { ClipboardPaste } from 'lucide-react'
import { readClipboard } from '../services/clipboard/clipboard.ts'
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
    void pasteFromClipboard(context)
  },
}

async function pasteFromClipboard(context: ActionContext): Promise<void> {
  const [content, { pasteContent }] = await Promise.all([
    readClipboard().catch(() => undefined),
    import('./paste-content.ts'),
  ])
  if (content) pasteContent(context, content)
  else sayRefused(context, paste)
}

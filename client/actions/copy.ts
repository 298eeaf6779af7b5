import { Copy } from 'lucide-react'
import { type CopiedForms, renderCopied } from '../../journey/formats/clipboard/copied-text.ts'
import { fragmentOf } from '../../journey/model/fragment.ts'
import { showToast } from '../components/toast-store.ts'
import { writeClipboard } from '../services/clipboard/clipboard.ts'
import { type Editor, findThing } from '../state/editor.ts'
import type { Action, ActionContext } from './action.ts'
import { sayRefused } from './clipboard-refused.ts'

/** Copies what is selected: for other maps, for spreadsheets, for text. */
export const copySelection: Action = {
  id: 'copy',
  group: 'edit',
  label: 'action.copy',
  keywords: 'keyword.copy',
  icon: Copy,
  shortcuts: ['$mod+c'],
  keysOf: 'browser',
  isEnabled: ({ editor }) => canCopy(editor),
  run(context) {
    writeClipboard(formsOf(context.editor)).then(
      () => sayCopied(context),
      () => sayRefused(context, copySelection),
    )
  },
}

/** Whether anything is selected that can be copied: a link alone cannot. */
export function canCopy(editor: Editor): boolean {
  const { selection, map } = editor.store.getState()
  return selection.some((id) => {
    const kind = findThing(map, id)?.kind
    return kind !== undefined && kind !== 'link'
  })
}

/** What is selected, as it goes to the clipboard; undefined where nothing is selected that can be copied. */
export function copiedForms({ store }: Editor): CopiedForms | undefined {
  const { map, selection } = store.getState()
  const fragment = fragmentOf(map, selection)
  return fragment.roots.length === 0 ? undefined : renderCopied(fragment)
}

/** The same for a menu's clipboard, which wants a promise. */
export async function formsOf(editor: Editor): Promise<CopiedForms> {
  const forms = copiedForms(editor)
  if (!forms) throw new Error('nothing is selected that can be copied')
  return forms
}

/** Says that something was copied. */
export function sayCopied({ editor, text }: ActionContext): void {
  const { selection } = editor.store.getState()
  const message = text('paste.copied', { count: selection.length, title: titleOfFirst(editor) })
  showToast({ key: 'clipboard', message, durationMs: 2_500 })
}

/** Title of the first selected thing, to name a step or a message by. */
export function titleOfFirst(editor: Editor): string {
  const { selection, map } = editor.store.getState()
  const thing = selection[0] === undefined ? undefined : findThing(map, selection[0])
  return thing && 'title' in thing.value ? thing.value.title : ''
}

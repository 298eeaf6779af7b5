import { type CopiedForms, renderCopied } from '../../journey/formats/clipboard/copied-text.ts'
import { fragmentOf } from '../../journey/model/fragment.ts'
import type { Editor } from '../state/editor.ts'

/** What is selected, as it goes to the clipboard; undefined where nothing is selected that can be copied. */
export function copiedForms({ store }: Editor): CopiedForms | undefined {
  const { map, selection } = store.getState()
  const fragment = fragmentOf(map, selection)
  return fragment.roots.length === 0 ? undefined : renderCopied(fragment)
}

import { Table2 } from 'lucide-react'
import { fragmentOf } from '../../journey/model/fragment.ts'
import { showToast } from '../components/toast-store.ts'
import { currentLanguage } from '../language/text.ts'
import { writeClipboard } from '../services/clipboard/clipboard.ts'
import type { Editor } from '../state/editor.ts'
import type { Action } from './action.ts'
import { sayRefused } from './clipboard-refused.ts'
import { canCopy, copySelection } from './copy.ts'

/** Copies what is selected, or else the whole map, as one table with what hangs on the touchpoints. */
export const copyTable: Action = {
  id: 'copy-table',
  group: 'map',
  label: 'map.copyTable',
  icon: Table2,
  keywords: 'keyword.export',
  isEnabled: ({ editor }) => editor.store.getState().map.stages.length > 0,
  run(context) {
    // Refused, the keys copy what is selected all the same.
    writeClipboard(tableForms(context.editor)).then(
      () => showToast({ key: 'clipboard', message: context.text('map.tableCopied'), tone: 'good' }),
      () => sayRefused(context, copySelection),
    )
  },
}

async function tableForms(editor: Editor) {
  const { map, selection } = editor.store.getState()
  const roots = canCopy(editor) ? selection : map.stages.map(({ id }) => id)
  const { renderMapTable } = await import('../../journey/formats/clipboard/map-table.ts')
  return renderMapTable(fragmentOf(map, roots), currentLanguage())
}

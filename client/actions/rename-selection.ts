import { PencilLine } from 'lucide-react'
import { findThing } from '../state/editor.ts'
import type { Action } from './action.ts'

/** Edits the title of the selected thing where it stands. */
export const renameSelection: Action = {
  id: 'rename-selection',
  group: 'edit',
  label: 'action.rename',
  keywords: 'keyword.rename',
  icon: PencilLine,
  shortcuts: ['Enter', 'F2'],
  isEnabled({ editor }) {
    const { selection, map } = editor.store.getState()
    const [id] = selection
    return selection.length === 1 && id !== undefined && findThing(map, id)?.kind !== 'link'
  },
  run({ editor, view }) {
    const [id] = editor.store.getState().selection
    if (id === undefined) return
    view.reveal(id)
    editor.rename(id)
  },
}

import { Trash2 } from 'lucide-react'
import { deleteThings } from '../../journey/edits/delete.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import { findThing } from '../state/editor.ts'
import type { Action } from './action.ts'
import { offerUndo } from './offer-undo.ts'

/** Deletes what is selected; undo is offered at once. */
export const deleteSelection: Action = {
  id: 'delete-selection',
  group: 'edit',
  label: 'action.delete',
  keywords: 'keyword.delete',
  icon: Trash2,
  shortcuts: ['Delete', 'Backspace'],
  danger: true,
  isEnabled: ({ editor }) => editor.store.getState().selection.length > 0,
  run(context) {
    const { editor, text } = context
    const { selection, map } = editor.store.getState()
    const first = selection[0]
    if (first === undefined) return
    const thing = findThing(map, first)
    const title = thing && 'title' in thing.value ? thing.value.title : ''
    editor.edit('step.delete', first, () => deleteThings(editor.doc, map, selection))
    offerUndo(context, {
      message: text('action.deleted', { count: selection.length, title }),
      detail: leavesCards(map, selection) ? text('action.cardsInTray') : '',
    })
  },
}

/** Whether a stage or lane goes whose cards stay. */
function leavesCards({ stages, lanes }: JourneyMap, ids: readonly string[]): boolean {
  return [...stages, ...lanes].some(({ id }) => ids.includes(id))
}

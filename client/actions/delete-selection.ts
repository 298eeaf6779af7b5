import { Trash2 } from 'lucide-react'
import { deleteCard } from '../../journey/edits/cards.ts'
import { deleteLane } from '../../journey/edits/lanes.ts'
import { deleteLink } from '../../journey/edits/links.ts'
import { deleteStage } from '../../journey/edits/stages.ts'
import { showToast } from '../components/toast-store.ts'
import { type Editor, findThing } from '../state/editor.ts'
import type { Action } from './action.ts'
import { undo } from './undo.ts'

/** Deletes what is selected; undo is offered at once. */
export const deleteSelection: Action = {
  id: 'delete-selection',
  group: 'edit',
  label: 'action.delete',
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
    editor.edit('step.delete', first, () => selection.forEach((id) => deleteThing(editor, id)))
    const dismiss = showToast({
      message: text('action.deleted', { count: selection.length, title }),
      detail: thing?.kind === 'stage' || thing?.kind === 'lane' ? text('action.cardsInTray') : '',
      action: { label: text('action.undo'), run: () => undo.run(context) },
    })
    // What "Undo" would take back is the deletion only as long as nothing else was done.
    const deletion = editor.store.getState().undo
    const unsubscribe = editor.store.subscribe((state) => {
      if (state.undo === deletion) return
      unsubscribe()
      dismiss()
    })
  },
}

function deleteThing({ doc, store }: Editor, id: string): void {
  switch (findThing(store.getState().map, id)?.kind) {
    case 'card':
      deleteCard(doc, id)
      break
    case 'stage':
      deleteStage(doc, id)
      break
    case 'lane':
      deleteLane(doc, id)
      break
    case 'link':
      deleteLink(doc, id)
      break
    case undefined:
      break
  }
}

import { CopyPlus } from 'lucide-react'
import { duplicateCards, duplicateLane, duplicateStage } from '../../journey/edits/duplicate.ts'
import { findThing } from '../state/editor.ts'
import type { Action } from './action.ts'

/** Copies the selected cards, or the selected stage or lane with all that stands in it, and selects the copy. */
export const duplicateSelection: Action = {
  id: 'duplicate-selection',
  label: 'action.duplicate',
  icon: CopyPlus,
  shortcuts: ['$mod+KeyD'],
  isEnabled({ editor }) {
    const { selection, map } = editor.store.getState()
    return selection.some((id) => findThing(map, id)?.kind !== 'link')
  },
  run({ editor, view }) {
    const { selection, map } = editor.store.getState()
    const first = selection[0]
    const kind = first === undefined ? undefined : findThing(map, first)?.kind
    if (first === undefined || kind === undefined || kind === 'link') return
    const copies = editor.edit('step.duplicate', first, () => {
      if (kind === 'stage') return [duplicateStage(editor.doc, map, first)]
      if (kind === 'lane') return [duplicateLane(editor.doc, map, first)]
      return duplicateCards(editor.doc, map, selection)
    })
    const made = copies.filter((id) => id !== undefined)
    editor.select(made)
    if (made[0] !== undefined) view.reveal(made[0])
  },
}

import { CopyPlus } from 'lucide-react'
import { duplicate } from '../../journey/edits/duplicate.ts'
import { findThing } from '../state/editor.ts'
import type { Action } from './action.ts'

/**
 * Copies what is selected as one step and selects the copies: cards, and stages and lanes with all that stands in them.
 * A card that stands in a copied stage or lane is copied with it and not a second time.
 */
export const duplicateSelection: Action = {
  id: 'duplicate-selection',
  group: 'edit',
  label: 'action.duplicate',
  keywords: 'keyword.duplicate',
  icon: CopyPlus,
  shortcuts: ['$mod+d'],
  isEnabled({ editor }) {
    const { selection, map } = editor.store.getState()
    return selection.some((id) => findThing(map, id)?.kind !== 'link')
  },
  run({ editor, view }) {
    const { selection, map } = editor.store.getState()
    const [only] = selection
    const step = selection.length === 1 ? 'step.duplicate' : 'step.duplicateMany'
    const made = editor.edit(step, selection.length === 1 ? only : undefined, () =>
      duplicate(editor.doc, map, selection),
    )
    editor.select(made)
    if (made[0] !== undefined) view.reveal(made[0])
  },
}

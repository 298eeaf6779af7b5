import { CopyPlus } from 'lucide-react'
import { duplicateCards, duplicateLane, duplicateStage } from '../../journey/edits/duplicate.ts'
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
  icon: CopyPlus,
  shortcuts: ['$mod+d'],
  isEnabled({ editor }) {
    const { selection, map } = editor.store.getState()
    return selection.some((id) => findThing(map, id)?.kind !== 'link')
  },
  run({ editor, view }) {
    const { selection, map, arrangement } = editor.store.getState()
    const things = selection.flatMap((id) => findThing(map, id) ?? [])
    const cards = things.flatMap(({ kind, value }) => {
      if (kind !== 'card') return []
      const isCopiedAnyway = [value.place.lane, arrangement.stageOf.get(value.id)].some((id) =>
        selection.includes(id ?? ''),
      )
      return isCopiedAnyway ? [] : [value.id]
    })
    const [only] = selection
    const step = selection.length === 1 ? 'step.duplicate' : 'step.duplicateMany'
    const copies = editor.edit(step, selection.length === 1 ? only : undefined, () => [
      ...things.map(({ kind, value }) => {
        if (kind === 'stage') return duplicateStage(editor.doc, map, value.id)
        return kind === 'lane' ? duplicateLane(editor.doc, map, value.id) : undefined
      }),
      ...duplicateCards(editor.doc, map, cards),
    ])
    const made = copies.filter((id) => id !== undefined)
    editor.select(made)
    if (made[0] !== undefined) view.reveal(made[0])
  },
}

import { CopyPlus } from 'lucide-react'
import type { duplicate } from '../../journey/edits/duplicate.ts'
import { copiedCards } from '../../journey/model/fragment.ts'
import { showToast } from '../components/toast-store.ts'
import { findThing } from '../state/editor.ts'
import type { Action, ActionContext } from './action.ts'
import { hasRoomFor } from './room-for-cards.ts'

let copy: typeof duplicate | undefined

/** Fetches the code that makes copies, as pasting does; once it is here, copies are made at once. */
export async function loadDuplicating(): Promise<typeof duplicate> {
  return (copy ??= (await import('../../journey/edits/duplicate.ts')).duplicate)
}

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
  run(context) {
    if (copy) return duplicateWith(copy, context)
    const say = () => showToast({ key: 'clipboard', tone: 'danger', message: context.text('paste.notFetched') })
    loadDuplicating().then((loaded) => duplicateWith(loaded, context), say)
  },
}

function duplicateWith(make: typeof duplicate, context: ActionContext): void {
  const { editor, view } = context
  const { selection, map, arrangement } = editor.store.getState()
  if (!hasRoomFor(context, copiedCards(map, selection, arrangement.stageOf).size)) return
  const [only] = selection
  const step = selection.length === 1 ? 'step.duplicate' : 'step.duplicateMany'
  const made = editor.edit(step, selection.length === 1 ? only : undefined, () => make(editor.doc, map, selection))
  editor.select(made)
  if (made[0] !== undefined) view.reveal(made[0])
}

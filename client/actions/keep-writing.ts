import { changeLane, restoreLane } from '../../journey/edits/lanes.ts'
import { changeStage, restoreStage } from '../../journey/edits/stages.ts'
import { showToast } from '../components/toast-store.ts'
import { findThing } from '../state/editor.ts'
import type { CellPlace } from '../state/focus.ts'
import { openCellDraft } from '../state/write-draft.ts'
import type { ActionContext } from './action.ts'

/** How long a notice stays from which words can be brought back, ms: whoever looks up late still finds it. */
const noticeMs = 60_000

/** What was being written when it went. */
export interface Writing {
  readonly id: string
  readonly kind: 'card' | 'stage' | 'lane'
  readonly title: string
  /** Where a card stood. */
  readonly cell: CellPlace | undefined
}

/**
 * Someone else has deleted what a title was written for. The words are kept, and whoever types on writes on: they become
 * a new card in the same place. A stage or lane comes back with them at one press.
 */
export function keepWriting(context: ActionContext, { id, kind, title, cell }: Writing): void {
  const { text } = context
  if (kind === 'card') {
    if (cell) openCellDraft(context, cell, title)
    return void showToast({ message: text('grid.deletedWhileWriting'), durationMs: 10_000 })
  }
  showToast({
    message: text('grid.headerDeletedWhileWriting', { title: title.trim() || text(`untitled.${kind}`) }),
    action: { label: text('grid.headerPutBack'), run: () => putBack(context, { id, kind, title: title.trim() }) },
    durationMs: noticeMs,
  })
}

/** Says that words have become a card because the place where they were being written is not shown any more. */
export function sayWordsKept({ text }: ActionContext, title: string): void {
  showToast({ message: text('grid.wordsKept', { title }), durationMs: 10_000 })
}

function putBack({ editor, view }: ActionContext, { id, kind, title }: Omit<Writing, 'cell'>): void {
  editor.settle()
  // Where someone else was quicker, it is there already, with the words.
  if (!findThing(editor.store.getState().map, id))
    editor.edit('step.putBack', undefined, () => {
      if (kind === 'stage') restoreStage(editor.doc, id)
      else restoreLane(editor.doc, id)
      if (kind === 'stage') changeStage(editor.doc, id, { title })
      else changeLane(editor.doc, id, { title })
    })
  editor.select([id])
  view.reveal(id)
}

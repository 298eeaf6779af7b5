import { changeCard } from '../../journey/edits/cards.ts'
import { changeLane } from '../../journey/edits/lanes.ts'
import { changeStage } from '../../journey/edits/stages.ts'
import { mergeText } from './text-merge.ts'
import { type Editor, findThing } from './editor.ts'

/** A title that is being edited in place. */
export interface TitleDraft {
  /** The title when the editing began. */
  readonly base: string
  /**
   * Ends the editing. What others wrote into the title meanwhile stays; what was not touched here is not written at all.
   * @param keep whether what was written is kept. On a thing that was just made, dropping it takes the thing away again,
   *   unless words stand there by then.
   */
  finish(title: string, keep: boolean): void
}

/** Starts editing the title of a card, stage or lane. */
export function openTitleDraft(editor: Editor, id: string): TitleDraft {
  const base = titleOf(editor, id)
  const { making } = editor.store.getState()
  let isDone = false
  return {
    base,
    finish(title, keep) {
      if (isDone) return
      isDone = true
      editor.settle()
      const mine = title.trim()
      const next = mergeText(base, mine, titleOf(editor, id))
      if (making !== undefined && mine === '' && !keep) editor.history.undo()
      else if ((keep || making !== undefined) && mine !== base)
        // The first title of a lane is part of the step that made it, and stands for it where something came in between.
        editor.edit(
          making === undefined ? 'step.rename' : 'step.addLane',
          id,
          () => setTitleOf(editor, id, next),
          making,
        )
      if (editor.store.getState().renaming === id) editor.rename(undefined)
      editor.history.endGesture()
    },
  }
}

function titleOf(editor: Editor, id: string): string {
  const thing = findThing(editor.store.getState().map, id)
  return thing && 'title' in thing.value ? thing.value.title : ''
}

function setTitleOf(editor: Editor, id: string, title: string): void {
  switch (findThing(editor.store.getState().map, id)?.kind) {
    case 'card':
      changeCard(editor.doc, id, { title })
      break
    case 'stage':
      changeStage(editor.doc, id, { title })
      break
    case 'lane':
      changeLane(editor.doc, id, { title })
      break
    case 'link':
    case undefined:
      break
  }
}

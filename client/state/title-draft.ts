import { changeCard } from '../../journey/edits/cards.ts'
import { changeLane } from '../../journey/edits/lanes.ts'
import { changeStage } from '../../journey/edits/stages.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import { type Editor, findThing } from './editor.ts'

/** A title that is being edited in place. All of it is one step of the history. */
export interface TitleDraft {
  /** Writes the whole title, with what others have written into it by now, as every letter is typed. */
  write(title: string): void
  /**
   * Ends the editing. What was written stays.
   * @param isGivenUp whether Escape ended it: that takes a thing away again that was just made, unless words stand there
   */
  finish(isGivenUp: boolean): void
}

/** Starts editing the title of a card, stage or lane. */
export function openTitleDraft(editor: Editor, id: string): TitleDraft {
  const { making } = editor.store.getState()
  let written: string | undefined
  let isDone = false
  const current = () => titleOf(editor.store.getState().map, id) ?? ''
  const write = (title: string) => {
    // The first title of a lane is part of the step that made it, and stands for it where something came in between.
    const action = making === undefined ? 'step.rename' : 'step.addLane'
    editor.edit(action, id, () => setTitleOf(editor, id, title), making ?? `rename:${id}`)
    written = title
  }
  return {
    write,
    finish(isGivenUp) {
      if (isDone) return
      isDone = true
      editor.settle()
      const title = current()
      if (making !== undefined && isGivenUp && title.trim() === '') editor.history.undo()
      // Room at its ends is taken away once nobody types there: neither this one nor someone else.
      else if (title === written && title !== title.trim()) write(title.trim())
      if (editor.store.getState().renaming === id) editor.rename(undefined)
      editor.history.endGesture()
    },
  }
}

/** The title of a card, stage or lane; undefined when it is gone. */
export function titleOf(map: JourneyMap, id: string): string | undefined {
  const thing = findThing(map, id)
  return thing && 'title' in thing.value ? thing.value.title : undefined
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

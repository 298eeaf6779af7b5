import { useLayoutEffect, useMemo, useState } from 'react'
import { useActions } from '../../actions/use-actions.tsx'
import { type CellDraft, openCellDraft } from '../../state/card-draft.ts'
import { type Editor, useEditorState } from '../../state/editor.ts'

/** A card that is being written and is on the map only once it has a title. */
export interface Draft extends Omit<CellDraft, 'keep'> {
  /** What is written so far; undefined while the place waits for the first word. */
  readonly words: string | undefined
}

/** The card that is being written at the place that has the keyboard. */
export function useDraft(editor: Editor): Draft {
  const context = useActions()
  const [words, setWords] = useState<string>()
  const draft = useMemo(
    () => openCellDraft(editor, { show: setWords, reveal: (place) => context().view.revealPlace(place) }),
    [editor, context],
  )
  const focus = useEditorState((state) => state.focus)
  useLayoutEffect(() => draft.keep(focus), [draft, focus])
  return useMemo(() => ({ words, ...draft }), [words, draft])
}

import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import type { DraftPlace } from '../state/draft.ts'
import { useEditor } from '../state/editor.ts'
import type { After } from '../state/grid-walk.ts'
import { commitDraft, keepDraft, writeDraft } from '../state/write-draft.ts'
import { sayWordsKept } from './keep-writing.ts'
import { useActions } from './use-actions.tsx'

/** The card or stage that is being written, for whoever shows its field. */
export interface Draft {
  readonly words: string
  readonly write: (words: string) => void
  /** Makes it, if it has words, and goes on or ends; see {@link commitDraft}. */
  readonly commit: (after?: After) => void
}

/** Where something is being written on the open map. */
export function useDraftPlace(): DraftPlace | undefined {
  return useStore(useEditor().draft, (state) => state.place)
}

/** What is being written on the open map. */
export function useDraft(): Draft {
  const editor = useEditor()
  const context = useActions()
  const words = useStore(editor.draft, (state) => state.words)
  const methods = useMemo(
    () => ({
      write: (next: string) => writeDraft(editor, next),
      commit: (after?: After) => commitDraft(context(), after),
    }),
    [editor, context],
  )
  return useMemo(() => ({ words, ...methods }), [words, methods])
}

/** Keeps what is being written when its place goes, or the view that shows it. */
export function useKeptDraft(): void {
  const editor = useEditor()
  const context = useActions()
  useEffect(() => {
    const stop = editor.store.subscribe(() => {
      const lost = keepDraft(editor)
      if (lost !== undefined) sayWordsKept(context(), lost)
    })
    return () => {
      stop()
      commitDraft(context())
    }
  }, [editor, context])
}

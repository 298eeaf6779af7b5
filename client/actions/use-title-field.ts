import { useLayoutEffect, useRef, useState } from 'react'
import { findThing, useEditor, useEditorState } from '../state/editor.ts'
import { type CellPlace, cellOfCard } from '../state/focus.ts'
import { openTitleDraft, titleOf } from '../state/title-draft.ts'
import { type LiveTextProps, useLiveText } from '../state/use-live-text.ts'
import { keepWriting } from './keep-writing.ts'
import { useActions } from './use-actions.tsx'

type TitleElement = HTMLInputElement | HTMLTextAreaElement

/** A field in which a title is edited where it stands. */
export interface TitleField<Element extends TitleElement> {
  readonly field: LiveTextProps<Element>
  /** Ends the editing; see {@link openTitleDraft}. */
  readonly finish: (isGivenUp: boolean) => void
}

/**
 * Edits the title of a card, stage or lane in a field: what is typed is on the map at once, and what others write into it
 * appears in the field. When someone else deletes the thing meanwhile, the words are kept.
 */
export function useTitleField<Element extends TitleElement>(id: string): TitleField<Element> {
  const editor = useEditor()
  const context = useActions()
  const [draft] = useState(() => openTitleDraft(editor, id))
  const value = useEditorState(({ map }) => titleOf(map, id)) ?? ''
  const live = useLiveText<Element>({
    value,
    write: (title) => draft.write(title.replace(/\s*\n\s*/g, ' ')),
    done: () => draft.finish(false),
  })
  const { ref } = live
  // Where it stands, for when it is gone.
  const stood = useRef<Stood>(undefined)
  useLayoutEffect(() => {
    const { map, shown } = editor.store.getState()
    const kind = findThing(map, id)?.kind
    if (kind === undefined || kind === 'link') return
    stood.current = { kind, cell: cellOfCard(shown, id) ?? stood.current?.cell }
  })
  useLayoutEffect(() => {
    const field = ref.current
    return () => {
      const before = stood.current
      if (!field || !before || findThing(editor.store.getState().map, id)) return
      keepWriting(context(), { id, title: field.value, ...before })
    }
  }, [context, editor, id, ref])
  const finish = (isGivenUp: boolean) => {
    stood.current = undefined
    draft.finish(isGivenUp)
  }
  return {
    field: {
      ...live,
      onBlur: () => {
        // The field has the focus still when it is another window that has been gone to.
        if (document.activeElement === ref.current) return
        live.onBlur()
        finish(false)
      },
    },
    finish,
  }
}

/** What a thing that may be gone was, and the cell of a card; headers have none. */
interface Stood {
  readonly kind: 'card' | 'stage' | 'lane'
  readonly cell: CellPlace | undefined
}

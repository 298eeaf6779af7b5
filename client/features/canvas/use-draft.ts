import { useMemo, useRef, useState } from 'react'
import { addCard } from '../../../journey/edits/cards.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { type CellPlace, slotAtPlace } from '../../state/focus.ts'
import { type After, placeAfter } from '../../state/grid-walk.ts'
import type { Editor } from '../../state/editor.ts'

/** A card that is being written and is on the map only once it has a title. */
export interface Draft {
  /** What is written so far; undefined while the place waits for the first word. */
  readonly words: string | undefined
  write(words: string): void
  /** Makes a card of what is written, if anything is, and goes on writing elsewhere; or ends. */
  commit(after?: After): void
  /** Ends without a card. */
  drop(): void
}

/** The card that is being written at the place that has the keyboard. */
export function useDraft(editor: Editor): Draft {
  const context = useActions()
  const [words, setWords] = useState<string>()
  const current = useRef<string>(undefined)
  /** The last card of this run: that is where one is when nothing more is written. */
  const last = useRef<string>(undefined)

  const methods = useMemo(() => {
    const write = (next: string | undefined) => {
      current.current = next
      setWords(next)
    }
    const make = (place: CellPlace, title: string): void => {
      const slot = slotAtPlace(editor.store.getState(), place)
      if (!slot || title === '') return
      last.current = editor.edit('step.addCard', undefined, () => addCard(editor.doc, slot, { title }))
    }
    const end = () => {
      write(undefined)
      const made = last.current
      last.current = undefined
      if (made !== undefined) editor.select([made])
    }
    return {
      write,
      commit(after?: After) {
        const { focus } = editor.store.getState()
        if (current.current === undefined) return
        const title = current.current.trim()
        if (focus?.kind !== 'cell') return write(undefined)
        make(focus, title)
        const goOn = after !== undefined && (title !== '' || after !== 'here')
        const next = goOn ? placeAfter(editor.store.getState().shown, focus, after) : undefined
        if (!next) return end()
        write('')
        editor.focusOn(next)
        context().view.revealPlace(next)
      },
      drop: end,
    }
  }, [editor, context])
  return useMemo(() => ({ words, ...methods }), [words, methods])
}

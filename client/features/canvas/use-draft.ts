import { useMemo, useRef, useState } from 'react'
import { addCard } from '../../../journey/edits/cards.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { type CellPlace, type GridPlace, slotAtPlace } from '../../state/focus.ts'
import { nextInLane } from '../../state/grid-walk.ts'
import { gridOf } from '../../state/grid.ts'
import type { Editor, EditorState } from '../../state/editor.ts'

/** Where one goes on after a card: to the next in its cell, or to its lane's next or previous column. */
export type After = 'here' | 'next' | 'previous'

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
        const next = goOn ? placeAfter(editor.store.getState(), focus, after) : undefined
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

/** The place for the next card: at the end of the same cell, or of the lane's cell in the column beside it. */
function placeAfter(state: EditorState, at: CellPlace, after: After): GridPlace | undefined {
  const { stage, lane } = at
  const isTouchpoint = state.map.lanes.some(({ id, role }) => id === lane && role === 'touchpoint')
  if (after === 'here') return isTouchpoint ? { kind: 'cell', stage, lane } : at
  const direction = after === 'next' ? 1 : -1
  if (isTouchpoint) {
    const index = state.map.stages.findIndex(({ id }) => id === stage)
    const next = state.map.stages[index + direction]
    return next && { kind: 'cell', stage: next.id, lane }
  }
  const grid = gridOf(state)
  const position = grid.positionOf(at)
  const next = position && nextInLane(grid, position, direction)
  const column = next && grid.columns[next.column]
  if (!column) return undefined
  const { touchpoint } = column
  return { kind: 'cell', stage: column.stage, lane, ...(touchpoint === undefined ? {} : { under: touchpoint }) }
}

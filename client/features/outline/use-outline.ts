import { useMemo, useState } from 'react'
import type { Slot } from '../../../journey/model/arrange.ts'
import { openCardRun } from '../../state/card-draft.ts'
import { type CellPlace, type GridPlace, cellOfCard, placeKey, slotAtPlace } from '../../state/focus.ts'
import { type Editor, useEditorState } from '../../state/editor.ts'
import { type OutlineRow, outlineRows } from './outline-rows.ts'

/** A card that is being written and is on the map only once it has a title. */
export interface OutlineDraft {
  readonly slot: Slot
  /** Key of the row below which it is written. */
  readonly after: string
}

/** The outline as it stands on the screen. */
export interface Outline {
  readonly rows: readonly OutlineRow[]
  /** Key of the row that has, or would have, the keyboard. */
  readonly active: string | undefined
  readonly draft: OutlineDraft | undefined
  readonly open: (key: string, open: boolean) => void
  /** Opens whatever a place is folded away in. */
  readonly uncover: (place: GridPlace) => void
  /** Starts writing a card behind a card, or at the end of a cell. */
  readonly startDraft: (place: GridPlace) => void
  /** Makes a card of what was written and goes on below it; or, when nothing was written, ends. */
  readonly commitDraft: (title: string, goOn: boolean) => void
  readonly dropDraft: () => void
}

/** What the outline shows of the open map. */
export function useOutline(editor: Editor): Outline {
  const { map, arrangement } = useEditorState((state) => state.shown)
  const focus = useEditorState((state) => state.focus)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [draft, setDraft] = useState<OutlineDraft>()
  const run = useMemo(() => openCardRun(editor), [editor])
  const rows = useMemo(() => outlineRows(map, arrangement, closed), [map, arrangement, closed])
  const wanted = focus && placeKey(focus)
  const active = rows.some(({ key }) => key === wanted) ? wanted : rows[0]?.key

  const { openAll, open, uncover } = useMemo(() => {
    const open = (keys: readonly string[], isOpen: boolean) =>
      setClosed((before) => {
        const next = new Set(before)
        for (const key of keys) {
          if (isOpen) next.delete(key)
          else next.add(key)
        }
        return next
      })
    return {
      openAll: open,
      open: (key: string, isOpen: boolean) => open([key], isOpen),
      uncover: (place: GridPlace) => {
        const state = editor.store.getState()
        const cell = place.kind === 'cell' ? place : place.kind === 'card' ? cellOfCard(state, place.id) : undefined
        if (!cell) return
        open(
          [placeKey({ kind: 'stage', id: cell.stage }), placeKey({ kind: 'cell', stage: cell.stage, lane: cell.lane })],
          true,
        )
      },
    }
  }, [editor])
  const methods = useMemo(() => {
    const dropDraft = () => {
      setDraft(undefined)
      run.end()
    }
    const startDraft = (place: GridPlace) => {
      const state = editor.store.getState()
      const slot = slotAtPlace(state, place)
      if (!slot) return
      const cell: CellPlace = { kind: 'cell', stage: slot.stage, lane: slot.lane }
      openAll([placeKey({ kind: 'stage', id: slot.stage }), placeKey(cell)], true)
      // Behind a card it is written below that; at the end of a cell below its last card.
      const shown = outlineRows(state.shown.map, state.shown.arrangement, new Set())
      const below = place.kind === 'card' ? place : shown.findLast((row) => row.parent === placeKey(cell))?.place
      setDraft({ slot, after: placeKey(below ?? cell) })
    }
    return {
      startDraft,
      commitDraft(title: string, goOn: boolean) {
        const id = draft && run.make(draft.slot, title)
        if (id !== undefined && goOn) startDraft({ kind: 'card', id })
        else dropDraft()
      },
      dropDraft,
    }
  }, [editor, draft, run, openAll])
  return { rows, active, draft, open, uncover, ...methods }
}

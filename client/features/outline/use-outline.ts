import { useCallback, useMemo, useState } from 'react'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { hasRoomFor } from '../../actions/room-for-cards.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { useDraftPlace, useKeptDraft } from '../../actions/use-draft.ts'
import { type DraftPlace, indexOfDraft } from '../../state/draft.ts'
import { type GridPlace, cellOfCard, placeKey, slotAtPlace } from '../../state/focus.ts'
import { type Editor, useEditorState } from '../../state/editor.ts'
import { openCardDraft } from '../../state/write-draft.ts'
import { type OutlineRow, outlineRows, rowKeeper } from './outline-rows.ts'

/** The outline as it stands on the screen. */
export interface Outline {
  readonly rows: readonly OutlineRow[]
  /** Key of the row that has, or would have, the keyboard. */
  readonly active: string | undefined
  /** Key of the row below which something is being written; empty: above all of them. */
  readonly draftBelow: string | undefined
  readonly open: (key: string, open: boolean) => void
  /** Opens whatever a place is folded away in. */
  readonly uncover: (place: GridPlace) => void
  /** Starts writing a card behind a card, or at the end of a cell. */
  readonly startDraft: (place: GridPlace) => void
}

/** What the outline shows of the open map. */
export function useOutline(editor: Editor): Outline {
  const { map, arrangement } = useEditorState((state) => state.shown)
  const focus = useEditorState((state) => state.focus)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const context = useActions()
  const drafted = useDraftPlace()
  useKeptDraft()
  const [kept] = useState(rowKeeper)
  const rows = useMemo(() => kept(outlineRows(map, arrangement, closed)), [kept, map, arrangement, closed])
  const wanted = focus && placeKey(focus)
  const active = rows.some(({ key }) => key === wanted) ? wanted : rows[0]?.key

  const { open, uncover } = useMemo(() => {
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
  const startDraft = useCallback(
    (place: GridPlace) => {
      const slot = slotAtPlace(editor.store.getState(), place)
      if (slot && hasRoomFor(context(), 1)) openCardDraft(context(), slot)
    },
    [editor, context],
  )
  const draftBelow = drafted && rowAbove(rows, map, drafted)
  return { rows, active, draftBelow, open, uncover, startDraft }
}

/** Key of the row below which something is written; empty when that is above all of them. */
function rowAbove(rows: readonly OutlineRow[], map: JourneyMap, drafted: DraftPlace): string {
  if (drafted.kind === 'stage') {
    // Below all that belongs to the stage before it.
    const index = indexOfDraft(map, drafted)
    const next = rows.findIndex(({ place }) => place.kind === 'stage' && place.id === map.stages[index]?.id)
    return rows.at(next < 0 ? -1 : next - 1)?.key ?? ''
  }
  const { at, before } = drafted
  const lane = placeKey({ kind: 'cell', stage: at.stage, lane: at.lane })
  const cards = rows.filter((row) => row.kind === 'card' && row.parent === lane)
  const behind = cards.findIndex(({ place }) => place.kind === 'card' && place.id === before)
  if (behind >= 0) return cards[behind - 1]?.key ?? lane
  const inColumn = cards.findLast((row) => row.kind === 'card' && row.card.place.under === at.under)
  const above = (at.under === undefined ? undefined : inColumn) ?? cards.at(-1)
  return above?.key ?? (rows.some(({ key }) => key === lane) ? lane : placeKey({ kind: 'stage', id: at.stage }))
}

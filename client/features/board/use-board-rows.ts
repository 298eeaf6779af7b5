import { useMemo, useState } from 'react'
import type { Analysis } from '../../../journey/economics/analysis.ts'
import { useLanguage } from '../../language/text.ts'
import { useBoard } from '../../state/board.ts'
import { useAnalysis, useEconomics } from '../../state/economics.ts'
import { useEditorState } from '../../state/editor.ts'
import { type BoardRow, boardRows, filterRows, rowKeeper, sortRows } from './board-rows.ts'

/** What the board knows of the open map. */
export interface BoardRows {
  readonly analysis: Analysis | undefined
  /** Every friction, in the map's order. */
  readonly all: readonly BoardRow[]
  /** Those that are shown, sorted. */
  readonly shown: readonly BoardRow[]
}

/**
 * The frictions of the open map as they are looked at now.
 * @param isHeld while something is edited, everything stays where it is
 */
export function useBoardRows(isHeld: boolean): BoardRows {
  const language = useLanguage()
  const map = useEditorState((state) => state.map)
  const arrangement = useEditorState((state) => state.arrangement)
  const hides = useEditorState(({ look }) => look.hideAssumed)
  const sort = useBoard((state) => state.sort)
  const filter = useBoard((state) => state.filter)
  const analysis = useAnalysis()
  const isComing = useEconomics(({ hasFigures }) => hasFigures) && analysis === undefined
  const [keep] = useState(rowKeeper)
  const all = useMemo(
    () => keep(boardRows(map, arrangement, analysis, { hides, isComing })),
    [keep, map, arrangement, analysis, hides, isComing],
  )
  const sorted = useMemo(() => sortRows(filterRows(all, filter), sort, language), [all, filter, sort, language])
  const shown = useHeld(all, sorted, isHeld)
  return { analysis, all, shown }
}

/** Things in the order in which they stood when they began to be held, as they are now; new ones behind them. */
export function useHeld<Thing extends { readonly id: string }>(
  all: readonly Thing[],
  sorted: readonly Thing[],
  isHeld: boolean,
): readonly Thing[] {
  const [held, setHeld] = useState<readonly string[]>()
  if (isHeld !== (held !== undefined)) setHeld(isHeld ? sorted.map(({ id }) => id) : undefined)
  return useMemo(() => {
    if (!held) return sorted
    const byId = new Map(all.map((thing) => [thing.id, thing]))
    const kept = new Set(held)
    return [...held.flatMap((id) => byId.get(id) ?? []), ...sorted.filter(({ id }) => !kept.has(id))]
  }, [all, sorted, held])
}

import type { Analysis, FixFigures } from '../../../journey/economics/analysis.ts'
import { asFigure, middle } from '../../../journey/model/figure.ts'
import type { Fix, JourneyMap } from '../../../journey/model/schema.ts'
import { closedStatuses } from '../../../journey/model/vocabulary.ts'
import type { FixColumn, Sort } from '../../state/board.ts'
import { comparing } from './board-rows.ts'

/** A fix as it stands on the board. */
export interface FixRow {
  readonly id: string
  readonly fix: Fix
  /** Titles of the frictions that it works against. */
  readonly titles: readonly string[]
  /** Whether nothing that it works against is still in anybody's way. */
  readonly isDone: boolean
  readonly figures: FixFigures | undefined
}

/** Every fix of a map, in its order. */
export function fixRows(map: JourneyMap, analysis: Analysis | undefined): readonly FixRow[] {
  const figures = new Map(analysis?.problem === null ? analysis.fixes.map((each) => [each.id, each]) : [])
  const frictions = new Map(map.frictions.map((friction) => [friction.id, friction]))
  return map.fixes.map((fix) => {
    const against = fix.frictions.flatMap((id) => frictions.get(id) ?? [])
    return {
      id: fix.id,
      fix,
      titles: against.map(({ title }) => title),
      isDone: against.length > 0 && against.every(({ status }) => closedStatuses.has(status)),
      figures: figures.get(fix.id),
    }
  })
}

/** Whether a fix should have been carried out before a day and was not. */
export const overdue = ({ fix, isDone }: Pick<FixRow, 'fix' | 'isDone'>, today: string): boolean =>
  !isDone && fix.due !== undefined && fix.due < today

function sortKey({ fix, titles, figures }: FixRow, by: FixColumn): string | number | null {
  switch (by) {
    case 'title':
      return fix.title
    case 'frictions':
      return titles[0] ?? null
    case 'gain':
      return figures?.gain ?? null
    case 'payback':
      return figures?.payback ?? null
    case 'effectiveness':
    case 'cost':
    case 'effort': {
      const field = fix[by]
      return field === undefined ? null : middle(asFigure(field).value)
    }
    case 'owner':
      return fix.owner ?? null
    case 'due':
      return fix.due ?? null
  }
}

/** Sorts fixes; what is not known stands last, equals as on the map. */
export function sortFixes(
  rows: readonly FixRow[],
  { by, descending }: Sort<FixColumn>,
  language: string,
): readonly FixRow[] {
  const compare = comparing(language)
  return rows.toSorted((a, b) => compare(sortKey(a, by), sortKey(b, by), descending))
}

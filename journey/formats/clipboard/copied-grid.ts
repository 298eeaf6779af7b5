import { arrange } from '../../model/arrange.ts'
import { type Fragment, copiedCards } from '../../model/fragment.ts'

/** A fragment as people see it in a spreadsheet: lanes as rows, stages as columns. */
export interface CopiedGrid {
  /** Titles of the stages, behind an empty corner where rows have labels; absent for a list of cards. */
  readonly header?: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Whether the first cell of each row is the title of its lane. */
  readonly labelled: boolean
}

/**
 * The titles of what is copied. Cards of one cell are a list; cards of one lane stand below the titles of their stages;
 * cards of several lanes make a row for each lane, with one title a line where a cell holds several.
 */
export function gridOf({ roots, map }: Fragment): CopiedGrid {
  const arrangement = arrange(map)
  const copied = copiedCards(map, roots, arrangement.stageOf)
  const inCell = (stageId: string, laneId: string): string[] => {
    const { under, whole } = arrangement.cell(stageId, laneId)
    const columns = arrangement.columns.get(stageId) ?? []
    const stacks = [...columns.map(({ id }) => under.get(id) ?? []), whole].flat()
    return stacks.filter(({ id }) => copied.has(id)).map(({ title }) => title)
  }
  const isRoot = new Set(roots)
  const lanes = map.lanes.filter(
    ({ id }) => isRoot.has(id) || map.stages.some((stage) => inCell(stage.id, id).length > 0),
  )
  const holds = (stageId: string) => isRoot.has(stageId) || lanes.some(({ id }) => inCell(stageId, id).length > 0)
  const first = map.stages.findIndex(({ id }) => holds(id))
  const stages = first < 0 ? [] : map.stages.slice(first, map.stages.findLastIndex(({ id }) => holds(id)) + 1)
  const unplaced = map.cards.filter(({ id }) => copied.has(id) && !arrangement.stageOf.has(id))
  const titles = stages.map(({ title }) => title)
  const hasStructure = [...stages, ...lanes].some(({ id }) => isRoot.has(id))
  const [lane] = lanes
  if (lanes.length > 1 || (hasStructure && lanes.length > 0)) {
    const rows = lanes.map(({ id, title }) => [title, ...stages.map((stage) => inCell(stage.id, id).join('\n'))])
    return { header: ['', ...titles], rows: [...rows, ...unplaced.map(({ title }) => ['', title])], labelled: true }
  }
  const stacks = stages.map((stage) => (lane ? inCell(stage.id, lane.id) : []))
  const height = Math.max(0, ...stacks.map(({ length }) => length))
  const rows = Array.from({ length: height }, (_, row) => stacks.map((stack) => stack[row] ?? ''))
  const all = [...rows, ...unplaced.map(({ title }) => [title])]
  return stages.length > 1 || hasStructure
    ? { header: titles, rows: all, labelled: false }
    : { rows: all, labelled: false }
}

import type { Lane } from '../model/schema.ts'
import type { LaneRole } from '../model/vocabulary.ts'
import type { BlueprintLine, SheetWords } from './map-layout.ts'
import { sizes } from './sizes.ts'
import { textBlock, textStyles } from './styles.ts'

/** The line of a service blueprint that runs above the first lane of each of these roles. */
const linesAbove: Readonly<Partial<Record<LaneRole, BlueprintLine['kind']>>> = {
  frontstage: 'interaction',
  backstage: 'visibility',
  support: 'internal',
}

/** The blueprint line above a lane: where customers stop acting, stop seeing, and where internal service begins. */
export function blueprintLine(
  lanes: readonly Lane[],
  index: number,
  place: { gutter: { x: number; width: number }; left: number; right: number; y: number },
  words: SheetWords,
): BlueprintLine | undefined {
  const role = lanes[index]?.role
  const kind = role === undefined ? undefined : linesAbove[role]
  if (kind === undefined || index === 0 || lanes.findIndex((lane) => lane.role === role) !== index) return undefined
  const { gutter, left, right, y } = place
  const middle = y + sizes.blueprintGap / 2
  const text = textBlock(words.lines[kind], textStyles.badge, {
    x: gutter.x + sizes.gutterPadding,
    y: middle - textStyles.badge.lineHeight / 2,
    width: gutter.width - 2 * sizes.gutterPadding,
    lines: 1,
  })
  return { kind, x1: left, x2: right, y: middle, text }
}

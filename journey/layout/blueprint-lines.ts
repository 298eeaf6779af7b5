import type { Lane } from '../model/schema.ts'
import type { LaneRole } from '../model/vocabulary.ts'
import type { BlueprintLine, SheetWords } from './map-layout.ts'
import { tidy } from './monotone-curve.ts'
import { sizes } from './sizes.ts'
import { blockWidth, textBlock, textStyles } from './styles.ts'

/** How far from the customer a lane's work is done. Lanes of other roles are about the journey, and part nothing. */
const depths: Readonly<Partial<Record<LaneRole, 0 | 1 | 2 | 3>>> = {
  touchpoint: 0,
  action: 0,
  frontstage: 1,
  backstage: 2,
  support: 3,
}

/** The line that parts a depth from what is nearer to the customer. */
const lineTo = { 1: 'interaction', 2: 'visibility', 3: 'internal' } as const

/** Distance in px at which a line says its name again: once on any screen at 100 %. */
const namedEvery = 1000
const nameGap = 10

/**
 * The line of a service blueprint above a lane: where customers stop acting, stop seeing, and where internal service
 * begins. It stands wherever two lanes follow each other that it parts, so that it is true in an unusual order too; lanes
 * that are about the journey (its curve, frictions, metrics) may stand between. Where several lines would stand at one
 * place, because a lane is missing, the deepest does.
 */
export function blueprintLine(
  lanes: readonly Lane[],
  index: number,
  place: { gutter: { x: number; width: number }; left: number; right: number; y: number },
  words: SheetWords,
): BlueprintLine | undefined {
  const kind = lineAbove(lanes, index)
  if (kind === undefined) return undefined
  const { gutter, left, right, y } = place
  const middle = y + sizes.blueprintGap / 2
  const name = (x: number, width: number) =>
    textBlock(words.lines[kind], textStyles.badge, { x, y: middle - textStyles.badge.lineHeight / 2, width, lines: 1 })
  const repeats = []
  let path = `M${tidy(left)} ${tidy(middle)}`
  for (let x = left + namedEvery; x + namedEvery / 4 < right; x += namedEvery) {
    const text = name(x, namedEvery / 4)
    path += `H${tidy(x - nameGap)}M${tidy(x + blockWidth(text) + nameGap)} ${tidy(middle)}`
    repeats.push(text)
  }
  path += `H${tidy(right)}`
  const text = name(gutter.x + sizes.gutterPadding, gutter.width - 2 * sizes.gutterPadding)
  return { kind, y: middle, path, text, repeats }
}

function lineAbove(lanes: readonly Lane[], index: number): BlueprintLine['kind'] | undefined {
  const role = lanes[index]?.role
  const own = role === undefined ? undefined : depths[role]
  if (own === undefined || index === 0) return undefined
  const before = lanes.slice(0, index).findLast((lane) => depths[lane.role] !== undefined)
  // What stands above without a depth of its own is the customer's side: evidence, thoughts.
  const above = before ? (depths[before.role] ?? 0) : 0
  if (above === own) return undefined
  const deeper = Math.max(above, own)
  return deeper === 1 || deeper === 2 || deeper === 3 ? lineTo[deeper] : undefined
}

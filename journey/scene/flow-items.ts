import { impliedLine } from '../layout/flow-lines.ts'
import { flowSizes } from '../layout/flow-feet.ts'
import type { FlowFoot, LinkPath, MapLayout } from '../layout/map-layout.ts'
import { blockWidth, textBlock, textStyles } from '../layout/styles.ts'
import { type TextStyle, measure } from '../layout/text.ts'
import type { Evidence } from '../model/vocabulary.ts'
import type { Drawing, DrawingItem } from './items.ts'
import { evidenceBox, iconItem } from './mark-items.ts'
import { textItems } from './text-items.ts'

/** What the flow model says of a map, in words and in shares of the largest, ready to be drawn. */
export interface SheetFlow {
  /** By touchpoint. */
  readonly marks: ReadonlyMap<string, FlowMark>
  /** Link → how many go that way, as a share of the widest, 0…1. */
  readonly links: ReadonlyMap<string, number>
  /** Ways on that nobody drew. */
  readonly implied: readonly { readonly from: string; readonly to: string; readonly size: number }[]
}

export interface FlowMark {
  /** Visits as a share of the most visited touchpoint's, 0…1. */
  readonly size: number
  /** Share of the visitors who leave, 0…1. */
  readonly exit: number
  /** Of what is known of those who leave. */
  readonly evidence: Evidence
  /** "40% visit", "60% leave", and "60%" for where there is no room for words. */
  readonly visits: string
  readonly leave: string
  readonly leaveShort: string
  /** Visitors, and those of them who leave, per period. */
  readonly volumes?: { readonly visits: string; readonly lost: string }
  readonly money?: { readonly text: string; readonly evidence: Evidence }
  /** Stated frictions explain more exit than was measured. */
  readonly contradiction?: string
  /** Who begins and who ends here. */
  readonly ways: string
}

/** How wide the flow is that takes the widest way, in px. */
const widest = 14
const narrowest = 2

/** The band that lies under a link, as wide as many go that way. */
export function flowBandItems(path: string, size: number): Drawing {
  return size <= 0 ? [] : [{ kind: 'path', d: path, stroke: 'flow', strokeWidth: bandWidth(size) }]
}

const bandWidth = (size: number) => Math.round((narrowest + (widest - narrowest) * size) * 10) / 10

/** A way that nobody drew: dashed, over its band. */
export function impliedWayItems(layout: MapLayout, way: SheetFlow['implied'][number]): Drawing {
  const line = impliedLine(layout, way.from, way.to)
  if (!line) return []
  return [
    ...flowBandItems(line.path, way.size),
    { kind: 'path', d: line.path, stroke: 'ink-3', strokeWidth: 1.5, dash: [4, 4] },
    { kind: 'path', d: line.head, fill: 'surface-raised', stroke: 'ink-3', strokeWidth: 1.5 },
  ]
}

/** Who comes, who stays and who leaves, as one bar: filled for those who stay, in the line of its evidence for the rest. */
function barItems(foot: FlowFoot, mark: FlowMark, height: number): Drawing {
  const { x, y, width } = foot
  const all = Math.max(mark.size * width, 2)
  const leaving = Math.min(all, mark.exit * all)
  const staying = all - leaving
  const items: DrawingItem[] = [{ kind: 'rect', x, y, width, height, radius: 2, fill: 'surface-sunken' }]
  if (staying >= 1) items.push({ kind: 'rect', x, y, width: staying, height, radius: 2, fill: 'accent' })
  if (leaving >= 1) items.push(leavingItem(x + staying, y, leaving, height, mark.evidence))
  return items
}

function leavingItem(x: number, y: number, width: number, height: number, evidence: Evidence): DrawingItem {
  if (evidence === 'measured') return { kind: 'rect', x, y, width, height, radius: 2, fill: 'danger' }
  return {
    kind: 'rect',
    x: x + 0.75,
    y: y + 0.75,
    width: Math.max(width - 1.5, 1),
    height: height - 1.5,
    radius: 2,
    fill: 'surface-raised',
    stroke: 'danger',
    strokeWidth: 1.5,
    ...(evidence === 'assumed' ? { dash: [3, 3] } : {}),
  }
}

const iconSize = 12

/** How wide words with figures are set: all figures are as wide as a zero, which is more than some measure. */
const figuresWidth = (text: string, style: TextStyle) => measure(text.replace(/\d/g, '0'), style)

/** What stands below a touchpoint. */
export function flowFootItems(foot: FlowFoot, mark: FlowMark): Drawing {
  const { x, y, width, volumesY, moneyY, waysY } = foot
  const right = x + width
  const top = y + flowSizes.bar + flowSizes.barGap
  const items: DrawingItem[] = [...barItems(foot, mark, flowSizes.bar)]
  const row = (left: string, leftStyle: 'badge' | 'label', end: string, endStyle: 'figure' | 'label', at: number) => {
    const after = textBlock(end, textStyles[endStyle], { x: right, y: at, width, lines: 1, anchor: 'end' })
    const room = width - blockWidth(after) - (endStyle === 'figure' ? iconSize + 10 : 6)
    items.push(...textItems(textBlock(left, textStyles[leftStyle], { x, y: at, width: room, lines: 1 }), 'ink-2'))
    items.push(...textItems(after, endStyle === 'figure' ? 'ink' : 'ink-2'))
    return right - figuresWidth(end, textStyles[endStyle]) - iconSize - 3
  }
  const arrow = row(mark.visits, 'badge', mark.leave, 'figure', top)
  items.push(iconItem({ icon: 'arrow-down', x: arrow, y: top + 2, size: iconSize }, 'danger'))
  if (mark.volumes && volumesY !== undefined) row(mark.volumes.visits, 'label', mark.volumes.lost, 'label', volumesY)
  const hasMoney = moneyY !== undefined && (mark.money !== undefined || mark.contradiction !== undefined)
  if (hasMoney) items.push(...moneyItems(foot, mark, moneyY))
  if (mark.ways !== '')
    items.push(
      ...textItems(
        textBlock(mark.ways, textStyles.badge, { x, y: hasMoney ? waysY : (moneyY ?? waysY), width, lines: 1 }),
        'ink',
      ),
    )
  return items
}

/** Money at risk in a box of its evidence; or, in its place, that the figures cannot all be true. */
function moneyItems({ x, width }: FlowFoot, { money, contradiction }: FlowMark, y: number): Drawing {
  if (contradiction !== undefined) {
    const words = textBlock(contradiction, textStyles.badge, { x: x + 20, y: y + 4, width: width - 24, lines: 1 })
    return [
      {
        kind: 'rect',
        x: x + 0.5,
        y: y + 2.5,
        width: width - 1,
        height: 19,
        radius: 4,
        fill: 'danger-tint',
        stroke: 'danger',
      },
      iconItem({ icon: 'alert', x: x + 5, y: y + 6, size: iconSize }, 'danger'),
      ...textItems(words, 'danger'),
    ]
  }
  if (!money) return []
  const words = textBlock(money.text, textStyles.badge, { x: x + 8, y: y + 4, width: width - 16, lines: 1 })
  const box = { x, y: y + 2, width: Math.ceil(blockWidth(words)) + 16, height: 20 }
  return [...evidenceBox(box, money.evidence), ...textItems(words, 'ink')]
}

/** The same from farther away: a thicker bar and one large number. */
export function coarseFlowFootItems(foot: FlowFoot, mark: FlowMark): Drawing {
  const { x, y, width } = foot
  const isWrong = mark.contradiction !== undefined
  const style = { size: 24, weight: 700, lineHeight: 28 }
  const text = textBlock(mark.leaveShort, style, { x: x + width, y: y + 14, width, lines: 1, anchor: 'end' })
  const icon = {
    icon: isWrong ? 'alert' : 'arrow-down',
    x: x + width - figuresWidth(mark.leaveShort, style) - 25,
    y: y + 17,
    size: 22,
  }
  return [...barItems(foot, mark, 12), iconItem(icon, 'danger'), ...textItems(text, isWrong ? 'danger' : 'ink')]
}

/** The same from far away, where no word can be read. */
export function farFlowFootItems(foot: FlowFoot, mark: FlowMark): Drawing {
  return barItems(foot, mark, 28)
}

/** How many take each link. */
export function linkBandItems(link: LinkPath, flow: SheetFlow): Drawing {
  return flowBandItems(link.path, flow.links.get(link.id) ?? 0)
}

/** All of the flow that lies under the links of a sheet. */
export function flowBandsItems(layout: MapLayout, flow: SheetFlow): Drawing {
  return [
    ...layout.links.flatMap((link) => linkBandItems(link, flow)),
    ...flow.implied.flatMap((way) => impliedWayItems(layout, way)),
  ]
}

/** All that the flow says of touchpoints. */
export function flowFeetItems(layout: MapLayout, flow: SheetFlow): Drawing {
  return layout.flowFeet.flatMap((foot) => {
    const mark = flow.marks.get(foot.card)
    return mark ? flowFootItems(foot, mark) : []
  })
}

import type {
  BandSpan,
  BlueprintLine,
  FrictionRow,
  LaneRow,
  LinkPath,
  MapLayout,
  MetricRow,
  StageBox,
} from '../layout/map-layout.ts'
import { channelChartItems, channelColumnItems } from './channel-items.ts'
import { emotionItems } from './emotion-items.ts'
import { type SheetFlow, flowBandsItems, flowFeetItems } from './flow-items.ts'
import type { Drawing, DrawingItem } from './items.ts'
import { chipItems, iconItem, severityItems, severityMarkItems } from './mark-items.ts'
import { textItems } from './text-items.ts'

/** A stage's ground, below everything else. */
export function stageGroundItems({ body, colour }: StageBox): Drawing {
  const { x, y, width, height } = body
  return [{ kind: 'rect', x, y, width, height, radius: 12, fill: `${colour}-wash` }]
}

/** A stage's header. */
export function stageHeaderItems({ header, title, colour, mark }: StageBox): Drawing {
  const { x, y, width, height } = header
  return [
    { kind: 'rect', x, y, width, height, radius: 12, fill: `${colour}-tint` },
    ...textItems(title, `${colour}-ink`),
    ...(mark ? severityMarkItems(mark) : []),
  ]
}

/** Pre-sale, sale or post-sale, over the stages it spans. */
export function bandItems({ x, y, width, height, text }: BandSpan): Drawing {
  const line = y + height - 8
  return [
    ...textItems(text, 'ink-2'),
    { kind: 'path', d: `M${x + 1} ${line}H${x + width - 1}`, stroke: 'ink-3', strokeWidth: 2 },
  ]
}

/** A lane's ground and its label in the gutter. */
export function laneItems(lane: LaneRow, isFirst: boolean): Drawing {
  const { box, title, icon, collapsed, countText, ruled } = lane
  const items: DrawingItem[] = []
  if (ruled && !isFirst) items.push({ kind: 'path', d: `M${box.x} ${box.y}H${box.x + box.width}`, stroke: 'line' })
  items.push(iconItem(icon, 'ink-3'), ...textItems(title, collapsed ? 'ink-2' : 'ink'))
  if (countText) items.push(...textItems(countText, 'ink-3'))
  return items
}

/** A line of a service blueprint, with its name in the gutter and along the way. */
export function blueprintLineItems({ path, text, repeats }: BlueprintLine): Drawing {
  return [
    { kind: 'path', d: path, stroke: 'line-strong', strokeWidth: 1.5, dash: [6, 6] },
    ...[text, ...repeats].flatMap((block) => textItems(block, 'ink-2')),
  ]
}

/** The way from one touchpoint to another, and what is written on it. */
export function linkItems({ path, head, label }: LinkPath): Drawing {
  const items: DrawingItem[] = [
    { kind: 'path', d: path, stroke: 'ink-3', strokeWidth: 1.5 },
    { kind: 'path', d: head, fill: 'ink-3' },
  ]
  if (label) {
    const { x, y, width, height } = label.box
    items.push({ kind: 'rect', x, y, width, height, radius: height / 2, fill: 'surface-raised', stroke: 'line' })
    items.push(...textItems(label.text, 'ink-2'))
  }
  return items
}

/** A friction's severity and title; a closed one steps back. */
export function frictionItems({ severity, closed, evidence, mark, text }: FrictionRow): Drawing {
  if (!closed) return [...severityItems(severity, mark, evidence), ...textItems(text, 'ink')]
  return [iconItem({ ...mark, icon: 'check' }, 'good'), ...textItems(text, 'ink-3')]
}

/** A metric in its lane. */
export function metricItems({ chip, x, y }: MetricRow): Drawing {
  return chipItems(chip, x, y)
}

/**
 * Everything of the sheet that lies behind its cards, in the order in which it is painted.
 * @param flow what the flow model says, where that is drawn
 */
export function backgroundItems(layout: MapLayout, flow?: SheetFlow): Drawing {
  return [
    ...layout.stages.flatMap(stageGroundItems),
    ...layout.bands.flatMap(bandItems),
    ...layout.lanes.flatMap((lane, index) => laneItems(lane, index === 0)),
    ...layout.blueprintLines.flatMap(blueprintLineItems),
    ...layout.stages.flatMap(stageHeaderItems),
    ...layout.emotions.flatMap(emotionItems),
    ...layout.channelCharts.flatMap(channelChartItems),
    ...layout.channels.flatMap(channelColumnItems),
    ...layout.frictions.flatMap(frictionItems),
    ...layout.metrics.flatMap(metricItems),
    ...(flow ? flowBandsItems(layout, flow) : []),
    ...layout.links.flatMap(linkItems),
    ...(flow ? flowFeetItems(layout, flow) : []),
  ]
}

import { faceIcon } from '../layout/card-content.ts'
import type {
  BandSpan,
  BlueprintLine,
  ChannelTile,
  EmotionChart,
  FrictionRow,
  LaneRow,
  LinkPath,
  MapLayout,
  MetricRow,
  StageBox,
} from '../layout/map-layout.ts'
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

/** A line of a service blueprint. */
export function blueprintLineItems({ x1, x2, y, text }: BlueprintLine): Drawing {
  return [
    ...textItems(text, 'ink-3'),
    { kind: 'path', d: `M${x1} ${y}H${x2}`, stroke: 'line-strong', strokeWidth: 1.5, dash: [6, 6] },
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

/** Levels with their faces, areas, curves and points of an emotion lane. */
export function emotionItems({ box, levels, curves }: EmotionChart): Drawing {
  const items: DrawingItem[] = []
  for (const { above, below } of curves) {
    if (above) items.push({ kind: 'path', d: above, fill: 'emotion-high' })
    if (below) items.push({ kind: 'path', d: below, fill: 'emotion-low' })
  }
  for (const { value, y, face } of levels) {
    items.push({
      kind: 'path',
      d: `M${box.x} ${y}H${box.x + box.width}`,
      stroke: value === 0 ? 'line-strong' : 'line',
      strokeWidth: 1,
    })
    items.push(iconItem(face, 'ink-3'))
  }
  for (const { path, bridges, colour } of curves) {
    if (bridges) items.push({ kind: 'path', d: bridges, stroke: `${colour}-strong`, strokeWidth: 2, dash: [2, 6] })
    if (path) items.push({ kind: 'path', d: path, stroke: `${colour}-strong`, strokeWidth: 3.5 })
  }
  for (const { points, colour, key } of curves) {
    for (const { x, y, value } of points) {
      const size = 22
      const place = { x: x - size / 2, y: y - size / 2, size }
      items.push({ kind: 'rect', ...place, width: size, height: size, radius: size / 2, fill: 'surface-raised' })
      items.push(iconItem({ ...place, icon: faceIcon(value) }, `${colour}-strong`))
    }
    items.push({ kind: 'path', d: `M${key.x} ${key.y}h${key.width}`, stroke: `${colour}-strong`, strokeWidth: 3 })
    items.push(...textItems(key.text, 'ink-2'))
  }
  return items
}

/** A channel's icon with its name below, and the sign between it and the touchpoint before when these share no channel. */
export function channelItems({ icon, text, switch: change }: ChannelTile): Drawing {
  return [...(change ? [iconItem(change, 'line-strong')] : []), iconItem(icon, 'ink-2'), ...textItems(text, 'ink-2')]
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

/** Everything of the sheet that lies behind its cards, in the order in which it is painted. */
export function backgroundItems(layout: MapLayout): Drawing {
  return [
    ...layout.stages.flatMap(stageGroundItems),
    ...layout.bands.flatMap(bandItems),
    ...layout.lanes.flatMap((lane, index) => laneItems(lane, index === 0)),
    ...layout.blueprintLines.flatMap(blueprintLineItems),
    ...layout.stages.flatMap(stageHeaderItems),
    ...layout.emotions.flatMap(emotionItems),
    ...layout.channels.flatMap(channelItems),
    ...layout.frictions.flatMap(frictionItems),
    ...layout.metrics.flatMap(metricItems),
    ...layout.links.flatMap(linkItems),
  ]
}

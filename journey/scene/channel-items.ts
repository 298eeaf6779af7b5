import { switchPath } from '../layout/channel-lines.ts'
import type { ChannelChart, ChannelColumn, ChannelSwitch } from '../layout/map-layout.ts'
import type { Drawing, DrawingItem } from './items.ts'
import { iconItem } from './mark-items.ts'
import { textItems } from './text-items.ts'

/** The rows of a channel lane: their names in the gutter, and a faint line across the map for the eye to follow. */
export function channelChartItems({ box, rows }: ChannelChart): Drawing {
  return rows.flatMap(({ y, icon, text }) => [
    { kind: 'path', d: `M${box.x} ${y}H${box.x + box.width}`, stroke: 'line', strokeWidth: 1 },
    iconItem(icon, 'ink-3'),
    ...textItems(text, 'ink-2'),
  ])
}

/** The channels of one touchpoint, the lines that lead there, and the sign where customers have to switch. */
export function channelColumnItems({ stops, path, stem, switch: change }: ChannelColumn): Drawing {
  const items: DrawingItem[] = []
  if (stem) items.push({ kind: 'path', d: stem, stroke: 'line-strong', strokeWidth: 1.5 })
  if (path) items.push({ kind: 'path', d: path, stroke: 'ink-3', strokeWidth: 3 })
  if (change) items.push(...switchItems(change))
  for (const { x, y, radius, icon, name } of stops) {
    items.push({
      kind: 'rect',
      x: x - radius,
      y: y - radius,
      width: 2 * radius,
      height: 2 * radius,
      radius,
      fill: 'surface-raised',
      stroke: 'ink-3',
      strokeWidth: 1.5,
    })
    items.push(iconItem(icon, 'ink'))
    if (name) items.push(...textItems(name, 'ink-2'))
  }
  return items
}

function switchItems({ path, sign }: ChannelSwitch): Drawing {
  const rim = 4
  const size = sign.size + 2 * rim
  return [
    { kind: 'path', d: path, stroke: 'warning', strokeWidth: 2, dash: [4, 5] },
    {
      kind: 'rect',
      x: sign.x - rim,
      y: sign.y - rim,
      width: size,
      height: size,
      radius: size / 2,
      fill: 'warning-tint',
      stroke: 'warning',
      strokeWidth: 1.5,
    },
    iconItem(sign, 'warning'),
  ]
}

/**
 * Channel lanes from afar, all touchpoints in a few shapes: lines, dots, and where customers have to switch. Names are
 * left out, and the gaps for them with these.
 */
export function farChannelItems(columns: readonly ChannelColumn[]): Drawing {
  let [lines, switches, dots] = ['', '', '']
  columns.forEach(({ stops, path, stem, switch: change }, index) => {
    lines += stem
    const before = columns[index - 1]
    for (const { channel, x, y } of stops) {
      // A line no longer than its round ends make it is a dot.
      dots += `M${x} ${y}h.01`
      const from = path === '' ? undefined : before?.stops.find((stop) => stop.channel === channel)
      if (from) lines += `M${from.x} ${y}H${x}`
    }
    if (change) switches += switchPath(change.from.x, change.from.y, change.to.x, change.to.y)
  })
  return [
    { kind: 'path', d: lines, stroke: 'line-strong', strokeWidth: 6 },
    { kind: 'path', d: switches, stroke: 'warning', strokeWidth: 6, dash: [6, 14] },
    { kind: 'path', d: dots, stroke: 'ink-3', strokeWidth: 22 },
  ]
}

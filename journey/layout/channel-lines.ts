import type { Card } from '../model/schema.ts'
import { channelIcon } from './card-content.ts'
import type { LayoutContext } from './layout-context.ts'
import type {
  ChannelChart,
  ChannelColumn,
  ChannelRow,
  ChannelStop,
  ChannelSwitch,
  ColumnBox,
  StageBox,
} from './map-layout.ts'
import { tidy } from './monotone-curve.ts'
import { sizes } from './sizes.ts'
import { blockWidth, textBlock, textStyles } from './styles.ts'

/** A lane of many channels has lower rows. */
const manyRows = 12
const wide = { pitch: 28, radius: 12, icon: 16 } as const
const narrow = { pitch: 24, radius: 10, icon: 14 } as const

/** After so many columns without its name a channel is named again. The names in the gutter count as a first column. */
const namedEvery = 4
const nameGap = 5
const mostName = 112
/** A name with less room is left out. */
const leastName = 40
const lineGap = 6

interface Stand {
  readonly card: Card
  readonly stage: string
  readonly column: ColumnBox
  readonly channels: ReadonlySet<string>
}

/**
 * The channels of all touchpoints as rows: a stop where a touchpoint uses the channel, a line where the next one uses it
 * too. Where a touchpoint shares no channel with the one before, a dashed connector with a sign leads from one to the
 * other: that is where history gets lost. Nothing is said about touchpoints whose channels nobody named.
 * @param top y of the first row
 */
export function channelLines(
  lane: string,
  stages: readonly StageBox[],
  touchpoints: readonly Card[],
  gutter: { readonly x: number; readonly width: number },
  top: number,
  context: LayoutContext,
): { chart: ChannelChart; columns: readonly ChannelColumn[]; bottom: number } {
  const stands = standsOf(stages, touchpoints)
  const order = orderOf(stands)
  const shape = order.length > manyRows ? narrow : wide
  const left = stages[0]?.body.x ?? gutter.x + gutter.width
  const last = stages.at(-1)?.body
  const right = last ? last.x + last.width : left
  const box = { x: left, y: top, width: right - left, height: order.length * shape.pitch }
  const rows = order.map((channel, index): ChannelRow => {
    const y = top + (index + 0.5) * shape.pitch
    const x = gutter.x + sizes.gutterPadding
    const textX = x + sizes.icon + 8
    return {
      channel,
      y,
      icon: { x, y: y - sizes.icon / 2, size: sizes.icon, icon: channelIcon(channel, context) },
      text: textBlock(context.words.channels[channel] ?? channel, textStyles.label, {
        x: textX,
        y: y - textStyles.label.lineHeight / 2,
        width: gutter.x + gutter.width - sizes.gutterPadding - textX,
        lines: 1,
      }),
    }
  })
  const yOf = new Map(rows.map(({ channel, y }) => [channel, y]))
  const named = new Map<string, number>()
  const columns: ChannelColumn[] = []
  let before: { stand: Stand; stops: readonly ChannelStop[] } | undefined
  stands.forEach((stand, index) => {
    const { card, stage, column, channels } = stand
    const x = column.x + column.width / 2
    const next = stands[index + 1]?.column
    const nameEnd = next ? next.x + next.width / 2 - shape.radius - 4 * lineGap : right - 4
    const stops = order
      .filter((channel) => channels.has(channel))
      .map((channel): ChannelStop => {
        const y = yOf.get(channel) ?? top
        const nameX = x + shape.radius + nameGap
        const room = Math.min(nameEnd - nameX, mostName)
        const isDue = index - (named.get(channel) ?? -1) >= namedEvery && room >= leastName
        if (isDue) named.set(channel, index)
        const half = shape.icon / 2
        return {
          channel,
          x,
          y,
          radius: shape.radius,
          icon: { x: x - half, y: y - half, size: shape.icon, icon: channelIcon(channel, context) },
          ...(isDue
            ? {
                name: textBlock(context.words.channels[channel] ?? channel, textStyles.label, {
                  x: nameX,
                  y: y - textStyles.label.lineHeight / 2,
                  width: room,
                  lines: 1,
                }),
              }
            : {}),
        }
      })
    const first = stops[0]
    const end = stops.at(-1)
    if (first && end) {
      const change = before && switchBetween(before.stops, stops)
      columns.push({
        lane,
        stage,
        card: card.id,
        x: column.x,
        y: top,
        width: column.width,
        height: box.height,
        stops,
        path: before ? linesBetween(before.stops, stops) : '',
        stem: first === end ? '' : `M${tidy(x)} ${tidy(first.y)}V${tidy(end.y)}`,
        ...(change ? { switch: change } : {}),
      })
    }
    before = { stand, stops }
  })
  return { chart: { lane, box, rows }, columns, bottom: top + box.height }
}

function standsOf(stages: readonly StageBox[], touchpoints: readonly Card[]): Stand[] {
  const cards = new Map(touchpoints.map((card) => [card.id, card]))
  return stages.flatMap(({ id, columns }) =>
    columns.flatMap((column): Stand[] => {
      const card = column.card === undefined ? undefined : cards.get(column.card)
      return card ? [{ card, stage: id, column, channels: new Set(card.channels) }] : []
    }),
  )
}

/** Channels as customers meet them: by first use; of those that begin together the one that is used most is first. */
function orderOf(stands: readonly Stand[]): string[] {
  const uses = new Map<string, { first: number; count: number }>()
  stands.forEach(({ channels }, index) => {
    for (const channel of channels) {
      const use = uses.get(channel)
      if (use) use.count++
      else uses.set(channel, { first: index, count: 1 })
    }
  })
  return [...uses]
    .sort(([a, one], [b, other]) => one.first - other.first || other.count - one.count || (a < b ? -1 : 1))
    .map(([channel]) => channel)
}

/** Where a line to the next stop begins: behind the disc, or behind the name. */
function lineStart({ x, radius, name }: ChannelStop): number {
  return name ? name.x + blockWidth(name) + lineGap : x + radius
}

function linesBetween(from: readonly ChannelStop[], to: readonly ChannelStop[]): string {
  return from
    .flatMap((stop) => {
      const next = to.find(({ channel }) => channel === stop.channel)
      return next ? [`M${tidy(lineStart(stop))} ${tidy(stop.y)}H${tidy(next.x - next.radius)}`] : []
    })
    .join('')
}

/** The way between the two nearest rows of touchpoints that share none. Between these rows there is nothing to cross. */
function switchBetween(from: readonly ChannelStop[], to: readonly ChannelStop[]): ChannelSwitch | undefined {
  if (from.some((stop) => to.some(({ channel }) => channel === stop.channel))) return undefined
  let best: readonly [ChannelStop, ChannelStop] | undefined
  for (const a of from) {
    for (const b of to) if (!best || Math.abs(a.y - b.y) < Math.abs(best[0].y - best[1].y)) best = [a, b]
  }
  if (!best) return undefined
  const [a, b] = best
  const start = lineStart(a)
  const end = b.x - b.radius
  const middle = (start + end) / 2
  const path = switchPath(start, a.y, end, b.y)
  const size = sizes.icon - 4
  const ends = { from: { x: a.x, y: a.y }, to: { x: b.x, y: b.y } }
  return { ...ends, path, sign: { x: middle - size / 2, y: (a.y + b.y) / 2 - size / 2, size, icon: 'switch' } }
}

/** An S from one row to another. */
export function switchPath(x1: number, y1: number, x2: number, y2: number): string {
  const middle = tidy((x1 + x2) / 2)
  return `M${tidy(x1)} ${tidy(y1)}C${middle} ${tidy(y1)} ${middle} ${tidy(y2)} ${tidy(x2)} ${tidy(y2)}`
}

import type { CardBox } from '../layout/map-layout.ts'
import type { LaneRole } from '../model/vocabulary.ts'
import type { Drawing, DrawingItem } from './items.ts'
import { chipItems, iconItem, severityMarkItems } from './mark-items.ts'
import { textItems } from './text-items.ts'
import type { ColourToken } from './tokens.ts'

interface Surface {
  readonly fill: ColourToken
  readonly line?: ColourToken
  readonly radius: number
}

const plain: Surface = { fill: 'surface-raised', line: 'line', radius: 8 }

/** What each kind of card is made of. */
const surfaces: Readonly<Partial<Record<LaneRole, Surface>>> = {
  opportunity: { fill: 'good-tint', radius: 8 },
  note: { fill: 'amber-tint', radius: 2 },
  evidence: { fill: 'surface-raised', line: 'line', radius: 2 },
  backstage: { fill: 'surface-sunken', line: 'line', radius: 4 },
  support: { fill: 'surface-sunken', line: 'line', radius: 4 },
  frontstage: { fill: 'surface-raised', line: 'line', radius: 4 },
}

/** The surface a card is drawn on: by its lane's role, or filled with its own colour. */
export function cardSurface(role: LaneRole, colour: CardBox['colour'], coloured: boolean): Surface {
  const surface = surfaces[role] ?? plain
  return coloured && role !== 'touchpoint' ? { fill: `${colour}-tint`, radius: surface.radius } : surface
}

/** A card where it stands, or at another place when `x`, `y` are given. */
export function cardItems(card: CardBox, x: number = card.x, y: number = card.y): Drawing {
  const { content, role, colour, coloured } = card
  const { width, height } = content
  const items: DrawingItem[] = [...ground(card, x, y, width, height)]
  if (role === 'touchpoint') items.push(hueBar(x, y, width, `${colour}-strong`))
  items.push(...textItems(content.title, content.untitled ? 'ink-3' : 'ink', x, y))
  for (const channel of content.channels) items.push(iconItem(channel, 'ink-2', x, y))
  if (content.moreChannels) items.push(...textItems(content.moreChannels, 'ink-3', x, y))
  if (content.face) items.push(iconItem(content.face, 'ink-2', x, y))
  if (content.support)
    items.push(iconItem(content.support, content.support.mode === 'proactive' ? 'good' : 'ink-3', x, y))
  if (content.notes) items.push(iconItem(content.notes, 'ink-3', x, y))
  if (content.owner) {
    const { width: size, text } = content.owner
    const left = x + content.owner.x
    const top = y + content.owner.y
    items.push({ kind: 'rect', x: left, y: top, width: size, height: size, radius: size / 2, fill: 'accent-tint' })
    items.push(...textItems(text, 'accent', left, top))
  }
  for (const chip of content.metrics) items.push(...chipItems(chip, x + chip.x, y + chip.y))
  if (content.moreMetrics) items.push(...textItems(content.moreMetrics, 'ink-3', x, y))
  if (content.moment)
    items.push(...momentItems(content.moment, coloured || role === 'touchpoint' ? colour : 'slate', x, y))
  if (content.mark) items.push(...severityMarkItems(content.mark, x, y))
  return items
}

function ground({ role, colour, coloured }: CardBox, x: number, y: number, width: number, height: number): Drawing {
  const { fill, line, radius } = cardSurface(role, colour, coloured)
  const stroke = line === undefined ? {} : { stroke: line }
  const inset = line === undefined ? 0 : 0.5
  if (role === 'thought') return [{ kind: 'path', d: bubble(x, y, width, height), fill, ...stroke }]
  return [
    {
      kind: 'rect',
      x: x + inset,
      y: y + inset,
      width: width - 2 * inset,
      height: height - 2 * inset,
      radius,
      fill,
      ...stroke,
    },
  ]
}

/** A speech bubble: the tail hangs out of the lower edge by 6 px. */
function bubble(x: number, y: number, width: number, height: number): string {
  const r = 12
  const [left, top, right, bottom] = [x + 0.5, y + 0.5, x + width - 0.5, y + height - 0.5]
  return (
    `M${left + r} ${top}H${right - r}A${r} ${r} 0 0 1 ${right} ${top + r}V${bottom - r}` +
    `A${r} ${r} 0 0 1 ${right - r} ${bottom}H${left + 30}L${left + 20} ${bottom + 6}V${bottom}H${left + r}` +
    `A${r} ${r} 0 0 1 ${left} ${bottom - r}V${top + r}A${r} ${r} 0 0 1 ${left + r} ${top}Z`
  )
}

/** The strip of hue along a touchpoint's upper edge, in its rounded corners. */
function hueBar(x: number, y: number, width: number, fill: ColourToken): DrawingItem {
  const [r, h] = [8, 4]
  // Where the corner's circle is cut at the strip's lower edge.
  const cut = r - Math.sqrt(r * r - (r - h) * (r - h))
  const d =
    `M${round(x + cut)} ${y + h}A${r} ${r} 0 0 1 ${x + r} ${y}H${x + width - r}` +
    `A${r} ${r} 0 0 1 ${round(x + width - cut)} ${y + h}Z`
  return { kind: 'path', d, fill }
}

function momentItems(
  moment: NonNullable<CardBox['content']['moment']>,
  colour: CardBox['colour'],
  x: number,
  y: number,
): Drawing {
  const left = x + moment.x
  const top = y + moment.y
  return [
    {
      kind: 'rect',
      x: left,
      y: top,
      width: moment.width,
      height: moment.height,
      radius: moment.height / 2,
      fill: `${colour}-tint`,
      stroke: `${colour}-strong`,
    },
    ...textItems(moment.text, `${colour}-ink`, left, top),
  ]
}

const round = (value: number) => Math.round(value * 100) / 100

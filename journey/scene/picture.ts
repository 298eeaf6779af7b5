import { isClosed } from '../layout/card-content.ts'
import { curveTo, monotoneSegments, moveTo } from '../layout/monotone-curve.ts'
import { stageColour } from '../layout/stage-columns.ts'
import { type Arrangement, arrange } from '../model/arrange.ts'
import type { Card, JourneyMap, Lane } from '../model/schema.ts'
import { type Colour, type LaneRole, type Severity, derivedRoles } from '../model/vocabulary.ts'
import type { DrawingItem, PathItem, RectItem } from './items.ts'
import type { ColourToken } from './tokens.ts'

/**
 * A small abstract picture of a map, for lists of maps: stages in their hues, blocks for cards, the emotion curve, the
 * worst frictions. Colours are names of tokens, so that it follows the theme; it is plain JSON, so that it can be stored.
 */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly items: readonly (RectItem<ColourToken> | PathItem<ColourToken>)[]
}

const width = 320
const height = 200
const padding = 16
const stageGap = 4
const headerHeight = 12
/** Columns narrower than this are no longer seen: then only every second, third … column is drawn. */
const columnWidth = 6
const mostLanes = 6

/** How tall a lane's row is beside the others. */
const weights: Readonly<Partial<Record<LaneRole, number>>> = { touchpoint: 1.6, emotion: 2.4 }

interface Column {
  readonly card?: Card
  readonly x: number
}

interface StageStrip {
  readonly id: string
  readonly colour: Colour
  readonly x: number
  readonly width: number
  readonly columns: readonly Column[]
  readonly columnWidth: number
}

/** Draws the picture of a map. A map without stages gives an empty picture. */
export function renderPicture(map: JourneyMap): Picture {
  const arrangement = arrange(map)
  const stages = stageStrips(map, arrangement)
  const items: Picture['items'][number][] = []
  for (const { x, colour, width } of stages) {
    items.push({ kind: 'rect', x, y: padding, width, height: height - 2 * padding, radius: 4, fill: `${colour}-wash` })
    items.push({ kind: 'rect', x, y: padding, width, height: headerHeight, radius: 4, fill: `${colour}-strong` })
  }
  const lanes = shownLanes(map)
  const total = lanes.reduce((sum, { role }) => sum + (weights[role] ?? 1), 0)
  const room = height - 2 * padding - headerHeight - 8
  let y = padding + headerHeight + 4
  const severities = worstSeverities(map)
  for (const lane of lanes) {
    const rowHeight = (room * (weights[lane.role] ?? 1)) / total
    items.push(...laneItems(lane, map, arrangement, stages, severities, y, rowHeight))
    y += rowHeight
  }
  return { width, height, items: items.map(rounded) }
}

function stageStrips(map: JourneyMap, arrangement: Arrangement): StageStrip[] {
  const counts = map.stages.map(({ id }) => Math.max(arrangement.columns.get(id)?.length ?? 0, 1))
  const total = counts.reduce((sum, count) => sum + count, 0)
  const gap = Math.min(stageGap, 80 / Math.max(counts.length, 1))
  const room = width - 2 * padding - gap * (counts.length - 1)
  let x = padding
  return map.stages.map((stage, index): StageStrip => {
    const count = counts[index] ?? 1
    const own = (room * count) / total
    const every = Math.max(1, Math.ceil((columnWidth * count) / own))
    const touchpoints = (arrangement.columns.get(stage.id) ?? []).filter((_, column) => column % every === 0)
    const shown = Math.max(touchpoints.length, 1)
    const pitch = own / shown
    const left = x
    x += own + gap
    return {
      id: stage.id,
      colour: stageColour(stage, index),
      x: left,
      width: own,
      columns: touchpoints.map((card, column) => ({ card, x: left + column * pitch })),
      columnWidth: pitch,
    }
  })
}

/** The lanes that say most, in their order. */
function shownLanes(map: JourneyMap): readonly Lane[] {
  const open = map.lanes.filter((lane) => lane.collapsed !== true)
  if (open.length <= mostLanes) return open
  const first = open.filter(({ role }) => role === 'touchpoint' || role === 'emotion' || role === 'friction')
  const rest = open.filter((lane) => !first.includes(lane) && !derivedRoles.has(lane.role))
  const chosen = new Set([...first, ...rest].slice(0, mostLanes))
  return open.filter((lane) => chosen.has(lane))
}

function worstSeverities(map: JourneyMap): Map<string, Severity> {
  const worst = new Map<string, Severity>()
  for (const friction of map.frictions) {
    if (isClosed(friction)) continue
    for (const id of friction.on) worst.set(id, Math.max(worst.get(id) ?? 0, friction.severity) as Severity)
  }
  return worst
}

function laneItems(
  lane: Lane,
  map: JourneyMap,
  arrangement: Arrangement,
  stages: readonly StageStrip[],
  severities: ReadonlyMap<string, Severity>,
  y: number,
  rowHeight: number,
): Picture['items'][number][] {
  if (lane.role === 'emotion') return emotionItems(map, stages, y, rowHeight)
  const items: Picture['items'][number][] = []
  const tall = Math.max(2, rowHeight - 6)
  for (const { id: stage, colour, columns, columnWidth: pitch, x: left, width: stageWidth } of stages) {
    const cell = arrangement.cell(stage, lane.id)
    const inset = Math.min(3, pitch * 0.18)
    for (const { card, x } of columns) {
      if (!card) continue
      const spot = { x: x + inset, width: pitch - 2 * inset }
      if (lane.role === 'touchpoint') {
        if (cell.whole.includes(card)) items.push({ ...block(spot, y + 3, tall), fill: `${colour}-strong` })
      } else if (lane.role === 'friction') {
        const severity = severities.get(card.id)
        if (severity !== undefined)
          items.push(dot(x + pitch / 2, y + rowHeight / 2, Math.min(tall, pitch, 9), `severity-${severity}`))
      } else if (lane.role === 'channel') {
        if ((card.channels ?? []).length > 0)
          items.push(dot(x + pitch / 2, y + rowHeight / 2, Math.min(tall, pitch, 5), 'line-strong'))
      } else {
        const stack = cell.under.get(card.id)?.length ?? 0
        const share = Math.min(1, 0.55 + stack * 0.2)
        if (stack > 0) items.push({ ...block(spot, y + 3, tall * share), fill: cardFill(lane.role, colour) })
      }
    }
    if (lane.role !== 'touchpoint' && cell.whole.length > 0) {
      const spot = { x: left + inset, width: Math.min(stageWidth - 2 * inset, 2 * pitch) }
      items.push({ ...block(spot, y + 3 + tall * 0.6, tall * 0.4), fill: cardFill(lane.role, colour) })
    }
  }
  return items
}

function cardFill(role: LaneRole, colour: Colour): ColourToken {
  return role === 'note' ? 'amber-tint' : `${colour}-tint`
}

const block = (spot: { x: number; width: number }, y: number, tall: number) =>
  ({ kind: 'rect', x: spot.x, y, width: spot.width, height: tall, radius: Math.min(2, spot.width / 3) }) as const

const dot = (x: number, y: number, size: number, fill: ColourToken): RectItem<ColourToken> => ({
  kind: 'rect',
  x: x - size / 2,
  y: y - size / 2,
  width: size,
  height: size,
  radius: size / 2,
  fill,
})

/** The neutral line and one curve: the mean of all personas. */
function emotionItems(
  map: JourneyMap,
  stages: readonly StageStrip[],
  y: number,
  rowHeight: number,
): Picture['items'][number][] {
  const first = stages[0]
  const last = stages.at(-1)
  if (!first || !last) return []
  const middle = y + rowHeight / 2
  const known = new Set(map.personas.map(({ id }) => id))
  const points = stages.flatMap(({ columns, columnWidth: pitch }) =>
    columns.flatMap(({ card, x }) => {
      const rated = Object.entries(card?.emotions ?? {}).flatMap(([persona, value]) =>
        known.has(persona) ? [value] : [],
      )
      if (rated.length === 0) return []
      const mean = rated.reduce((sum, value) => sum + value, 0) / rated.length
      return [{ x: x + pitch / 2, y: middle - (mean / 2) * (rowHeight / 2 - 5) }]
    }),
  )
  const line: PathItem<ColourToken> = {
    kind: 'path',
    d: `M${short(first.x)} ${short(middle)}H${short(last.x + last.width)}`,
    stroke: 'line-strong',
    strokeWidth: 0.75,
  }
  const segments = monotoneSegments(points)
  const start = segments[0]
  if (!start) return [line]
  return [line, { kind: 'path', d: moveTo(start) + segments.map(curveTo).join(''), stroke: 'ink', strokeWidth: 2.5 }]
}

/** Two decimals are more than a thumbnail shows. */
function rounded<T extends DrawingItem>(item: T): T {
  if (item.kind !== 'rect') return item
  const { x, y, width, height } = item
  return { ...item, x: short(x), y: short(y), width: short(width), height: short(height) }
}

const short = (value: number) => Math.round(value * 100) / 100

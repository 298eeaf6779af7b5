import { curveMonotoneX } from 'd3-shape'
import type { Card, JourneyMap, Persona } from '../model/schema.ts'
import type { Colour } from '../model/vocabulary.ts'
import { faceIcon } from './card-content.ts'
import type { EmotionChart, EmotionCurve, EmotionPoint, StageBox, TextBlock } from './map-layout.ts'
import { sizes } from './sizes.ts'
import { blockHeight, textBlock, textStyles } from './styles.ts'

/** Height of a chart: five levels and room for the faces on the outermost. */
export const chartHeight = 4 * sizes.emotionStep + 2 * sizes.emotionPadding

const personaCycle: readonly Colour[] = ['indigo', 'coral', 'teal', 'amber', 'plum', 'green', 'blue', 'olive', 'violet']

/** The hue of a persona. */
export function personaColour(persona: Persona, index: number): Colour {
  return persona.colour ?? personaCycle[index % personaCycle.length] ?? 'slate'
}

/**
 * The emotion curves of a lane.
 * @param top y of the chart
 * @param keys y of the first persona's name in the gutter
 */
export function emotionChart(
  lane: string,
  map: JourneyMap,
  touchpoints: readonly Card[],
  stages: readonly StageBox[],
  gutter: { x: number; width: number },
  top: number,
  keys: number,
): EmotionChart {
  const first = stages[0]?.body.x ?? gutter.x + gutter.width
  const last = stages.at(-1)?.body
  const box = { x: first, y: top, width: last ? last.x + last.width - first : 0, height: chartHeight }
  const yOf = (value: number) => top + sizes.emotionPadding + (2 - value) * sizes.emotionStep
  const faceX = gutter.x + gutter.width - sizes.gutterPadding - sizes.icon
  const centres = new Map(
    stages.flatMap(({ columns }) => columns.map((column) => [column.card ?? '', column.x + column.width / 2])),
  )
  const shifts = sharedPointShifts(map.personas, touchpoints)
  let keyY = keys
  const curves = map.personas.flatMap((persona, index): EmotionCurve[] => {
    const points = touchpoints.flatMap((card, column): (EmotionPoint & { column: number })[] => {
      const value = card.emotions?.[persona.id]
      const centre = centres.get(card.id)
      if (value === undefined || centre === undefined) return []
      const x = centre + (shifts.get(`${card.id}/${persona.id}`) ?? 0)
      return [{ card: card.id, x, y: yOf(value), value, column }]
    })
    if (points.length === 0) return []
    const text: TextBlock = textBlock(persona.title, textStyles.small, {
      x: gutter.x + sizes.gutterPadding + 24,
      y: keyY,
      width: gutter.width - 2 * sizes.gutterPadding - 24 - sizes.icon - 8,
      lines: 2,
    })
    const key = { x: gutter.x + sizes.gutterPadding, y: keyY + 8, width: 16, text }
    keyY += Math.max(blockHeight(text), 16) + 4
    return [
      {
        persona: persona.id,
        colour: personaColour(persona, index),
        points,
        ...pathsOf(points),
        above: '',
        below: '',
        key,
      },
    ]
  })
  const only = curves.length === 1 ? curves[0] : undefined
  return {
    lane,
    box,
    levels: [2, 1, 0, -1, -2].map((value) => ({
      value,
      y: yOf(value),
      face: { x: faceX, y: yOf(value) - sizes.icon / 2, size: sizes.icon, icon: faceIcon(value) },
    })),
    curves: only ? [{ ...only, ...areasOf(only.points, touchpoints, yOf(0)) }] : curves,
  }
}

/** Personas who feel the same at a touchpoint stand side by side there: otherwise one would hide the other. */
function sharedPointShifts(personas: readonly Persona[], touchpoints: readonly Card[]): Map<string, number> {
  const shifts = new Map<string, number>()
  for (const { id, emotions } of touchpoints) {
    if (!emotions) continue
    const groups = new Map<number, string[]>()
    for (const persona of personas) {
      const value = emotions[persona.id]
      if (value !== undefined) groups.set(value, [...(groups.get(value) ?? []), persona.id])
    }
    for (const group of groups.values())
      group.forEach((persona, index) => shifts.set(`${id}/${persona}`, (index - (group.length - 1) / 2) * 20))
  }
  return shifts
}

/** A cubic Bézier curve: x and y of start, two controls and end. */
type Segment = readonly [number, number, number, number, number, number, number, number]

/** The monotone cubic through points, of which d3 gives the control points. */
function segmentsOf(points: readonly EmotionPoint[]): Segment[] {
  const segments: Segment[] = []
  let x = 0
  let y = 0
  const go = (segment: Segment, toX: number, toY: number) => {
    segments.push(segment)
    x = toX
    y = toY
  }
  const pen = {
    moveTo: (toX: number, toY: number) => {
      x = toX
      y = toY
    },
    lineTo: (toX: number, toY: number) => {
      const third = (toX - x) / 3
      const rise = (toY - y) / 3
      go([x, y, x + third, y + rise, toX - third, toY - rise, toX, toY], toX, toY)
    },
    bezierCurveTo: (ax: number, ay: number, bx: number, by: number, toX: number, toY: number) =>
      go([x, y, ax, ay, bx, by, toX, toY], toX, toY),
    closePath: () => {},
  }
  const curve = curveMonotoneX(pen as unknown as CanvasRenderingContext2D)
  curve.lineStart()
  for (const point of points) curve.point(point.x, point.y)
  curve.lineEnd()
  return segments
}

type Rated = readonly (EmotionPoint & { readonly column?: number })[]

/** Solid between neighbours, bridges across touchpoints without a rating. */
function pathsOf(points: Rated): { path: string; bridges: string } {
  let path = ''
  let bridges = ''
  let drawing = false
  segmentsOf(points).forEach((segment, index) => {
    const [x, y, ...rest] = segment
    const isBridge = !areNeighbours(points[index], points[index + 1])
    const curve = `C${rest.map(tidy).join(' ')}`
    if (isBridge) bridges += `M${tidy(x)} ${tidy(y)}${curve}`
    else path += drawing ? curve : `M${tidy(x)} ${tidy(y)}${curve}`
    drawing = !isBridge
  })
  return { path, bridges }
}

function areNeighbours(a: Rated[number] | undefined, b: Rated[number] | undefined): boolean {
  return a?.column !== undefined && b?.column !== undefined && b.column - a.column === 1
}

/** The areas between a curve and the neutral line, above it and below it. */
function areasOf(
  points: readonly EmotionPoint[],
  touchpoints: readonly Card[],
  zero: number,
): { above: string; below: string } {
  const columns = new Map(touchpoints.map(({ id }, column) => [id, column]))
  const rated = points.map((point) => ({ ...point, column: columns.get(point.card) ?? 0 }))
  const areas = { above: '', below: '' }
  let run: { side: 'above' | 'below'; path: string; end: number } | undefined
  const close = () => {
    if (run) areas[run.side] += `${run.path}L${tidy(run.end)} ${tidy(zero)}Z`
    run = undefined
  }
  segmentsOf(points).forEach((segment, index) => {
    if (!areNeighbours(rated[index], rated[index + 1])) return close()
    for (const part of splitAt(segment, zero)) {
      const [x, y, , , , , endX, endY] = part
      const side = (y + endY) / 2 <= zero ? 'above' : 'below'
      if (run?.side !== side) {
        close()
        run = { side, path: `M${tidy(x)} ${tidy(zero)}L${tidy(x)} ${tidy(y)}`, end: x }
      }
      run.path += `C${part.slice(2).map(tidy).join(' ')}`
      run.end = endX
    }
  })
  close()
  return areas
}

/** A segment cut where it crosses a level. It is monotone, so that there is one crossing at most. */
function splitAt(segment: Segment, level: number): Segment[] {
  const [x0, y0, x1, y1, x2, y2, x3, y3] = segment
  if ((y0 - level) * (y3 - level) >= 0) return [segment]
  let low = 0
  let high = 1
  for (let step = 0; step < 24; step++) {
    const t = (low + high) / 2
    const y = (1 - t) ** 3 * y0 + 3 * (1 - t) ** 2 * t * y1 + 3 * (1 - t) * t * t * y2 + t ** 3 * y3
    if (y < level === y0 < level) low = t
    else high = t
  }
  const t = (low + high) / 2
  const mix = (a: number, b: number) => a + (b - a) * t
  const [ax, bx, cx] = [mix(x0, x1), mix(x1, x2), mix(x2, x3)]
  const [ay, by, cy] = [mix(y0, y1), mix(y1, y2), mix(y2, y3)]
  const [dx, ex] = [mix(ax, bx), mix(bx, cx)]
  const [dy, ey] = [mix(ay, by), mix(by, cy)]
  const x = mix(dx, ex)
  return [
    [x0, y0, ax, ay, dx, dy, x, level],
    [x, level, ex, ey, cx, cy, x3, y3],
  ]
}

const tidy = (value: number) => String(Math.round(value * 100) / 100)

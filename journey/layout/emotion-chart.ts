import type { Card, JourneyMap, Persona } from '../model/schema.ts'
import type { Colour } from '../model/vocabulary.ts'
import { faceIcon } from './card-content.ts'
import type { EmotionChart, EmotionCurve, EmotionPoint, StageBox, TextBlock } from './map-layout.ts'
import { curveTo, monotoneSegments, moveTo, splitAt, tidy } from './monotone-curve.ts'
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
  let keyY = keys
  const curves = map.personas.flatMap((persona, index): EmotionCurve[] => {
    const points = touchpoints.flatMap((card, column): (EmotionPoint & { column: number })[] => {
      const value = card.emotions?.[persona.id]
      const centre = centres.get(card.id)
      if (value === undefined || centre === undefined) return []
      const x = centre + sharedPointShift(map.personas, index, card.emotions, value)
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
function sharedPointShift(
  personas: readonly Persona[],
  own: number,
  emotions: Card['emotions'],
  value: number,
): number {
  let before = 0
  let count = 0
  personas.forEach(({ id }, index) => {
    if (emotions?.[id] !== value) return
    if (index < own) before++
    count++
  })
  return (before - (count - 1) / 2) * 24
}

type Rated = readonly (EmotionPoint & { readonly column?: number })[]

/** Solid between neighbours, bridges across touchpoints without a rating. */
function pathsOf(points: Rated): { path: string; bridges: string } {
  let path = ''
  let bridges = ''
  let drawing = false
  monotoneSegments(points).forEach((segment, index) => {
    const isBridge = !areNeighbours(points[index], points[index + 1])
    if (isBridge) bridges += moveTo(segment) + curveTo(segment)
    else path += drawing ? curveTo(segment) : moveTo(segment) + curveTo(segment)
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
  monotoneSegments(points).forEach((segment, index) => {
    if (!areNeighbours(rated[index], rated[index + 1])) return close()
    for (const part of splitAt(segment, zero)) {
      const [x, y, , , , , endX, endY] = part
      const side = (y + endY) / 2 <= zero ? 'above' : 'below'
      if (run?.side !== side) {
        close()
        run = { side, path: `M${tidy(x)} ${tidy(zero)}L${tidy(x)} ${tidy(y)}`, end: x }
      }
      run.path += curveTo(part)
      run.end = endX
    }
  })
  close()
  return areas
}

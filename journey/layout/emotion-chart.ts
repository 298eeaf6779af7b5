import type { Card, Persona } from '../model/schema.ts'
import { faceIcon } from './card-content.ts'
import { emotionKeys, keyRow } from './emotion-keys.ts'
import { emotionLabels, pointRadius } from './emotion-labels.ts'
import { type CurveStyle, curveStyles } from './emotion-personas.ts'
import type { EmotionChart, EmotionCurve, EmotionPoint } from './derived-layout.ts'
import type { MapLayout, SheetWords, StageBox } from './map-layout.ts'
import { curveTo, monotoneSegments, moveTo, splitAt, tidy } from './monotone-curve.ts'
import type { Box } from './shapes.ts'
import { sizes } from './sizes.ts'

/** Least height of a chart: five levels and room for the faces on the outermost. */
const leastHeight = 4 * sizes.emotionStep + 2 * sizes.emotionPadding

/** Points of one touchpoint that are closer than this in height would hide each other: they stand side by side. */
const closest = 2 * pointRadius - 2

interface ChartSource {
  readonly lane: string
  readonly personas: readonly Persona[]
  /** Ids of the personas whose curves are drawn; absent for the first of the map. */
  readonly shown: readonly string[] | undefined
  readonly touchpoints: readonly Card[]
  /** All touchpoints of the journey, where `touchpoints` are only some of them. */
  readonly journey?: readonly Card[] | undefined
  readonly stages: readonly StageBox[]
  readonly gutter: { readonly x: number; readonly width: number }
  /** y of the first row of keys. */
  readonly top: number
  /** Where the chart has to end at least: that of a lane which was made higher. */
  readonly leastBottom?: number
  /** Where the chart stands, when that is not to follow from how many rows the keys need. */
  readonly box?: Box
  readonly words: SheetWords
}

/** The emotion curves of a lane, with the names of the personas above them. */
export function emotionChart(source: ChartSource): EmotionChart {
  const { lane, personas, touchpoints, stages, gutter, top, words } = source
  const left = stages[0]?.body.x ?? gutter.x + gutter.width
  const last = stages.at(-1)?.body
  const width = last ? last.x + last.width - left : 0
  const styles = curveStyles(personas, source.shown)
  const rated = rate(styles, touchpoints, source.journey, words)
  const keyPlace = { x: left + sizes.stagePadding, y: top, width: Math.max(width - 2 * sizes.stagePadding, 0) }
  const scored = rated.map(({ style, scores }) => ({ title: style.persona.title.trim() || words.untitled, scores }))
  const { keys, remarks, bottom } = emotionKeys(scored, countHidden(personas, styles, touchpoints), keyPlace, words)
  // The first rating must not push the chart away from under the pointer.
  const keysBottom = personas.length > 0 ? Math.max(bottom, top + keyRow) + 4 : top
  const height = Math.max(leastHeight, (source.leastBottom ?? 0) - keysBottom)
  const box = source.box ?? { x: left, y: keysBottom, width, height }
  const yOf = (value: number) => levelY(box, value)
  const faceX = gutter.x + gutter.width - sizes.gutterPadding - sizes.icon

  const centreOf = new Map(
    stages.flatMap(({ columns }) => columns.map((column) => [column.card ?? '', column.x + column.width / 2])),
  )
  const pointsOf = rated.map(({ style, ratings }) =>
    ratings.map(({ card, column, value }): Rated => {
      const x = (centreOf.get(card.id) ?? 0) + shiftBeside(styles, style, card, yOf)
      return { card: card.id, x, y: yOf(value), value, column }
    }),
  )
  const centres = stages.flatMap(({ columns }) => columns.map((column) => column.x + column.width / 2))
  const isOnly = rated.length === 1
  const endings = rated.map((_, index) => ({ title: scored[index]?.title ?? '', points: pointsOf[index] ?? [] }))
  const labels = isOnly ? [] : emotionLabels(endings, centres, box)
  const curves = rated.flatMap(({ style, scores }, index): EmotionCurve[] => {
    const points = pointsOf[index] ?? []
    const key = keys[index]
    const label = labels[index]
    if (!key) return []
    return [
      {
        persona: style.persona.id,
        colour: style.colour,
        marker: isOnly ? 'face' : style.marker,
        dash: isOnly ? [] : style.dash,
        points: points.map(({ card, x, y, value }) => ({ card, x, y, value })),
        ...pathsOf(points),
        ...(isOnly ? areasOf(points, yOf(0)) : { above: '', below: '' }),
        scores,
        key,
        ...(label ? { label } : {}),
      },
    ]
  })
  return {
    lane,
    shown: source.shown,
    keysTop: top,
    box,
    levels: [2, 1, 0, -1, -2].map((value) => ({
      value,
      y: yOf(value),
      face: { x: faceX, y: yOf(value) - sizes.icon / 2, size: sizes.icon, icon: faceIcon(value) },
    })),
    curves,
    remarks,
  }
}

/** y of a rating in a chart. */
export function levelY(box: Box, value: number): number {
  return box.y + sizes.emotionPadding + (2 - value) * levelStep(box)
}

/** The rating of a height in a chart, as a whole level. */
export function levelAt(box: Box, y: number): number {
  const value = Math.round(2 - (y - box.y - sizes.emotionPadding) / levelStep(box))
  // No level is minus zero.
  return Math.min(2, Math.max(-2, value)) + 0
}

const levelStep = ({ height }: Box) => (height - 2 * sizes.emotionPadding) / 4

/** A rating that is being made and not yet part of the map. */
export interface Rating {
  readonly card: string
  readonly persona: string
  readonly value: number
}

/** A chart as it will be with a rating. It stays where it is, so that it does not move while someone points at it. */
export function previewRating(
  layout: MapLayout,
  chart: EmotionChart,
  rating: Rating,
  options: {
    readonly personas: readonly Persona[]
    readonly words: SheetWords
  },
): EmotionChart {
  const { card: id, persona, value } = rating
  return emotionChart({
    ...options,
    lane: chart.lane,
    shown: chart.shown,
    journey: layout.journey,
    touchpoints: layout.arrangement.touchpoints.map((card) =>
      card.id === id ? { ...card, emotions: { ...card.emotions, [persona]: value } } : card,
    ),
    stages: layout.stages,
    gutter: layout.gutter,
    top: chart.keysTop,
    box: chart.box,
  })
}

/**
 * The personas that have ratings, with these in reading order. Where touchpoints of the journey are left out, a curve
 * bridges them as it does those without a rating, and its scores say of how many touchpoints they are.
 */
function rate(
  styles: readonly CurveStyle[],
  touchpoints: readonly Card[],
  journey: readonly Card[] = touchpoints,
  words: SheetWords,
) {
  const columns = new Map(journey.map(({ id }, column) => [id, column]))
  const here = new Set(touchpoints.map(({ id }) => id))
  const leftOut = journey.filter(({ id }) => !here.has(id))
  return styles.flatMap((style) => {
    const ratings = touchpoints.flatMap((card, index) => {
      const value = card.emotions?.[style.persona.id]
      return value === undefined ? [] : [{ card, column: columns.get(card.id) ?? index, value }]
    })
    const hidden = leftOut.filter(({ emotions }) => emotions?.[style.persona.id] !== undefined).length
    const scores = words.emotion.scores(
      ratings.map(({ value }) => value),
      ratings.length + hidden,
    )
    return scores === undefined ? [] : [{ style, ratings, scores }]
  })
}

/** How many personas have ratings and no curve. */
function countHidden(
  personas: readonly Persona[],
  styles: readonly CurveStyle[],
  touchpoints: readonly Card[],
): number {
  const drawn = new Set(styles.map(({ persona }) => persona.id))
  return personas.filter(({ id }) => !drawn.has(id) && touchpoints.some(({ emotions }) => emotions?.[id] !== undefined))
    .length
}

/** How far a point stands beside its column's middle: points that would hide each other stand side by side. */
function shiftBeside(
  styles: readonly CurveStyle[],
  own: CurveStyle,
  { emotions }: Card,
  yOf: (value: number) => number,
): number {
  const here = styles
    .flatMap((style, index) => {
      const value = emotions?.[style.persona.id]
      return value === undefined ? [] : [{ style, index, y: yOf(value) }]
    })
    .sort((a, b) => a.y - b.y || a.index - b.index)
  const place = here.findIndex(({ style }) => style === own)
  const isNear = (index: number) => Math.abs((here[index]?.y ?? NaN) - (here[index + 1]?.y ?? NaN)) < closest
  let first = place
  while (first > 0 && isNear(first - 1)) first--
  let last = place
  while (isNear(last)) last++
  const beside = here.slice(first, last + 1).sort((a, b) => a.index - b.index)
  return (beside.findIndex(({ style }) => style === own) - (beside.length - 1) / 2) * 2 * (pointRadius - 1)
}

/** A point with the number of its column. */
type Rated = EmotionPoint & { readonly column: number }

/** Solid between neighbours, bridges across touchpoints without a rating. */
function pathsOf(points: readonly Rated[]): { path: string; bridges: string } {
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

function areNeighbours(a: Rated | undefined, b: Rated | undefined): boolean {
  return a !== undefined && b !== undefined && b.column - a.column === 1
}

/** The areas between a curve and the neutral line, above it and below it. */
function areasOf(points: readonly Rated[], zero: number): { above: string; below: string } {
  const areas = { above: '', below: '' }
  let run: { side: 'above' | 'below'; path: string; end: number } | undefined
  const close = () => {
    if (run) areas[run.side] += `${run.path}L${tidy(run.end)} ${tidy(zero)}Z`
    run = undefined
  }
  monotoneSegments(points).forEach((segment, index) => {
    if (!areNeighbours(points[index], points[index + 1])) return close()
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

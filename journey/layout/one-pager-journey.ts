import { faceIcon } from './card-content.ts'
import { curveTo, monotoneSegments, moveTo, splitAt, tidy } from './monotone-curve.ts'
import type { OnePagerContent, OnePagerCurve, OnePagerStage } from './one-pager-content.ts'
import type { JourneyChart, JourneyCurve, JourneyLayout, RankMark, StageColumn } from './one-pager-layout.ts'
import { pageStyles } from './one-pager-sizes.ts'
import type { Box, TextBlock } from './shapes.ts'
import { blockHeight, blockWidth, textBlock } from './styles.ts'
import { type TextStyle, measure } from './text.ts'

/** Left of the stages: the faces of the levels, where there are curves. */
const faceGutter = 26
/** Above and below the levels: room for what is said of the highest and the lowest point. */
const chartPadding = 24
const marksHeight = 28
const markSize = 18
const headerPadding = 8
/** Least height of the curve with its notes. */
const leastChart = 116
/** From here on the touchpoints are named below the curve, and a height beyond which it is never drawn. */
const roomyChart = 230
const mostChart = 330

/** What a journey needs at least, in height. */
export function leastJourney(content: OnePagerContent, width: number): number {
  const { headerHeight } = columnsOf(content, 0, 0, width)
  const body = content.curves.length > 0 ? leastChart : 24
  return headerHeight + body + (hasMarks(content) ? marksHeight : 0)
}

/** What a journey fills at most: a page of empty columns tells nothing, and a curve too steep tells wrong. */
export function mostJourney(content: OnePagerContent, width: number): number {
  const { columns, headerHeight } = columnsOf(content, 0, 0, width)
  const lists = Math.min(listsHeight(content.stages, columns), 320)
  const body = content.curves.length > 0 ? mostChart + lists : Math.max(lists, 24)
  return headerHeight + body + (hasMarks(content) ? marksHeight : 0)
}

const gutterOf = ({ curves }: OnePagerContent) => (curves.length > 0 ? faceGutter : 0)

const hasMarks = ({ frictions }: OnePagerContent) => frictions.rows.some(({ places }) => places.length > 0)

/** Stages side by side, the curves over them, and where the worst frictions are. */
export function journeyLayout(content: OnePagerContent, box: Box): JourneyLayout {
  const { columns, headerHeight, xOf } = columnsOf(content, box.x, box.y, box.width)
  const stages = columns.map((column) => ({ ...column, body: { ...column.body, height: box.height } }))
  const top = box.y + headerHeight
  const marked = hasMarks(content)
  const height = box.y + box.height - top - (marked ? marksHeight : 0)
  const hasCurves = content.curves.length > 0
  const y = top + height + (marksHeight - markSize) / 2 - 2
  const lists = listsHeight(content.stages, stages)
  const isListed = !hasCurves || height >= roomyChart + Math.min(lists, 60)
  const chartHeight = !isListed ? height : Math.min(Math.max(height - lists, roomyChart), mostChart)
  const listTop = hasCurves ? top + chartHeight + 6 : top + 10
  return {
    box,
    stages,
    ...(hasCurves
      ? { chart: chartOf(content.curves, xOf, { x: box.x, y: top, width: box.width, height: chartHeight }) }
      : {}),
    touchpoints: isListed ? touchpointLists(content.stages, stages, listTop, top + height - listTop - 4) : [],
    marks: marked ? rankMarks(content, xOf, box.x + gutterOf(content), box.x + box.width, y) : [],
    ...(marked && hasCurves ? { marksIcon: { x: box.x + 2, y: y + 2, size: 14, icon: 'lane-friction' } } : {}),
  }
}

interface Columns {
  readonly columns: readonly StageColumn[]
  readonly headerHeight: number
  /** Middle of each touchpoint and stage, by id. */
  readonly xOf: ReadonlyMap<string, number>
}

interface Setting {
  readonly weights: readonly number[]
  readonly style: TextStyle
  readonly padding: number
}

/**
 * Stages as wide as they have touchpoints, or all the same where only so their names fit, in the largest type in which
 * no word is broken.
 */
function columnsOf(content: OnePagerContent, left: number, top: number, width: number): Columns {
  const { stages } = content
  const gutter = gutterOf(content)
  const room = width - gutter
  const gap = Math.min(4, room / Math.max(stages.length, 1) / 8)
  const byContent = stages.map(({ touchpoints }) => 2.5 + Math.min(touchpoints.length, 8))
  const even = stages.map(() => 1)
  const settings: readonly Setting[] = [
    { weights: byContent, style: pageStyles.stage, padding: headerPadding },
    { weights: byContent, style: pageStyles.stageSmall, padding: headerPadding },
    { weights: even, style: pageStyles.stageSmall, padding: 6 },
    { weights: even, style: pageStyles.stageLeast, padding: 4 },
  ]
  const widthsIn = ({ weights }: Setting) => {
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    return weights.map((weight) => ((room + gap) * weight) / total - gap)
  }
  const least: Setting = { weights: even, style: pageStyles.stageLeast, padding: 4 }
  const setting =
    settings.find((one) => {
      const widths = widthsIn(one)
      return stages.every(({ title }, index) => fits(title, one.style, (widths[index] ?? 0) - 2 * one.padding))
    }) ?? least
  const widths = widthsIn(setting)
  // Narrower than this a name is three letters and an ellipsis.
  const isNamed = Math.min(...widths) >= 40
  const xOf = new Map<string, number>()
  const { style, padding } = setting
  let x = left + gutter
  const plain = stages.map(({ id, title, colour, touchpoints }, index) => {
    const own = Math.max(widths[index] ?? 1, 1)
    xOf.set(id, x + own / 2)
    touchpoints.forEach((touchpoint, at) => xOf.set(touchpoint.id, x + (own * (at + 0.5)) / touchpoints.length))
    const place = {
      x: x + padding,
      y: top + headerPadding,
      width: Math.max(own - 2 * padding, 1),
      lines: 3,
      own: true,
    } as const
    const column = { x, width: own, colour, title: textBlock(isNamed ? title : '', style, place) }
    x += own + gap
    return column
  })
  const lines = Math.max(...plain.map(({ title }) => title.lines.length), 0)
  const headerHeight = lines === 0 ? 12 : lines * style.lineHeight + 2 * headerPadding
  const columns = plain.map(({ x: columnX, width: own, colour, title }) => ({
    colour,
    title,
    header: { x: columnX, y: top, width: own, height: headerHeight },
    body: { x: columnX, y: top, width: own, height: headerHeight },
  }))
  return { columns, headerHeight, xOf }
}

/** Whether a title can be set without breaking a word; a word that is longer than any header does not count. */
function fits(title: string, style: TextStyle, width: number): boolean {
  return title.split(/[\s/–—-]+/).every((word) => word.length > 24 || measure(word, style) <= width)
}

const levels = [2, 1, 0, -1, -2] as const

function chartOf(curves: readonly OnePagerCurve[], xOf: ReadonlyMap<string, number>, box: Box): JourneyChart {
  const step = (box.height - 2 * chartPadding) / 4
  const yOf = (value: number) => box.y + chartPadding + (2 - value) * step
  const left = box.x + faceGutter
  const right = box.x + box.width
  const base = yOf(0)
  return {
    left,
    right,
    levels: levels.map((value) => ({
      value,
      y: yOf(value),
      ...(value % 2 === 0 ? { face: { x: box.x, y: yOf(value) - 9, size: 18, icon: faceIcon(value) } } : {}),
    })),
    curves: curves.map((curve) => curveOf(curve, xOf, yOf, { left, right, base, isOnly: curves.length === 1 })),
  }
}

function curveOf(
  { colour, dash, points, notes }: OnePagerCurve,
  xOf: ReadonlyMap<string, number>,
  yOf: (value: number) => number,
  { left, right, base, isOnly }: { left: number; right: number; base: number; isOnly: boolean },
): JourneyCurve {
  const said = new Set(notes.map(({ touchpoint }) => touchpoint))
  const placed = points.flatMap(({ touchpoint, value }) => {
    const x = xOf.get(touchpoint)
    return x === undefined ? [] : [{ touchpoint, x, y: yOf(value) }]
  })
  const segments = monotoneSegments(placed)
  const [first] = segments
  const halves = isOnly ? segments.flatMap((segment) => splitAt(segment, base)) : []
  const area = (isAbove: boolean) =>
    halves
      .filter(([, y0, , , , , , y3]) => (y0 + y3) / 2 < base === isAbove && (y0 !== base || y3 !== base))
      .map(
        (half) =>
          `M${tidy(half[0])} ${tidy(base)}L${tidy(half[0])} ${tidy(half[1])}${curveTo(half)}L${tidy(half[6])} ${tidy(base)}Z`,
      )
      .join('')
  return {
    colour,
    dash,
    path: first ? moveTo(first) + segments.map(curveTo).join('') : '',
    above: area(true),
    below: area(false),
    points: placed.map(({ touchpoint, x, y }) => ({ x, y, isSaid: said.has(touchpoint) })),
    notes: notes.flatMap(({ touchpoint, value, isLowest, text }) => {
      const at = xOf.get(touchpoint)
      return at === undefined ? [] : [noteOf(text, at, yOf(value), isLowest, { left, right })]
    }),
  }
}

/** Above or below its point, and no farther out than the curve's own room. */
function noteOf(
  text: string,
  x: number,
  y: number,
  isBelow: boolean,
  { left, right }: { left: number; right: number },
): TextBlock {
  const style = pageStyles.note
  const plain = textBlock(text, style, { x: 0, y: 0, width: Math.min(260, right - left), lines: 1 })
  const half = blockWidth(plain) / 2
  const middle = Math.min(Math.max(x, left + half + 2), right - half - 2)
  return { ...plain, anchor: 'middle', x: middle, y: isBelow ? y + 7 : y - 7 - style.lineHeight }
}

const listGap = 5

/** The touchpoints' titles under their stages. */
function touchpointLists(
  stages: readonly OnePagerStage[],
  columns: readonly StageColumn[],
  top: number,
  height: number,
): readonly TextBlock[] {
  return stages.flatMap(({ touchpoints }, index) => {
    const column = columns[index]
    const blocks: TextBlock[] = []
    let y = top
    for (const { title } of touchpoints) {
      const block = column && listItem(title, column, y)
      if (!block) break
      y += blockHeight(block) + listGap
      if (y > top + height + listGap) break
      blocks.push(block)
    }
    return blocks
  })
}

/** Height of the longest list, with room around it. */
function listsHeight(stages: readonly OnePagerStage[], columns: readonly StageColumn[]): number {
  const heights = stages.map(({ touchpoints }, index) => {
    const column = columns[index]
    const blocks = touchpoints.map(({ title }) => column && listItem(title, column, 0))
    return blocks.reduce((sum, block) => sum + (block ? blockHeight(block) + listGap : 0), 0)
  })
  return Math.max(...heights, 0) + 14
}

/** A touchpoint's title in its stage; none where it would be a letter a line. */
function listItem(title: string, { body }: StageColumn, y: number): TextBlock | undefined {
  const padding = body.width >= 80 ? headerPadding : 4
  if (body.width - 2 * padding < 56) return undefined
  const place = { x: body.x + padding, y, width: body.width - 2 * padding, lines: 2, own: true } as const
  return textBlock(title, pageStyles.about, place)
}

/** The numbers of the frictions under the places where they occur, pushed apart where they would cover each other. */
function rankMarks(
  { frictions }: OnePagerContent,
  xOf: ReadonlyMap<string, number>,
  left: number,
  right: number,
  y: number,
): readonly RankMark[] {
  const wished = frictions.rows
    .flatMap(({ rank, places }) =>
      places.flatMap((id) => {
        const x = xOf.get(id)
        return x === undefined ? [] : [{ rank, x: x - markSize / 2 }]
      }),
    )
    .sort((a, b) => a.x - b.x || a.rank - b.rank)
  const pitch = markSize + 2
  const xs = wished.map(({ x }) => Math.min(Math.max(x, left), right - markSize))
  for (let index = 1; index < xs.length; index++) xs[index] = Math.max(xs[index] ?? 0, (xs[index - 1] ?? 0) + pitch)
  let limit = right - markSize
  for (let index = xs.length - 1; index >= 0; index--) {
    xs[index] = Math.min(xs[index] ?? 0, limit)
    limit = (xs[index] ?? 0) - pitch
  }
  return wished.map(({ rank }, index) => rankMark(rank, xs[index] ?? left, y))
}

/** A rank in its disc. */
export function rankMark(rank: number, x: number, y: number): RankMark {
  const text = textBlock(String(rank), pageStyles.rank, {
    x: x + markSize / 2,
    y: y + (markSize - pageStyles.rank.lineHeight) / 2,
    width: markSize,
    lines: 1,
    anchor: 'middle',
  })
  return { box: { x, y, width: markSize, height: markSize }, text }
}

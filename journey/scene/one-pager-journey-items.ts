import type { JourneyChart, JourneyCurve, JourneyLayout, RankMark, StageColumn } from '../layout/one-pager-layout.ts'
import type { Drawing, DrawingItem } from './items.ts'
import { iconItem } from './mark-items.ts'
import { thin } from './one-pager-head-items.ts'
import { textItems } from './text-items.ts'
import type { ColourToken } from './tokens.ts'

/** Stages, curves, and the numbers of the worst frictions where they occur. */
export function journeyItems({ stages, chart, touchpoints, marks, marksIcon }: JourneyLayout): Drawing {
  return [
    ...stages.flatMap(stageItems),
    ...(chart ? chartItems(chart) : []),
    ...touchpoints.flatMap((block) => textItems(block, 'ink-2')),
    ...(marksIcon ? [iconItem(marksIcon, 'ink-3')] : []),
    ...marks.flatMap(rankItems),
  ]
}

function stageItems({ body, header, colour, title }: StageColumn): Drawing {
  const radius = Math.min(8, body.width / 2)
  return [
    { kind: 'rect', ...body, radius, fill: `${colour}-wash` },
    { kind: 'rect', ...header, radius, fill: `${colour}-tint` },
    ...textItems(title, `${colour}-ink`),
  ]
}

function chartItems({ levels, left, right, curves }: JourneyChart): Drawing {
  const items: DrawingItem[] = []
  for (const { above, below } of curves) {
    if (above !== '') items.push({ kind: 'path', d: above, fill: 'emotion-high' })
    if (below !== '') items.push({ kind: 'path', d: below, fill: 'emotion-low' })
  }
  for (const { value, y, face } of levels) {
    const line = value === 0 ? ({ stroke: 'line-strong' } as const) : ({ stroke: 'line' } as const)
    items.push({
      kind: 'path',
      d: `M${left} ${round(y)}H${round(right)}`,
      strokeWidth: value === 0 ? 1 : 0.75,
      ...line,
    })
    if (face) items.push(iconItem(face, 'ink-3'))
  }
  // The first persona's is the one that is meant: it lies on top.
  for (const curve of curves.toReversed()) items.push(...curveItems(curve))
  for (const { notes } of curves) items.push(...notes.flatMap((note) => textItems(note, 'ink')))
  return items
}

function curveItems({ colour, dash, path, points }: JourneyCurve): Drawing {
  const stroke: ColourToken = `${colour}-strong`
  const items: DrawingItem[] = []
  if (path !== '') items.push({ kind: 'path', d: path, stroke, strokeWidth: 3, dash: thin(dash) })
  for (const { x, y, isSaid } of points) {
    const radius = isSaid ? 5 : 3.25
    const circle = (r: number) => ({ x: round(x - r), y: round(y - r), width: 2 * r, height: 2 * r, radius: r })
    items.push({ kind: 'rect', ...circle(radius), fill: isSaid ? stroke : 'surface-raised', stroke, strokeWidth: 1.75 })
  }
  return items
}

/** A friction's number: white on ink, so that it is found again in the table. */
export function rankItems({ box, text }: RankMark): Drawing {
  return [{ kind: 'rect', ...box, radius: box.width / 2, fill: 'ink' }, ...textItems(text, 'sheet')]
}

const round = (value: number) => Math.round(value * 100) / 100

import type { JourneyMap, Link } from '../model/schema.ts'
import type { Language } from '../model/vocabulary.ts'
import { keepUnchanged } from './keep-unchanged.ts'
import { planLabels } from './link-labels.ts'
import type { LinkPath, StageBox } from './map-layout.ts'
import { tidy } from './monotone-curve.ts'
import { shareText } from './numbers.ts'
import { onGrid, sizes } from './sizes.ts'
import { blockWidth, textBlock, textStyles } from './styles.ts'

/** A touchpoint as links see it, before heights are known. */
interface End {
  readonly lane: string
  readonly column: number
  readonly left: number
  readonly right: number
}

interface Plan {
  readonly link: Link
  readonly from: End
  readonly to: End
  readonly label: string
  /** Where the line leaves and arrives: along the top edges, or in the gap right of `from` when lanes differ. */
  out: number
  into: number
  /** None for a straight arrow to the next column. */
  track?: number
  /** px of its track above the lowest. */
  height: number
  /** Middle of the label. */
  labelX: number
}

/** How the links of a map run. Horizontal places are known first, since they decide how tall touchpoint lanes are. */
export interface LinkPlan {
  /** Height above the touchpoints of a lane that its arcs take. */
  headroom(lane: string): number
  /** @param tops y of the touchpoints of each lane that is drawn */
  paths(tops: ReadonlyMap<string, number>): readonly LinkPath[]
}

const labelStyle = textStyles.badge
const labelWidth = 160
const headLength = 8
const headHalf = 4.5
const radius = 8
/** Below a touchpoint's top edge: where a straight arrow runs, through the middle of the title's first line. */
const straightOffset = sizes.cardBar + sizes.cardPadding + 10
const portGap = 12
/** Along a touchpoint's top edge: links meet it between the moment's badge and the severity mark. */
const portArea = { from: 68, to: 116 }

/** What else than the links themselves decides how they run. */
interface Ground {
  readonly locale: Language
  readonly ends: readonly (readonly [string, End])[]
  /** Weights of the ends in outcomes, by touchpoint. */
  readonly leaving: readonly (readonly [string, readonly number[]])[]
}

interface Planned {
  readonly ground: Ground
  readonly plan: LinkPlan
}

/** Links stay the same list until one of them changes, and most edits change neither them nor where their ends stand. */
const known = new WeakMap<readonly Link[], Planned>()

/**
 * Decides how a map's links run; once for as long as they and the columns of their ends stay as they are.
 * @param laneOf the lane of every touchpoint that is drawn
 */
export function planLinks(
  map: JourneyMap,
  stages: readonly StageBox[],
  laneOf: ReadonlyMap<string, string>,
  locale: Language,
): LinkPlan {
  const ends = endsOf(stages, laneOf)
  const ground: Ground = { locale, ends: [...ends], leaving: leavingAt(map, ends) }
  const before = known.get(map.links)
  if (before && keepUnchanged(before.ground, ground) === before.ground) return before.plan
  const plan = planOn(ground, map.links)
  known.set(map.links, { ground, plan })
  return plan
}

function planOn({ locale, ends, leaving }: Ground, links: readonly Link[]): LinkPlan {
  const plans = plansOf(links, new Map(ends), leaving, locale)
  const arcs = plans.filter((plan) => !isStraight(plan))
  placePorts(arcs)
  const heights = new Map<string, readonly number[]>()
  for (const [lane, tracks] of assignTracks(arcs)) {
    const within = arcs.filter(({ to }) => to.lane === lane)
    const labels = planLabels(
      within.map(({ out, into, track = 0, label }) => ({ out, into, track, width: labelBoxWidth(label) })),
      tracks,
    )
    within.forEach((plan, index) => {
      plan.labelX = labels.middles[index] ?? plan.labelX
      plan.height = labels.heights[plan.track ?? 0] ?? 0
    })
    heights.set(lane, labels.heights)
  }
  // High arcs first: their ends come down through lower ones, whose labels then lie on top.
  plans.sort((a, b) => (b.track ?? -1) - (a.track ?? -1))
  let drawn: { readonly tops: readonly (readonly [string, number])[]; readonly paths: readonly LinkPath[] } | undefined
  return {
    headroom: (lane) => {
      const highest = heights.get(lane)?.at(-1)
      return highest === undefined ? 0 : onGrid(highest) + sizes.linkLabelHeight + 4
    },
    paths(given) {
      const tops = [...given]
      if (drawn && keepUnchanged(drawn.tops, tops) === drawn.tops) return drawn.paths
      const paths = plans.flatMap((plan) => {
        const from = given.get(plan.from.lane)
        const to = given.get(plan.to.lane)
        return from === undefined || to === undefined ? [] : [drawLink(plan, from, to)]
      })
      drawn = { tops, paths }
      return paths
    },
  }
}

function endsOf(stages: readonly StageBox[], laneOf: ReadonlyMap<string, string>): Map<string, End> {
  const ends = new Map<string, End>()
  let index = 0
  for (const { columns } of stages) {
    for (const { card, x, width } of columns) {
      const lane = card === undefined ? undefined : laneOf.get(card)
      if (card !== undefined && lane !== undefined) ends.set(card, { lane, column: index, left: x, right: x + width })
      index++
    }
  }
  return ends
}

/** Who ends here in an outcome goes none of the links. */
function leavingAt(map: JourneyMap, ends: ReadonlyMap<string, End>): Ground['leaving'] {
  return map.cards.flatMap(({ id, ends: outcomes }) => {
    const weights = outcomes && ends.has(id) ? Object.values(outcomes).filter((weight) => weight > 0) : []
    return weights.length > 0 ? [[id, weights] as const] : []
  })
}

function plansOf(
  links: readonly Link[],
  ends: ReadonlyMap<string, End>,
  leaving: Ground['leaving'],
  locale: Language,
): Plan[] {
  const totals = new Map(
    leaving.map(([id, weights]) => [
      id,
      { weight: weights.reduce((sum, weight) => sum + weight, 0), count: weights.length },
    ]),
  )
  for (const { from, to, weight } of links) {
    if (!ends.has(from) || !ends.has(to)) continue
    const total = totals.get(from) ?? { weight: 0, count: 0 }
    totals.set(from, { weight: total.weight + (weight ?? 1), count: total.count + 1 })
  }
  return links.flatMap((link): Plan[] => {
    const from = ends.get(link.from)
    const to = ends.get(link.to)
    if (!from || !to) return []
    const total = totals.get(link.from)
    const share =
      link.weight !== undefined && total && total.count > 1 && total.weight > 0
        ? shareText(link.weight / total.weight, locale)
        : ''
    const label = [link.label?.trim() ?? '', share].filter((part) => part !== '').join(' · ')
    const labelX = (from.right + to.left) / 2
    return [{ link, from, to, label, out: from.right, into: to.left, height: 0, labelX }]
  })
}

/** To the next column of the same lane, with a label that fits between the two cards or none. */
function isStraight({ from, to, label }: Plan): boolean {
  if (from.lane !== to.lane || to.column !== from.column + 1) return false
  return label === '' || textWidth(label) + 4 <= to.left - from.right
}

const textWidth = (label: string) =>
  blockWidth(textBlock(label, labelStyle, { x: 0, y: 0, width: labelWidth, lines: 1 }))

/** Spreads the ends of arcs along the top edges, in the order of their other ends, so that they do not cross there. */
function placePorts(arcs: readonly Plan[]): void {
  const ports = new Map<End, { other: number; isOut: boolean; set: (x: number) => void }[]>()
  const add = (end: End, other: number, isOut: boolean, set: (x: number) => void) => {
    const list = ports.get(end)
    if (list) list.push({ other, isOut, set })
    else ports.set(end, [{ other, isOut, set }])
  }
  for (const plan of arcs) {
    if (plan.from.lane === plan.to.lane) add(plan.from, plan.to.left, true, (x) => (plan.out = x))
    else plan.out = plan.from.right + sizes.columnGap / 2
    add(plan.to, plan.from.left, false, (x) => (plan.into = x))
  }
  for (const [end, list] of ports) {
    // Left of the middle what comes from the left, nearest first; right of it what comes from the right, farthest first:
    // then short arcs lie within long ones and do not cross them.
    list.sort(
      (a, b) =>
        Number(a.other >= end.left) - Number(b.other >= end.left) ||
        b.other - a.other ||
        Number(b.isOut) - Number(a.isOut),
    )
    const gap = Math.min(portGap, (portArea.to - portArea.from) / Math.max(list.length - 1, 1))
    const start = end.left + (portArea.from + portArea.to) / 2 - ((list.length - 1) * gap) / 2
    list.forEach(({ set }, index) => set(start + index * gap))
  }
}

/** Gives each arc the lowest free track of the lane it ends in, short arcs first. Returns the tracks in use per lane. */
function assignTracks(arcs: readonly Plan[]): Map<string, number> {
  const lanes = new Map<string, { from: number; to: number }[][]>()
  const sorted = arcs
    .map((plan) => {
      const middle = (plan.out + plan.into) / 2
      const half = Math.max(Math.abs(plan.into - plan.out), plan.label === '' ? 0 : textWidth(plan.label) + 32) / 2 + 8
      return { plan, from: middle - half, to: middle + half }
    })
    .sort((a, b) => a.to - a.from - (b.to - b.from) || a.from - b.from)
  for (const { plan, from, to } of sorted) {
    let tracks = lanes.get(plan.to.lane)
    if (!tracks) lanes.set(plan.to.lane, (tracks = []))
    let track = tracks.findIndex((taken) => taken.every((arc) => arc.to <= from || arc.from >= to))
    if (track < 0) track = tracks.length < sizes.tracks.count ? tracks.length : plan.from.column % sizes.tracks.count
    const taken = tracks[track]
    if (taken) taken.push({ from, to })
    else tracks.push([{ from, to }])
    plan.track = track
  }
  return new Map([...lanes].map(([lane, tracks]) => [lane, tracks.length]))
}

type Point = readonly [x: number, y: number]

function drawLink(plan: Plan, fromTop: number, toTop: number): LinkPath {
  const { link, from, to, label, out, into, track, height, labelX } = plan
  const ends = { id: link.id, from: link.from, to: link.to }
  if (track === undefined) {
    const y = fromTop + straightOffset
    return {
      ...ends,
      path: roundedPath([
        [from.right + 4, y],
        [to.left - 4 - headLength, y],
      ]),
      head: `M${to.left - 4} ${y}l${-headLength} ${-headHalf}v${2 * headHalf}z`,
      ...labelAt(label, labelX, y - 12),
    }
  }
  const y = toTop - sizes.trackOffset - height
  const start: Point[] =
    from.lane === to.lane
      ? [[out, fromTop - 2]]
      : [
          [from.right, fromTop + straightOffset],
          [out, fromTop + straightOffset],
        ]
  return {
    ...ends,
    path: roundedPath([...start, [out, y], [into, y], [into, toTop - 4 - headLength]]),
    head: `M${tidy(into)} ${toTop - 4}l${-headHalf} ${-headLength}h${2 * headHalf}z`,
    ...labelAt(label, labelX, y),
  }
}

function labelAt(label: string, x: number, y: number): Pick<LinkPath, 'label'> {
  if (label === '') return {}
  const boxHeight = sizes.linkLabelHeight
  const top = y - boxHeight / 2
  const text = textBlock(label, labelStyle, { x, y: top, width: labelWidth, lines: 1, anchor: 'middle' })
  const width = labelBoxWidth(label)
  return { label: { box: { x: x - width / 2, y: top, width, height: boxHeight }, text } }
}

const labelBoxWidth = (label: string) => (label === '' ? 0 : Math.ceil(textWidth(label)) + 8)

/** A line along points with its corners rounded. */
function roundedPath(points: readonly Point[]): string {
  let path = ''
  points.forEach(([x, y], index) => {
    const before = points[index - 1]
    const after = points[index + 1]
    if (!before) path += `M${tidy(x)} ${tidy(y)}`
    else if (!after) path += `L${tidy(x)} ${tidy(y)}`
    else {
      const [inX, inY, inLength] = direction([x, y], before)
      const [outX, outY, outLength] = direction([x, y], after)
      const cut = Math.min(radius, inLength / 2, outLength / 2)
      path += `L${tidy(x + inX * cut)} ${tidy(y + inY * cut)}`
      path += `Q${tidy(x)} ${tidy(y)} ${tidy(x + outX * cut)} ${tidy(y + outY * cut)}`
    }
  })
  return path
}

function direction([x, y]: Point, [toX, toY]: Point): [number, number, number] {
  const length = Math.hypot(toX - x, toY - y)
  return length === 0 ? [0, 0, 0] : [(toX - x) / length, (toY - y) / length, length]
}

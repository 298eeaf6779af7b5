import { readNetwork } from '../economics/read-network.ts'
import { type Arrangement, type Slot } from '../model/arrange.ts'
import type { CountedExit } from '../model/import-contents.ts'
import { type MeasuredFlow, nothingMeasured } from '../model/measured-flow.ts'
import type { JourneyMap } from '../model/schema.ts'
import type { NotDrawn, NotMapped, RealityCheck } from './compare.ts'
import type { ExitRow, WayGroup } from './stated.ts'

/** Where measured figures come from. */
export interface LogSource {
  /** Name of the file. */
  readonly source: string
  /** Last day of the log. */
  readonly asOf?: string | undefined
}

/** The exit that was counted at a touchpoint. */
export function measuredExit({ card, measured }: ExitRow, { source, asOf }: LogSource): CountedExit {
  const value = { k: measured.count, n: measured.of }
  return { card, exit: { value, evidence: 'measured', source, ...(asOf === undefined ? {} : { asOf }) } }
}

/** The weights that were counted of the drawn ways from a touchpoint. */
export function measuredWeights({ card, ways }: WayGroup): MeasuredFlow {
  return {
    ...nothingMeasured,
    weights: ways.flatMap(({ link, measured }) => (link === undefined ? [] : [{ link, weight: measured.count }])),
    ends: ways.flatMap(({ isOutcome, to, measured }) =>
      isOutcome ? [{ card, outcome: to, weight: measured.count }] : [],
    ),
  }
}

/** Everything that was measured and that the map says otherwise, or does not say. */
export function measuredDifferences(check: RealityCheck, source: LogSource): MeasuredFlow {
  const groups = check.ways.filter(({ differs }) => differs).map(measuredWeights)
  const isElsewhere = check.entries.some(({ differs }) => differs)
  return {
    exits: check.exits.filter(({ differs, isSaid }) => differs || !isSaid).map((row) => measuredExit(row, source)),
    weights: groups.flatMap(({ weights }) => weights),
    ends: groups.flatMap(({ ends }) => ends),
    entries: isElsewhere ? measuredEntries(check) : [],
    links: [],
  }
}

/** Where customers began, as it was counted. */
export const measuredEntries = ({ entries }: RealityCheck): MeasuredFlow['entries'] =>
  entries.map(({ card, measured }) => ({ card, entry: measured.count }))

/** A way that is to be drawn, and what has to be drawn with it so that the others keep going as before. */
export interface Drawing {
  readonly flow: MeasuredFlow
  /** The touchpoint or outcome to which reading order led before; it is drawn too, since customers went there. */
  readonly also?: string
}

/**
 * Draws a way that customers took. Its weight stands to the others' as its count does to theirs. Where nobody had drawn
 * any, reading order led on: as soon as one link is drawn it no longer does, so that its way is drawn too if it was taken.
 * @param countTo how often customers went from the same place to a touchpoint or outcome of the map
 */
export function drawWay(
  { from, to, isOutcome, count }: NotDrawn,
  map: JourneyMap,
  countTo: (id: string) => number,
): Drawing | undefined {
  const [card, target] = [from.id, to.id]
  if (card === undefined || target === undefined) return undefined
  const flow = readNetwork(map)
  const { touchpoints, outcomes } = flow.network
  const index = touchpoints.findIndex(({ id }) => id === card)
  const ways = (touchpoints[index]?.links ?? []).map(({ to: end, weight }, place) => ({
    id: ('outcome' in end ? outcomes[end.outcome]?.id : touchpoints[end.touchpoint]?.id) ?? '',
    isEnd: 'outcome' in end,
    link: flow.ways[index]?.[place]?.link ?? undefined,
    weight,
  }))
  const ends = map.cards.find(({ id }) => id === card)?.ends
  const implied = ways.find((way) => way.link === undefined && !(way.isEnd && ends?.[way.id] !== undefined))
  const one = (id: string, isEnd: boolean, weight: number | undefined): Pick<MeasuredFlow, 'links' | 'ends'> => ({
    links: isEnd ? [] : [{ from: card, to: id, ...(weight === undefined ? {} : { weight }) }],
    ends: isEnd ? [{ card, outcome: id, weight: weight ?? 1 }] : [],
  })
  if (implied) {
    const drawn = one(target, isOutcome, count)
    const kept = implied.id === '' ? 0 : countTo(implied.id)
    if (kept === 0) return { flow: { ...nothingMeasured, ...drawn } }
    const also = one(implied.id, implied.isEnd, kept)
    const both = { links: [...drawn.links, ...also.links], ends: [...drawn.ends, ...also.ends] }
    return { flow: { ...nothingMeasured, ...both }, also: implied.id }
  }
  const counted = ways.reduce((sum, { id }) => sum + countTo(id), 0)
  const total = ways.reduce((sum, { weight }) => sum + weight, 0)
  const weight = counted > 0 && total > 0 ? Number(((count * total) / counted).toPrecision(3)) : undefined
  return { flow: { ...nothingMeasured, ...one(target, isOutcome, weight) } }
}

/** Where a place that is not on the map belongs: behind the touchpoint from which most came, or before the next one. */
export function slotOf({ before, after }: NotMapped, map: JourneyMap, arrangement: Arrangement): Slot | undefined {
  const lane = map.lanes.find(({ role }) => role === 'touchpoint')
  const near = before ?? after
  const stage = (near === undefined ? undefined : arrangement.stageOf.get(near)) ?? map.stages.at(-1)?.id
  if (!lane || stage === undefined) return undefined
  const columns = arrangement.columns.get(stage) ?? []
  const at = columns.findIndex(({ id }) => id === near)
  if (at < 0) return { stage, lane: lane.id, index: columns.length }
  return { stage, lane: columns[at]?.place.lane ?? lane.id, index: before === undefined ? at : at + 1 }
}

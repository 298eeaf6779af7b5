import type { JourneyMap } from '../model/schema.ts'
import type { CardBox, FlowFoot } from './map-layout.ts'
import { onGrid } from './sizes.ts'

/** How tall the parts of a foot are, in px. The bar comes first, with the words about it below. */
export const flowSizes = { gap: 8, bar: 8, barGap: 4, line: 16, money: 24 } as const

/** What the feet of a lane keep room for. */
interface FlowRoom {
  readonly hasVolumes: boolean
  readonly hasMoney: boolean
}

/** What is kept room for below touchpoints of some ids. Figures alone decide it, so that results do not move the map. */
function flowRoom(map: JourneyMap, isHere: (id: string) => boolean): FlowRoom {
  return {
    hasVolumes: map.meta.entrants !== undefined,
    hasMoney: map.frictions.some(
      ({ on, frequency, exitImpact }) => frequency !== undefined && exitImpact !== undefined && on.some(isHere),
    ),
  }
}

/** How much a lane's row is taller for the feet of its touchpoints. */
export function flowHeight(map: JourneyMap, lane: string): number {
  const { hasVolumes, hasMoney } = laneRoom(map, lane)
  const { gap, bar, barGap, line, money } = flowSizes
  return onGrid(gap + bar + barGap + line + (hasVolumes ? line : 0) + (hasMoney ? money : 0) + line)
}

function laneRoom(map: JourneyMap, lane: string): FlowRoom {
  const inLane = map.cards.filter(({ place }) => place.lane === lane)
  // A friction of a stage occurs at its touchpoints; one on a card under a touchpoint, there.
  const here = new Set(inLane.flatMap(({ id, place }) => [id, place.stage]))
  for (const { id, place } of map.cards)
    if (here.has(place.stage) || (place.under !== undefined && here.has(place.under))) here.add(id)
  return flowRoom(map, (id) => here.has(id))
}

/** The feet of a lane's touchpoints. */
export function flowFeet(map: JourneyMap, lane: string, cards: readonly CardBox[]): readonly FlowFoot[] {
  const { hasVolumes, hasMoney } = laneRoom(map, lane)
  const { gap, bar, barGap, line, money } = flowSizes
  const y = onGrid(Math.max(0, ...cards.map((card) => card.y + card.height)) + gap)
  let next = y + bar + barGap + line
  const take = (height: number) => {
    const top = next
    next += height
    return top
  }
  const volumesY = hasVolumes ? take(line) : undefined
  const moneyY = hasMoney ? take(money) : undefined
  const waysY = take(line)
  return cards.map(({ id, stage, x, width }) => ({
    card: id,
    stage,
    x,
    y,
    width,
    height: next - y,
    ...(volumesY === undefined ? {} : { volumesY }),
    ...(moneyY === undefined ? {} : { moneyY }),
    waysY,
  }))
}

import type { Arrangement } from '../model/arrange.ts'
import type { Fragment } from '../model/fragment.ts'
import { newId } from '../model/id.ts'
import { byOrder, ordersAt } from '../model/order.ts'
import type { Card, JourneyMap, Lane, Stage } from '../model/schema.ts'
import { derivedRoles } from '../model/vocabulary.ts'
import type { Draft } from './transact.ts'

/** Where something is pasted: a stage, a lane, a cell, or a place among the cards of a cell. */
export interface PasteTarget {
  readonly stage?: string | undefined
  readonly lane?: string | undefined
  /** The touchpoint in whose column the place is. */
  readonly under?: string | undefined
  /** How many cards stand before the pasted ones; absent: they come last. */
  readonly index?: number | undefined
}

/** Where a copy will stand. */
interface Home {
  readonly stage: string
  readonly lane: string
  readonly under: string | undefined
  readonly isTouchpoint: boolean
}

/** Where everything of a fragment will stand. */
export interface Homes {
  /** New ids of copied stages and lanes. */
  readonly copies: ReadonlyMap<string, string>
  /** Copied stages and lanes, and those that are added because cards have nowhere else to go. */
  readonly drafts: readonly Draft[]
  homeOf(card: Card, copies: ReadonlyMap<string, string>): Home
  /** The index at which cards are put among those that stand at their home already. */
  indexIn(home: Home, standing: readonly Card[], cards: readonly Card[]): number
}

interface Pasting {
  readonly map: JourneyMap
  readonly arrangement: Arrangement
  readonly fragment: Fragment
  /** Where the fragment's cards stood. */
  readonly source: Arrangement
  /** The cards that are copied. */
  readonly cards: readonly Card[]
  readonly target: PasteTarget | undefined
}

/** Finds a place for all that a fragment copies. */
export function findHomes(pasting: Pasting): Homes {
  const { map, arrangement, source, cards, target } = pasting
  const stages = stageHomes(pasting)
  const lanes = laneHomes(pasting)
  const columnAt = (stage: string, index: number) => arrangement.columns.get(stage)?.[index]?.id
  const sourceColumn = ({ id, place }: Card) =>
    (source.columns.get(source.stageOf.get(id) ?? '') ?? []).findIndex((column) => column.id === place.under)
  const copiedIds = new Set(cards.map(({ id }) => id))
  const loose = cards.filter(({ place }) => !copiedIds.has(place.under ?? '') && place.under !== undefined)
  const leastColumn = Math.min(...loose.map(sourceColumn).filter((column) => column >= 0))
  const standInColumns = new Set(loose.map((card) => `${source.stageOf.get(card.id)} ${card.place.under}`)).size
  const targetLane = map.lanes.find(({ id }) => id === target?.lane)
  const targetsStageAsWhole = target?.under === undefined && targetLane !== undefined && !isTouchpointLane(targetLane)

  /** The touchpoint above a card whose own touchpoint is not copied. */
  const columnFor = (card: Card, stage: string): string | undefined => {
    const { under } = card.place
    const column = sourceColumn(card)
    if (target?.stage === undefined || lanes.isCopied(card)) {
      if (under === undefined || column < 0) return undefined
      const columns = arrangement.columns.get(stage) ?? []
      const title = source.columns.get(source.stageOf.get(card.id) ?? '')?.[column]?.title
      return (columns.find(({ id }) => id === under) ?? columns.find((one) => one.title === title))?.id
    }
    if (target.under !== undefined && stage === target.stage) {
      if (loose.length === 0) return target.under
      const base = (arrangement.columns.get(stage) ?? []).findIndex(({ id }) => id === target.under)
      return column < 0 || base < 0 ? undefined : columnAt(stage, base + column - leastColumn)
    }
    if (targetsStageAsWhole && standInColumns <= 1) return undefined
    return column < 0 ? undefined : columnAt(stage, column)
  }

  const known = new Map<string, Home>()
  return {
    copies: new Map([...stages.copies, ...lanes.copies]),
    drafts: [...stages.drafts, ...lanes.drafts],
    homeOf(card, copies) {
      const found = known.get(card.id)
      if (found) return found
      const stage = stages.homeOf(card)
      const lane = lanes.homeOf(card)
      const above = copies.get(card.place.under ?? '')
      // What had no place keeps none: it comes to the Unplaced tray, as its original did.
      const home: Home =
        stage === undefined || lane === undefined
          ? { stage: card.place.stage, lane: card.place.lane, under: above ?? card.place.under, isTouchpoint: false }
          : {
              stage,
              lane: lane.id,
              under: lane.isTouchpoint ? undefined : (above ?? columnFor(card, stage)),
              isTouchpoint: lane.isTouchpoint,
            }
      known.set(card.id, home)
      return home
    },
    indexIn(home, standing, mine) {
      if (target === undefined) {
        const originals = new Set(mine.map(({ id }) => id))
        const last = standing.findLastIndex(({ id }) => originals.has(id))
        return last < 0 ? standing.length : last + 1
      }
      if (home.stage !== target.stage) return standing.length
      const isTargetLane = home.isTouchpoint ? targetLane && isTouchpointLane(targetLane) : home.lane === target.lane
      if (isTargetLane && (home.isTouchpoint || home.under === target.under)) return target.index ?? standing.length
      const column = home.isTouchpoint ? standing.findIndex(({ id }) => id === target.under) : -1
      return column < 0 ? standing.length : column + 1
    },
  }
}

const isTouchpointLane = ({ role }: Lane) => role === 'touchpoint'
const nameOf = ({ title }: { readonly title: string }) => title.trim().toLowerCase()

/** New ids and drafts for copies of stages or lanes that come to stand side by side at an index. */
function copiesOf(
  collection: 'stages' | 'lanes',
  things: readonly (Stage | Lane)[],
  among: readonly { readonly order: string }[],
  index: number,
): { copies: Map<string, string>; drafts: Draft[] } {
  const orders = ordersAt(
    among.map(({ order }) => order),
    index,
    things.length,
  )
  const copies = new Map(things.map(({ id }) => [id, newId()]))
  const drafts = things.map((thing, position): Draft => ({
    collection,
    id: copies.get(thing.id) ?? '',
    fields: { ...thing, order: orders[position] },
  }))
  return { copies, drafts }
}

/** The index behind the target, or else behind the last original, or else the end. */
function indexBehind(things: readonly { id: string }[], target: string | undefined, originals: readonly string[]) {
  const at = things.findIndex(({ id }) => id === target)
  const last = things.findLastIndex(({ id }) => originals.includes(id))
  return at >= 0 ? at + 1 : last >= 0 ? last + 1 : things.length
}

/** Orders of what stands there with what is added, so that what comes last comes behind both. */
function withDrafts(things: readonly { id: string; order: string }[], drafts: readonly Draft[]) {
  const added = drafts.map(({ id = '', fields }) => ({ id, order: String(fields.order) }))
  return [...things, ...added].sort(byOrder)
}

function stageHomes({ map, fragment, source, cards, target }: Pasting) {
  const from = fragment.map.stages
  const indexOf = new Map(from.map(({ id }, index) => [id, index]))
  const isRoot = new Set(fragment.roots)
  const roots = from.filter(({ id }) => isRoot.has(id))
  const originals = roots.map(({ id }) => id)
  const copied = copiesOf('stages', roots, map.stages, indexBehind(map.stages, target?.stage, originals))

  const sourceIndex = (card: Card) => indexOf.get(source.stageOf.get(card.id) ?? '')
  const loose = cards.filter((card) => !isRoot.has(source.stageOf.get(card.id) ?? ''))
  const isAnchored = (card: Card) => !isRoot.has(card.place.lane)
  const first = Math.min(...loose.filter(isAnchored).map((card) => sourceIndex(card) ?? Infinity))
  const targetIndex = map.stages.findIndex(({ id }) => id === target?.stage)

  /** Where each stage of the fragment is found on the map, by id or name; else by its distance from one that is. */
  const found = from.map((stage) => {
    const same = map.stages.findIndex(({ id }) => id === stage.id)
    return same >= 0 ? same : map.stages.findIndex((other) => nameOf(other) === nameOf(stage))
  })
  const ownIndex = (index: number): number => {
    const own = found[index] ?? -1
    if (own >= 0) return own
    const before = found.findLastIndex((at, position) => position < index && at >= 0)
    if (before >= 0) return (found[before] ?? 0) + index - before
    const after = found.findIndex((at) => at >= 0)
    return Math.max(0, (after < 0 ? 0 : (found[after] ?? 0)) + index - Math.max(after, 0))
  }
  const mapIndex = (card: Card): number | undefined => {
    const index = sourceIndex(card)
    if (index === undefined) return undefined
    return targetIndex >= 0 && isAnchored(card) ? targetIndex + index - first : ownIndex(index)
  }
  // Stages that the map does not have come behind its last one, called what they were called.
  const beyond = new Map<number, Stage>()
  for (const card of loose) {
    const index = mapIndex(card)
    const stage = from[sourceIndex(card) ?? -1]
    if (index !== undefined && index >= map.stages.length && stage) beyond.set(index, stage)
  }
  const added = [...beyond].sort(([a], [b]) => a - b)
  const behind = withDrafts(map.stages, copied.drafts)
  const orders = ordersAt(
    behind.map(({ order }) => order),
    behind.length,
    added.length,
  )
  const addedIds = new Map(added.map(([index]) => [index, newId()]))
  return {
    copies: copied.copies,
    drafts: [
      ...copied.drafts,
      ...added.map(([index, { title, band, colour }], position): Draft => {
        const fields = { title, band, ...(colour ? { colour } : {}), order: orders[position] }
        return { collection: 'stages', id: addedIds.get(index) ?? '', fields }
      }),
    ],
    homeOf(card: Card): string | undefined {
      const copy = copied.copies.get(source.stageOf.get(card.id) ?? '')
      const index = copy === undefined ? mapIndex(card) : undefined
      return copy ?? (index === undefined ? undefined : (map.stages[index]?.id ?? addedIds.get(index)))
    },
  }
}

function laneHomes({ map, fragment, cards, target }: Pasting) {
  const from = fragment.map.lanes
  const laneOf = new Map(from.map((lane) => [lane.id, lane]))
  const isRoot = new Set(fragment.roots)
  const roots = from.filter(({ id }) => isRoot.has(id))
  const originals = roots.map(({ id }) => id)
  const copied = copiesOf('lanes', roots, map.lanes, indexBehind(map.lanes, target?.lane, originals))
  const copiedStages = new Set(fragment.map.stages.flatMap(({ id }) => (isRoot.has(id) ? [id] : [])))

  const isPlain = (card: Card) => {
    const lane = laneOf.get(card.place.lane)
    return lane !== undefined && !isRoot.has(lane.id) && !isTouchpointLane(lane) && !copiedStages.has(card.place.stage)
  }
  const plainLanes = new Set(cards.filter(isPlain).map(({ place }) => place.lane))
  const at = map.lanes.findIndex(({ id }) => id === target?.lane)
  const targetLane = map.lanes[at]

  const homes = new Map<Lane, { id: string; isTouchpoint: boolean; draft?: Draft }>()
  const added: Lane[] = []
  for (const { place } of cards) {
    const lane = laneOf.get(place.lane)
    if (!lane || isRoot.has(lane.id) || homes.has(lane)) continue
    const isTouchpoint = isTouchpointLane(lane)
    const home =
      (targetLane && takes(targetLane, lane, plainLanes) ? targetLane : undefined) ??
      map.lanes.find(({ id, role }) => id === lane.id && (role === 'touchpoint') === isTouchpoint) ??
      map.lanes.find((other) => other.role === lane.role && nameOf(other) === nameOf(lane)) ??
      nearest(
        map.lanes.map((other, index) => ({ other, index })).filter(({ other }) => other.role === lane.role),
        at,
      )
    if (home) homes.set(lane, { id: home.id, isTouchpoint })
    else {
      added.push(lane)
      homes.set(lane, { id: newId(), isTouchpoint })
    }
  }
  const behind = withDrafts(map.lanes, copied.drafts)
  const orders = ordersAt(
    behind.map(({ order }) => order),
    behind.length,
    added.length,
  )
  return {
    copies: copied.copies,
    drafts: [
      ...copied.drafts,
      ...added.map((lane, position): Draft => {
        const { title, role, colour } = lane
        const fields = { title, role, ...(colour ? { colour } : {}), order: orders[position] }
        return { collection: 'lanes', id: homes.get(lane)?.id ?? '', fields }
      }),
    ],
    /** Whether a card comes with its lane. */
    isCopied: (card: Card) => isRoot.has(card.place.lane),
    homeOf(card: Card): { id: string; isTouchpoint: boolean } | undefined {
      const lane = laneOf.get(card.place.lane)
      if (!lane) return undefined
      const copy = copied.copies.get(lane.id)
      return copy === undefined ? homes.get(lane) : { id: copy, isTouchpoint: isTouchpointLane(lane) }
    },
  }
}

/** Whether the lane that someone points at takes the cards of a copied lane. */
function takes(target: Lane, lane: Lane, plainLanes: ReadonlySet<string>): boolean {
  if (isTouchpointLane(target) || isTouchpointLane(lane)) return target.role === lane.role
  if (derivedRoles.has(target.role) && target.role !== lane.role) return false
  // Cards of several lanes keep to lanes of their own roles.
  return plainLanes.size === 1 && plainLanes.has(lane.id)
}

function nearest(lanes: readonly { other: Lane; index: number }[], at: number): Lane | undefined {
  const distance = (index: number) => (at < 0 ? index : Math.abs(index - at))
  return [...lanes].sort((a, b) => distance(a.index) - distance(b.index))[0]?.other
}

import { type Arrangement, arrange } from '../model/arrange.ts'
import type { Card, JourneyMap, Lane, Stage } from '../model/schema.ts'
import { type Language, derivedRoles } from '../model/vocabulary.ts'
import { cardFacts, missing, stageFacts } from './card-facts.ts'
import { atAGlance } from './executive.ts'
import { withoutAssumptions } from './hide-assumed.ts'
import { type Filter, type Look, asks, dimensions, isFiltering, showsEverything } from './look.ts'

/** A map as a look shows it. */
export interface Shown {
  /** What is to be drawn: the map itself as long as nothing is left out. What is left unchanged is the same object. */
  readonly map: JourneyMap
  /** Where the cards of `map` stand. */
  readonly arrangement: Arrangement
  /** All touchpoints of the journey in its order, where some of them are left out. */
  readonly journey: readonly Card[] | undefined
  /** Touchpoint lanes that are not among the lanes of `map`, and whose cards make the columns all the same. */
  readonly columnLanes: readonly Lane[]
  /** Cards of `map` that the filter does not mean, and frictions and metrics that hang on such cards alone. */
  readonly dimmed: ReadonlySet<string>
  /** Cards that the filter means, of the shown stages. */
  readonly matching: number
  /** All cards of the shown stages. */
  readonly total: number
  /** Whether this is the map at a glance: its title and whole-journey figures stand above it, and cards are bare. */
  readonly titled: boolean
}

export interface LookOptions {
  /** For the titles of lanes that the map itself has not. */
  readonly language: Language
  /** Ids of cards, stages and lanes that stay in sight whatever the look says: what was just made or looked for. */
  readonly kept?: ReadonlySet<string>
}

const none: ReadonlySet<string> = new Set()

/** Works out what of a map a look shows. Pure. */
export function applyLook(whole: JourneyMap, arrangement: Arrangement, look: Look, options: LookOptions): Shown {
  const { language, kept = none } = options
  if (showsEverything(look)) return wholeOf(whole, arrangement)
  const map = look.hideAssumed ? withoutAssumptions(whole) : whole
  const { filter } = look
  const isHiding = isFiltering(filter) && look.unmatched === 'hide'
  const inSight = new Set(map.stages.flatMap(({ id }) => (look.stage === undefined || id === look.stage ? [id] : [])))
  for (const { id } of map.stages) if (kept.has(id)) inSight.add(id)

  const standing = map.cards.filter(({ id }) => inSight.has(arrangement.stageOf.get(id) ?? ''))
  const matching = matchingCards(map, arrangement, filter, standing, kept)
  const seen = isHiding ? withColumns(standing, matching, arrangement, filter) : new Set(standing.map(({ id }) => id))
  const stages = map.stages.filter(({ id }) => inSight.has(id))
  const counts = { matching: matching.size, total: standing.length }
  const dimmed = withHanging(map, new Set([...seen].filter((id) => !matching.has(id))))

  if (look.laneGroup === 'executive') {
    const shownStages = isHiding ? stagesInUse(map, stages, standing, seen, arrangement, filter, kept) : stages
    const stageIds = new Set(shownStages.map(({ id }) => id))
    const isSeen = (id: string) => seen.has(id) || stageIds.has(id)
    const { byStage, ...glance } = atAGlance(map, arrangement, isSeen, language, kept)
    const keptLanes = new Set(standing.flatMap(({ id, place }) => (kept.has(id) ? [place.lane] : [])))
    const touchpoints = new Set(arrangement.touchpoints.map(({ id }) => id))
    const cards = standing.flatMap((card): Card[] => {
      const { id } = card
      if (!seen.has(id) || !(touchpoints.has(id) || kept.has(id))) return []
      return [kept.has(id) ? card : bare(card)]
    })
    const extra = map.lanes.filter(
      ({ id }) => (keptLanes.has(id) || kept.has(id)) && !glance.lanes.some((lane) => lane.id === id),
    )
    const lanes = extra.length > 0 ? [...glance.lanes, ...extra] : glance.lanes
    const columnLanes = byStage ? map.lanes.filter(({ role }) => role === 'touchpoint') : []
    const columns = new Map<string, number>()
    for (const { id } of cards) {
      const stage = arrangement.stageOf.get(id) ?? ''
      if (touchpoints.has(id)) columns.set(stage, (columns.get(stage) ?? 0) + 1)
    }
    const narrow = shownStages.map((stage) => withWidth(stage, pointWidth(columns.get(stage.id) ?? 1)))
    return finish(
      { ...map, ...glance, lanes, stages: byStage ? narrow : stagesOf(shownStages, look), cards, links: [] },
      arrangement,
      { ...counts, dimmed, columnLanes, titled: true },
    )
  }
  if (!isHiding && look.stage === undefined) return { ...wholeOf(map, arrangement), ...counts, dimmed }
  const shownStages = isHiding ? stagesInUse(map, stages, standing, seen, arrangement, filter, kept) : stages
  const { lanes, columnLanes } = isHiding
    ? lanesInUse(map, standing, seen, filter, kept)
    : { lanes: map.lanes, columnLanes: [] }
  const laneIds = new Set([...lanes, ...columnLanes].map(({ id }) => id))
  const cards = standing.filter(({ id, place }) => seen.has(id) && laneIds.has(place.lane))
  const links = map.links.filter(({ from, to }) => seen.has(from) && seen.has(to))
  return finish({ ...map, stages: stagesOf(shownStages, look), lanes, cards, links }, arrangement, {
    ...counts,
    dimmed,
    columnLanes,
    titled: false,
  })
}

function wholeOf(map: JourneyMap, arrangement: Arrangement): Shown {
  const total = arrangement.stageOf.size
  return { map, arrangement, journey: undefined, columnLanes: [], dimmed: none, matching: total, total, titled: false }
}

function finish(map: JourneyMap, whole: Arrangement, rest: Omit<Shown, 'map' | 'arrangement' | 'journey'>): Shown {
  const arrangement = arrange(map, rest.columnLanes)
  const isPart = arrangement.touchpoints.length < whole.touchpoints.length
  return { map, arrangement, journey: isPart ? whole.touchpoints : undefined, ...rest }
}

/** Cards, with the frictions and metrics that hang on nothing else. */
function withHanging({ frictions, metrics }: JourneyMap, cards: Set<string>): ReadonlySet<string> {
  if (cards.size === 0) return none
  const hanging = [
    ...frictions.filter(({ on }) => on.length > 0 && on.every((id) => cards.has(id))),
    ...metrics.filter(({ on }) => on !== undefined && cards.has(on)),
  ]
  return new Set([...cards, ...hanging.map(({ id }) => id)])
}

function matchingCards(
  map: JourneyMap,
  arrangement: Arrangement,
  filter: Filter,
  standing: readonly Card[],
  kept: ReadonlySet<string>,
): Set<string> {
  if (!isFiltering(filter)) return new Set(standing.map(({ id }) => id))
  const inSight = new Set(standing.map(({ id }) => id))
  const facts = cardFacts(map, arrangement, filter).filter(({ id }) => inSight.has(id))
  return new Set(facts.flatMap((each) => (kept.has(each.id) || missing(each, filter).length === 0 ? [each.id] : [])))
}

/** Whether a filter asks for something of the cards themselves, and not of their lanes alone. */
const asksOfCards = (filter: Filter) =>
  dimensions.some((dimension) => dimension !== 'laneRoles' && asks(filter, dimension))

/** The cards that are meant and the touchpoints in whose columns they stand; every column, if only lanes are asked for. */
function withColumns(
  standing: readonly Card[],
  matching: ReadonlySet<string>,
  arrangement: Arrangement,
  filter: Filter,
): Set<string> {
  const seen = new Set(matching)
  const touchpoints = new Set(arrangement.touchpoints.map(({ id }) => id))
  const everyColumn = !asksOfCards(filter)
  for (const { id, place } of standing) {
    if (everyColumn && touchpoints.has(id)) seen.add(id)
    else if (matching.has(id) && place.under !== undefined && touchpoints.has(place.under)) seen.add(place.under)
  }
  return seen
}

/** Stages that something in sight stands in or that are meant themselves; all, if only lanes are asked for. */
function stagesInUse(
  map: JourneyMap,
  stages: readonly Stage[],
  standing: readonly Card[],
  seen: ReadonlySet<string>,
  arrangement: Arrangement,
  filter: Filter,
  kept: ReadonlySet<string>,
): readonly Stage[] {
  if (!asksOfCards(filter)) return stages
  const used = new Set(standing.flatMap(({ id }) => (seen.has(id) ? (arrangement.stageOf.get(id) ?? []) : [])))
  for (const facts of stageFacts(map, filter)) if (missing(facts, filter).length === 0) used.add(facts.id)
  return stages.filter(({ id }) => used.has(id) || kept.has(id))
}

/** Lanes that are asked for and have something to show, and the touchpoint lanes that are there for their columns only. */
function lanesInUse(
  map: JourneyMap,
  standing: readonly Card[],
  seen: ReadonlySet<string>,
  filter: Filter,
  kept: ReadonlySet<string>,
): { lanes: readonly Lane[]; columnLanes: readonly Lane[] } {
  const inUse = new Set(standing.flatMap(({ id, place }) => (seen.has(id) ? [place.lane] : [])))
  const holdsKept = new Set(standing.flatMap(({ id, place }) => (kept.has(id) ? [place.lane] : [])))
  const isAsked = ({ id, role }: Lane) =>
    !asks(filter, 'laneRoles') || filter.laneRoles.includes(role) || holdsKept.has(id) || kept.has(id)
  const hasSomething = ({ id, role }: Lane) =>
    !asksOfCards(filter) || inUse.has(id) || derivedRoles.has(role) || kept.has(id)
  const lanes = map.lanes.filter((lane) => isAsked(lane) && hasSomething(lane))
  const columnLanes = map.lanes.filter(
    (lane) => lane.role === 'touchpoint' && inUse.has(lane.id) && !lanes.includes(lane),
  )
  return { lanes, columnLanes }
}

/** Columns of a stage that one looks at alone, px: wide enough that long titles can be read. */
const focusColumnWidth = 280
/** Columns of the map at a glance, px: so narrow that the journey fits on a screen, and figures still fit in them. */
const glanceColumnWidth = 136
/** Columns that hold nothing but a point of the curve, px at least, and what all those of a stage make up at least. */
const leastPointWidth = 36
const leastStageWidth = 156
/** Between two columns of a stage, px, as the sheet has it. */
const columnGap = 24
const sized = new WeakMap<Stage, Stage>()

/** Width of the columns of a stage that is told as a whole: as narrow as its words allow. */
function pointWidth(columns: number): number {
  return Math.max(leastPointWidth, Math.ceil((leastStageWidth - (columns - 1) * columnGap) / columns))
}

/** Stages as they are shown: the only one is wide, unless someone gave it a width; at a glance all are narrow. */
function stagesOf(stages: readonly Stage[], { stage: only, laneGroup }: Look): readonly Stage[] {
  const isGlance = laneGroup === 'executive' && only === undefined
  return stages.map((stage) => {
    if (isGlance) return withWidth(stage, glanceColumnWidth)
    return stage.id === only && stage.columnWidth === undefined ? withWidth(stage, focusColumnWidth) : stage
  })
}

function withWidth(stage: Stage, columnWidth: number): Stage {
  const known = sized.get(stage)
  if (known?.columnWidth === columnWidth) return known
  const next = { ...stage, columnWidth }
  sized.set(stage, next)
  return next
}

const bared = new WeakMap<Card, Card>()

/** A card that says what it is, and how people felt there: no more is needed to read the curve. */
function bare(card: Card): Card {
  let slim = bared.get(card)
  if (!slim) {
    const { id, title, place, colour, emotions } = card
    slim = { id, title, place, ...(colour ? { colour } : {}), ...(emotions ? { emotions } : {}) }
    bared.set(card, slim)
  }
  return slim
}

import type { Arrangement } from '../model/arrange.ts'
import { byOrder } from '../model/order.ts'
import type { Card, Friction, JourneyMap, Metric } from '../model/schema.ts'
import { type Attachments, noAttachments } from './card-content.ts'

/** What hangs where: on the thing itself, and rolled up to the column or stage that a derived lane shows it in. */
export interface AttachmentIndex {
  /** By the id of a card or stage. */
  of(id: string): Attachments
  /** Of a touchpoint and all that stands in its column. */
  inColumn(touchpoint: string): Attachments
  /** Of a stage and all that belongs to it as a whole. */
  inStage(stage: string): Attachments
  /** Of the map as a whole. */
  readonly ofMap: Attachments
  /** Frictions and metrics whose target is on the map. */
  readonly frictionCount: number
  readonly metricCount: number
}

/** Sorts a map's frictions and metrics by what they hang on. What hangs on nothing that exists is left out. */
export function indexAttachments(map: JourneyMap, arrangement: Arrangement): AttachmentIndex {
  const own = new Shelf()
  const columns = new Shelf()
  const stages = new Shelf()
  const ofMap = new Shelf()
  const homeOf = homeFinder(map, arrangement)
  const frictions = new Set<string>()
  const metrics = new Set<string>()

  const hang = (target: string, put: (shelf: Shelf, id: string) => void): boolean => {
    put(own, target)
    const home = homeOf(target)
    if (home === undefined) return false
    if (home.column === undefined) put(stages, home.stage)
    else put(columns, home.column)
    return true
  }
  for (const friction of [...map.frictions].sort(byOrder)) {
    if (friction.on.length === 0) ofMap.addFriction('', friction)
    for (const target of friction.on) {
      if (hang(target, (shelf, id) => shelf.addFriction(id, friction))) frictions.add(friction.id)
    }
  }
  for (const metric of [...map.metrics].sort(byOrder)) {
    if (metric.on === undefined) ofMap.addMetric('', metric)
    else if (hang(metric.on, (shelf, id) => shelf.addMetric(id, metric))) metrics.add(metric.id)
  }
  return {
    of: (id) => own.get(id),
    inColumn: (id) => columns.get(id),
    inStage: (id) => stages.get(id),
    ofMap: ofMap.get(''),
    frictionCount: frictions.size,
    metricCount: metrics.size,
  }
}

interface Home {
  readonly stage: string
  readonly column?: string
}

/** Finds the stage of what stands on the map, and its column where it has one. */
function homeFinder(map: JourneyMap, arrangement: Arrangement): (id: string) => Home | undefined {
  const cards = new Map(map.cards.map((card) => [card.id, card]))
  const stages = new Set(map.stages.map(({ id }) => id))
  const touchpoints = new Set(arrangement.touchpoints.map(({ id }) => id))
  return (id) => {
    if (stages.has(id)) return { stage: id }
    const card = cards.get(id)
    const stage = arrangement.stageOf.get(id)
    if (!card || stage === undefined) return undefined
    const column = columnOf(card, touchpoints)
    return column === undefined ? { stage } : { stage, column }
  }
}

function columnOf({ id, place }: Card, touchpoints: ReadonlySet<string>): string | undefined {
  if (touchpoints.has(id)) return id
  return place.under !== undefined && touchpoints.has(place.under) ? place.under : undefined
}

/** Lists of attachments by id. */
class Shelf {
  readonly #lists = new Map<string, { frictions: Friction[]; metrics: Metric[] }>()

  addFriction(id: string, friction: Friction): void {
    const { frictions } = this.#list(id)
    if (frictions.at(-1) !== friction) frictions.push(friction)
  }

  addMetric(id: string, metric: Metric): void {
    this.#list(id).metrics.push(metric)
  }

  get(id: string): Attachments {
    return this.#lists.get(id) ?? noAttachments
  }

  #list(id: string): { frictions: Friction[]; metrics: Metric[] } {
    let list = this.#lists.get(id)
    if (!list) this.#lists.set(id, (list = { frictions: [], metrics: [] }))
    return list
  }
}

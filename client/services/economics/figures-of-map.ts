import type {
  Card,
  Fix,
  Friction,
  JourneyMap,
  Lane,
  Link,
  MapMeta,
  Metric,
  Outcome,
  Stage,
} from '../../../journey/model/schema.ts'

/** What the flow model needs of a map, and a fingerprint: as long as it is the same, so are the model's figures. */
export interface FiguresOfMap {
  /** A map of its own, without words, pictures of feelings, or what the model does not read. */
  readonly map: JourneyMap
  readonly fingerprint: string
}

/**
 * The part of a map that the flow model reads. It is small beside the map, so that handing it to another thread after
 * each edit costs next to nothing; and a note or a title that is typed does not change it.
 */
export function figuresOfMap(map: JourneyMap): FiguresOfMap {
  const spine = new Set(map.lanes.flatMap(({ id, role }) => (role === 'touchpoint' ? [id] : [])))
  const held = new Set(map.frictions.flatMap(({ on }) => on))
  const cards = map.cards.filter(({ id, place }) => spine.has(place.lane) || held.has(id))
  const parts = {
    meta: [partOf(map.meta, metaPart)],
    stages: map.stages.map((stage) => partOf(stage, stagePart)),
    lanes: map.lanes.map((lane) => partOf(lane, lanePart)),
    cards: cards.map((card) => partOf(card, cardPart)),
    links: map.links.map((link) => partOf(link, linkPart)),
    frictions: map.frictions.map((friction) => partOf(friction, frictionPart)),
    metrics: map.metrics.flatMap((metric) => (metric.key === 'abandonment' ? [partOf(metric, metricPart)] : [])),
    fixes: map.fixes.map((fix) => partOf(fix, fixPart)),
    outcomes: map.outcomes.map((outcome) => partOf(outcome, outcomePart)),
  }
  return {
    map: {
      meta: parts.meta[0]?.value ?? map.meta,
      stages: values(parts.stages),
      lanes: values(parts.lanes),
      cards: values(parts.cards),
      links: values(parts.links),
      frictions: values(parts.frictions),
      metrics: values(parts.metrics),
      fixes: values(parts.fixes),
      personas: [],
      outcomes: values(parts.outcomes),
    },
    fingerprint: Object.values(parts)
      .map((list) => list.map(({ text }) => text).join())
      .join('|'),
  }
}

interface Part<T> {
  readonly value: T
  readonly text: string
}

const values = <T>(list: readonly Part<T>[]) => list.map(({ value }) => value)

/** Entities keep their identity until they change: what was taken of them is taken once. */
const taken = new WeakMap<object, Part<unknown>>()

function partOf<T extends object>(entity: T, take: (entity: T) => T): Part<T> {
  let part = taken.get(entity) as Part<T> | undefined
  if (!part) {
    const value = take(entity)
    taken.set(entity, (part = { value, text: JSON.stringify(value) }))
  }
  return part
}

const metaPart = ({ schema, currency, period, entrants }: MapMeta): MapMeta => ({
  schema,
  title: '',
  currency,
  period,
  entrants,
})

const stagePart = ({ id, order, band }: Stage): Stage => ({ id, title: '', order, band })

const lanePart = ({ id, order, role }: Lane): Lane => ({ id, title: '', order, role })

const cardPart = ({ id, place, entry, exit, exitKind, visitCost, ends }: Card): Card => ({
  id,
  title: '',
  place,
  entry,
  exit,
  exitKind,
  visitCost,
  ends,
})

const linkPart = ({ id, from, to, weight }: Link): Link => ({ id, from, to, weight })

const frictionPart = ({ id, order, on, severity, status, frequency, exitImpact }: Friction): Friction => ({
  id,
  title: '',
  order,
  on,
  severity,
  status,
  frequency,
  exitImpact,
})

const metricPart = (metric: Metric): Metric => {
  const { id, order, key, on, value, n, p10, p90, evidence, source, asOf, expires, owner } = metric
  return { id, title: '', order, key, on, value, n, p10, p90, evidence, source, asOf, expires, owner }
}

const fixPart = ({ id, order, frictions, effectiveness, cost }: Fix): Fix => ({
  id,
  title: '',
  order,
  frictions,
  effectiveness,
  cost,
})

const outcomePart = ({ id, order, good, value }: Outcome): Outcome => ({ id, title: '', order, good, value })

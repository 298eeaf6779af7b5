import { byOrder } from '../model/order.ts'
import type { Card, JourneyMap } from '../model/schema.ts'
import { fieldChanges, isScore } from './field-changes.ts'
import { type ChangedThing, type MapDiff, type Move, type Position, type Thing, type ThingKind } from './map-diff.ts'
import { thingKinds } from './map-diff.ts'
import { movedAmong } from './moved.ts'

/**
 * What someone would tell of two versions of a map: what is new, gone, elsewhere, different, and judged otherwise.
 * Things are the same when their ids are. Where files write the same in another way (order of lists, new order keys, a
 * bare number for an assumed one) there is no difference.
 */
export function diffMaps(before: JourneyMap, after: JourneyMap): MapDiff {
  const added: Thing[] = []
  const removed: Thing[] = []
  const moved: Move[] = []
  const changed: ChangedThing[] = []
  const rescored: ChangedThing[] = []
  for (const kind of thingKinds) {
    const old = listOf(before, kind)
    const now = listOf(after, kind)
    const oldById = new Map(old.map((item) => [item.id, item]))
    const byId = new Map(now.map((item) => [item.id, item]))
    removed.push(...old.filter(({ id }) => !byId.has(id)).map((item) => item.thing))
    const moves = movesOf(kind, old, now)
    for (const item of now) {
      const was = oldById.get(item.id)
      if (!was) {
        added.push(item.thing)
        continue
      }
      const move = moves.get(item.id)
      if (move) moved.push({ thing: item.thing, ...move })
      const fields = fieldChanges(kind, was.fields, item.fields)
      const scores = fields.filter(({ field }) => isScore(kind, field))
      const others = fields.filter(({ field }) => !isScore(kind, field))
      if (others.length > 0) changed.push({ thing: item.thing, fields: others })
      if (scores.length > 0) rescored.push({ thing: item.thing, fields: scores })
    }
  }
  const isSame = [added, removed, moved, changed, rescored].every((list) => list.length === 0)
  return { isSame, added, removed, moved, changed, rescored }
}

/** A thing with its fields, and where it stands. */
interface Listed {
  readonly id: string
  readonly thing: Thing
  readonly fields: Readonly<Record<string, unknown>>
  /** Those of the same home have an order among themselves. Absent: it has no order. */
  readonly home?: string
  readonly order?: string
  readonly place?: Omit<Position, 'index'>
}

const collectionOf = {
  persona: 'personas',
  stage: 'stages',
  lane: 'lanes',
  friction: 'frictions',
  metric: 'metrics',
  fix: 'fixes',
  outcome: 'outcomes',
  scenario: 'scenarios',
  view: 'views',
  import: 'imports',
} as const satisfies Partial<Record<ThingKind, keyof JourneyMap>>

/** All things of a kind, as they stand on the map. */
function listOf(map: JourneyMap, kind: ThingKind): readonly Listed[] {
  if (kind === 'map') return [mapAsThing(map)]
  if (kind === 'card') return cardsOf(map)
  if (kind === 'link') return linksOf(map)
  return (map[collectionOf[kind]] ?? []).toSorted(byOrder).map((entity) => ({
    id: entity.id,
    thing: { kind, id: entity.id, title: entity.title },
    fields: entity,
    home: '',
    order: entity.order,
  }))
}

/** What is not told as a field of the map. What is said of it is no change of it. */
const ownFields: ReadonlySet<string> = new Set([
  ...Object.values(collectionOf),
  'cards',
  'links',
  'meta',
  'format',
  'comments',
  'votes',
])

/** The map's own fields, with whatever a newer version keeps beside its lists. */
function mapAsThing(map: JourneyMap): Listed {
  const { schema: _schema, ...meta } = map.meta
  const others = Object.entries(map).filter(([name]) => !ownFields.has(name))
  return {
    id: '',
    thing: { kind: 'map', id: '', title: map.meta.title },
    fields: { ...Object.fromEntries(others), ...meta },
  }
}

const ranksOf = (list: readonly { readonly id: string; readonly order: string }[]) =>
  new Map(list.toSorted(byOrder).map(({ id }, index) => [id, index]))

function cardsOf(map: JourneyMap): readonly Listed[] {
  const [stages, lanes] = [ranksOf(map.stages), ranksOf(map.lanes)]
  const roles = new Map(map.lanes.map(({ id, role }) => [id, role]))
  const place = ({ place: { stage, lane } }: Card) =>
    (stages.get(stage) ?? stages.size) * (lanes.size + 1) + (lanes.get(lane) ?? lanes.size)
  return map.cards
    .toSorted(
      (a, b) => place(a) - place(b) || byOrder({ id: a.id, order: a.place.order }, { id: b.id, order: b.place.order }),
    )
    .map((card) => {
      const { stage, lane, under, order } = card.place
      const role = roles.get(lane)
      return {
        id: card.id,
        thing: { kind: 'card', id: card.id, title: card.title, ...(role ? { role } : {}) },
        fields: card,
        // A card under a touchpoint goes where that goes.
        home: under === undefined ? `${stage}/${lane}` : `${under}\\${lane}`,
        order,
        place: { stage, lane, ...(under === undefined ? {} : { under }) },
      }
    })
}

function linksOf(map: JourneyMap): readonly Listed[] {
  const titles = new Map(map.cards.map(({ id, title }) => [id, title]))
  return map.links
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((link) => ({
      id: link.id,
      thing: { kind: 'link', id: link.id, title: `${titles.get(link.from) ?? ''} → ${titles.get(link.to) ?? ''}` },
      fields: link,
    }))
}

/** Of those that stand in both maps: from where to where they were moved. */
function movesOf(
  kind: ThingKind,
  before: readonly Listed[],
  after: readonly Listed[],
): ReadonlyMap<string, Pick<Move, 'before' | 'after'>> {
  const moves = new Map<string, Pick<Move, 'before' | 'after'>>()
  if (kind === 'map' || kind === 'link') return moves
  const [oldHomes, homes] = [homesOf(before), homesOf(after)]
  const oldById = new Map(before.map((item) => [item.id, item]))
  const orderBefore = new Map(before.map(({ id, order }) => [id, order]))
  const orderAfter = new Map(after.map(({ id, order }) => [id, order]))
  const isUntouched = (id: string) => orderBefore.get(id) === orderAfter.get(id)
  const movedInside = new Set(
    [...homes].flatMap(([home, ids]) => [...movedAmong(oldHomes.get(home) ?? [], ids, isUntouched)]),
  )
  for (const item of after) {
    const was = oldById.get(item.id)
    if (!was || (was.home === item.home && !movedInside.has(item.id))) continue
    moves.set(item.id, { before: positionOf(was, oldHomes), after: positionOf(item, homes) })
  }
  return moves
}

function homesOf(list: readonly Listed[]): ReadonlyMap<string, readonly string[]> {
  const homes = new Map<string, string[]>()
  for (const { id, home = '' } of list) {
    const ids = homes.get(home)
    if (ids) ids.push(id)
    else homes.set(home, [id])
  }
  return homes
}

function positionOf({ id, home = '', place }: Listed, homes: ReadonlyMap<string, readonly string[]>): Position {
  return { index: (homes.get(home) ?? []).indexOf(id) + 1, ...place }
}

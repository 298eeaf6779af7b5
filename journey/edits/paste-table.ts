import type * as Y from 'yjs'
import { type Slot, arrange, cardsAt } from '../model/arrange.ts'
import { byOrder, ordersAt } from '../model/order.ts'
import type { Card, Friction, JourneyMap, Lane, Metric, Stage } from '../model/schema.ts'
import { changeMetric } from './metrics.ts'
import { type Draft, add } from './transact.ts'

/** What a pasted table comes to. Stages, lanes and cards have their ids already, so that they can name each other. */
export interface TableContents {
  readonly lanes: readonly Omit<Lane, 'order'>[]
  /** `index`: before which stage of the map it comes; several of one index come in the order given. */
  readonly stages: readonly (Omit<Stage, 'order'> & { readonly index: number })[]
  /** In the order in which they will stand where they share a place. */
  readonly cards: readonly (Omit<Card, 'place'> & { readonly place: Omit<Card['place'], 'order'> })[]
  readonly frictions: readonly Omit<Friction, 'id' | 'order'>[]
  readonly metrics: readonly Omit<Metric, 'id' | 'order'>[]
  /** Values for metrics that are there. */
  readonly values: readonly { readonly metric: string; readonly value: number }[]
}

/**
 * Adds what a table holds, as one step.
 * @param at where the cards begin that go to its place; elsewhere, and without it, they come last.
 */
export function pasteTable(doc: Y.Doc, map: JourneyMap, contents: TableContents, at?: Slot): void {
  const drafts: Draft[] = [
    ...atEnd(map.lanes, contents.lanes).map((lane): Draft => ({ collection: 'lanes', id: lane.id, fields: lane })),
    ...stageDrafts(map, contents.stages),
    ...cardDrafts(map, contents, at),
    ...atEnd(map.frictions, contents.frictions).map((fields): Draft => ({ collection: 'frictions', fields })),
    ...atEnd(map.metrics, contents.metrics).map((fields): Draft => ({ collection: 'metrics', fields })),
  ]
  add(doc, drafts, () => {
    for (const { metric, value } of contents.values) changeMetric(doc, metric, { value })
  })
}

/** New things with order keys behind those that are there. */
function atEnd<T extends object>(
  standing: readonly { readonly id: string; readonly order: string }[],
  added: readonly T[],
): (T & { order: string })[] {
  const keys = [...standing].sort(byOrder).map(({ order }) => order)
  const orders = ordersAt(keys, keys.length, added.length)
  return added.map((one, index) => ({ ...one, order: orders[index] ?? '' }))
}

function stageDrafts(map: JourneyMap, stages: TableContents['stages']): Draft[] {
  const keys = map.stages.map(({ order }) => order)
  return [...new Set(stages.map(({ index }) => index))].flatMap((index) => {
    const here = stages.filter((stage) => stage.index === index)
    const orders = ordersAt(keys, index, here.length)
    return here.map(({ index: _index, id, ...fields }, position): Draft => ({
      collection: 'stages',
      id,
      fields: { ...fields, order: orders[position] },
    }))
  })
}

function cardDrafts(map: JourneyMap, { cards, lanes }: TableContents, at: Slot | undefined): Draft[] {
  const arrangement = arrange(map)
  const isKnown = new Set(map.stages.map(({ id }) => id))
  const columns = new Set([...map.lanes, ...lanes].flatMap(({ id, role }) => (role === 'touchpoint' ? [id] : [])))
  const keyOf = ({ stage, lane, under }: Omit<Slot, 'index'>) =>
    columns.has(lane) ? stage : `${stage} ${lane} ${under ?? ''}`
  const stacks = new Map<string, (typeof cards)[number][]>()
  for (const card of cards) {
    const key = keyOf(card.place)
    const stack = stacks.get(key)
    if (stack) stack.push(card)
    else stacks.set(key, [card])
  }
  return [...stacks].flatMap(([key, stack]) => {
    const place = stack[0]?.place
    if (!place) return []
    const standing = isKnown.has(place.stage) ? cardsAt(arrangement, place, columns.has(place.lane)) : []
    const index = at && keyOf(at) === key ? Math.min(at.index, standing.length) : standing.length
    const orders = ordersAt(
      standing.map((card) => card.place.order),
      index,
      stack.length,
    )
    return stack.map(({ id, ...card }, position): Draft => ({
      collection: 'cards',
      id,
      fields: { ...card, place: { ...card.place, order: orders[position] } },
    }))
  })
}

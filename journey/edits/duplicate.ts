import type * as Y from 'yjs'
import { linksRoot } from '../doc/shape.ts'
import { arrange } from '../model/arrange.ts'
import { newId } from '../model/id.ts'
import { orderAt } from '../model/order.ts'
import type { Card, JourneyMap } from '../model/schema.ts'
import { setFrictionPlace } from './frictions.ts'
import { type Draft, add, orderIn } from './transact.ts'

/**
 * Copies cards, each behind its original, and returns the copies' ids in the same order. A copy carries copies of the
 * card's metrics and occurs in the same frictions.
 */
export function duplicateCards(doc: Y.Doc, map: JourneyMap, ids: readonly string[]): string[] {
  const arrangement = arrange(map)
  const cards = map.cards.filter((card) => ids.includes(card.id))
  const copies = new Map(cards.map((card) => [card.id, newId()]))
  const drafts = cards.map((card) => {
    const columns = arrangement.columns.get(card.place.stage) ?? []
    const cell = arrangement.cell(arrangement.stageOf.get(card.id) ?? '', card.place.lane)
    const stack = columns.includes(card) ? columns : (cell.under.get(card.place.under ?? '') ?? cell.whole)
    const orders = stack.map(({ place }) => place.order)
    return copyOf(card, copies, { order: orderAt(orders, stack.indexOf(card) + 1) })
  })
  addCopies(doc, map, copies, drafts)
  return ids.map((id) => copies.get(id) ?? id)
}

/** Copies a stage with all its cards, their metrics and the links among them; returns the new stage's id. */
export function duplicateStage(doc: Y.Doc, map: JourneyMap, stageId: string): string | undefined {
  const index = map.stages.findIndex(({ id }) => id === stageId)
  const stage = map.stages[index]
  if (!stage) return undefined
  const { stageOf } = arrange(map)
  const copyId = newId()
  const cards = map.cards.filter(({ id }) => stageOf.get(id) === stageId)
  const copies = new Map([[stageId, copyId], ...cards.map(({ id }): [string, string] => [id, newId()])])
  addCopies(doc, map, copies, [
    { collection: 'stages', id: copyId, fields: { ...stage, order: orderIn(doc, 'stages', index + 1) } },
    ...cards.map((card) => copyOf(card, copies, { stage: copyId })),
  ])
  return copyId
}

/** Copies a lane with all its cards; returns the new lane's id. */
export function duplicateLane(doc: Y.Doc, map: JourneyMap, laneId: string): string | undefined {
  const index = map.lanes.findIndex(({ id }) => id === laneId)
  const lane = map.lanes[index]
  if (!lane) return undefined
  const copyId = newId()
  const cards = map.cards.filter(({ place }) => place.lane === laneId)
  const copies = new Map(cards.map(({ id }) => [id, newId()]))
  addCopies(doc, map, copies, [
    { collection: 'lanes', id: copyId, fields: { ...lane, order: orderIn(doc, 'lanes', index + 1) } },
    ...cards.map((card) => copyOf(card, copies, { lane: copyId })),
  ])
  return copyId
}

/** A card's copy: what it stood under is the copy of that, where that is copied as well. */
function copyOf(card: Card, copies: ReadonlyMap<string, string>, place: Partial<Card['place']>): Draft {
  const under = card.place.under === undefined ? {} : { under: copies.get(card.place.under) ?? card.place.under }
  const id = copies.get(card.id)
  if (id === undefined) throw new Error(`card ${card.id} has no copy`)
  return { collection: 'cards', id, fields: { ...card, place: { ...card.place, ...under, ...place } } }
}

/** Adds copies with what hangs on the originals: metrics are copied, frictions shared, links among them drawn again. */
function addCopies(doc: Y.Doc, map: JourneyMap, copies: ReadonlyMap<string, string>, drafts: readonly Draft[]): void {
  const metrics = map.metrics.flatMap((metric): Draft[] => {
    const on = metric.on === undefined ? undefined : copies.get(metric.on)
    return on === undefined ? [] : [{ collection: 'metrics', id: newId(), fields: { ...metric, on } }]
  })
  add(doc, [...drafts, ...metrics], () => {
    for (const { id: _id, ...link } of map.links) {
      const from = copies.get(link.from)
      const to = copies.get(link.to)
      if (from !== undefined && to !== undefined) linksRoot(doc).set(newId(), { ...link, from, to })
    }
    for (const friction of map.frictions) {
      for (const place of friction.on) {
        const copy = copies.get(place)
        if (copy !== undefined) setFrictionPlace(doc, friction.id, copy, true)
      }
    }
  })
}

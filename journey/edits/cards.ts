import type * as Y from 'yjs'
import { writeEntry, writeWord } from '../doc/fields.ts'
import { readPlace } from '../doc/repair.ts'
import { entityMap, isLive, liveEntities } from '../doc/shape.ts'
import type { Slot } from '../model/arrange.ts'
import type { Move } from '../model/plan-move.ts'
import { byOrder, ordersAt } from '../model/order.ts'
import type { Card, Place } from '../model/schema.ts'
import type { Patch } from './map.ts'
import { addOne, change, edit, remove } from './transact.ts'

/** Adds a card at a slot and returns its id. */
export function addCard(doc: Y.Doc, slot: Slot, fields: Omit<Card, 'id' | 'place'>): string {
  return addOne(doc, 'cards', { ...fields, place: placesAt(doc, slot, [''])[0] })
}

/** Changes a card's own fields. Its place is changed by {@link moveCards} only. */
export function changeCard(doc: Y.Doc, id: string, fields: Patch<Omit<Card, 'id' | 'place' | 'emotions'>>): void {
  change(doc, 'cards', id, fields)
}

/** Rates a touchpoint for one persona, −2…+2; `undefined` takes the rating away. Other personas' ratings stay. */
export function rateEmotion(doc: Y.Doc, id: string, personaId: string, value: number | undefined): void {
  edit(doc, () => {
    const card = entityMap(doc, 'cards', id)
    if (!isLive(card)) return
    const rating = value === undefined ? undefined : Math.min(2, Math.max(-2, value))
    writeEntry(card, 'emotions', personaId, rating)
  })
}

/** Adds a channel to a card or takes it away, without touching its other channels. */
export function setChannel(doc: Y.Doc, id: string, channel: string, on: boolean): void {
  edit(doc, () => {
    const card = entityMap(doc, 'cards', id)
    if (isLive(card)) writeWord(card, 'channels', channel, on)
  })
}

/** Moves cards to a slot, in the order given. What stands under a touchpoint travels with it. */
export function moveCards(doc: Y.Doc, ids: readonly string[], slot: Slot): void {
  edit(doc, () => {
    const places = placesAt(doc, slot, ids)
    ids.forEach((id, index) => {
      const card = entityMap(doc, 'cards', id)
      const place = places[index]
      if (isLive(card) && place) card.set('place', place)
    })
  })
}

/** Moves several groups of cards one after the other: each slot counts what stands there by then. */
export function moveInTurn(doc: Y.Doc, moves: readonly Pick<Move, 'ids' | 'slot'>[]): void {
  edit(doc, () => {
    for (const { ids, slot } of moves) moveCards(doc, ids, slot)
  })
}

/** Moves several groups of cards in one step, as `planMove` has worked it out. */
export function moveTogether(doc: Y.Doc, moves: readonly Move[]): void {
  const moved = new Set(moves.flatMap(({ ids }) => ids))
  edit(doc, () => {
    // All places are found before anything moves, since the slots were counted without what moves.
    const placed = moves.flatMap(({ ids, slot, keepLanes = false }) => {
      const places = placesAt(doc, slot, ids, moved)
      return ids.map((id, index) => ({ id, place: places[index], keepLanes }))
    })
    for (const { id, place, keepLanes } of placed) {
      const card = entityMap(doc, 'cards', id)
      if (!isLive(card) || !place) continue
      card.set('place', keepLanes ? { ...place, lane: readPlace(card.get('place')).lane } : place)
    }
  })
}

/** Deletes a card. What stood under it stays in the stage; what was attached to it is hidden with it. */
export function deleteCard(doc: Y.Doc, id: string): void {
  remove(doc, 'cards', id)
}

/**
 * Places for cards that are put into a slot side by side. `ids` name cards that stand on the map already, so that the
 * slot's index is counted without them; other strings stand for new cards. A card can only stand under a touchpoint, and
 * a touchpoint under nothing: where the slot says otherwise, the cards belong to its stage as a whole.
 * @param moved all cards that move in the same step
 */
export function placesAt(doc: Y.Doc, slot: Slot, ids: readonly string[], moved = new Set(ids)): Place[] {
  const { stage, lane, index } = slot
  const standsUnder = isTouchpointLane(doc, lane) || moved.has(slot.under ?? '') ? undefined : slot.under
  const under = isTouchpoint(doc, standsUnder) ? standsUnder : undefined
  const orders = ordersOf(doc, { stage, lane, under }, moved)
  const base = { stage, lane, ...(under === undefined ? {} : { under }) }
  return ordersAt(orders, Math.min(index, orders.length), ids.length).map((order) => ({ ...base, order }))
}

/** Order keys of the cards at a slot's place, sorted as `arrange` sorts them. */
function ordersOf(doc: Y.Doc, { stage, lane, under }: Omit<Slot, 'index'>, except: ReadonlySet<string>): string[] {
  const isColumns = isTouchpointLane(doc, lane)
  const standsThere = (place: Place) => {
    if (isColumns) return place.stage === stage && isTouchpointLane(doc, place.lane)
    if (place.lane !== lane) return false
    const above = isTouchpoint(doc, place.under) ? place.under : undefined
    return above === under && (above !== undefined || place.stage === stage)
  }
  return [...liveEntities(doc, 'cards')]
    .filter(([id]) => !except.has(id))
    .map(([id, card]) => ({ id, place: readPlace(card.get('place')) }))
    .filter(({ place }) => standsThere(place))
    .map(({ id, place }) => ({ id, order: place.order }))
    .sort(byOrder)
    .map(({ order }) => order)
}

function isTouchpointLane(doc: Y.Doc, laneId: string): boolean {
  const lane = entityMap(doc, 'lanes', laneId)
  return isLive(lane) && lane.get('role') === 'touchpoint'
}

function isTouchpoint(doc: Y.Doc, id: string | undefined): boolean {
  const card = id === undefined ? undefined : entityMap(doc, 'cards', id)
  if (!isLive(card)) return false
  const place = readPlace(card.get('place'))
  return isTouchpointLane(doc, place.lane) && isLive(entityMap(doc, 'stages', place.stage))
}

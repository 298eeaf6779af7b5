import * as Y from 'yjs'
import { writeEntry, writeWord } from '../doc/fields.ts'
import { collectionRoot, entityMap, isLive } from '../doc/shape.ts'
import type { Slot } from '../model/arrange.ts'
import { byOrder, firstOrder, isOrder, ordersAt } from '../model/order.ts'
import type { Card, Collection, Place } from '../model/schema.ts'
import type { Patch } from './map.ts'
import { addOne, change, edit, remove, restore } from './transact.ts'

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

/** Deletes a card. What stood under it stays in the stage; what was attached to it is hidden with it. */
export function deleteCard(doc: Y.Doc, id: string): void {
  remove(doc, 'cards', id)
}

/** Brings a deleted card back. */
export function restoreCard(doc: Y.Doc, id: string): void {
  restore(doc, 'cards', id)
}

/**
 * Places for cards that are put into a slot side by side. `ids` name cards that stand on the map already, so that the
 * slot's index is counted without them; other strings stand for new cards.
 */
export function placesAt(doc: Y.Doc, slot: Slot, ids: readonly string[]): Place[] {
  const orders = ordersOf(doc, slot, new Set(ids))
  const base = { stage: slot.stage, lane: slot.lane, ...(slot.under === undefined ? {} : { under: slot.under }) }
  return ordersAt(orders, Math.min(slot.index, orders.length), ids.length).map((order) => ({ ...base, order }))
}

/** Order keys of the cards at a slot's place, sorted as {@link arrange} sorts them. */
function ordersOf(doc: Y.Doc, slot: Slot, except: ReadonlySet<string>): string[] {
  const live = (collection: Collection, id: unknown) => {
    const entity = typeof id === 'string' ? entityMap(doc, collection, id) : undefined
    return isLive(entity) ? entity : undefined
  }
  const isTouchpointLane = (lane: unknown) => live('lanes', lane)?.get('role') === 'touchpoint'
  const isTouchpoint = (id: unknown) => {
    const card = live('cards', id)
    const place = card && placeOf(card)
    return place !== undefined && isTouchpointLane(place.lane) && live('stages', place.stage) !== undefined
  }
  const columns = isTouchpointLane(slot.lane)
  const found: { id: string; order: string }[] = []
  collectionRoot(doc, 'cards').forEach((card, id) => {
    if (except.has(id) || !(card instanceof Y.Map) || !isLive(card)) return
    const place = placeOf(card)
    if (!place) return
    const order = typeof place.order === 'string' && isOrder(place.order) ? place.order : firstOrder
    if (columns) {
      if (place.stage === slot.stage && isTouchpointLane(place.lane)) found.push({ id, order })
    } else if (place.lane === slot.lane) {
      const under = isTouchpoint(place.under) ? place.under : undefined
      if (under === slot.under && (under !== undefined || place.stage === slot.stage)) found.push({ id, order })
    }
  })
  return found.sort(byOrder).map(({ order }) => order)
}

function placeOf(card: Y.Map<unknown>): Partial<Record<keyof Place, unknown>> | undefined {
  const place = card.get('place')
  return typeof place === 'object' && place !== null ? place : undefined
}

import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { readMap } from '../../../journey/doc/read.ts'
import { addCard, deleteCard, moveCards } from '../../../journey/edits/cards.ts'
import { duplicate } from '../../../journey/edits/duplicate.ts'
import { moveLane } from '../../../journey/edits/lanes.ts'
import { deleteStage, moveStage } from '../../../journey/edits/stages.ts'
import { type Slot, arrange, cardsAt } from '../../../journey/model/arrange.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { Chance, withSeededIds } from '../../schedules/chance.ts'
import { realMap } from '../../schedules/real-map.ts'
import { wordAt } from '../../schedules/words.ts'

const seeds = 80

/** A slot that a person may point at: a cell, or under a touchpoint that stands in it. */
function anySlot(map: JourneyMap, chance: Chance): Slot | undefined {
  const stage = chance.pick(map.stages)
  const lane = chance.pick(map.lanes)
  if (!stage || !lane) return undefined
  const columns = arrange(map).columns.get(stage.id) ?? []
  const above = lane.role !== 'touchpoint' && chance.odds(50) ? chance.pick(columns) : undefined
  return { stage: stage.id, lane: lane.id, index: chance.below(5), ...(above ? { under: above.id } : {}) }
}

const standing = (map: JourneyMap, slot: Slot) => {
  const isTouchpointLane = map.lanes.find(({ id }) => id === slot.lane)?.role === 'touchpoint'
  return cardsAt(arrange(map), slot, isTouchpointLane)
}

/** Where a card put at `index` comes to stand: between equal keys there is no room, so behind the last of them. */
function expectedIndex(orders: readonly string[], index: number): number {
  let at = Math.min(index, orders.length)
  while (at > 0 && at < orders.length && orders[at] === orders[at - 1]) at++
  return at
}

/** What is wrong with where `id` stands after it was put at a slot. */
function misplacement(before: JourneyMap, after: JourneyMap, slot: Slot, id: string): string | undefined {
  const others = standing(before, slot).filter((card) => card.id !== id)
  const orders = others.map(({ place }) => place.order)
  const wanted = others.map((card) => card.id).toSpliced(expectedIndex(orders, slot.index), 0, id)
  // What stood under a moved touchpoint stays behind, and may come to stand in the very cell.
  const found = standing(after, slot)
    .map((card) => card.id)
    .filter((other) => wanted.includes(other))
  if (wanted.join() === found.join()) return undefined
  return `${id} at ${JSON.stringify(slot)}: ${wanted.join()} was wanted, ${found.join()} came of it`
}

/** Maps that people have worked on for a while, as updates, by seed: made once, checked in many ways. */
const workedOn = Array.from({ length: seeds }, (_, seed) => {
  const chance = new Chance(seed)
  return withSeededIds(chance, () => {
    const doc = new Y.Doc()
    doc.clientID = 7
    Y.applyUpdate(doc, realMap.genesis)
    let words = 0
    for (let count = 0; count < 60; count++)
      chance
        .pick(realMap.operations)
        ?.plan(doc, readMap(doc), chance, () => wordAt(words++))
        ?.run()
    return Y.encodeStateAsUpdate(doc)
  })
})

/** Runs a check on each of them; gives the failures with their seeds. */
function failures(check: (doc: Y.Doc, chance: Chance) => string | undefined): string[] {
  return workedOn.flatMap((update, seed) => {
    const chance = new Chance(seeds + seed)
    return withSeededIds(chance, () => {
      const doc = new Y.Doc()
      doc.clientID = 8
      Y.applyUpdate(doc, update)
      const wrong = check(doc, chance)
      return wrong === undefined ? [] : [`seed ${seed}: ${wrong}`]
    })
  })
}

describe('a place that someone points at', () => {
  it('is where a moved card comes to stand', { timeout: 120_000 }, () => {
    let moves = 0
    const wrong = failures((doc, chance) => {
      for (let count = 0; count < 10; count++) {
        const before = readMap(doc)
        const id = chance.pick(before.cards)?.id
        const slot = anySlot(before, chance)
        if (id === undefined || !slot || slot.under === id) continue
        moveCards(doc, [id], slot)
        moves++
        const wrong = misplacement(before, readMap(doc), slot, id)
        if (wrong !== undefined) return wrong
      }
      return undefined
    })
    expect(wrong).toEqual([])
    expect(moves).toBeGreaterThan(seeds * 4)
  })

  it('is where a new card comes to stand', { timeout: 120_000 }, () => {
    const wrong = failures((doc, chance) => {
      for (let count = 0; count < 5; count++) {
        const before = readMap(doc)
        const slot = anySlot(before, chance)
        if (!slot) continue
        const id = addCard(doc, slot, { title: '' })
        const wrong = misplacement(before, readMap(doc), slot, id)
        if (wrong !== undefined) return wrong
      }
      return undefined
    })
    expect(wrong).toEqual([])
  })

  it('takes several cards side by side, in the order given', { timeout: 120_000 }, () => {
    const wrong = failures((doc, chance) => {
      const before = readMap(doc)
      const slot = anySlot(before, chance)
      const ids = before.cards.slice(0, 3).map(({ id }) => id)
      if (!slot || (slot.under !== undefined && ids.includes(slot.under))) return undefined
      moveCards(doc, ids, slot)
      // As above, what stood under one of them may come to stand in the very cell.
      const known = new Set([...ids, ...standing(before, slot).map(({ id }) => id)])
      const found = standing(readMap(doc), slot).flatMap(({ id }) => (known.has(id) ? [id] : []))
      return found.join().includes(ids.join()) ? undefined : `${ids.join()} are not side by side in ${found.join()}`
    })
    expect(wrong).toEqual([])
  })

  it('is right behind the original for a copy, in the same cell', { timeout: 120_000 }, () => {
    const wrong = failures((doc) => {
      const before = readMap(doc)
      const arrangement = arrange(before)
      for (const { id, place } of before.cards) {
        const stage = arrangement.stageOf.get(id)
        const orders = before.cards.map((card) => card.place.order)
        if (stage === undefined || orders.indexOf(place.order) !== orders.lastIndexOf(place.order)) continue
        const [copy = ''] = duplicate(doc, before, [id])
        const after = readMap(doc)
        const under = arrangement.columns.get(stage)?.some((card) => card.id === place.under) ? place.under : undefined
        const found = standing(after, { stage, lane: place.lane, index: 0, ...(under === undefined ? {} : { under }) })
        const ids = found.map((card) => card.id)
        return ids.indexOf(copy) === ids.indexOf(id) + 1 ? undefined : `${copy} is not behind ${id} in ${ids.join()}`
      }
      return undefined
    })
    expect(wrong).toEqual([])
  })

  it('is where a moved stage or lane comes to stand', { timeout: 120_000 }, () => {
    const wrong = failures((doc, chance) => {
      for (const [collection, move] of [
        ['stages', moveStage],
        ['lanes', moveLane],
      ] as const) {
        const before = readMap(doc)
        const moved = chance.pick<{ readonly id: string; readonly order: string }>(before[collection])
        if (!moved) continue
        const others = before[collection].filter(({ id }) => id !== moved.id)
        const index = chance.below(others.length + 1)
        move(doc, moved.id, index)
        const at = expectedIndex(
          others.map(({ order }) => order),
          index,
        )
        const wanted = others.map(({ id }) => id).toSpliced(at, 0, moved.id)
        const found = readMap(doc)[collection].map(({ id }) => id)
        if (found.join() !== wanted.join())
          return `${collection}: ${wanted.join()} was wanted, ${found.join()} came of it`
      }
      return undefined
    })
    expect(wrong).toEqual([])
  })
})

function startDoc(): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, realMap.genesis)
  return doc
}

const placeOf = (doc: Y.Doc, id: string) => readMap(doc).cards.find((card) => card.id === id)?.place

describe('a place under something that is no touchpoint', () => {
  it.each([
    ['a card of another lane', 'c5'],
    ['a card that is not there', 'nobody'],
    ['a card that is deleted', 'c3'],
    ['a touchpoint whose stage is deleted', 'c1'],
  ])('is a place in the stage as a whole: %s', (_what, under) => {
    const doc = startDoc()
    deleteCard(doc, 'c3')
    deleteStage(doc, 's1')
    const id = addCard(doc, { stage: 's2', lane: 'l2', under, index: 0 }, { title: '' })
    moveCards(doc, ['c6'], { stage: 's2', lane: 'l2', under, index: 0 })
    for (const each of [id, 'c6']) expect(placeOf(doc, each)).not.toHaveProperty('under')
    const whole = arrange(readMap(doc)).cell('s2', 'l2').whole
    expect(whole.map((card) => card.id)).toEqual(['c6', id])
  })

  it('is none for a touchpoint', { timeout: 120_000 }, () => {
    const doc = startDoc()
    const id = addCard(doc, { stage: 's2', lane: 'l1', under: 'c3', index: 1 }, { title: '' })
    expect(placeOf(doc, id)).not.toHaveProperty('under')
    const columns = arrange(readMap(doc)).columns.get('s2')
    expect(columns?.map((card) => card.id)).toEqual(['c2', id, 'c3'])
  })

  it('is none for a touchpoint that is moved beneath itself', { timeout: 120_000 }, () => {
    const doc = startDoc()
    moveCards(doc, ['c3', 'c6'], { stage: 's2', lane: 'l2', under: 'c3', index: 0 })
    for (const id of ['c3', 'c6']) expect(placeOf(doc, id)).not.toHaveProperty('under')
    const whole = arrange(readMap(doc)).cell('s2', 'l2').whole
    expect(whole.map((card) => card.id)).toEqual(['c3', 'c6'])
  })

  it('stays a place under it where it is one', { timeout: 120_000 }, () => {
    const doc = startDoc()
    moveCards(doc, ['c6'], { stage: 's2', lane: 'l2', under: 'c2', index: 1 })
    expect(placeOf(doc, 'c6')).toMatchObject({ under: 'c2' })
  })
})

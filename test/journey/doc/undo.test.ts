import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { openHistory } from '../../../journey/doc/history.ts'
import { readMap } from '../../../journey/doc/read.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { entityMap, linksRoot } from '../../../journey/doc/shape.ts'
import { addCard, changeCard, deleteCard, moveCards, rateEmotion, setChannel } from '../../../journey/edits/cards.ts'
import { changeFriction, setFrictionPlace } from '../../../journey/edits/frictions.ts'
import { addLink, deleteLink } from '../../../journey/edits/links.ts'
import { changeMap } from '../../../journey/edits/map.ts'
import { changeMetric } from '../../../journey/edits/metrics.ts'
import { deleteStage, restoreStage } from '../../../journey/edits/stages.ts'
import { edit } from '../../../journey/edits/transact.ts'
import { renderJson } from '../../../journey/formats/json.ts'
import { richMap } from '../rich-map.ts'

function richDoc(): Y.Doc {
  const doc = new Y.Doc()
  seedMap(doc, richMap(8))
  return doc
}

const slot = { stage: 'buy', lane: 'lane-touchpoint', index: 0 }

/** Two edits of one thing: the first takes something away (or shows it), the second says the opposite. */
const pairs: readonly [string, (doc: Y.Doc) => void, (doc: Y.Doc) => void][] = [
  [
    'a field is cleared',
    (doc) => changeCard(doc, 'touch-000', { owner: undefined }),
    (doc) => changeCard(doc, 'touch-000', { owner: 'Ani' }),
  ],
  [
    'a metric loses its value',
    (doc) => changeMetric(doc, 'metric-0', { value: undefined }),
    (doc) => changeMetric(doc, 'metric-0', { value: 7 }),
  ],
  [
    'a channel is taken away',
    (doc) => setChannel(doc, 'touch-000', 'email', false),
    (doc) => setChannel(doc, 'touch-000', 'email', true),
  ],
  [
    'all channels are taken away',
    (doc) => changeCard(doc, 'touch-000', { channels: [] }),
    (doc) => changeCard(doc, 'touch-000', { channels: ['email'] }),
  ],
  [
    'a rating is taken away',
    (doc) => rateEmotion(doc, 'touch-000', 'persona-1', undefined),
    (doc) => rateEmotion(doc, 'touch-000', 'persona-1', 2),
  ],
  [
    'a friction leaves a card',
    (doc) => setFrictionPlace(doc, 'friction-0', 'touch-000', false),
    (doc) => setFrictionPlace(doc, 'friction-0', 'touch-000', true),
  ],
  [
    'a link is deleted',
    (doc) => deleteLink(doc, 'link-000'),
    (doc) => edit(doc, () => linksRoot(doc).set('link-000', { from: 'touch-000', to: 'touch-001' })),
  ],
  [
    'the period of the map is cleared',
    (doc) => changeMap(doc, { period: undefined }),
    (doc) => changeMap(doc, { period: 'May' }),
  ],
  ['a stage is restored', (doc) => restoreStage(doc, 'use'), (doc) => deleteStage(doc, 'use')],
]

describe('undo after undo and a new edit', () => {
  it('takes back the creation of a card that was deleted and brought back in between', () => {
    const doc = richDoc()
    const history = openHistory(doc)
    const start = renderJson(readMap(doc))
    const id = history.run({ action: 'add' }, () => addCard(doc, slot, { title: 'New' }))
    history.run({ action: 'delete' }, () => deleteCard(doc, id))
    history.undo()
    history.run({ action: 'rename' }, () => changeCard(doc, 'touch-000', { title: 'Renamed' }))
    expect(history.undo()).toMatchObject({ label: { action: 'rename' }, changed: true })
    expect(history.undo()).toMatchObject({ label: { action: 'add' }, changed: true })
    expect(renderJson(readMap(doc))).toBe(start)
    history.redo()
    expect(readMap(doc).cards.find((card) => card.id === id)?.title).toBe('New')
  })

  it.each(pairs)('brings back what was there before %s', (_what, takeAway, putBack) => {
    const doc = richDoc()
    deleteStage(doc, 'use')
    const history = openHistory(doc)
    const start = renderJson(readMap(doc))
    history.run({ action: 'first' }, () => takeAway(doc))
    const between = renderJson(readMap(doc))
    expect(between).not.toBe(start)
    history.run({ action: 'second' }, () => putBack(doc))
    history.undo()
    history.run({ action: 'elsewhere' }, () => changeCard(doc, 'touch-001', { title: 'Renamed' }))
    history.undo()
    expect(renderJson(readMap(doc))).toBe(between)
    expect(history.undo()).toMatchObject({ label: { action: 'first' }, changed: true })
    expect(renderJson(readMap(doc))).toBe(start)
    expect(history.redo()?.changed).toBe(true)
    expect(renderJson(readMap(doc))).toBe(between)
  })
})

describe('undo of what someone else wrote at the same time', () => {
  it.each([
    ['wins', 2, 1],
    ['loses', 1, 2],
  ])('shows what the other person wrote, also when that %s', (_outcome, other, me) => {
    const mine = richDoc()
    const theirs = new Y.Doc()
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
    mine.clientID = me
    theirs.clientID = other
    const history = openHistory(mine)
    history.run({ action: 'move' }, () => {
      moveCards(mine, ['touch-000'], { ...slot, stage: 'stay' })
      changeFriction(mine, 'friction-0', { severity: 1 })
    })
    moveCards(theirs, ['touch-000'], { ...slot, stage: 'use' })
    changeFriction(theirs, 'friction-0', { severity: 4 })
    const wanted = renderJson(readMap(theirs))
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs), 'remote')
    const before = renderJson(readMap(mine))
    expect(history.undo()).toMatchObject({ label: { action: 'move' }, changed: before !== wanted })
    expect(renderJson(readMap(mine))).toBe(wanted)
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
    expect(renderJson(readMap(theirs))).toBe(wanted)
    history.redo()
    expect(renderJson(readMap(mine))).toBe(before)
  })

  it('still empties what was empty, also after an undo', () => {
    const doc = richDoc()
    const history = openHistory(doc)
    const start = renderJson(readMap(doc))
    const id = history.run({ action: 'add' }, () => addCard(doc, slot, { title: 'New' }))
    for (const owner of ['Ani', 'Budi']) {
      for (const typed of [owner.slice(0, 1), owner])
        history.run({ action: 'owner' }, () => changeCard(doc, id, { owner: typed }), 'typing')
      expect(history.undo()?.changed).toBe(true)
      expect(readMap(doc).cards.find((card) => card.id === id)).not.toHaveProperty('owner')
    }
    history.undo()
    expect(renderJson(readMap(doc))).toBe(start)
  })
})

describe('what was taken away', () => {
  it('reads as absent, in a file and beside fields that this version does not know', () => {
    const doc = richDoc()
    entityMap(doc, 'cards', 'touch-000')?.set('laterNull', null)
    changeCard(doc, 'touch-000', { owner: undefined, channels: [] })
    rateEmotion(doc, 'touch-000', 'persona-1', undefined)
    rateEmotion(doc, 'touch-000', 'persona-2', undefined)
    const card = readMap(doc).cards.find(({ id }) => id === 'touch-000')
    for (const field of ['owner', 'channels', 'emotions']) expect(card).not.toHaveProperty(field)
    expect(card).toHaveProperty('laterNull', null)
  })

  it('is found again: a link between the same two can be drawn anew', () => {
    const doc = richDoc()
    deleteLink(doc, 'link-000')
    expect(readMap(doc).links.some(({ id }) => id === 'link-000')).toBe(false)
    const id = addLink(doc, { from: 'touch-000', to: 'touch-001' })
    expect(readMap(doc).links.find((link) => link.id === id)).toMatchObject({ from: 'touch-000', to: 'touch-001' })
  })

  it('is understood in documents of before, which have no mark of life and no nulls', () => {
    const doc = richDoc()
    const before = renderJson(readMap(doc))
    const card = entityMap(doc, 'cards', 'touch-000')
    expect(card?.has('deletedAt')).toBe(false)
    card?.set('deletedAt', 5)
    expect(readMap(doc).cards.some(({ id }) => id === 'touch-000')).toBe(false)
    card?.delete('deletedAt')
    expect(renderJson(readMap(doc))).toBe(before)
    card?.set('deletedAt', 0)
    expect(renderJson(readMap(doc))).toBe(before)
  })
})

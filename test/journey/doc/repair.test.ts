import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { readMap } from '../../../journey/doc/read.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { entityMap } from '../../../journey/doc/shape.ts'
import { moveCards } from '../../../journey/edits/cards.ts'
import { moveStage } from '../../../journey/edits/stages.ts'
import { renderJson } from '../../../journey/formats/json.ts'
import { arrange } from '../../../journey/model/arrange.ts'
import { limits } from '../../../journey/model/limits.ts'
import { parseMapText } from '../../../journey/model/parse.ts'
import { richMap } from '../rich-map.ts'

function richDoc(): Y.Doc {
  const doc = new Y.Doc()
  seedMap(doc, richMap(8))
  return doc
}

const cardOf = (doc: Y.Doc, id: string) => readMap(doc).cards.find((card) => card.id === id)

class Foreign {
  readonly secret = 1
}

describe('a value that is no plain data', () => {
  it.each<[string, () => unknown]>([
    ['a document', () => new Y.Doc()],
    ['a text', () => new Y.Text('x')],
    ['bytes', () => new Uint8Array(3)],
    ['a list', () => new Y.Array()],
    ['a date', () => new Date(0)],
  ])('is left out wherever it stands: %s', (_what, make) => {
    const doc = richDoc()
    const before = renderJson(readMap(doc))
    const card = entityMap(doc, 'cards', 'touch-000')
    doc.transact(() => {
      card?.set('later', make())
      card?.set('owner', make())
      card?.set('emotions:persona-1', make())
      doc.getMap('meta').set('extra:later', make())
      doc.getMap('links').set('link-000', make())
      doc.getMap('stages').set('odd', make())
    })
    const map = readMap(doc)
    expect(map).not.toHaveProperty('later')
    expect(map.cards[0]).not.toHaveProperty('later')
    expect(map.cards[0]).not.toHaveProperty('owner')
    expect(map.cards[0]?.emotions).not.toHaveProperty('persona-1')
    expect(map.links.some(({ id }) => id === 'link-000')).toBe(false)
    expect(map.stages.map(({ id }) => id)).not.toContain('odd')
    const parsed = parseMapText(renderJson(map))
    expect(parsed.ok || parsed.problems).toBe(true)
    expect(renderJson(map).length).toBeLessThan(before.length)
  })

  it('is left out of lists and objects, which stay', () => {
    const doc = richDoc()
    // Such a thing is there until the document is loaded again: on the way to others it becomes plain data.
    const bare = Object.assign(Object.create(null) as Record<string, unknown>, { kept: 1 })
    entityMap(doc, 'cards', 'touch-000')?.set('later', { bare, odd: new Foreign(), list: [1, new Map(), 'x'] })
    expect(cardOf(doc, 'touch-000')).toHaveProperty('later', { bare: { kept: 1 }, list: [1, null, 'x'] })
  })
})

describe('a card with a damaged place', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['without order', { stage: 'buy', lane: 'lane-note' }, { stage: 'buy', lane: 'lane-note', order: 'a0' }],
    ['with a senseless order', { stage: 'buy', lane: 'lane-note', order: 7 }, { stage: 'buy', order: 'a0' }],
    ['with an order that is none', { stage: 'buy', lane: 'lane-note', order: '~' }, { lane: 'lane-note', order: 'a0' }],
    ['under nothing', { stage: 'buy', lane: 'lane-note', order: 'a3', under: null }, { stage: 'buy', order: 'a3' }],
    ['under a number', { stage: 'buy', lane: 'lane-note', order: 'a3', under: 5 }, { lane: 'lane-note', order: 'a3' }],
    ['with a damaged stage', { stage: 4, lane: 'lane-note', order: 'a3' }, { stage: 'none', lane: 'lane-note' }],
    ['without lane', { stage: 'buy', order: 'a3' }, { stage: 'buy', lane: 'none', order: 'a3' }],
    ['with fields of later', { stage: 'buy', lane: 'lane-note', order: '', later: [1] }, { stage: 'buy', later: [1] }],
  ])('keeps what is sound of it: %s', (_what, place, kept) => {
    const doc = richDoc()
    entityMap(doc, 'cards', 'touch-000')?.set('place', place)
    const card = cardOf(doc, 'touch-000')
    expect(card?.place).toMatchObject(kept)
    expect(card?.place).not.toHaveProperty('under')
    const parsed = parseMapText(renderJson(readMap(doc)))
    expect(parsed.ok || parsed.problems).toBe(true)
  })

  it('is counted where it is seen when another card is moved beside it', () => {
    const doc = richDoc()
    const whole = () =>
      arrange(readMap(doc))
        .cell('buy', 'lane-note')
        .whole.map(({ id }) => id)
    for (const id of ['touch-003', 'touch-007']) moveCards(doc, [id], { stage: 'buy', lane: 'lane-note', index: 9 })
    entityMap(doc, 'cards', 'touch-001')?.set('place', { stage: 'buy', lane: 'lane-note', order: 'Zy', under: 5 })
    doc.getMap('cards').set('../none', new Y.Map([['place', { stage: 'buy', lane: 'lane-note', order: 'Zx' }]]))
    const before = whole()
    expect(before).toContain('touch-001')
    moveCards(doc, ['touch-000'], { stage: 'buy', lane: 'lane-note', index: 1 })
    expect(whole()).toEqual([...before.slice(0, 1), 'touch-000', ...before.slice(1)])
  })
})

it('a stage is moved among the stages that are seen, whatever else stands there', () => {
  const doc = richDoc()
  doc.getMap('stages').set('../none', new Y.Map([['order', 'Zz']]))
  entityMap(doc, 'stages', 'consider')?.set('order', null)
  const others = readMap(doc)
    .stages.map(({ id }) => id)
    .filter((id) => id !== 'stay')
  moveStage(doc, 'stay', 0)
  expect(readMap(doc).stages.map(({ id }) => id)).toEqual(['stay', ...others])
})

describe('a text that two people have made longer than a field takes', () => {
  it('is read whole, kept whole by the next keystroke, and imported again', () => {
    const doc = richDoc()
    const title = entityMap(doc, 'cards', 'touch-000')?.get('title') as Y.Text
    const notes = entityMap(doc, 'cards', 'touch-000')?.get('notes') as Y.Text
    title.insert(0, 'x'.repeat(limits.titleLength * 2))
    notes.insert(0, 'y'.repeat(limits.notesLength * 2))
    const map = readMap(doc)
    expect(map.cards[0]?.title).toBe(title.toString())
    expect(map.cards[0]?.notes).toBe(notes.toString())
    const parsed = parseMapText(renderJson(map))
    expect(parsed.ok || parsed.problems).toBe(true)
  })
})

import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { openHistory } from '../../../journey/doc/history.ts'
import { readMap } from '../../../journey/doc/read.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { addCard, changeCard, deleteCard, moveCards, rateEmotion, setChannel } from '../../../journey/edits/cards.ts'
import { addFriction, changeFriction, setFrictionPlace } from '../../../journey/edits/frictions.ts'
import { addLink, changeLink, deleteLink } from '../../../journey/edits/links.ts'
import { changeMap } from '../../../journey/edits/map.ts'
import { changeMetric } from '../../../journey/edits/metrics.ts'
import { addStage, deleteStage } from '../../../journey/edits/stages.ts'
import { renderJson } from '../../../journey/formats/json.ts'
import { richMap } from '../rich-map.ts'

/** Me with a history, and someone else; both see each other's work at once. */
function two() {
  const me = new Y.Doc()
  seedMap(me, richMap(8))
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(me))
  me.on(
    'update',
    (update: Uint8Array, origin: unknown) => origin !== 'remote' && Y.applyUpdate(other, update, 'remote'),
  )
  other.on(
    'update',
    (update: Uint8Array, origin: unknown) => origin !== 'remote' && Y.applyUpdate(me, update, 'remote'),
  )
  const history = openHistory(me)
  const card = (id = 'touch-000') => readMap(me).cards.find((each) => each.id === id)
  return { me, other, history, card, text: () => renderJson(readMap(me)) }
}

const step = { action: 'step' }
const slot = { stage: 'buy', lane: 'lane-touchpoint', index: 0 }

/** A field that both write: what A, R and B each put there. */
const fields: readonly [string, (doc: Y.Doc, write: 0 | 1 | 2) => void][] = [
  ['a field', (doc, write) => changeCard(doc, 'touch-000', { owner: ['Ani', 'Rudi', 'Budi'][write] })],
  ['a place', (doc, write) => moveCards(doc, ['touch-000'], { ...slot, stage: ['stay', 'use', 'buy'][write] ?? '' })],
  ['a rating', (doc, write) => rateEmotion(doc, 'touch-000', 'persona-1', [-1, 2, 0][write])],
  ['a channel', (doc, write) => setChannel(doc, 'touch-000', 'fax', write !== 1)],
  ['a link', (doc, write) => changeLink(doc, 'link-000', { weight: [2, 3, 4][write] ?? 1 })],
  ['the map', (doc, write) => changeMap(doc, { period: ['April', 'May', 'June'][write] })],
  ['a friction', (doc, write) => changeFriction(doc, 'friction-0', { owner: ['Ani', 'Rudi', 'Budi'][write] })],
]

describe('undo twice over what someone else wrote in between', () => {
  it.each(fields)('gives back theirs and leaves it there: %s', (_what, write) => {
    const { me, other, history, text } = two()
    history.run(step, () => write(me, 0))
    const mine = text()
    write(other, 1)
    const theirs = text()
    expect(theirs).not.toBe(mine)
    history.run(step, () => write(me, 2))
    const last = text()
    expect(history.undo()?.changed).toBe(true)
    expect(text()).toBe(theirs)
    expect(history.undo()).toMatchObject({ changed: false, things: [] })
    expect(text()).toBe(theirs)
    expect(history.undo()).toBeUndefined()
    expect(history.redo()?.changed).toBe(false)
    expect(text()).toBe(theirs)
    expect(history.redo()?.changed).toBe(true)
    expect(text()).toBe(last)
    history.undo()
    history.undo()
    expect(text()).toBe(theirs)
  })

  it.each(fields)('also within one gesture: %s', (_what, write) => {
    const { me, other, history, text } = two()
    history.run(step, () => write(me, 0), 'gesture')
    write(other, 1)
    const theirs = text()
    history.run(step, () => write(me, 2), 'gesture')
    history.undo()
    expect(text()).toBe(theirs)
    expect(history.undo()).toBeUndefined()
  })

  it('takes my own letters out of a text and no others', () => {
    const { me, other, history, card } = two()
    changeCard(other, 'touch-000', { title: 'pay' })
    history.run(step, () => changeCard(me, 'touch-000', { title: 'now pay' }))
    changeCard(other, 'touch-000', { title: 'now please pay' })
    history.run(step, () => changeCard(me, 'touch-000', { title: 'now please pay!' }))
    history.undo()
    history.undo()
    expect(card()?.title).toBe('please pay')
    history.redo()
    history.redo()
    expect(card()?.title).toBe('now please pay!')
  })
})

describe('a thing that others have written into since', () => {
  const writes: readonly [string, (doc: Y.Doc, id: string) => void][] = [
    ['its notes', (doc, id) => changeCard(doc, id, { notes: 'Ask for the receipt' })],
    ['its place', (doc, id) => moveCards(doc, [id], { ...slot, stage: 'stay' })],
    ['a link from it', (doc, id) => void addLink(doc, { from: id, to: 'touch-001' })],
    ['a friction on it', (doc, id) => void addFriction(doc, { title: 'Slow', on: [id], severity: 3, status: 'open' })],
    ['a place of a friction', (doc, id) => setFrictionPlace(doc, 'friction-0', id, true)],
    ['a rating of it', (doc, id) => rateEmotion(doc, id, 'persona-1', 1)],
  ]

  it.each(writes)('is not hidden by the undo of its creation: %s', (_what, write) => {
    const { me, other, history, text } = two()
    const id = history.run(step, () => addCard(me, slot, { title: '' }), 'making')
    history.run(step, () => changeCard(me, id, { title: 'Checkout' }), 'making')
    write(other, id)
    const before = text()
    // As often as one tries, also after a redo that had nothing to do.
    for (let tries = 0; tries < 2; tries++) {
      expect(history.undo()).toMatchObject({ changed: false, things: [] })
      expect(text()).toBe(before)
      history.redo()
      expect(text()).toBe(before)
    }
  })

  it('is not hidden when what they wrote stands in it only by way of another thing', () => {
    const { me, other, history } = two()
    const { stage, card } = history.run(step, () => {
      const made = addStage(me, { title: 'Renew', band: 'post-sale' })
      return { stage: made, card: addCard(me, { ...slot, stage: made }, { title: 'Reminder' }) }
    })
    changeCard(other, card, { owner: 'Budi' })
    expect(history.undo()?.changed).toBe(false)
    expect(readMap(me).stages.some(({ id }) => id === stage)).toBe(true)
  })

  it('is not deleted again by redo', () => {
    const { me, other, history, card } = two()
    history.run(step, () => deleteCard(me, 'touch-000'))
    history.undo()
    changeCard(other, 'touch-000', { notes: 'Ask for the receipt' })
    expect(history.redo()?.changed).toBe(false)
    expect(card()?.notes).toBe('Ask for the receipt')
  })

  it('is hidden when they have taken back what they wrote', () => {
    const { me, other, history, card } = two()
    const theirs = openHistory(other)
    const id = history.run(step, () => addCard(me, slot, { title: 'Checkout' }))
    theirs.run(step, () => changeCard(other, id, { notes: 'Ask for the receipt' }))
    theirs.undo()
    expect(history.undo()?.changed).toBe(true)
    expect(card(id)).toBeUndefined()
  })

  it('is hidden when they have erased again what they wrote', () => {
    const { me, other, history, card } = two()
    const id = history.run(step, () => addCard(me, slot, { title: '' }))
    changeCard(other, id, { title: 'Checkout' })
    changeCard(other, id, { title: '' })
    expect(history.undo()?.changed).toBe(true)
    expect(card(id)).toBeUndefined()
  })

  it.each([
    ['a field', { owner: 'Rudi' }, { owner: 'Budi' }],
    ['a text', { title: 'Checkout' }, { title: '' }],
    ['some words of a text', { title: 'Checkout now' }, { title: 'Checkout' }],
  ])('is not hidden while what they wrote stands there again after I had replaced it: %s', (_what, theirs, mine) => {
    const { me, other, history, card } = two()
    const id = history.run(step, () => addCard(me, slot, { title: '' }))
    changeCard(other, id, theirs)
    for (let times = 0; times < 3; times++) {
      history.run(step, () => changeCard(me, id, mine))
      expect(history.undo()?.changed).toBe(true)
      expect(history.redo()?.changed).toBe(true)
      expect(history.undo()?.changed).toBe(true)
    }
    expect(card(id)).toMatchObject(theirs)
    expect(history.undo()).toMatchObject({ changed: false, isOthers: true })
    expect(card(id)).toMatchObject(theirs)
  })

  it('is not deleted again by redo while some of their words are left', () => {
    const { me, other, history, card } = two()
    history.run(step, () => deleteCard(me, 'touch-000'))
    history.undo()
    changeCard(other, 'touch-000', { title: 'Ask for the receipt' })
    changeCard(other, 'touch-000', { title: 'Ask' })
    expect(history.redo()?.changed).toBe(false)
    expect(card()?.title).toBe('Ask')
  })

  it('stays alone: of several things made in one step the others go', () => {
    const { me, other, history, card } = two()
    const ids = history.run(step, () => [0, 1, 2].map(() => addCard(me, slot, { title: 'New' })))
    const [first = '', second = '', third = ''] = ids
    changeCard(other, second, { owner: 'Budi' })
    expect(history.undo()).toMatchObject({
      changed: true,
      things: [
        { collection: 'cards', id: first },
        { collection: 'cards', id: third },
      ],
    })
    expect(ids.map((id) => card(id) !== undefined)).toEqual([false, true, false])
    history.redo()
    expect(ids.map((id) => card(id) !== undefined)).toEqual([true, true, true])
    history.undo()
    expect(ids.map((id) => card(id) !== undefined)).toEqual([false, true, false])
  })
})

describe('a friction or a metric that others have written into since', () => {
  // What each hangs on of its own is deleted by someone.
  const places = [
    {
      what: 'a friction',
      hang: (doc: Y.Doc) => setFrictionPlace(doc, 'friction-1', 'touch-004', true),
      forsake(doc: Y.Doc) {
        deleteStage(doc, 'buy')
        deleteCard(doc, 'touch-001')
      },
      write: (doc: Y.Doc) => changeFriction(doc, 'friction-1', { status: 'fixing' }),
      shown: (doc: Y.Doc) => readMap(doc).frictions.find(({ id }) => id === 'friction-1')?.on,
      on: ['touch-004'],
    },
    {
      what: 'a metric',
      hang: (doc: Y.Doc) => changeMetric(doc, 'metric-1', { on: 'touch-004' }),
      forsake: (doc: Y.Doc) => deleteCard(doc, 'touch-001'),
      write: (doc: Y.Doc) => changeMetric(doc, 'metric-1', { value: 7 }),
      shown: (doc: Y.Doc) => readMap(doc).metrics.find(({ id }) => id === 'metric-1')?.on,
      on: 'touch-004',
    },
  ]

  it.each(places)('is not taken off its last place by undo, which would hide it: $what', (each) => {
    const { me, other, history } = two()
    history.run(step, () => each.hang(me))
    each.forsake(other)
    each.write(other)
    expect(history.undo()).toMatchObject({ changed: false, isOthers: true })
    expect(each.shown(me)).toEqual(each.on)
    expect(history.redo()?.changed).toBe(false)
    expect(each.shown(other)).toEqual(each.on)
  })

  it.each(places)('goes with its other places when nobody has written into it: $what', (each) => {
    const { me, other, history } = two()
    history.run(step, () => each.hang(me))
    each.forsake(other)
    expect(history.undo()?.changed).toBe(true)
    expect(each.shown(me)).toBeUndefined()
    expect(history.redo()?.changed).toBe(true)
    expect(each.shown(me)).toEqual(each.on)
  })

  it('is taken off a place while it has another', () => {
    const { me, other, history } = two()
    const on = () => readMap(me).frictions.find(({ id }) => id === 'friction-1')?.on
    const before = on()
    history.run(step, () => setFrictionPlace(me, 'friction-1', 'touch-004', true))
    changeFriction(other, 'friction-1', { status: 'fixing' })
    expect(history.undo()?.changed).toBe(true)
    expect(on()).toEqual(before)
  })

  it('is not put back to a place that is gone, where it would not be seen', () => {
    const { me, other, history } = two()
    const on = () => readMap(me).frictions.find(({ id }) => id === 'friction-1')?.on
    setFrictionPlace(me, 'friction-1', 'buy', false)
    history.run(step, () => setFrictionPlace(me, 'friction-1', 'touch-001', false))
    expect(on()).toEqual([])
    deleteCard(other, 'touch-001')
    changeFriction(other, 'friction-1', { notes: 'Ask support' })
    expect(history.undo()?.changed).toBe(false)
    expect(on()).toEqual([])
  })
})

describe('a step that was taken back', () => {
  it('names what looks different, and nothing that looks as before', () => {
    const { me, other, history } = two()
    const friction = history.run(step, () => addFriction(me, { title: 'Slow', on: [], severity: 2, status: 'open' }))
    history.run(step, () => {
      changeCard(me, 'touch-000', { owner: 'Ani' })
      changeCard(me, 'touch-001', { owner: 'Ani', title: 'Pay' })
      changeLink(me, 'link-000', { weight: 4 })
      changeMap(me, { period: 'June' })
    })
    changeCard(other, 'touch-000', { owner: 'Budi' })
    expect(history.undo()?.things).toEqual([
      { collection: 'cards', id: 'touch-001' },
      { collection: 'links', id: 'link-000' },
      { collection: 'meta', id: '' },
    ])
    expect(history.undo()?.things).toEqual([{ collection: 'frictions', id: friction }])
  })

  it('has changed nothing where nobody can see it', () => {
    const { me, other, history } = two()
    history.run(step, () => changeCard(me, 'touch-000', { owner: 'Ani', title: 'Pay' }))
    deleteCard(other, 'touch-000')
    expect(history.undo()).toMatchObject({ changed: false, things: [] })
  })

  it('keeps its letters apart from those of steps before it', () => {
    const { me, history, card } = two()
    const title = card()?.title
    history.run(step, () => changeCard(me, 'touch-000', { title: 'One' }))
    history.run(step, () => changeCard(me, 'touch-000', { owner: 'Ani' }))
    history.run(step, () => changeCard(me, 'touch-000', { title: 'One two' }))
    history.undo()
    expect(card()?.title).toBe('One')
    history.undo()
    expect(card()?.title).toBe('One')
    history.undo()
    expect(card()?.title).toBe(title)
    history.redo()
    history.redo()
    expect(card()).toMatchObject({ title: 'One', owner: 'Ani' })
    history.run(step, () => changeCard(me, 'touch-000', { owner: 'Budi' }))
    expect(history.redo()).toBeUndefined()
  })

  it('leaves a link deleted that someone else has deleted', () => {
    const { me, other, history } = two()
    history.run(step, () => changeLink(me, 'link-000', { weight: 4 }))
    deleteLink(other, 'link-000')
    expect(history.undo()?.changed).toBe(false)
    expect(readMap(me).links.some(({ id }) => id === 'link-000')).toBe(false)
  })
})

import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { openHistory } from '../../../journey/doc/history.ts'
import { readMap, watchMap } from '../../../journey/doc/read.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { entityMap } from '../../../journey/doc/shape.ts'
import { addCard, changeCard, deleteCard, moveCards, rateEmotion, setChannel } from '../../../journey/edits/cards.ts'
import { duplicate } from '../../../journey/edits/duplicate.ts'
import { addFriction, setFrictionPlace } from '../../../journey/edits/frictions.ts'
import { addLane } from '../../../journey/edits/lanes.ts'
import { addLink, changeLink, deleteLink } from '../../../journey/edits/links.ts'
import { changeMap } from '../../../journey/edits/map.ts'
import { addMetric } from '../../../journey/edits/metrics.ts'
import { addPersona } from '../../../journey/edits/personas.ts'
import { addStage, deleteStage, restoreStage } from '../../../journey/edits/stages.ts'
import { fileData, renderJson } from '../../../journey/formats/json.ts'
import { arrange } from '../../../journey/model/arrange.ts'
import { parseMapText } from '../../../journey/model/parse.ts'
import { type JourneyMap, currentSchema } from '../../../journey/model/schema.ts'

const emptyMap: JourneyMap = {
  meta: { schema: currentSchema, title: 'Trip' },
  stages: [],
  lanes: [],
  cards: [],
  links: [],
  frictions: [],
  metrics: [],
  fixes: [],
  personas: [],
  outcomes: [],
}

function smallDoc() {
  const doc = new Y.Doc()
  seedMap(doc, emptyMap)
  const persona = addPersona(doc, { title: 'Sari' })
  const stage = addStage(doc, { title: 'Buy', band: 'sale' })
  const later = addStage(doc, { title: 'Use', band: 'post-sale' })
  const lane = addLane(doc, { title: 'Touchpoints', role: 'touchpoint' })
  const actions = addLane(doc, { title: 'Actions', role: 'action' })
  const first = addCard(doc, { stage, lane, index: 0 }, { title: 'Search' })
  const second = addCard(doc, { stage, lane, index: 1 }, { title: 'Pay' })
  const action = addCard(doc, { stage, lane: actions, under: second, index: 0 }, { title: 'types card number' })
  return { doc, persona, stage, later, lane, actions, first, second, action }
}

describe('a document read as a map', () => {
  it('gives back a file byte for byte, unknown fields included', () => {
    const { doc, persona, first, second } = smallDoc()
    rateEmotion(doc, first, persona, -1)
    setChannel(doc, first, 'website', true)
    addLink(doc, { from: first, to: second, weight: 0.5 })
    addFriction(doc, { title: 'Slow', on: [first], severity: 3, status: 'open' })
    addMetric(doc, { title: 'NPS', key: 'nps', on: second, evidence: 'measured', value: 12, n: 40 })
    const file = JSON.parse(renderJson(readMap(doc)))
    file.cards[0].colourOfMoney = { b: [1, { z: 1, a: null }], a: 'é' }
    file.weather = 'fine'
    file.meta.mood = 7
    const parsed = parseMapText(JSON.stringify(file))
    expect(parsed.ok || parsed.problems).toBe(true)
    if (!parsed.ok) return
    const copy = new Y.Doc()
    seedMap(copy, parsed.value)
    const text = renderJson(readMap(copy))
    expect(JSON.parse(text)).toEqual(file)
    const again = parseMapText(text)
    expect(again.ok && renderJson(again.value)).toBe(text)
  })

  it('keeps the identity of what did not change', () => {
    const { doc, first, second } = smallDoc()
    const maps: JourneyMap[] = []
    const watch = watchMap(doc, (map) => maps.push(map))
    const before = watch.current
    changeCard(doc, first, { title: 'Find' })
    expect(maps).toHaveLength(1)
    const after = watch.current
    expect(after.stages).toBe(before.stages)
    expect(after.cards.find(({ id }) => id === second)).toBe(before.cards.find(({ id }) => id === second))
    expect(after.cards.find(({ id }) => id === first)?.title).toBe('Find')
    watch.close()
    expect(fileData(after)).toEqual(fileData(readMap(doc)))
  })

  it('sends the cards of a deleted stage to the tray and brings them back with it', () => {
    const { doc, stage, first, second, action } = smallDoc()
    deleteStage(doc, stage)
    expect(
      arrange(readMap(doc))
        .unplaced.map(({ id }) => id)
        .sort(),
    ).toEqual([first, second, action].sort())
    restoreStage(doc, stage)
    expect(arrange(readMap(doc)).unplaced).toEqual([])
  })

  it('lets cards under a touchpoint travel with it, and stay in their stage when it is deleted', () => {
    const { doc, later, stage, lane, actions, second, action } = smallDoc()
    moveCards(doc, [second], { stage: later, lane, index: 0 })
    expect(arrange(readMap(doc)).stageOf.get(action)).toBe(later)
    deleteCard(doc, second)
    expect(
      arrange(readMap(doc))
        .cell(stage, actions)
        .whole.map(({ id }) => id),
    ).toEqual([action])
  })

  it('never throws on what a peer put there', () => {
    const doc = new Y.Doc()
    doc.getMap('cards').set('a', 5)
    doc
      .getMap('cards')
      .set('b', new Y.Map(Object.entries({ place: 'nowhere', title: 3, emotions: [], 'channels:x': 1 })))
    doc.getMap('cards').set('../c', new Y.Map())
    doc.getMap('stages').set('s', new Y.Map(Object.entries({ band: 'never', order: '', __proto__: 1 })))
    doc.getMap('links').set('l', { from: 1 })
    doc.getMap('links').set('m', null)
    doc.getMap('meta').set('title', new Y.Array())
    doc
      .getMap('frictions')
      .set('f', new Y.Map(Object.entries({ severity: 99, 'on:b': true, 'on:gone': true, url: 'javascript:1' })))
    const map = readMap(doc)
    expect(map.cards.map(({ id }) => id)).toEqual(['b'])
    expect(map.stages[0]).toMatchObject({ id: 's', band: 'sale' })
    expect(map.frictions[0]).toMatchObject({ id: 'f', severity: 2, on: ['b'] })
    expect(map.frictions[0]).not.toHaveProperty('url')
    const parsed = parseMapText(renderJson(map))
    expect(parsed.ok || parsed.problems).toBe(true)
  })
})

describe('edits', () => {
  it('duplicates a stage with its cards, links and metrics', () => {
    const { doc, stage, first, second } = smallDoc()
    addLink(doc, { from: first, to: second })
    addMetric(doc, { title: 'NPS', key: 'nps', on: second, evidence: 'assumed' })
    const friction = addFriction(doc, { title: 'Slow', on: [second], severity: 3, status: 'open' })
    const copy = duplicate(doc, readMap(doc), [stage])[0]
    const map = readMap(doc)
    expect(map.stages.map(({ id }) => id).indexOf(copy ?? '')).toBe(1)
    expect(map.cards).toHaveLength(6)
    expect(map.links).toHaveLength(2)
    expect(map.metrics).toHaveLength(2)
    expect(map.frictions.find(({ id }) => id === friction)?.on).toHaveLength(2)
    expect(arrange(map).columns.get(copy ?? '')).toHaveLength(2)
  })

  it('puts a copy of a card right behind it', () => {
    const { doc, stage, first } = smallDoc()
    duplicate(doc, readMap(doc), [first])
    const titles = arrange(readMap(doc))
      .columns.get(stage)
      ?.map(({ title }) => title)
    expect(titles).toEqual(['Search', 'Search', 'Pay'])
  })

  it('keeps the words of two people who write into one card', () => {
    const { doc, first } = smallDoc()
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    changeCard(doc, first, { notes: 'from here' })
    changeCard(other, first, { notes: 'and there' })
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    const notes = readMap(doc).cards.find(({ id }) => id === first)?.notes
    expect(notes).toContain('from here')
    expect(notes).toContain('and there')
    expect(renderJson(readMap(doc))).toBe(renderJson(readMap(other)))
  })
})

/** Two people write into one title at once; what both then see. */
function together(title: string, mine: string, theirs: string): [string | undefined, string | undefined] {
  const { doc, first } = smallDoc()
  changeCard(doc, first, { title })
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  changeCard(doc, first, { title: mine })
  changeCard(other, first, { title: theirs })
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  const titleIn = (at: Y.Doc) => readMap(at).cards.find(({ id }) => id === first)?.title
  return [titleIn(doc), titleIn(other)]
}

describe('texts', () => {
  it.each([
    ['before an emoji that begins alike', '😀', '😁😀', '😀!', '😁😀!'],
    ['behind an emoji that ends alike', '😀', '😀🈀', '!😀', '!😀🈀'],
    ['between two', '😀😃', '😀😁😃', '😀😃.', '😀😁😃.'],
  ])('take in an emoji %s, without doubling what stands beside it', (_where, title, mine, theirs, both) => {
    expect(together(title, mine, theirs)).toEqual([both, both])
  })

  it('with half an emoji read alike for everybody', () => {
    const [mine, theirs] = together('', 'cut \ud83d', '')
    expect(mine).toBe('cut \ufffd')
    expect(theirs).toBe(mine)
  })

  it('and other fields of a newer version survive an edit by this one', () => {
    const { doc, first } = smallDoc()
    entityMap(doc, 'cards', first)?.set('later', { since: 2 })
    changeCard(doc, first, { title: 'New', owner: 'Ani' })
    expect(readMap(doc).cards.find(({ id }) => id === first)).toMatchObject({ later: { since: 2 }, title: 'New' })
  })
})

describe('undo', () => {
  it('takes back one gesture, named, and redoes it', () => {
    const { doc, first } = smallDoc()
    const history = openHistory(doc)
    const start = renderJson(readMap(doc))
    history.run(
      { action: 'rename', subject: 'Search', target: first },
      () => changeCard(doc, first, { title: 'F' }),
      'g',
    )
    history.run(
      { action: 'rename', subject: 'Search', target: first },
      () => changeCard(doc, first, { title: 'Fi' }),
      'g',
    )
    history.run({ action: 'title' }, () => changeMap(doc, { title: 'Journey' }))
    const end = renderJson(readMap(doc))
    expect(history.undo()).toMatchObject({ label: { action: 'title' }, changed: true })
    expect(history.undo()?.label).toMatchObject({ action: 'rename', subject: 'Search' })
    expect(renderJson(readMap(doc))).toBe(start)
    expect(history.undo()).toBeUndefined()
    history.redo()
    history.redo()
    expect(renderJson(readMap(doc))).toBe(end)
    history.close()
  })

  it('hides a created card when its creation is undone, unless someone else wrote into it since', () => {
    const { doc, stage, lane } = smallDoc()
    const history = openHistory(doc)
    const other = new Y.Doc()
    const id = history.run({ action: 'add' }, () => addCard(doc, { stage, lane, index: 0 }, { title: 'New' }))
    history.undo()
    expect(readMap(doc).cards.some((card) => card.id === id)).toBe(false)
    history.redo()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    changeCard(other, id, { notes: 'words of another' })
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'remote')
    expect(history.undo()).toMatchObject({ label: { action: 'add' }, changed: false })
    expect(readMap(doc).cards.find((card) => card.id === id)).toMatchObject({ title: 'New', notes: 'words of another' })
  })

  it('says when others have overwritten a step, and does not undo an older one instead', () => {
    const { doc, first } = smallDoc()
    const history = openHistory(doc)
    const other = new Y.Doc()
    history.run({ action: 'title' }, () => changeMap(doc, { title: 'Mine' }))
    history.run({ action: 'owner' }, () => changeCard(doc, first, { owner: 'Ani' }))
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    changeCard(other, first, { owner: 'Budi' })
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'remote')
    expect(history.undo()).toMatchObject({ label: { action: 'owner' }, changed: false })
    expect(readMap(doc).meta.title).toBe('Mine')
    expect(readMap(doc).cards.find(({ id }) => id === first)?.owner).toBe('Budi')
  })

  it('leaves cleared what someone else has cleared since', () => {
    const { doc, first, second, persona } = smallDoc()
    const link = addLink(doc, { from: first, to: second })
    changeCard(doc, first, { owner: 'Ani' })
    changeMap(doc, { period: 'May' })
    rateEmotion(doc, first, persona, 1)
    setChannel(doc, first, 'email', true)
    const friction = addFriction(doc, { title: 'Slow', on: [first, second], severity: 3, status: 'open' })
    const history = openHistory(doc)
    const mine = [
      () => changeCard(doc, first, { owner: 'Budi' }),
      () => changeMap(doc, { period: 'June' }),
      () => rateEmotion(doc, first, persona, 2),
      () => setChannel(doc, first, 'email', true),
      () => setFrictionPlace(doc, friction, first, true),
      () => changeLink(doc, link, { weight: 2 }),
    ]
    for (const [index, run] of mine.entries()) history.run({ action: `step ${index}` }, run)
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    changeCard(other, first, { owner: undefined })
    changeMap(other, { period: undefined })
    rateEmotion(other, first, persona, undefined)
    setChannel(other, first, 'email', false)
    setFrictionPlace(other, friction, first, false)
    deleteLink(other, link)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'remote')
    const cleared = renderJson(readMap(doc))
    while (history.undo());
    expect(renderJson(readMap(doc))).toBe(cleared)
    while (history.redo());
    expect(renderJson(readMap(doc))).toBe(cleared)
    expect(cleared).not.toMatch(/Ani|Budi|May|June|email|emotions|weight/)
  })
})

import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openHistory } from '../../../journey/doc/history.ts'
import { readMap } from '../../../journey/doc/read.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { addCard, changeCard, rateEmotion } from '../../../journey/edits/cards.ts'
import { deleteThings } from '../../../journey/edits/delete.ts'
import { addFriction, changeFriction, deleteFriction } from '../../../journey/edits/frictions.ts'
import { addLink } from '../../../journey/edits/links.ts'
import { changeMap } from '../../../journey/edits/map.ts'
import { restoreMap } from '../../../journey/edits/restore-map.ts'
import { renderJson } from '../../../journey/formats/json.ts'
import { randomNumbers } from '../../helpers/big-map.ts'
import { sampleMap } from '../../helpers/sample-map.ts'

function opened() {
  const doc = new Y.Doc()
  seedMap(doc, { ...sampleMap('en'), views: [] })
  const other = new Y.Doc()
  const connect = () => {
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other)))
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)))
  }
  connect()
  return { doc, other, connect }
}

/** Many edits of all kinds, some of them on what others have deleted. */
function scramble(doc: Y.Doc, seed: number): void {
  const random = randomNumbers(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  for (let step = 0; step < 40; step++) {
    const map = readMap(doc)
    const card = pick(map.cards)
    const kind = Math.floor(random() * 8)
    if (kind === 0) changeCard(doc, card.id, { title: `Renamed ${step}`, notes: 'New notes', channels: ['email'] })
    if (kind === 1) rateEmotion(doc, card.id, pick(map.personas).id, -2)
    if (kind === 2) deleteThings(doc, map, [card.id])
    if (kind === 3 && map.stages.length > 2) deleteThings(doc, map, [pick(map.stages).id, pick(map.lanes).id])
    if (kind === 4)
      addCard(doc, { stage: pick(map.stages).id, lane: pick(map.lanes).id, index: 0 }, { title: `New ${step}` })
    if (kind === 5 && map.frictions.length > 1) deleteFriction(doc, pick(map.frictions).id)
    if (kind === 6 && map.frictions.length > 0)
      changeFriction(doc, pick(map.frictions).id, { severity: 4, status: 'fixed' })
    if (kind === 7) addLink(doc, { from: card.id, to: pick(map.cards).id })
  }
  changeMap(doc, { title: 'Another title', currency: 'USD', period: undefined })
}

test('a map is byte for byte what it was in the version, whatever was done since; one step undoes and redoes it', () => {
  for (let seed = 1; seed <= 10; seed++) {
    const { doc } = opened()
    const history = openHistory(doc, () => readMap(doc))
    const version = readMap(doc)
    scramble(doc, seed)
    const before = renderJson(readMap(doc))
    history.run({ action: 'step.restoreVersion' }, () => restoreMap(doc, readMap(doc), version))
    expect(renderJson(readMap(doc)), `seed ${seed}`).toBe(renderJson(version))
    history.undo()
    expect(renderJson(readMap(doc)), `seed ${seed}, undone`).toBe(before)
    history.redo()
    expect(renderJson(readMap(doc)), `seed ${seed}, redone`).toBe(renderJson(version))
    history.close()
  }
})

test('what others do at the same time stays, and they can still take it back', () => {
  const { doc, other, connect } = opened()
  const version = readMap(doc)
  const [first, second] = version.cards
  changeCard(doc, first?.id ?? '', { title: 'Changed' })
  connect()
  const history = openHistory(other, () => readMap(other))
  history.run({ action: 'step.x' }, () => changeCard(other, second?.id ?? '', { moment: 'zmot' }))
  restoreMap(doc, readMap(doc), version)
  connect()
  const cardOf = (id: string | undefined) => readMap(doc).cards.find((card) => card.id === id)
  expect(cardOf(first?.id)?.title).toBe(first?.title)
  expect(cardOf(second?.id)?.moment).toBe('zmot')
  history.undo()
  connect()
  expect(cardOf(second?.id)).toEqual(second)
  expect(renderJson(readMap(doc))).toBe(renderJson(readMap(other)))
})

test('a version of another document brings its things along; restoring what is there changes nothing', () => {
  const { doc } = opened()
  const now = readMap(doc)
  let updates = 0
  doc.on('update', () => updates++)
  restoreMap(doc, now, now)
  expect(updates).toBe(0)
  const friction = addFriction(doc, { title: 'Later', on: [], severity: 1, status: 'open' })
  const later = readMap(doc)
  const fresh = new Y.Doc()
  seedMap(fresh, now)
  restoreMap(fresh, readMap(fresh), later)
  expect(renderJson(readMap(fresh))).toBe(renderJson(later))
  expect(later.frictions.some(({ id }) => id === friction)).toBe(true)
})

import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { openHistory } from '../../../journey/doc/history.ts'
import { readMap } from '../../../journey/doc/read.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { changeCard, deleteCard } from '../../../journey/edits/cards.ts'
import { restore } from '../../../journey/edits/transact.ts'
import { renderJson } from '../../../journey/formats/json.ts'
import { richMap } from '../rich-map.ts'

const id = 'touch-000'
const step = { action: 'step' }

/** Someone at a document of their own. */
class Person {
  readonly doc = new Y.Doc()
  readonly history = openHistory(this.doc)

  constructor(start: Uint8Array, clientId: number) {
    Y.applyUpdate(this.doc, start)
    this.doc.clientID = clientId
  }

  get sees(): boolean {
    return readMap(this.doc).cards.some((card) => card.id === id)
  }

  get text(): string {
    return renderJson(readMap(this.doc))
  }

  delete(): void {
    this.history.run(step, () => deleteCard(this.doc, id))
  }

  restore(): void {
    this.history.run(step, () => restore(this.doc, 'cards', id))
  }
}

/** Two who work on one map without a connection until they exchange; of their writes at one time Budi's win or not. */
function two(budiWins: boolean) {
  const doc = new Y.Doc()
  doc.clientID = 1
  seedMap(doc, richMap(8))
  const start = Y.encodeStateAsUpdate(doc)
  const [ani, budi] = [new Person(start, 10), new Person(start, budiWins ? 20 : 5)]
  const exchange = () => {
    const [hers, his] = [Y.encodeStateAsUpdate(ani.doc), Y.encodeStateAsUpdate(budi.doc)]
    Y.applyUpdate(ani.doc, his, 'network')
    Y.applyUpdate(budi.doc, hers, 'network')
  }
  return { ani, budi, exchange }
}

describe.each([
  ['wins', true],
  ['loses', false],
])('a card that two people delete at once, when what the second writes %s', (_outcome, budiWins) => {
  function deletedByTwo() {
    const people = two(budiWins)
    people.ani.delete()
    people.budi.delete()
    people.exchange()
    expect([people.ani.sees, people.budi.sees]).toEqual([false, false])
    return people
  }

  it('comes back with the first of them who undoes, and the undo of the other finds it there', () => {
    const { ani, budi, exchange } = deletedByTwo()
    expect(ani.history.undo()).toMatchObject({ changed: true, isOthers: false })
    expect(ani.sees).toBe(true)
    exchange()
    expect(budi.sees).toBe(true)
    expect(budi.history.undo()?.changed).toBe(false)
    exchange()
    expect([ani.sees, budi.sees]).toEqual([true, true])
  })

  it('comes back with what others wrote into it meanwhile', () => {
    const { ani, budi, exchange } = two(budiWins)
    ani.delete()
    changeCard(budi.doc, id, { owner: 'Budi' })
    budi.delete()
    exchange()
    ani.history.undo()
    expect(readMap(ani.doc).cards.find((card) => card.id === id)?.owner).toBe('Budi')
  })

  it('comes back when both undo before they hear of each other', () => {
    const { ani, budi, exchange } = deletedByTwo()
    ani.history.undo()
    budi.history.undo()
    exchange()
    expect([ani.sees, budi.sees]).toEqual([true, true])
  })

  it('comes back also when only one of them has heard of the other, and that one undoes', () => {
    const { ani, budi, exchange } = two(budiWins)
    ani.delete()
    budi.delete()
    Y.applyUpdate(ani.doc, Y.encodeStateAsUpdate(budi.doc), 'network')
    ani.history.undo()
    exchange()
    expect([ani.sees, budi.sees]).toEqual([true, true])
  })

  it('is deleted again by redo, as often as one likes', () => {
    const { ani, budi, exchange } = deletedByTwo()
    const before = ani.text
    for (let times = 0; times < 3; times++) {
      expect(ani.history.undo()?.changed).toBe(true)
      expect(ani.history.redo()?.changed).toBe(true)
      expect(ani.text).toBe(before)
    }
    exchange()
    expect(budi.text).toBe(before)
    ani.history.undo()
    exchange()
    expect([ani.sees, budi.sees]).toEqual([true, true])
  })

  it('stays when a third has brought it back since, and redo leaves it', () => {
    const { ani, budi, exchange } = deletedByTwo()
    const citra = new Person(Y.encodeStateAsUpdate(ani.doc), 15)
    citra.restore()
    Y.applyUpdate(ani.doc, Y.encodeStateAsUpdate(citra.doc), 'network')
    expect(ani.history.undo()?.changed).toBe(false)
    expect(ani.history.redo()?.changed).toBe(false)
    exchange()
    expect([ani.sees, budi.sees]).toEqual([true, true])
  })

  it('stays deleted when the other has brought it back and deleted it once more', () => {
    const { ani, budi, exchange } = deletedByTwo()
    budi.restore()
    exchange()
    expect(ani.sees).toBe(true)
    budi.delete()
    exchange()
    expect(ani.history.undo()).toMatchObject({ changed: false, isOthers: true })
    expect(ani.sees).toBe(false)
    budi.history.undo()
    exchange()
    expect([ani.sees, budi.sees]).toEqual([true, true])
  })
})

describe.each([
  ['wins', true],
  ['loses', false],
])('a card that two people bring back at once, when what the second writes %s', (_outcome, budiWins) => {
  it('is not deleted again by the undo of one of them', () => {
    const { ani, budi, exchange } = two(budiWins)
    deleteCard(budi.doc, id)
    exchange()
    ani.restore()
    budi.restore()
    exchange()
    ani.history.undo()
    exchange()
    expect([ani.sees, budi.sees]).toEqual([true, true])
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { splitUpdate } from '../../../journey/doc/split-update.ts'

/** Several people who write texts and entries, take some away, and hear each other now and then. */
function scene(steps: readonly number[]): Y.Doc {
  const docs = [1, 2, 3].map((clientID) => Object.assign(new Y.Doc(), { clientID }))
  for (const step of steps) {
    const doc = docs[step % 3] as Y.Doc
    const other = docs[(step >> 2) % 3] as Y.Doc
    const text = doc.getText('text')
    const cards = doc.getMap<Y.Map<unknown>>('cards')
    const kind = (step >> 4) % 6
    if (kind === 0) text.insert((step >> 7) % (text.length + 1), `word ${step} `)
    else if (kind === 1 && text.length > 3) text.delete((step >> 7) % (text.length - 2), 2)
    else if (kind === 2) cards.set(`c${(step >> 7) % 5}`, new Y.Map([['title', `card ${step}`]]))
    else if (kind === 3) cards.get(`c${(step >> 7) % 5}`)?.set('notes', new Y.Text(`notes ${step}`))
    else if (kind === 4) cards.delete(`c${(step >> 7) % 5}`)
    else Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  }
  for (const doc of docs.slice(1)) Y.applyUpdate(docs[0] as Y.Doc, Y.encodeStateAsUpdate(doc))
  return docs[0] as Y.Doc
}

test('a large update goes in parts, each of which can be applied as it comes, and says the same', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(0xffff), { minLength: 5, maxLength: 120 }),
      fc.integer({ min: 60, max: 400 }),
      (steps, most) => {
        const whole = scene(steps)
        const update = Y.encodeStateAsUpdate(whole)
        const parts = splitUpdate(update, most)
        const doc = new Y.Doc()
        for (const part of parts) {
          Y.applyUpdate(doc, part)
          expect(doc.store.pendingStructs).toBeNull()
          expect(doc.store.pendingDs).toBeNull()
        }
        expect(doc.getText('text').toJSON()).toBe(whole.getText('text').toJSON())
        expect(doc.getMap('cards').toJSON()).toEqual(whole.getMap('cards').toJSON())
        expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(whole))
      },
    ),
    { numRuns: 300 },
  )
})

test('parts keep to their size, and a small update stays as it is', () => {
  const doc = new Y.Doc()
  const cards = doc.getMap('cards')
  for (let index = 0; index < 3_000; index++) cards.set(`c${index}`, new Y.Map([['title', `card ${index}`]]))
  for (let index = 0; index < 3_000; index += 2) cards.delete(`c${index}`)
  const update = Y.encodeStateAsUpdate(doc)
  const parts = splitUpdate(update, 8_000)
  expect(parts.length).toBeGreaterThan(5)
  for (const part of parts) expect(part.length).toBeLessThanOrEqual(8_000)
  expect(splitUpdate(update, update.length)).toEqual([update])
})

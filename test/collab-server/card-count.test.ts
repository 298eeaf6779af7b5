import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { limits } from '../../collab-server/protocol.ts'
import { CardCount } from '../../collab-server/sync/card-count.ts'
import { localEdit } from '../../journey/doc/shape.ts'
import { addOne, remove } from '../../journey/edits/transact.ts'
import { decodeUpdate, deletionMarks } from '../../collab-server/sync/update.ts'

async function countOf(cards: number): Promise<CardCount> {
  const count = new CardCount()
  count.note(limits.documentCards)
  await count.countIfUnsure(0, () => Promise.resolve(cards))
  return count
}

/** How many deletions the server sees in what an editor did since. */
function marksSince(doc: Y.Doc, before?: Uint8Array): number {
  return deletionMarks(decodeUpdate(Y.encodeStateAsUpdate(doc, before)))
}

const titled = (title: string) => ({ title, place: { stage: 's', lane: 'l', order: 'a0' } })

test('cards that were deleted are told from those that were only added, also where an undo would need them', () => {
  const doc = new Y.Doc()
  const undo = new Y.UndoManager(doc.getMap('cards'), { trackedOrigins: new Set([localEdit]) })
  const ids = ['a', 'b', 'c'].map((title) => addOne(doc, 'cards', titled(title)))
  expect(marksSince(doc)).toBe(0)
  // Added and deleted without a connection: both come at once.
  remove(doc, 'cards', ids[0] ?? '')
  expect(marksSince(doc)).toBe(1)
  const before = Y.encodeStateVector(doc)
  for (const id of ids.slice(1)) remove(doc, 'cards', id)
  addOne(doc, 'cards', titled('d'))
  expect(marksSince(doc, before)).toBe(2)
  undo.destroy()
})

test('the first of the two updates that add a card marks nothing', () => {
  const doc = new Y.Doc()
  const seen: number[] = []
  doc.on('update', (update: Uint8Array) => seen.push(deletionMarks(decodeUpdate(update))))
  addOne(doc, 'cards', titled('a'))
  expect(seen.every((marks) => marks === 0)).toBe(true)
  expect(seen.length).toBeGreaterThan(0)
})

test('what goes together with what comes makes room in a map that is full, and in no other way', async () => {
  const full = await countOf(limits.documentCards)
  expect(full.hasRoomFor(1, () => 0)).toBe(false)
  expect(full.hasRoomFor(4, () => 3)).toBe(false)
  expect(full.hasRoomFor(4, () => 4)).toBe(true)
  expect(full.hasRoomFor(0, () => 0)).toBe(true)
  const over = await countOf(limits.documentCards + 20)
  expect(over.hasRoomFor(1, () => 1)).toBe(false)
  expect(over.hasRoomFor(1, () => 21)).toBe(true)
})

test('marks on what is not a card let in no more than a map holds, and nothing once that is counted', async () => {
  const full = await countOf(limits.documentCards)
  expect(full.hasRoomFor(limits.documentCards + 1, () => limits.documentCards + 1)).toBe(false)
  expect(full.hasRoomFor(limits.documentCards, () => limits.documentCards)).toBe(true)
  full.note(limits.documentCards)
  expect(full.hasRoomFor(1, () => 1)).toBe(false)
  const over = await countOf(2 * limits.documentCards + 1)
  expect(over.hasRoomFor(1, () => limits.documentCards + 2)).toBe(false)
})

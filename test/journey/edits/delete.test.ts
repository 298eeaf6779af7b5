import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { openHistory } from '../../../journey/doc/history.ts'
import { readMap } from '../../../journey/doc/read.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { deleteThings } from '../../../journey/edits/delete.ts'
import { arrange } from '../../../journey/model/arrange.ts'
import { bigMap } from '../../helpers/big-map.ts'

it('cards, stages, lanes and links of one selection go in one transaction, and come back as one step', () => {
  const doc = new Y.Doc()
  seedMap(doc, bigMap(60, 2))
  const history = openHistory(doc)
  const before = readMap(doc)
  const [card, stage, lane, link] = [before.cards[0], before.stages[1], before.lanes[2], before.links.at(-1)]
  const ids = [card, stage, lane, link].flatMap((thing) => (thing ? [thing.id] : []))
  let transactions = 0
  doc.on('afterTransaction', () => transactions++)
  history.run({ action: 'delete' }, () => deleteThings(doc, before, [...ids, 'gone']))
  expect(transactions).toBe(1)
  const after = readMap(doc)
  const left = new Set([...after.cards, ...after.stages, ...after.lanes, ...after.links].map(({ id }) => id))
  expect(ids.filter((id) => left.has(id))).toEqual([])
  // The cards of the stage and of the lane are kept.
  expect(after.cards).toHaveLength(before.cards.length - 1)
  expect(arrange(after).unplaced.length).toBeGreaterThan(0)
  history.undo()
  expect(readMap(doc)).toEqual(before)
})

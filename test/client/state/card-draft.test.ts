import { beforeAll, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { speak } from '../../../client/language/text.ts'
import { openCellDraft } from '../../../client/state/card-draft.ts'
import { type Editor, openEditor } from '../../../client/state/editor.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { changeLane, deleteLane } from '../../../journey/edits/lanes.ts'
import { shop } from '../../journey/views/shop.ts'

beforeAll(() => speak('en', { remember: false }))

let editor: Editor
let other: Y.Doc
let shown: string | undefined
let draft: ReturnType<typeof openCellDraft>
const receive = () => Y.applyUpdate(editor.doc, Y.encodeStateAsUpdate(other), 'other')
const state = () => editor.store.getState()
const cards = (title: string) => state().map.cards.filter((card) => card.title === title)

/** An empty place of the lane whose cards anyone may write. */
const lane = () => state().map.lanes.find(({ role }) => role === 'action')?.id ?? ''
const cell = () => ({ kind: 'cell', stage: state().map.stages[0]?.id ?? '', lane: lane() }) as const

beforeEach(() => {
  const doc = new Y.Doc()
  seedMap(doc, shop)
  other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  editor = openEditor(doc)
  shown = undefined
  draft = openCellDraft(editor, { show: (words) => (shown = words), reveal: () => {} })
  editor.focusOn(cell())
})

test('what is written becomes a card where it was written, and the next one is written there', () => {
  const at = cell()
  draft.write('Check stock')
  draft.commit('here')
  expect(cards('Check stock')).toMatchObject([{ place: { stage: at.stage, lane: at.lane } }])
  expect(shown).toBe('')
  draft.keep(state().focus)
  expect(shown).toBe('')
  draft.commit('here')
  expect(shown).toBeUndefined()
  expect(state().selection).toEqual(cards('Check stock').map(({ id }) => id))
})

test('words for a lane that someone deletes meanwhile are kept, among the unplaced cards', () => {
  const at = cell()
  draft.write('Check stock')
  deleteLane(other, at.lane)
  receive()
  draft.keep(state().focus)
  expect(shown).toBeUndefined()
  const [card] = cards('Check stock')
  expect(card?.place.lane).toBe(at.lane)
  expect(state().arrangement.unplaced.map(({ id }) => id)).toContain(card?.id)
  expect(state().selection).toEqual([card?.id])
})

test('words for a lane that someone collapses meanwhile become a card of that lane', () => {
  const at = cell()
  draft.write('Check stock')
  changeLane(other, at.lane, { collapsed: true })
  receive()
  draft.keep(state().focus)
  expect(cards('Check stock')).toMatchObject([{ place: { stage: at.stage, lane: at.lane } }])
  expect(state().arrangement.unplaced.map(({ title }) => title)).not.toContain('Check stock')
})

test('a draft whose place stays is left alone by what others do', () => {
  draft.write('Check st')
  changeLane(other, state().map.lanes[0]?.id ?? '', { title: 'What happens' })
  receive()
  draft.keep(state().focus)
  expect(shown).toBe('Check st')
  expect(cards('Check st')).toEqual([])
})

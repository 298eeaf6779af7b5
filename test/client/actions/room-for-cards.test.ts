import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { ActionContext } from '../../../client/actions/action.ts'
import { addTouchpoint } from '../../../client/actions/add.ts'
import { duplicateSelection, loadDuplicating } from '../../../client/actions/duplicate-selection.ts'
import { useToasts } from '../../../client/components/toast-store.ts'
import { currentText, speak } from '../../../client/language/text.ts'
import { type Editor, openEditor } from '../../../client/state/editor.ts'
import { createWorkplace } from '../../../client/state/workplace.ts'
import { commitDraft, writeDraft } from '../../../client/state/write-draft.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { limits } from '../../../journey/model/limits.ts'
import { freshOrders } from '../../../journey/model/order.ts'
import { smallMap, touchpoint } from '../../helpers/laid-out.ts'

let editor: Editor
let context: ActionContext

/** A map that has room for one card more. */
beforeEach(async () => {
  await speak('en', { remember: false })
  const doc = new Y.Doc()
  seedMap(doc, smallMap(freshOrders(limits.cards - 1).map((order, index) => touchpoint(`t${index}`, order))))
  editor = openEditor(doc)
  const workplace = createWorkplace({ mode: 'map', panelOpen: false })
  context = { editor, workplace, text: currentText(), view: workplace.getState().view }
})

afterEach(() => {
  useToasts.setState({ toasts: [] })
  editor.close()
})

const count = () => editor.store.getState().map.cards.length
const said = () => useToasts.getState().toasts.map(({ message }) => message)

test('the last card that fits is made, and the next is refused with what happened, what is safe and what now', () => {
  addTouchpoint.run(context)
  writeDraft(editor, 'The last')
  commitDraft(context, 'here')
  expect(count()).toBe(limits.cards)
  // Nothing goes on being written that could not be kept.
  expect(editor.draft.getState().place).toBeUndefined()
  expect(said()).toEqual([])
  addTouchpoint.run(context)
  expect(editor.draft.getState().place).toBeUndefined()
  expect(said()).toEqual([
    'A map holds 5,000 cards at most. Nothing was added, and everything on the map is as it was. Delete cards that you no longer need, or go on in a new map.',
  ])
})

test('copies that do not all fit are not made at all', async () => {
  await loadDuplicating()
  editor.select(['t0', 't1'])
  duplicateSelection.run(context)
  expect(count()).toBe(limits.cards - 1)
  expect(said()[0]).toContain('5,000 cards at most')
  editor.select(['t0'])
  duplicateSelection.run(context)
  expect(count()).toBe(limits.cards)
})

import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { ActionContext } from '../../../client/actions/action.ts'
import { addLaneActions } from '../../../client/actions/add.ts'
import { currentText, speak } from '../../../client/language/text.ts'
import { type Editor, findThing, openEditor } from '../../../client/state/editor.ts'
import { openTitleDraft, titleOf } from '../../../client/state/title-draft.ts'
import { createWorkplace } from '../../../client/state/workplace.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { changeMap } from '../../../journey/edits/map.ts'
import { smallMap, touchpoint } from '../../helpers/laid-out.ts'

let editor: Editor
let context: ActionContext

beforeAll(() => speak('en', { remember: false }))
beforeEach(() => {
  const doc = new Y.Doc()
  seedMap(doc, smallMap([touchpoint('t', 'a0')]))
  editor = openEditor(doc)
  const workplace = createWorkplace({ mode: 'map', panelOpen: false })
  context = { editor, workplace, text: currentText(), view: workplace.getState().view }
})
afterEach(() => editor.close())

const title = () => titleOf(editor.store.getState().map, 't')

test('a first title that comes after another step is still called what it was begun as', () => {
  addLaneActions.find(({ id }) => id === 'add-lane-note')?.run(context)
  const id = editor.store.getState().renaming ?? ''
  const draft = openTitleDraft(editor, id)
  editor.edit('step.rename', undefined, () => changeMap(editor.doc, { title: 'Meanwhile' }))
  draft.write('A name of its own')
  draft.finish(false)
  expect(editor.store.getState().undo).toMatchObject({ action: 'step.addLane', target: id })
})

test('a title is on the map letter by letter, and all of it is one step that is called a new name', () => {
  const before = title()
  editor.rename('t')
  const draft = openTitleDraft(editor, 't')
  for (const words of ['P', 'Pa', 'Pay ']) {
    draft.write(words)
    expect(title()).toBe(words)
  }
  draft.finish(false)
  expect(title()).toBe('Pay')
  expect(editor.store.getState()).toMatchObject({ renaming: undefined, undo: { action: 'step.rename', target: 't' } })
  editor.history.undo()
  expect(title()).toBe(before)
  expect(editor.store.getState().undo).toBeUndefined()
})

test('two new names one after another are two steps, and Escape keeps the words', () => {
  for (const words of ['Pay', 'Pay later']) {
    const draft = openTitleDraft(editor, 't')
    draft.write(words)
    draft.finish(true)
    expect(title()).toBe(words)
  }
  editor.history.undo()
  expect(title()).toBe('Pay')
})

test('a title that was opened and left is no step', () => {
  openTitleDraft(editor, 't').finish(false)
  expect(editor.store.getState().undo).toBeUndefined()
})

test('Escape takes a lane away again that was just made and has no words, and keeps one that has', () => {
  const count = editor.store.getState().map.lanes.length
  const make = () => {
    addLaneActions.find(({ id }) => id === 'add-lane-note')?.run(context)
    const id = editor.store.getState().renaming ?? ''
    return { id, draft: openTitleDraft(editor, id) }
  }
  const empty = make()
  empty.draft.write('N')
  empty.draft.write('')
  empty.draft.finish(true)
  expect(editor.store.getState().map.lanes.length).toBe(count)
  const named = make()
  named.draft.write('Open questions')
  named.draft.finish(true)
  expect(findThing(editor.store.getState().map, named.id)?.value).toMatchObject({ title: 'Open questions' })
  editor.history.undo()
  expect(editor.store.getState().map.lanes.length).toBe(count)
})

import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { ActionContext } from '../../../client/actions/action.ts'
import { addLaneActions } from '../../../client/actions/add.ts'
import { currentText, speak } from '../../../client/language/text.ts'
import { type Editor, openEditor } from '../../../client/state/editor.ts'
import { openTitleDraft } from '../../../client/state/title-draft.ts'
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

test('a first title that comes after another step is still called what it was begun as', () => {
  addLaneActions.find(({ id }) => id === 'add-lane-note')?.run(context)
  const id = editor.store.getState().renaming ?? ''
  const draft = openTitleDraft(editor, id)
  editor.edit('step.rename', undefined, () => changeMap(editor.doc, { title: 'Meanwhile' }))
  draft.finish('A name of its own', true)
  expect(editor.store.getState().undo).toMatchObject({ action: 'step.addLane', target: id })
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { ActionContext } from '../../../client/actions/action.ts'
import { addLaneActions, addStageAction, addTouchpoint } from '../../../client/actions/add.ts'
import { currentText, speak } from '../../../client/language/text.ts'
import { type Editor, openEditor } from '../../../client/state/editor.ts'
import { createWorkplace } from '../../../client/state/workplace.ts'
import { commitDraft, writeDraft } from '../../../client/state/write-draft.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { shop } from '../../journey/views/shop.ts'

let editor: Editor
let context: ActionContext

beforeEach(async () => {
  await speak('en', { remember: false })
  const doc = new Y.Doc()
  seedMap(doc, shop)
  editor = openEditor(doc)
  const workplace = createWorkplace({ mode: 'map', panelOpen: false })
  context = { editor, workplace, text: currentText(), view: workplace.getState().view }
})

afterEach(() => editor.close())

const state = () => editor.store.getState()
const firstStage = () => state().map.stages[0]?.id ?? ''
/** Writes what was begun, and returns the id of what came of it. */
function written(): string | undefined {
  writeDraft(editor, 'New')
  commitDraft(context)
  return state().selection[0]
}
const touchpointsOf = (stage: string) => (state().arrangement.columns.get(stage) ?? []).map(({ id }) => id)

test('a touchpoint is added behind the one whose column has the keyboard', () => {
  const stage = firstStage()
  const [under] = touchpointsOf(stage)
  editor.focusOn({ kind: 'cell', stage, lane: 'act', under })
  addTouchpoint.run(context)
  const id = written()
  expect(touchpointsOf(stage)[1]).toBe(id)
})

test('a touchpoint is added at the end of the stage that has the keyboard', () => {
  const stage = firstStage()
  editor.focusOn({ kind: 'stage', id: stage }, [])
  addTouchpoint.run(context)
  const id = written()
  expect(touchpointsOf(stage).at(-1)).toBe(id)
})

test('a stage is added behind the one that the keyboard is in', () => {
  const stage = firstStage()
  editor.focusOn({ kind: 'card', id: touchpointsOf(stage)[0] ?? '' }, [])
  addStageAction.run(context)
  const id = written()
  expect(state().map.stages[1]?.id).toBe(id)
})

test('a lane is added below the one that the keyboard is in', () => {
  editor.focusOn({ kind: 'cell', stage: firstStage(), lane: 'act' })
  addLaneActions.find(({ id }) => id === 'add-lane-note')?.run(context)
  const lanes = state().map.lanes.map(({ id }) => id)
  expect(lanes[lanes.indexOf('act') + 1]).toBe(state().selection[0])
})

test('what is selected counts before where the keyboard is, and without either the end does', () => {
  const last = state().map.stages.at(-1)?.id ?? ''
  editor.focusOn({ kind: 'cell', stage: firstStage(), lane: 'act' }, [last])
  addTouchpoint.run(context)
  const touchpoint = written()
  expect(touchpointsOf(last).at(-1)).toBe(touchpoint)
  editor.focusOn(undefined)
  addStageAction.run(context)
  const stage = written()
  expect(state().map.stages.at(-1)?.id).toBe(stage)
})

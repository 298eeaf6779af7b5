import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { ActionContext } from '../../../client/actions/action.ts'
import { copiedForms } from '../../../client/actions/copy.ts'
import { pasteContent } from '../../../client/actions/paste-content.ts'
import { selectMore } from '../../../client/actions/select.ts'
import { currentText, speak } from '../../../client/language/text.ts'
import { type Editor, openEditor } from '../../../client/state/editor.ts'
import { createWorkplace } from '../../../client/state/workplace.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { shop } from '../../journey/views/shop.ts'

let editor: Editor
let context: ActionContext
const state = () => editor.store.getState()

beforeAll(() => speak('en', { remember: false }))
beforeEach(() => {
  const doc = new Y.Doc()
  seedMap(doc, shop)
  editor = openEditor(doc)
  const workplace = createWorkplace({ mode: 'map', panelOpen: false })
  context = { editor, workplace, text: currentText(), view: workplace.getState().view }
})
afterEach(() => editor.close())

test('a lane of all stages that is copied in the last one and pasted again and again adds cards, and no stage', () => {
  const last = state().arrangement.touchpoints.at(-1)
  editor.focusOn({ kind: 'card', id: last?.id ?? '' })
  const stagesOf = (ids: readonly string[]) => new Set(ids.map((id) => state().arrangement.stageOf.get(id)))
  for (let presses = 0; presses < 4 && stagesOf(state().selection).size < 2; presses++) selectMore.run(context)
  const count = state().selection.length
  const forms = copiedForms(editor)
  const [stages, cards] = [state().map.stages.length, state().map.cards.length]
  for (let pastes = 1; pastes <= 3; pastes++) {
    pasteContent(context, { text: forms?.text ?? '', html: '', json: forms?.json ?? '' })
    expect(state().map.stages).toHaveLength(stages)
    expect(state().map.cards.length - cards).toBeGreaterThanOrEqual(pastes * count)
  }
})

import { beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { ActionContext } from '../../../client/actions/action.ts'
import { addFriction } from '../../../client/actions/add-attachment.ts'
import { togglePanel } from '../../../client/actions/workplace.ts'
import { speak } from '../../../client/language/text.ts'
import { openEditor } from '../../../client/state/editor.ts'
import { createWorkplace, offerPanel } from '../../../client/state/workplace.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { smallMap, touchpoint } from '../../helpers/laid-out.ts'

beforeAll(() => speak('en', { remember: false }))

function open(): ActionContext {
  const doc = new Y.Doc()
  seedMap(doc, smallMap([touchpoint('t', 'a0')]))
  const workplace = createWorkplace({ mode: 'map', panelOpen: false })
  return { editor: openEditor(doc), workplace, view: workplace.getState().view, text: (key) => key }
}
const isOpen = ({ workplace }: ActionContext) => workplace.getState().panelOpen

test('a panel that was not open yet opens for what is selected', () => {
  const context = open()
  offerPanel(context.workplace)
  expect(isOpen(context)).toBe(true)
})

test('a panel that the user has closed stays closed, whatever is selected, until it is asked for', () => {
  const context = open()
  togglePanel.run(context)
  togglePanel.run(context)
  offerPanel(context.workplace)
  expect(isOpen(context)).toBe(false)
  togglePanel.run(context)
  expect(isOpen(context)).toBe(true)
  offerPanel(context.workplace)
  expect(isOpen(context)).toBe(true)
})

test('adding a friction opens a closed panel, and from then on it opens as before', () => {
  const context = open()
  togglePanel.run(context)
  togglePanel.run(context)
  context.editor.select(['t'])
  addFriction.run(context)
  expect(isOpen(context)).toBe(true)
  expect(context.workplace.getState()).toMatchObject({ panelClosed: false, asked: 'friction' })
})

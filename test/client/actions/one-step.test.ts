import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { ActionContext } from '../../../client/actions/action.ts'
import { offerUndo } from '../../../client/actions/offer-undo.ts'
import { rateActions } from '../../../client/actions/rate-touchpoints.ts'
import { resizeActions } from '../../../client/actions/resize.ts'
import { useToasts } from '../../../client/components/toast-store.ts'
import { currentText, speak } from '../../../client/language/text.ts'
import { announcements } from '../../../client/state/announcements.ts'
import { type Editor, openEditor } from '../../../client/state/editor.ts'
import { createWorkplace } from '../../../client/state/workplace.ts'
import { addStage } from '../../../journey/edits/stages.ts'
import { changeCard } from '../../../journey/edits/cards.ts'
import { changePersona } from '../../../journey/edits/personas.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { smallMap, touchpoint } from '../../helpers/laid-out.ts'

let editor: Editor
let context: ActionContext

beforeEach(async () => {
  await speak('en', { remember: false })
  const doc = new Y.Doc()
  seedMap(
    doc,
    smallMap([touchpoint('t', 'a0'), touchpoint('u', 'a1')], { personas: [{ id: 'p', title: 'Rani', order: 'a0' }] }),
  )
  addStage(doc, { title: 'Later', band: 'sale' }, 1)
  editor = openEditor(doc)
  const workplace = createWorkplace({ mode: 'map', panelOpen: false })
  context = { editor, workplace, text: currentText(), view: workplace.getState().view }
})

const said = () => announcements.getState().message

afterEach(() => {
  useToasts.setState({ toasts: [] })
  editor.close()
})

test('many touchpoints rated at once are one step of undo', () => {
  editor.select(['t', 'u'])
  rateActions.find(({ id }) => id === 'rate-better')?.run(context)
  const ratings = () => editor.store.getState().map.cards.map(({ emotions }) => emotions?.['p'])
  expect(ratings()).toEqual([1, 1])
  editor.history.undo()
  expect(ratings()).toEqual([undefined, undefined])
})

test('many stages made wider at once are one step of undo, and so is giving them back their own width', () => {
  const widths = () => editor.store.getState().map.stages.map(({ columnWidth }) => columnWidth)
  const none = widths()
  expect(none.length).toBeGreaterThan(1)
  editor.select(editor.store.getState().map.stages.map(({ id }) => id))
  resizeActions.find(({ id }) => id === 'wider-stage')?.run(context)
  const wider = widths()
  expect(wider.every((width) => width !== undefined)).toBe(true)
  resizeActions.find(({ id }) => id === 'own-size')?.run(context)
  expect(widths()).toEqual(none)
  editor.history.undo()
  expect(widths()).toEqual(wider)
  editor.history.undo()
  expect(widths()).toEqual(none)
})

test('an offer to take a step back goes as soon as it would take another one', () => {
  editor.edit('step.rename', 't', () => changeCard(editor.doc, 't', { title: 'Pay' }))
  offerUndo(context, { message: 'Renamed' })
  expect(useToasts.getState().toasts.map(({ message }) => message)).toEqual(['Renamed'])
  editor.edit('step.rename', 'u', () => changeCard(editor.doc, 'u', { title: 'Order' }))
  expect(useToasts.getState().toasts).toEqual([])
})

test('all ratings are said, and a persona without a name has words for it', () => {
  const better = rateActions.find(({ id }) => id === 'rate-better')
  editor.select(['t'])
  better?.run(context)
  expect(said()).toBe('Rani: +1')
  editor.select(['t', 'u'])
  better?.run(context)
  expect(said()).toBe('Rani, 2 touchpoints: +1 and +2')
  changePersona(editor.doc, 'p', { title: '' })
  editor.select(['u'])
  better?.run(context)
  expect(said()).toBe('Unnamed persona: +2')
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { rateAt, rateBy, ratedPersona } from '../../../client/actions/rate-touchpoints.ts'
import { speak } from '../../../client/language/text.ts'
import { type Editor, openEditor } from '../../../client/state/editor.ts'
import { deletePersona } from '../../../journey/edits/personas.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { smallMap, touchpoint } from '../../helpers/laid-out.ts'

let editor: Editor

beforeEach(async () => {
  await speak('en', { remember: false })
  const doc = new Y.Doc()
  seedMap(
    doc,
    smallMap([touchpoint('t', 'a0', { emotions: { q: 1.5 } })], {
      personas: [
        { id: 'p', title: 'Rani', order: 'a0' },
        { id: 'q', title: 'Budi', order: 'a1' },
      ],
    }),
  )
  editor = openEditor(doc)
})

afterEach(() => editor.close())

const emotions = () => editor.store.getState().map.cards.find(({ id }) => id === 't')?.emotions

describe('rating by steps', () => {
  test('starts from neutral, goes a level at a time and stops at the ends', () => {
    expect([1, 1, 1].map((delta) => rateBy(editor, 't', 'p', delta))).toEqual([1, 2, 2])
    expect([-1, -1, -1, -1, -1].map((delta) => rateBy(editor, 't', 'p', delta))).toEqual([1, 0, -1, -2, -2])
  })

  test('a rating between two levels goes to the next one in the direction', () => {
    expect(rateBy(editor, 't', 'q', 1)).toBe(2)
    rateAt(editor, 't', 'q', 1.5)
    expect(rateBy(editor, 't', 'q', -1)).toBe(1)
  })

  test('every step is one step of undo; one that changes nothing is none', () => {
    rateBy(editor, 't', 'p', 1)
    rateBy(editor, 't', 'p', 1)
    rateBy(editor, 't', 'p', 1)
    expect(editor.store.getState().undo).toMatchObject({ action: 'step.rateEmotion', target: 't' })
    editor.history.undo()
    expect(emotions()).toEqual({ p: 1, q: 1.5 })
    editor.history.undo()
    expect(emotions()).toEqual({ q: 1.5 })
    expect(editor.store.getState().undo).toBeUndefined()
  })
})

test('what is gone is not rated', () => {
  deletePersona(editor.doc, 'p')
  const { undo } = editor.store.getState()
  rateAt(editor, 't', 'p', 1)
  rateAt(editor, 'gone', 'q', 1)
  expect(rateBy(editor, 'gone', 'q', 1)).toBeUndefined()
  expect(emotions()).toEqual({ q: 1.5 })
  expect(editor.store.getState().undo).toBe(undo)
})

test('the persona that is rated is the one chosen last, and the first when that one is gone', () => {
  expect(ratedPersona(editor.store.getState())?.id).toBe('p')
  editor.ratePersona('q')
  expect(ratedPersona(editor.store.getState())?.id).toBe('q')
  deletePersona(editor.doc, 'q')
  expect(ratedPersona(editor.store.getState())?.id).toBe('p')
})

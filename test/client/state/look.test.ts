import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { speak } from '../../../client/language/text.ts'
import {
  applyView,
  bringInSight,
  changeFilter,
  changeLook,
  clearFilter,
  wholeIndex,
  wholeSlot,
} from '../../../client/state/change-look.ts'
import { type Editor, openEditor } from '../../../client/state/editor.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { addCard, moveCards } from '../../../journey/edits/cards.ts'
import { changeFriction } from '../../../journey/edits/frictions.ts'
import { addStage, deleteStage, moveStage } from '../../../journey/edits/stages.ts'
import { addView, changeView, deleteView } from '../../../journey/edits/views.ts'
import { wholeLook } from '../../../journey/views/look.ts'
import { shop } from '../../journey/views/shop.ts'

beforeAll(() => speak('en', { remember: false }))

function open() {
  const doc = new Y.Doc()
  seedMap(doc, shop)
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  const editor = openEditor(doc)
  const receive = () => Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'other')
  return { editor, doc, other, receive }
}

const shownCards = ({ store }: Editor) => store.getState().shown.map.cards.map(({ id }) => id)
const shownStages = ({ store }: Editor) => store.getState().shown.map.stages.map(({ id }) => id)
const hideAllBut = (editor: Editor, minSeverity: 2 | 4) => {
  changeLook(editor, { unmatched: 'hide' })
  changeFilter(editor, { minSeverity })
}

describe('what is shown of an open map', () => {
  it('is all of it, the very map, until something else is asked for, and again afterwards', () => {
    const { editor } = open()
    const { map, arrangement } = editor.store.getState()
    expect(editor.store.getState().shown).toMatchObject({ map, arrangement })
    hideAllBut(editor, 4)
    expect(shownCards(editor)).toEqual(['pay', 'again'])
    clearFilter(editor)
    expect(editor.store.getState().shown.map).toBe(map)
  })

  it('keeps what one makes or changes in sight until one looks elsewhere, and takes back nothing from the map', () => {
    const { editor, doc } = open()
    hideAllBut(editor, 4)
    const made = editor.edit('step.addCard', undefined, () =>
      addCard(doc, { stage: 'buy', lane: 'act', under: 'wait', index: 0 }, { title: 'sighs' }),
    )
    editor.edit('step.edit', undefined, () => changeFriction(doc, 'again-f', { severity: 1 }))
    expect(shownCards(editor)).toEqual(expect.arrayContaining([made, 'wait', 'again', 'pay']))
    const stage = editor.edit('step.addStage', undefined, () => addStage(doc, { title: 'Leave', band: 'sale' }))
    expect(shownStages(editor)).toContain(stage)
    changeFilter(editor, { statuses: ['fixing'] })
    expect(shownCards(editor)).toEqual([])
    expect(editor.store.getState().map.cards).toHaveLength(shop.cards.length + 1)
  })

  it('is filtered at once when others edit, but for what one has selected', () => {
    const { editor, other, receive } = open()
    hideAllBut(editor, 2)
    expect(shownCards(editor).toSorted()).toEqual(['again', 'compare', 'pay'])
    editor.select(['compare'])
    changeFriction(other, 'slow', { severity: 0 })
    changeFriction(other, 'again-f', { severity: 0 })
    receive()
    expect(shownCards(editor)).toEqual(['compare'])
    expect(editor.store.getState().selection).toEqual(['compare'])
  })

  it('takes what it hides out of the selection, so that nothing unseen is deleted', () => {
    const { editor } = open()
    editor.select(['ad', 'pay'])
    hideAllBut(editor, 4)
    expect(editor.store.getState().selection).toEqual(['pay'])
  })

  it('follows a stage that is gone back to all stages', () => {
    const { editor, other, receive } = open()
    changeLook(editor, { stage: 'buy' })
    expect(shownStages(editor)).toEqual(['buy'])
    deleteStage(other, 'buy')
    receive()
    expect(shownStages(editor)).toEqual(['look', 'use'])
    expect(editor.store.getState().look.stage).toBeUndefined()
  })

  it('brings what is looked for in sight: in its stage, and beside what the filter means', () => {
    const { editor } = open()
    changeLook(editor, { stage: 'buy' })
    bringInSight(editor, 'ad')
    expect(shownStages(editor)).toEqual(['look'])
    clearFilter(editor)
    changeLook(editor, { stage: undefined, laneGroup: 'executive' })
    bringInSight(editor, 'remember')
    expect(shownCards(editor)).toContain('remember')
    expect(editor.store.getState().shown.map.lanes.map(({ id }) => id)).toContain('idea')
    const { shown } = editor.store.getState()
    bringInSight(editor, 'pay')
    expect(editor.store.getState().shown).toBe(shown)
  })
})

describe('moving among what is shown', () => {
  it('lands where one sees it', () => {
    const { editor, doc } = open()
    changeLook(editor, { unmatched: 'hide' })
    changeFilter(editor, { channels: ['whatsapp'] })
    // Seen: compare | wait. The second place of Buying, behind “wait”, is its third.
    const slot = wholeSlot(editor, { stage: 'buy', lane: 'touch', index: 1 }, ['compare'])
    expect(slot?.index).toBe(2)
    if (slot) editor.edit('step.moveCard', 'compare', () => moveCards(doc, ['compare'], slot))
    expect(
      editor.store
        .getState()
        .arrangement.columns.get('buy')
        ?.map(({ id }) => id),
    ).toEqual(['pay', 'wait', 'compare'])
    clearFilter(editor)
    changeFilter(editor, { personas: ['sari'] })
    // Looking is empty now and hidden: before Buying is before what is seen first.
    expect(shownStages(editor)).toEqual(['buy'])
    const stage = editor.edit('step.addStage', undefined, () => addStage(doc, { title: 'Later', band: 'sale' }))
    const index = wholeIndex(editor, 'stages', stage, 0)
    editor.edit('step.moveStage', stage, () => moveStage(doc, stage, index))
    expect(editor.store.getState().map.stages.map(({ id }) => id)).toEqual(['look', stage, 'buy', 'use'])
  })
})

describe('a saved view', () => {
  it('is looked through, follows changes by others, and leaves the look behind when it is deleted', () => {
    const { editor, doc, other, receive } = open()
    const id = editor.edit('step.saveView', undefined, () => addView(doc, { title: 'Buying', stage: 'buy' }))
    applyView(editor, id)
    expect(shownStages(editor)).toEqual(['buy'])
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    changeView(other, id, { stage: 'look' })
    receive()
    expect(shownStages(editor)).toEqual(['look'])
    // What one has changed oneself is not taken away.
    changeLook(editor, { stage: 'use' })
    changeView(other, id, { stage: 'buy' })
    receive()
    expect(shownStages(editor)).toEqual(['use'])
    deleteView(other, id)
    receive()
    expect(editor.store.getState()).toMatchObject({ viewId: undefined, look: { stage: 'use' } })
    applyView(editor, undefined)
    expect(editor.store.getState().look).toEqual(wholeLook)
  })
})

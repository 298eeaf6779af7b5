import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { currentText, speak } from '../../../client/language/text.ts'
import { draftId, withDraft } from '../../../client/state/draft.ts'
import { type Editor, openEditor } from '../../../client/state/editor.ts'
import { createWorkplace } from '../../../client/state/workplace.ts'
import {
  commitDraft,
  keepDraft,
  openCardDraft,
  openCellDraft,
  openStageDraft,
  reopenDraft,
  writeDraft,
} from '../../../client/state/write-draft.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { changeLane, deleteLane } from '../../../journey/edits/lanes.ts'
import { arrange } from '../../../journey/model/arrange.ts'
import { shop } from '../../journey/views/shop.ts'
import { wordStep } from '../../../client/actions/step-words.ts'

beforeAll(() => speak('en', { remember: false }))

let editor: Editor
let other: Y.Doc
/** Words of whom it was said that their place is gone. */
let lost: string[]
let writing: { editor: Editor; view: ReturnType<ReturnType<typeof createWorkplace>['getState']>['view'] }
const receive = () => Y.applyUpdate(editor.doc, Y.encodeStateAsUpdate(other), 'other')
const state = () => editor.store.getState()
const cards = (title: string) => state().map.cards.filter((card) => card.title === title)
const stageAt = (index: number) => state().map.stages.at(index)?.id ?? ''
const touchpoints = (stage: string) => (state().arrangement.columns.get(stage) ?? []).map(({ title }) => title)
const spine = () => state().map.lanes.find(({ role }) => role === 'touchpoint')?.id ?? ''
const drafted = () => editor.draft.getState().place
const shown = () => (drafted() ? editor.draft.getState().words : undefined)
const write = (words: string) => writeDraft(editor, words)
const commit = (after?: 'here' | 'next' | 'previous') => commitDraft(writing, after)

/** An empty place of the lane whose cards anyone may write. */
const lane = () => state().map.lanes.find(({ role }) => role === 'action')?.id ?? ''
const cell = () => ({ kind: 'cell', stage: stageAt(0), lane: lane() }) as const

beforeEach(() => {
  const doc = new Y.Doc()
  seedMap(doc, shop)
  other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  editor = openEditor(doc)
  writing = { editor, view: createWorkplace({ mode: 'map', panelOpen: false }).getState().view }
  lost = []
  editor.store.subscribe(() => {
    const words = keepDraft(editor)
    if (words !== undefined) lost.push(words)
  })
  editor.focusOn(cell())
})
afterEach(() => editor.close())

test('what is written becomes a card where it was written, and the next one is written there', () => {
  const at = cell()
  openCellDraft(writing, at, 'C')
  write('Check stock')
  commit('here')
  expect(cards('Check stock')).toMatchObject([{ place: { stage: at.stage, lane: at.lane } }])
  expect(shown()).toBe('')
  commit('here')
  expect(shown()).toBeUndefined()
  expect(state().selection).toEqual(cards('Check stock').map(({ id }) => id))
})

test('a run that is begun between two cards goes on between them', () => {
  const stage = stageAt(0)
  const [first, ...rest] = touchpoints(stage)
  openCardDraft(writing, { stage, lane: spine(), index: 1 })
  for (const title of ['One', 'Two']) {
    write(title)
    commit('here')
  }
  expect(touchpoints(stage)).toEqual([first, 'One', 'Two', ...rest])
})

test('every card of a run is a step of its own, named for the card', () => {
  const stage = stageAt(0)
  openCardDraft(writing, { stage, lane: spine(), index: 0 })
  for (const title of ['One', 'Two']) {
    write(title)
    commit('here')
  }
  commit('here')
  const before = state().map
  const taken = editor.history.undo()
  expect(taken && wordStep(taken, [state().map, before], currentText())).toBe('add card “Two”')
  expect([cards('One').length, cards('Two').length]).toEqual([1, 0])
  editor.history.undo()
  expect(state().undo).toBeUndefined()
})

test('where nothing is written nothing is left, no step either, and one is where one was before', () => {
  const [touchpoint] = state().arrangement.columns.get(stageAt(0)) ?? []
  editor.select([touchpoint?.id ?? ''])
  const { focus, selection, map } = state()
  for (const end of [() => commit('here'), () => commit()]) {
    openCardDraft(writing, { stage: stageAt(0), lane: spine(), index: 1 })
    expect(state().focus).toMatchObject({ kind: 'cell', stage: stageAt(0) })
    write('  ')
    end()
    expect(state()).toMatchObject({ focus, selection, undo: undefined, redo: undefined })
    expect(state().map).toBe(map)
  }
})

test('behind the last stage and before the first a run goes on where it is, whatever key leads there', () => {
  const at = { stage: stageAt(-1), lane: spine(), index: 99 }
  openCardDraft(writing, at)
  commit('next')
  expect(drafted()).toMatchObject({ at: { stage: at.stage } })
  write('Tells a friend')
  commit('next')
  expect(touchpoints(at.stage).at(-1)).toBe('Tells a friend')
  expect(drafted()).toMatchObject({ at: { stage: at.stage } })
  write('And another')
  commit('here')
  expect(touchpoints(at.stage).slice(-2)).toEqual(['Tells a friend', 'And another'])
  expect(state().map.stages.length).toBe(shop.stages.length)
  openCardDraft(writing, { ...at, stage: stageAt(0) })
  commit('previous')
  expect(drafted()).toMatchObject({ at: { stage: stageAt(0) } })
})

test('stages are written in a run too, and an empty one ends it without a trace', () => {
  const count = state().map.stages.length
  openStageDraft(writing, stageAt(0))
  for (const title of ['Second', 'Third']) {
    write(title)
    commit('here')
  }
  commit('here')
  expect(drafted()).toBeUndefined()
  expect(
    state()
      .map.stages.slice(1, 3)
      .map(({ title }) => title),
  ).toEqual(['Second', 'Third'])
  expect(state().selection).toEqual([stageAt(2)])
  expect(state().undo).toMatchObject({ action: 'step.addStage' })
  editor.history.undo()
  editor.history.undo()
  expect(state().map.stages.length).toBe(count)
  expect(state().undo).toBeUndefined()
})

test('the map is shown with room for what is being written', () => {
  const stage = stageAt(0)
  const titles = touchpoints(stage)
  openCardDraft(writing, { stage, lane: spine(), index: 1 })
  const withCard = withDraft(state().shown.map, state(), drafted())
  expect(arrange(withCard).columns.get(stage)?.[1]?.id).toBe(draftId)
  expect(touchpoints(stage)).toEqual(titles)
  openStageDraft(writing, stage)
  expect(withDraft(state().shown.map, state(), drafted()).stages[1]?.id).toBe(draftId)
  write('')
  commit()
  expect(withDraft(state().shown.map, state(), drafted())).toBe(state().shown.map)
})

test('words for a lane that someone deletes meanwhile are kept, among the unplaced cards', () => {
  const at = cell()
  openCellDraft(writing, at, 'Check stock')
  deleteLane(other, at.lane)
  receive()
  expect(shown()).toBeUndefined()
  const [card] = cards('Check stock')
  expect(card?.place.lane).toBe(at.lane)
  expect(state().arrangement.unplaced.map(({ id }) => id)).toContain(card?.id)
  expect(state().selection).toEqual([card?.id])
})

test('words for a lane that someone collapses meanwhile become a card of that lane', () => {
  const at = cell()
  openCellDraft(writing, at, 'Check stock')
  changeLane(other, at.lane, { collapsed: true })
  receive()
  expect(cards('Check stock')).toMatchObject([{ place: { stage: at.stage, lane: at.lane } }])
  expect(state().arrangement.unplaced.map(({ title }) => title)).not.toContain('Check stock')
})

test('it is told when words have lost their place, and not when their writer leaves it', () => {
  openCellDraft(writing, cell(), 'Ask around')
  editor.focusOn({ kind: 'stage', id: stageAt(1) })
  expect(cards('Ask around').length).toBe(1)
  expect(lost).toEqual([])
  openCellDraft(writing, cell(), 'Check stock')
  deleteLane(other, cell().lane)
  receive()
  expect(lost).toEqual(['Check stock'])
})

test('a draft whose place stays is left alone by what others do', () => {
  openCellDraft(writing, cell(), 'Check st')
  changeLane(other, state().map.lanes[0]?.id ?? '', { title: 'What happens' })
  receive()
  expect(shown()).toBe('Check st')
  expect(cards('Check st')).toEqual([])
})

test('what was being written when the page went is gone on with where it was', () => {
  const stage = stageAt(0)
  const [first, ...rest] = touchpoints(stage)
  openCardDraft(writing, { stage, lane: spine(), index: 1 })
  const place = drafted()
  commit()
  if (!place) throw new Error('nothing was drafted')
  expect(reopenDraft(writing, place, 'Half a na')).toBe('opened')
  expect(shown()).toBe('Half a na')
  write('Half a name')
  commit('here')
  commit('here')
  expect(touchpoints(stage)).toEqual([first, 'Half a name', ...rest])
  expect(reopenDraft(writing, { kind: 'stage', behind: stageAt(0) }, 'Wonders')).toBe('opened')
  commit()
  expect(state().map.stages[1]?.title).toBe('Wonders')
})

test('what was being written in a lane that is gone or folded by then is on a card all the same', () => {
  const at = cell()
  changeLane(editor.doc, at.lane, { collapsed: true })
  expect(reopenDraft(writing, { kind: 'card', at }, 'Folded away')).toBe('made')
  expect(cards('Folded away')).toMatchObject([{ place: { stage: at.stage, lane: at.lane } }])
  deleteLane(editor.doc, at.lane)
  expect(reopenDraft(writing, { kind: 'card', at }, 'Check stock')).toBe('made')
  expect(drafted()).toBeUndefined()
  expect(state().arrangement.unplaced.map(({ title }) => title)).toContain('Check stock')
})

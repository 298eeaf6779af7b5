import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { ActionContext } from '../../../client/actions/action.ts'
import { redo, undo } from '../../../client/actions/undo.ts'
import { useToasts } from '../../../client/components/toast-store.ts'
import { currentText, speak } from '../../../client/language/text.ts'
import type { CanvasView } from '../../../client/state/canvas-view.ts'
import { openEditor } from '../../../client/state/editor.ts'
import { type GridPlace, placeKey } from '../../../client/state/focus.ts'
import { createWorkplace } from '../../../client/state/workplace.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { addCard, changeCard, deleteCard, moveCards } from '../../../journey/edits/cards.ts'
import { addFriction, changeFriction, deleteFriction } from '../../../journey/edits/frictions.ts'
import { changeLane } from '../../../journey/edits/lanes.ts'
import { addLink, deleteLink } from '../../../journey/edits/links.ts'
import { changeMap } from '../../../journey/edits/map.ts'
import { addMetric } from '../../../journey/edits/metrics.ts'
import { addPersona } from '../../../journey/edits/personas.ts'
import { changeStage, deleteStage } from '../../../journey/edits/stages.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { sampleMap } from '../../helpers/sample-map.ts'

beforeAll(() => speak('en', { remember: false }))
afterEach(() => useToasts.setState({ toasts: [] }))

const ignore = () => {}

/** An open map whose canvas notes what it is asked to show. */
function open() {
  const doc = new Y.Doc()
  seedMap(doc, sampleMap())
  const editor = openEditor(doc)
  const shown: string[] = []
  const view: CanvasView = {
    open: ignore,
    fit: ignore,
    zoomTo: ignore,
    zoomBy: ignore,
    reveal: (...ids) => shown.push(...ids),
    revealPlace: (place: GridPlace) => shown.push(placeKey(place)),
    fitTo: ignore,
    focus: ignore,
  }
  const context: ActionContext = {
    editor,
    view,
    workplace: createWorkplace({ mode: 'map', panelOpen: false }),
    text: (key, values) => currentText()(key, values),
  }
  const { map } = editor.store.getState()
  /** Runs undo or redo from far away, with something else selected, and says what one then hears and sees. */
  const run = (action: typeof undo) => {
    shown.length = 0
    editor.select([])
    action.run(context)
    const { selection, panelTab } = editor.store.getState()
    const toast = useToasts.getState().toasts.at(-1)
    return { says: toast?.message, detail: toast?.detail, shown: [...shown], selection, panelTab }
  }
  return { doc, editor, map, run, undo: () => run(undo), redo: () => run(redo) }
}

/** Someone else edits the same map. */
function elsewhere(doc: Y.Doc, edit: (other: Y.Doc) => void): void {
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  edit(other)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'remote')
}

const first = <T>(list: readonly T[]): T => {
  const [item] = list
  if (item === undefined) throw new Error('the sample map has none')
  return item
}
const touchpointsOf = (map: JourneyMap) => {
  const lanes = new Set(map.lanes.filter(({ role }) => role === 'touchpoint').map(({ id }) => id))
  return map.cards.filter(({ place }) => lanes.has(place.lane))
}
const titled = <T extends { readonly title: string }>(list: readonly T[]): T => first(list.filter(({ title }) => title))

describe('undo and redo say what they did, and show it', () => {
  it('of a card: its title, itself', () => {
    const { doc, editor, map, ...run } = open()
    const card = titled(touchpointsOf(map))
    editor.edit('step.owner', card.id, () => changeCard(doc, card.id, { owner: 'Ani' }))
    expect(run.undo()).toMatchObject({
      says: `Undid: owner of “${card.title}”`,
      selection: [card.id],
      shown: [card.id],
    })
    expect(run.redo()).toMatchObject({
      says: `Redid: owner of “${card.title}”`,
      selection: [card.id],
      shown: [card.id],
    })
  })

  it('in Indonesian too', async () => {
    const { doc, editor, map, ...run } = open()
    const card = titled(touchpointsOf(map))
    editor.edit('step.owner', card.id, () => changeCard(doc, card.id, { owner: 'Ani' }))
    await speak('id', { remember: false })
    expect(run.undo().says).toBe(`Diurungkan: pemilik “${card.title}”`)
    await speak('en', { remember: false })
  })

  it('of several cards: the one it was done to and how many more, all of them', () => {
    const { doc, editor, map, ...run } = open()
    const [a, b, c] = touchpointsOf(map)
    if (!a || !b || !c) throw new Error('too few touchpoints')
    const ids = [a.id, b.id, c.id]
    editor.edit('step.delete', b.id, () => ids.forEach((id) => deleteCard(doc, id)))
    const done = run.undo()
    expect(done.says).toBe(`Undid: delete “${b.title}” and 2 more`)
    expect(done.selection).toHaveLength(3)
    expect(done.selection[0]).toBe(b.id)
    expect(done.shown).toEqual(done.selection)
  })

  it('of a new card: its name, and the place where it stood', () => {
    const { doc, editor, map, ...run } = open()
    const beside = first(touchpointsOf(map))
    const slot = { stage: beside.place.stage, lane: beside.place.lane, index: 0 }
    const id = editor.edit('step.addCard', undefined, () => addCard(doc, slot, { title: '' }), 'making')
    editor.edit('step.addCard', id, () => changeCard(doc, id, { title: 'Checkout' }), 'making')
    editor.history.endGesture()
    expect(run.undo()).toMatchObject({
      says: 'Undid: add card “Checkout”',
      selection: [],
      shown: [`card/${beside.id}`],
    })
    expect(run.redo()).toMatchObject({ says: 'Redid: add card “Checkout”', selection: [id], shown: [id] })
  })

  it('of a friction and a metric: their own titles, the card they hang on, the panel open at them', () => {
    const { doc, editor, map, ...run } = open()
    const card = first(touchpointsOf(map))
    const friction = editor.edit('step.addFriction', card.id, () =>
      addFriction(doc, { title: 'Long queue', on: [card.id], severity: 2, status: 'open' }),
    )
    editor.edit('step.changeFriction', card.id, () => changeFriction(doc, friction, { severity: 4 }))
    editor.edit('step.addMetric', card.id, () =>
      addMetric(doc, { title: 'Waiting time', key: 'custom', on: card.id, evidence: 'assumed' }),
    )
    const there = { selection: [card.id], shown: [card.id] }
    expect(run.undo()).toMatchObject({ says: 'Undid: add metric “Waiting time”', panelTab: 'metrics', ...there })
    expect(run.undo()).toMatchObject({ says: 'Undid: friction “Long queue”', panelTab: 'frictions', ...there })
    editor.showTab('details')
    expect(run.undo()).toMatchObject({ says: 'Undid: add friction “Long queue”', panelTab: 'frictions', ...there })
  })

  it('of a friction on a card that is gone: another card that it hangs on', () => {
    const { doc, editor, map, ...run } = open()
    const [a, b] = touchpointsOf(map)
    if (!a || !b) throw new Error('too few touchpoints')
    const on = [a.id, b.id]
    const friction = addFriction(doc, { title: 'Long queue', on, severity: 2, status: 'open' })
    editor.edit('step.deleteFriction', a.id, () => deleteFriction(doc, friction))
    elsewhere(doc, (other) => deleteCard(other, a.id))
    expect(run.undo()).toMatchObject({ says: 'Undid: delete friction “Long queue”', selection: [b.id], shown: [b.id] })
  })

  it('of a stage and a lane: themselves; of a deleted stage, it once it is back', () => {
    const { doc, editor, map, ...run } = open()
    const stage = titled(map.stages)
    const lane = titled(map.lanes)
    editor.edit('step.rename', stage.id, () => changeStage(doc, stage.id, { title: 'Renamed' }))
    editor.edit('step.recolour', lane.id, () => changeLane(doc, lane.id, { colour: 'teal' }))
    editor.edit('step.delete', stage.id, () => deleteStage(doc, stage.id))
    expect(run.undo()).toMatchObject({ says: 'Undid: delete “Renamed”', selection: [stage.id], shown: [stage.id] })
    expect(run.undo()).toMatchObject({ selection: [lane.id], shown: [lane.id] })
    expect(run.undo()).toMatchObject({ says: `Undid: rename “${stage.title}”`, selection: [stage.id] })
  })

  it('of a link: both its ends', () => {
    const { doc, editor, map, ...run } = open()
    const [from, , to] = touchpointsOf(map)
    if (!from || !to) throw new Error('too few touchpoints')
    const link = editor.edit('step.addLink', from.id, () => addLink(doc, { from: from.id, to: to.id }))
    editor.edit('step.deleteLink', from.id, () => deleteLink(doc, link))
    const ends = [from.id, to.id]
    expect(run.undo()).toMatchObject({
      says: `Undid: delete link from “${from.title}”`,
      selection: [link],
      shown: ends,
    })
    expect(run.undo()).toMatchObject({ says: `Undid: link from “${from.title}”`, selection: [], shown: ends })
  })

  it('of a card in a collapsed lane: the lane; of an unplaced one: nothing to scroll to', () => {
    const { doc, editor, map, ...run } = open()
    const lane = first(
      map.lanes.filter(({ id, role }) => role !== 'touchpoint' && map.cards.some((c) => c.place.lane === id)),
    )
    const card = first(map.cards.filter(({ place }) => place.lane === lane.id))
    const { stage } = card.place
    editor.edit('step.moveCard', card.id, () =>
      moveCards(doc, [card.id], { stage: stage + 'x', lane: lane.id, index: 0 }),
    )
    elsewhere(doc, (other) => changeLane(other, lane.id, { collapsed: true }))
    expect(run.undo()).toMatchObject({ selection: [card.id], shown: [lane.id] })
    expect(run.redo()).toMatchObject({ selection: [card.id], shown: [] })
  })

  it('of the map and its personas: their names, in the panel of the map', () => {
    const { doc, editor, ...run } = open()
    editor.edit('step.renameMap', undefined, () => changeMap(doc, { title: 'Other' }))
    editor.edit('step.addPersona', undefined, () => addPersona(doc, { title: 'Dewi' }))
    expect(run.undo()).toMatchObject({ says: 'Undid: add persona “Dewi”', selection: [], shown: [] })
    expect(run.undo()).toMatchObject({ says: 'Undid: title of the map', selection: [], shown: [] })
  })
})

describe('a step of which nothing is left', () => {
  it('says so, why, and leaves view and selection alone', () => {
    const { doc, editor, map, ...run } = open()
    const card = titled(touchpointsOf(map))
    editor.edit('step.owner', card.id, () => changeCard(doc, card.id, { owner: 'Ani' }))
    elsewhere(doc, (other) => changeCard(other, card.id, { owner: 'Budi' }))
    const owner = `owner of “${card.title}”`
    const detail = 'Someone else has changed it since.'
    expect(run.undo()).toMatchObject({ says: `Nothing left to undo: ${owner}`, detail, selection: [], shown: [] })
    expect(run.redo()).toMatchObject({ says: `Nothing left to redo: ${owner}`, detail, selection: [], shown: [] })
  })

  it('does not blame others where nobody else was', () => {
    const { doc, editor, map, ...run } = open()
    const card = titled(touchpointsOf(map))
    for (const notes of [`${card.notes ?? ''}a`, card.notes])
      editor.edit('step.notes', card.id, () => changeCard(doc, card.id, { notes }), 'typing')
    expect(run.undo()).toMatchObject({ says: `Nothing left to undo: notes of “${card.title}”`, detail: undefined })
  })

  it('that kept some of it from going says which part stays', () => {
    const { doc, editor, map, ...run } = open()
    const [a, b] = touchpointsOf(map)
    if (!a || !b) throw new Error('too few touchpoints')
    editor.edit('step.recolourMany', undefined, () =>
      [a.id, b.id].forEach((id) => changeCard(doc, id, { owner: 'Ani' })),
    )
    elsewhere(doc, (other) => changeCard(other, a.id, { owner: 'Budi' }))
    expect(run.undo()).toMatchObject({
      says: `Undid: colour of “${b.title}”`,
      detail: 'What someone else has changed since stays.',
      selection: [b.id],
    })
  })
})

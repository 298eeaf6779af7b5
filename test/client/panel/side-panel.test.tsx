// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { loadDuplicating } from '../../../client/actions/duplicate-selection.ts'
import { deleteLane } from '../../../journey/edits/lanes.ts'
import { deleteStage } from '../../../journey/edits/stages.ts'
import { type OpenPanel, leave, openPanel, press, setText, smallMap, type } from './open-panel.tsx'

let panel: OpenPanel
afterEach(() => panel.close())

const map = () => panel.editor.store.getState().map
const card = (id: string) => map().cards.find((item) => item.id === id)
const select = (...ids: string[]) => act(() => panel.editor.select(ids))
const said = () => document.body.textContent ?? ''

describe('frictions', () => {
  it('come from the library in both languages, with its kind and a first severity', async () => {
    panel = await openPanel()
    select('shop')
    panel.click('Frictions')
    setText(panel.field('Add a friction'), 'antrean')
    press(panel.field('Add a friction'), 'Enter')
    expect(map().frictions).toMatchObject([
      { key: 'long-queue', title: 'Long queue or hold time', kind: 'wait', severity: 3, status: 'open', on: ['shop'] },
    ])
  })

  it('come in own words, at a stage and at the map as a whole', async () => {
    panel = await openPanel()
    select('look')
    panel.click('Frictions')
    setText(panel.field('Add a friction'), 'Too many tabs')
    press(panel.field('Add a friction'), 'Enter')
    select()
    setText(panel.field('Add a friction'), 'Nobody owns it')
    press(panel.field('Add a friction'), 'Enter')
    expect(map().frictions).toMatchObject([
      { title: 'Too many tabs', on: ['look'] },
      { title: 'Nobody owns it', on: [] },
    ])
  })

  it('are the best hit of the library on Enter, by arrow or not, and own words where nothing is called so', async () => {
    panel = await openPanel()
    select('shop')
    panel.click('Frictions')
    const add = () => panel.field('Add a friction')
    setText(add(), 'long que')
    press(add(), 'ArrowDown')
    press(add(), 'Enter')
    setText(add(), 'complaint form')
    press(add(), 'ArrowUp')
    press(add(), 'Enter')
    // The library has “wait” as a kind, and no friction of that name.
    setText(add(), 'ait')
    press(add(), 'Enter')
    expect(
      map()
        .frictions.map(({ title }) => title)
        .toSorted(),
    ).toEqual(['Long queue or hold time', 'ait', 'complaint form'])
  })

  it('keep their title in sight when they are open', async () => {
    panel = await openPanel()
    select('shop')
    panel.click('Frictions')
    setText(panel.field('Add a friction'), 'Too many tabs')
    press(panel.field('Add a friction'), 'Enter')
    const head = document.querySelector('#side-panel li [aria-expanded=true]')
    expect(head?.textContent).toContain('Too many tabs')
  })

  it('take a link that is one, and nothing else', async () => {
    panel = await openPanel()
    select('shop')
    panel.click('Frictions')
    setText(panel.field('Add a friction'), 'Own')
    press(panel.field('Add a friction'), 'Enter')
    const link = panel.field('Link')
    for (const bad of ['javascript:alert(1)', 'data:text/html,x', 'not a link', 'ftp://example.com']) {
      setText(link, bad)
      leave(link)
      expect(map().frictions[0]).not.toHaveProperty('url')
      expect(link.value).toBe(bad)
    }
    setText(link, 'tickets.example.com/12')
    leave(link)
    expect(map().frictions[0]?.url).toBe('https://tickets.example.com/12')
    const open = document.querySelector<HTMLAnchorElement>('#side-panel a[href]')
    expect(open?.href).toBe('https://tickets.example.com/12')
    expect(open?.rel).toContain('noopener')
    expect(open?.target).toBe('_blank')
  })
})

describe('a touchpoint', () => {
  it('is rated per persona by the keyboard, as one step, and cleared', async () => {
    panel = await openPanel()
    select('shop')
    act(() => panel.field('Bad (−1)').click())
    act(() => panel.field('Very good (+2)').click())
    expect(card('shop')?.emotions).toEqual({ rani: 2 })
    press(panel.field('Very good (+2)'), 'Delete')
    expect(card('shop')).not.toHaveProperty('emotions')
    act(() => void panel.editor.history.undo())
    expect(card('shop')).not.toHaveProperty('emotions')
    expect(panel.editor.store.getState().undo).toBeUndefined()
  })

  it('gets channels from the library and in own words', async () => {
    panel = await openPanel()
    select('shop')
    const add = panel.field('Add a channel')
    setText(add, 'situs ulas')
    press(add, 'Enter')
    setText(add, 'Night market')
    press(add, 'Enter')
    expect(card('shop')?.channels).toEqual(['Night market', 'review-site'])
    panel.click('Remove channel Night market')
    expect(card('shop')?.channels).toEqual(['review-site'])
  })

  it('is offered the owners of the map', async () => {
    panel = await openPanel()
    select('shop')
    const owner = panel.field('Owner')
    type(owner, 'mark')
    press(owner, 'ArrowDown')
    press(owner, 'Enter')
    expect(card('shop')?.owner).toBe('Marketing')
    leave(owner)
    act(() => void panel.editor.history.undo())
    expect(card('shop')).not.toHaveProperty('owner')
  })

  it('is linked to another by a search for it', async () => {
    panel = await openPanel()
    select('shop')
    setText(panel.field('Link to a touchpoint'), 'pay')
    press(panel.field('Link to a touchpoint'), 'Enter')
    expect(map().links).toMatchObject([{ from: 'shop', to: 'pay' }])
    setText(panel.field('Weight'), '2.5')
    leave(panel.field('Weight'))
    expect(map().links[0]?.weight).toBe(2.5)
  })

  it('has fields that a card of another lane has not', async () => {
    panel = await openPanel()
    select('guide')
    expect(said()).toContain('Stands under')
    expect(said()).not.toContain('Moment of truth')
    expect(said()).not.toContain('Emotion of')
  })
})

describe('the map', () => {
  it('says when it has no stage after the sale, until it has one', async () => {
    panel = await openPanel()
    expect(said()).toContain('This journey ends at the sale')
    panel.click('Add a stage after the sale')
    expect(map().stages.at(-1)?.band).toBe('post-sale')
    select()
    expect(said()).not.toContain('This journey ends at the sale')
  })

  it('gets, renames and loses personas', async () => {
    panel = await openPanel()
    panel.click('Add a persona')
    const added = map().personas.find(({ id }) => id !== 'rani')
    const name = document.activeElement as HTMLTextAreaElement
    expect(name.placeholder).toBe('Unnamed persona')
    type(name, 'Budi')
    expect(map().personas.find(({ id }) => id === added?.id)?.title).toBe('Budi')
    panel.click('Colour and notes of Budi')
    panel.click('Delete the persona')
    expect(map().personas.map(({ title }) => title)).toEqual(['Rani'])
  })
})

describe('several things', () => {
  it('are duplicated and deleted at once, each as one step', async () => {
    // The map page fetches this code once the map is there.
    await loadDuplicating()
    panel = await openPanel()
    select('ad', 'guide', 'buy')
    expect(said()).toContain('3 things selected')
    expect(said()).toContain('2 cards · 1 stage')
    panel.click('Duplicate all')
    expect(map().cards).toHaveLength(smallMap.cards.length + 3)
    expect(map().stages).toHaveLength(3)
    act(() => void panel.editor.history.undo())
    expect(map().cards).toHaveLength(smallMap.cards.length)
    expect(map().stages).toHaveLength(2)
  })
})

describe('the tray', () => {
  it('is not there while every card has a place', async () => {
    panel = await openPanel()
    expect(said()).not.toContain('unplaced')
  })

  it('puts a deleted stage back, with its cards where they were', async () => {
    panel = await openPanel()
    act(() => panel.editor.edit('step.delete', 'buy', () => deleteStage(panel.editor.doc, 'buy')))
    expect(said()).toContain('1 unplaced card')
    expect(said()).toContain('The stage “Buying” was deleted.')
    panel.click('Put back')
    expect(map().stages.map(({ id }) => id)).toEqual(['look', 'buy'])
    expect(panel.editor.store.getState().arrangement.stageOf.get('pay')).toBe('buy')
    expect(said()).not.toContain('unplaced')
  })

  it('places one card elsewhere, as one step', async () => {
    panel = await openPanel()
    act(() => panel.editor.edit('step.delete', 'buy', () => deleteStage(panel.editor.doc, 'buy')))
    panel.click('Place “Pays”')
    expect(card('pay')?.place).toMatchObject({ stage: 'look', lane: 'touch' })
    expect(
      panel.editor.store
        .getState()
        .arrangement.columns.get('look')
        ?.map(({ id }) => id),
    ).toEqual(['ad', 'shop', 'pay'])
    act(() => void panel.editor.history.undo())
    expect(panel.editor.store.getState().arrangement.unplaced.map(({ id }) => id)).toEqual(['pay'])
  })

  it('tells deleted stages and lanes apart, and puts both back where both are gone', async () => {
    panel = await openPanel()
    act(() => {
      deleteStage(panel.editor.doc, 'look')
      deleteLane(panel.editor.doc, 'act')
    })
    expect(said()).toContain('The stage “Looking” was deleted.')
    expect(said()).toContain('The stage “Looking” and the lane “Actions” were deleted.')
    panel.click('Put back')
    panel.click('Put back')
    expect(panel.editor.store.getState().arrangement.unplaced).toEqual([])
  })
})

// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { changeCard } from '../../../journey/edits/cards.ts'
import { type OpenPanel, leave, openPanel, press, setText, type } from './open-panel.tsx'

let panel: OpenPanel
afterEach(() => panel.close())

const titleOf = (id: string) => panel.editor.store.getState().map.cards.find((card) => card.id === id)?.title
const notesOf = (id: string) => panel.editor.store.getState().map.cards.find((card) => card.id === id)?.notes
const select = (id: string) => act(() => panel.editor.select([id]))
const undo = () => act(() => void panel.editor.history.undo())

describe('a text field of the panel', () => {
  it('writes into the document with every letter', async () => {
    panel = await openPanel()
    select('shop')
    const title = panel.field<HTMLTextAreaElement>('Title')
    type(title, '!')
    expect(titleOf('shop')).toBe('Compares shops!')
    type(title, '?')
    expect(titleOf('shop')).toBe('Compares shops!?')
  })

  it('makes one session of typing one step of the history', async () => {
    panel = await openPanel()
    select('shop')
    const title = panel.field<HTMLTextAreaElement>('Title')
    type(title, ' at night')
    leave(title)
    type(title, ' and by day')
    leave(title)
    undo()
    expect(titleOf('shop')).toBe('Compares shops at night')
    undo()
    expect(titleOf('shop')).toBe('Compares shops')
    expect(title.value).toBe('Compares shops')
  })

  it('makes typing into two fields two steps, even when the focus never left the panel', async () => {
    panel = await openPanel()
    select('shop')
    type(panel.field<HTMLTextAreaElement>('Title'), '!')
    type(panel.field<HTMLTextAreaElement>('Notes'), ' Late.')
    undo()
    expect(notesOf('shop')).toBe('On the phone.')
    expect(titleOf('shop')).toBe('Compares shops!')
  })

  it('ends the step when another card is selected while typing', async () => {
    panel = await openPanel()
    select('shop')
    type(panel.field<HTMLTextAreaElement>('Title'), '!')
    select('pay')
    select('shop')
    type(panel.field<HTMLTextAreaElement>('Title'), '?')
    undo()
    expect(titleOf('shop')).toBe('Compares shops!')
  })

  it('shows what others write without taking the caret from its word', async () => {
    panel = await openPanel()
    select('shop')
    const title = panel.field<HTMLTextAreaElement>('Title')
    act(() => title.focus())
    title.setSelectionRange(8, 8)
    changeCard(panel.other, 'shop', { title: 'She Compares shops online' })
    panel.receive()
    expect(title.value).toBe('She Compares shops online')
    expect(title.selectionStart).toBe(12)
    expect(document.activeElement).toBe(title)
    type(title, ' two')
    expect(titleOf('shop')).toBe('She Compares two shops online')
  })

  it('keeps what others wrote since the last frame when something is typed before the next', async () => {
    panel = await openPanel()
    select('shop')
    const title = panel.field<HTMLTextAreaElement>('Title')
    act(() => title.focus())
    title.setSelectionRange(title.value.length, title.value.length)
    changeCard(panel.other, 'shop', { title: 'She Compares shops' })
    panel.receiveBetweenFrames()
    expect(title.value).toBe('Compares shops')
    type(title, '!')
    expect(titleOf('shop')).toBe('She Compares shops!')
    expect(title.value).toBe('She Compares shops!')
  })

  it('takes back only its own words when others wrote into the same text', async () => {
    panel = await openPanel()
    select('shop')
    const title = panel.field<HTMLTextAreaElement>('Title')
    type(title, '!!')
    changeCard(panel.other, 'shop', { title: 'She Compares shops' })
    panel.receive()
    undo()
    expect(titleOf('shop')).toBe('She Compares shops')
  })

  it('leaves a text alone while an input method composes, and merges when it is done', async () => {
    panel = await openPanel()
    select('shop')
    const title = panel.field<HTMLTextAreaElement>('Title')
    act(() => title.focus())
    act(() => void title.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true })))
    setText(title, 'Compares shopsni')
    expect(titleOf('shop')).toBe('Compares shops')
    changeCard(panel.other, 'shop', { title: 'She Compares shops' })
    panel.receive()
    expect(title.value).toBe('Compares shopsni')
    setText(title, 'Compares shops日')
    act(() => void title.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true })))
    expect(titleOf('shop')).toBe('She Compares shops日')
    expect(title.value).toBe('She Compares shops日')
    expect(title.selectionStart).toBe('She Compares shops日'.length)
  })

  it('keeps what was being composed when another card is selected', async () => {
    panel = await openPanel()
    select('shop')
    const title = panel.field<HTMLTextAreaElement>('Title')
    act(() => title.focus())
    act(() => void title.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true })))
    setText(title, 'Compares shops日')
    select('pay')
    expect(titleOf('shop')).toBe('Compares shops日')
  })

  it('makes a pasted title one line, and notes keep their lines', async () => {
    panel = await openPanel()
    select('shop')
    setText(panel.field<HTMLTextAreaElement>('Title'), 'Two\n  lines')
    setText(panel.field<HTMLTextAreaElement>('Notes'), 'Two\nlines')
    expect(titleOf('shop')).toBe('Two lines')
    expect(notesOf('shop')).toBe('Two\nlines')
  })

  it('ends typing at Escape, and what is around it does not hear of it', async () => {
    panel = await openPanel()
    select('shop')
    const title = panel.field<HTMLTextAreaElement>('Title')
    type(title, '!')
    let heard = false
    const hear = () => (heard = true)
    window.addEventListener('keydown', hear)
    press(title, 'Escape')
    window.removeEventListener('keydown', hear)
    expect(heard).toBe(false)
    expect(document.activeElement).not.toBe(title)
    expect(titleOf('shop')).toBe('Compares shops!')
  })
})

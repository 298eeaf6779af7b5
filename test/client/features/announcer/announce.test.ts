import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { createStore } from 'zustand'
import { announceOthers, gatherMs } from '../../../../client/features/announcer/announce-others.ts'
import { announceSaving, settleMs } from '../../../../client/features/announcer/announce-saving.ts'
import { currentText, speak } from '../../../../client/language/text.ts'
import type { Person, Presence } from '../../../../client/services/presence.ts'
import { openEditor } from '../../../../client/state/editor.ts'
import type { SaveStatus } from '../../../../client/state/save-status.ts'
import { seedMap } from '../../../../journey/doc/seed.ts'
import { addCard, changeCard, deleteCard } from '../../../../journey/edits/cards.ts'
import { smallMap } from '../../panel/open-panel.tsx'

beforeAll(() => speak('en', { remember: false }))
beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function twoPeople(names: readonly string[] = ['Rani']) {
  const doc = new Y.Doc()
  seedMap(doc, smallMap)
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  const editor = openEditor(doc)
  const said: string[] = []
  const people = names.map((name) => ({ user: { name } }) as Person)
  const end = announceOthers(editor, { people } as unknown as Presence, currentText(), (words) => said.push(words))
  const receive = () => Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'other')
  return { editor, other, receive, said, end }
}

describe('edits of others', () => {
  it('are told by name and title when it is one', () => {
    const { other, receive, said } = twoPeople()
    changeCard(other, 'pay', { title: 'Pays by card' })
    receive()
    expect(said).toEqual([])
    vi.advanceTimersByTime(gatherMs)
    expect(said).toEqual(['Rani renamed “Pays” to “Pays by card”.'])
  })

  it('are told by title where something else than the title has changed', () => {
    const { other, receive, said } = twoPeople()
    changeCard(other, 'pay', { owner: 'Web shop' })
    receive()
    vi.advanceTimersByTime(gatherMs)
    expect(said).toEqual(['Rani changed “Pays”.'])
  })

  it('are gathered and counted when they are many', () => {
    const { other, receive, said } = twoPeople(['Rani', 'Budi'])
    changeCard(other, 'pay', { title: 'Pays by card' })
    receive()
    addCard(other, { stage: 'buy', lane: 'touch', index: 0 }, { title: 'New' })
    deleteCard(other, 'ad')
    receive()
    vi.advanceTimersByTime(gatherMs)
    expect(said).toEqual(['Others: 1 added. 1 changed. 1 deleted.'])
  })

  it('are told of even when a title is that of a word typed letter by letter', () => {
    const { other, receive, said } = twoPeople()
    for (const title of ['P', 'Pa', 'Pay']) {
      changeCard(other, 'pay', { title })
      receive()
    }
    vi.advanceTimersByTime(gatherMs)
    expect(said).toEqual(['Rani renamed “Pays” to “Pay”.'])
  })

  it('do not include one’s own, and end with the map', () => {
    const { editor, other, receive, said, end } = twoPeople()
    editor.edit('step.rename', 'pay', () => changeCard(editor.doc, 'pay', { title: 'Mine' }))
    vi.advanceTimersByTime(gatherMs)
    expect(said).toEqual([])
    changeCard(other, 'ad', { title: 'Theirs' })
    receive()
    end()
    vi.advanceTimersByTime(gatherMs)
    expect(said).toEqual([])
  })
})

const start = (state: SaveStatus['state']) => {
  const status = createStore<SaveStatus>(() => ({ state }) as SaveStatus)
  const said: string[] = []
  announceSaving(status, currentText(), (words) => said.push(words))
  return { status, said }
}

describe('the state of saving', () => {
  it('is told when work is no longer safe with the server, and when it is again', () => {
    const { status, said } = start('saved')
    status.setState({ state: 'offline' })
    vi.advanceTimersByTime(settleMs)
    status.setState({ state: 'saving' })
    status.setState({ state: 'saved' })
    vi.advanceTimersByTime(settleMs)
    expect(said).toEqual([currentText()('save.offline'), currentText()('save.saved')])
  })

  it('is not told after every word, nor when it passes at once', () => {
    const { status, said } = start('saved')
    for (let word = 0; word < 5; word++) {
      status.setState({ state: 'saving' })
      status.setState({ state: 'saved' })
      vi.advanceTimersByTime(settleMs)
    }
    status.setState({ state: 'offline' })
    vi.advanceTimersByTime(settleMs / 2)
    status.setState({ state: 'saved' })
    vi.advanceTimersByTime(settleMs)
    expect(said).toEqual([])
  })
})

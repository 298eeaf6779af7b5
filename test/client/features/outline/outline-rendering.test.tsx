// @vitest-environment happy-dom
import { act } from 'react'
import { type Root, createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { OpenMap } from '../../../../client/actions/use-actions.tsx'
import { TooltipProvider } from '../../../../client/components/tooltip.tsx'
import { OutlineView } from '../../../../client/features/outline/outline-view.tsx'
import { speak } from '../../../../client/language/text.ts'
import type { Presence } from '../../../../client/services/presence.ts'
import { type Editor, openEditor } from '../../../../client/state/editor.ts'
import { createWorkplace } from '../../../../client/state/workplace.ts'
import { seedMap } from '../../../../journey/doc/seed.ts'
import { addCard, changeCard } from '../../../../journey/edits/cards.ts'
import { bigMap } from '../../../helpers/big-map.ts'

/** The things whose rows were drawn, in order; each row draws its button. */
const drawn: string[] = []
vi.mock('../../../../client/features/outline/row-button.tsx', () => ({
  RowButton({ thing }: { readonly thing: string }) {
    drawn.push(thing)
    return null
  },
}))

/** Nobody else is here. */
const nothing = () => {}
const nobody: Presence = {
  people: [],
  watch: () => nothing,
  setUser: nothing,
  setCursor: nothing,
  setSelection: nothing,
  setDrag: nothing,
  setEditing: nothing,
  setPresenting: nothing,
  setLaser: nothing,
  setFollowing: nothing,
  close: nothing,
}

let editor: Editor
let root: Root

beforeEach(async () => {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true
  await speak('en', { remember: false })
  const doc = new Y.Doc()
  seedMap(doc, bigMap(300, 7))
  editor = openEditor(doc)
  document.body.innerHTML = '<div id="app"></div>'
  root = createRoot(document.getElementById('app') as HTMLElement)
  const workplace = createWorkplace({ mode: 'outline', panelOpen: false })
  act(() =>
    root.render(
      <OpenMap editor={editor} workplace={workplace}>
        <TooltipProvider>
          <OutlineView presence={nobody} />
        </TooltipProvider>
      </OpenMap>,
    ),
  )
})

afterEach(() => {
  act(() => root.unmount())
  editor.close()
})

/** What is drawn while something is done. */
function drawnBy(change: () => void): readonly string[] {
  drawn.length = 0
  act(change)
  return [...drawn]
}

test('of 300 cards the one that is renamed is drawn again, and no other row', () => {
  expect(drawn.length).toBeGreaterThan(300)
  expect(drawnBy(() => changeCard(editor.doc, 'c7', { owner: 'Dewi' }))).toEqual(['c7'])
})

test('a new card draws the rows that count it, and those that stand beside it', () => {
  const place = editor.store.getState().map.cards.find(({ id }) => id === 'c7')?.place
  if (!place) throw new Error('the map has no such card')
  const slot = { stage: place.stage, lane: place.lane, under: place.under, index: 0 }
  const rows = drawnBy(() => addCard(editor.doc, slot, { title: 'New' }))
  const { cards } = editor.store.getState().map
  const beside = cards.filter((card) => card.place.stage === place.stage && card.place.lane === place.lane)
  expect(new Set(rows)).toEqual(new Set([place.stage, place.lane, ...beside.map(({ id }) => id)]))
})

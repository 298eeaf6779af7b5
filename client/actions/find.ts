import { ChevronDown, ChevronUp, Search } from 'lucide-react'
import type { HitKind } from '../../journey/views/search-map.ts'
import { boardOf } from '../state/board.ts'
import { type PanelTab, findThing } from '../state/editor.ts'
import { markHits } from '../state/find.ts'
import { openOrClosePanel } from '../state/workplace.ts'
import type { Action, ActionContext } from './action.ts'
import { goTo } from './go-to.ts'
import { holdTypedAhead } from './type-ahead.ts'

/** Opens the search of the map, or goes back to its field. */
export const openFind: Action = {
  id: 'find',
  group: 'find',
  label: 'action.find',
  keywords: 'keyword.find',
  icon: Search,
  shortcuts: ['$mod+f', '/'],
  scope: 'page',
  inFields: true,
  isEnabled: () => true,
  run({ editor, workplace }) {
    if (workplace.getState().mode === 'board')
      return boardOf(editor).setState(({ asked }) => ({ tab: 'frictions', asked: asked + 1 }))
    editor.find.setState(({ asked }) => ({ open: true, asked: asked + 1 }))
    if (!editor.find.getState().ready) holdTypedAhead(editor.find)
  },
}

export const findNext: Action = {
  id: 'find-next',
  group: 'find',
  label: 'action.findNext',
  icon: ChevronDown,
  shortcuts: ['F3', '$mod+g'],
  scope: 'page',
  inFields: true,
  isEnabled: hasHits,
  run: (context) => goBy(context, 1),
}

export const findPrevious: Action = {
  id: 'find-previous',
  group: 'find',
  label: 'action.findPrevious',
  icon: ChevronUp,
  shortcuts: ['Shift+F3', '$mod+Shift+g'],
  scope: 'page',
  inFields: true,
  isEnabled: hasHits,
  run: (context) => goBy(context, -1),
}

/** Ends the search where the keyboard is on the map. */
export const closeFind: Action = {
  id: 'close-find',
  group: 'find',
  label: 'find.close',
  shortcuts: ['Escape'],
  isEnabled: ({ editor }) => editor.find.getState().open,
  run: ({ editor }) => editor.find.setState({ open: false }),
}

function hasHits({ editor }: ActionContext): boolean {
  return editor.find.getState().hits.length > 0
}

/** Goes to the next hit, or the one before; behind the last comes the first. */
function goBy(context: ActionContext, step: 1 | -1): void {
  const { hits, at } = context.editor.find.getState()
  goToHit(context, (at + step + hits.length) % hits.length)
}

/** What the panel shows of a thing that was found. */
const tabs: Readonly<Record<HitKind, PanelTab>> = {
  map: 'details',
  persona: 'details',
  lane: 'details',
  stage: 'details',
  card: 'details',
  friction: 'frictions',
  metric: 'metrics',
}

/** Goes to a hit: brings what shows it into sight, selects that, and shows in the panel what was found. */
export function goToHit({ editor, workplace, view }: ActionContext, index: number): void {
  const hit = editor.find.getState().hits[index]
  if (!hit) return
  editor.find.setState({ open: true, at: index })
  markHits(editor.find)
  if (hit.target === undefined) {
    editor.select([])
    openOrClosePanel(workplace, true)
    return
  }
  editor.showTab(tabs[hit.kind])
  // What was found before the search was closed may be gone.
  if (findThing(editor.store.getState().map, hit.target)) goTo({ editor, view }, hit.target)
}

import { useEffect } from 'react'
import { tinykeys } from 'tinykeys'
import { derivedRoles } from '../../../journey/model/vocabulary.ts'
import type { ActionContext } from '../../actions/action.ts'
import { addStageAction } from '../../actions/add.ts'
import { openPanel } from '../../actions/add-attachment.ts'
import { bindKeys, isPressing, isTyping } from '../../actions/bind-keys.ts'
import { takeKeysOfPage } from '../../actions/page-keys.ts'
import { actions } from '../../actions/registry.ts'
import { renameSelection } from '../../actions/rename-selection.ts'
import { leaveStage } from '../../actions/views.ts'
import { type Walk, isSameKind, thingsBetween, walk } from '../../state/grid-walk.ts'
import { gridOf } from '../../state/grid.ts'

const walks: Readonly<Record<string, Walk>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'row-start',
  End: 'row-end',
  '$mod+Home': 'start',
  '$mod+End': 'end',
  PageUp: 'page-up',
  PageDown: 'page-down',
}

/** How a key goes over the grid: it selects where it comes, it selects all on its way, or it leaves what is selected. */
type Manner = 'select' | 'extend' | 'pass'

/** Keys of the focused canvas: every action's shortcuts, and those that walk the grid. */
export function useKeyboard(surface: HTMLElement | null, context: () => ActionContext): void {
  useEffect(() => {
    if (!surface) return undefined
    const isOnGrid = (event: KeyboardEvent) =>
      !isTyping(event) && (event.target === surface || (event.target as Element).closest('[role=grid]') !== null)
    const onGrid = (run: (now: ActionContext) => void) => (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isOnGrid(event)) return
      event.preventDefault()
      run(context())
    }
    const bindings: Record<string, (event: KeyboardEvent) => void> = {}
    for (const [key, to] of Object.entries(walks)) {
      bindings[key] = onGrid((now) => go(now, to, 'select'))
      bindings[key.includes('+') ? key.replace('+', '+Shift+') : `Shift+${key}`] = onGrid((now) =>
        go(now, to, 'extend'),
      )
      if (key.startsWith('Arrow')) bindings[`$mod+${key}`] = onGrid((now) => go(now, to, 'pass'))
    }
    // In a browser they would leave the page, which nobody means who moves cards with them.
    bindings['Alt+ArrowLeft'] = onGrid(() => {})
    bindings['Alt+ArrowRight'] = onGrid(() => {})
    bindings.ContextMenu = onGrid((now) => openMenu(surface, now))
    bindings['Shift+F10'] = bindings.ContextMenu
    bindings.Escape = (event) => !event.defaultPrevented && !isTyping(event) && goUp(context())
    for (const key of renameSelection.shortcuts ?? [])
      bindings[key] = (event) => {
        if (event.defaultPrevented || isTyping(event) || isPressing(event)) return
        if (openFocused(context())) event.preventDefault()
      }
    const stops = [
      bindKeys(
        surface,
        // What is renamed here is what has the keyboard, be something else selected or not.
        actions.filter((action) => action.scope !== 'page' && action !== renameSelection),
        context,
      ),
      tinykeys(surface, bindings),
      takeKeysOfPage(() => surface.focus({ preventScroll: true })),
    ]
    return () => stops.forEach((stop) => stop())
  }, [surface, context])
}

function go({ editor, view }: ActionContext, key: Walk, manner: Manner): void {
  const { focus, anchor, selection, shown } = editor.store.getState()
  const grid = gridOf(shown)
  const next = walk(grid, focus, key)
  if (!next) return
  if (manner === 'extend' && focus) {
    const from = anchor ?? focus
    if (isSameKind(from, next)) editor.focusOn(next, thingsBetween(grid, from, next), from)
  } else editor.focusOn(next, manner === 'pass' ? selection : undefined)
  view.revealPlace(editor.store.getState().focus ?? next)
}

/** From what is selected to nothing selected, from one stage to all, from a place to the map as a whole. */
function goUp(context: ActionContext): void {
  const { editor } = context
  const { selection, focus } = editor.store.getState()
  if (selection.length === 0 && leaveStage.isEnabled(context)) return leaveStage.run(context)
  editor.focusOn(selection.length > 0 ? focus : undefined, [])
}

/** Enter: edits the title of what has the keyboard, opens what a derived lane shows; a place for a card is a field. */
function openFocused(context: ActionContext): boolean {
  const { editor } = context
  const { focus, map } = editor.store.getState()
  if (!focus) {
    // A map without stages offers one thing to do.
    const action = map.stages.length === 0 ? addStageAction : renameSelection
    if (!action.isEnabled(context)) return false
    action.run(context)
    return true
  }
  if (focus.kind !== 'cell') {
    editor.focusOn(focus)
    renameSelection.run(context)
    return true
  }
  const lane = map.lanes.find(({ id }) => id === focus.lane)
  if (!lane || !derivedRoles.has(lane.role)) return false
  // The keyboard stays at the cell, and comes back there from the panel.
  editor.focusOn(focus, [focus.under ?? focus.stage])
  openPanel(context, lane.role === 'friction' ? 'frictions' : lane.role === 'metric' ? 'metrics' : 'details')
  return true
}

/** Opens the menu of what has the keyboard, or is selected, at its middle, as a right click there would. */
function openMenu(surface: HTMLElement, { editor }: ActionContext): void {
  const { selection, focus } = editor.store.getState()
  const id = focus && focus.kind !== 'cell' ? focus.id : selection[0]
  const target = id === undefined ? null : surface.querySelector(`[data-card="${id}"], [data-thing="${id}"]`)
  const place = focus && surface.querySelector('[data-at]')
  const { x, y, width, height } = (target ?? place ?? surface).getBoundingClientRect()
  const at = { clientX: x + width / 2, clientY: y + height / 2 }
  const receiver = target ?? surface.querySelector('[data-sheet]') ?? surface
  receiver.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, ...at }))
}

import type { KeyboardEvent } from 'react'
import type { ActionContext } from '../../actions/action.ts'
import { moveActions } from '../../actions/move-selection.ts'
import type { OutlineRow } from './outline-rows.ts'
import type { Outline } from './use-outline.ts'

/** The keys of a tree, besides those of the actions: arrows walk, fold and unfold, with Alt they move. */
export function outlineKeys(
  event: KeyboardEvent<HTMLElement>,
  outline: Outline,
  context: ActionContext,
  focusRow: (row: OutlineRow | undefined, extend?: boolean) => void,
): void {
  // Keys of a field or a button within a row are its own.
  const key = event.target instanceof HTMLElement ? event.target.dataset.row : undefined
  const index = outline.rows.findIndex((row) => row.key === key)
  const row = outline.rows[index]
  // What an action has taken by its own shortcut is done.
  if (!row || event.nativeEvent.isComposing || event.defaultPrevented) return
  if (!isHandled(event, row, index)) return
  event.preventDefault()
  event.stopPropagation()

  function isHandled(
    { key: pressed, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent,
    at: OutlineRow,
    from: number,
  ) {
    if (ctrlKey || metaKey) return false
    if (altKey) return (pressed === 'ArrowUp' || pressed === 'ArrowDown') && move(at, pressed === 'ArrowUp', context)
    const to = goingTo(pressed, outline.rows, from)
    if (to !== undefined) focusRow(outline.rows[to], shiftKey && (pressed === 'ArrowUp' || pressed === 'ArrowDown'))
    else if (pressed === 'ArrowRight' && at.kind !== 'card') outline.open(at.key, true)
    else if (pressed === 'ArrowLeft' && at.kind !== 'card') outline.open(at.key, false)
    else if (pressed === 'Enter' && at.kind === 'lane') outline.startDraft(at.place)
    else if (pressed === 'ContextMenu' || (pressed === 'F10' && shiftKey)) openMenu(event.target)
    else if (pressed === 'Escape' && context.editor.store.getState().selection.length > 0)
      context.editor.focusOn(at.place, [])
    else return false
    return true
  }
}

/** Asks for the menu of a row where the row stands: browsers differ in where they do, and in whether. */
function openMenu(row: EventTarget): void {
  if (!(row instanceof Element)) return
  const { left, bottom, width } = row.getBoundingClientRect()
  const at = { clientX: left + Math.min(width / 2, 120), clientY: bottom }
  row.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, ...at }))
}

/** Index of the row that a key leads to; undefined when it leads to none. */
function goingTo(key: string, rows: readonly OutlineRow[], index: number): number | undefined {
  const row = rows[index]
  const isOpen = row !== undefined && row.kind !== 'card' && row.expanded
  switch (key) {
    case 'ArrowDown':
      return Math.min(index + 1, rows.length - 1)
    case 'ArrowUp':
      return Math.max(index - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return rows.length - 1
    case 'ArrowRight':
      return isOpen && rows[index + 1]?.parent === row.key ? index + 1 : undefined
    case 'ArrowLeft': {
      const parent = isOpen ? -1 : rows.findIndex((other) => other.key === row?.parent)
      return parent < 0 ? undefined : parent
    }
    default:
      return undefined
  }
}

/** Up and down a list is left and right on the map for what stands side by side there. */
function move(row: OutlineRow, isUp: boolean, context: ActionContext): boolean {
  const isAside = row.kind === 'stage' || (row.kind === 'card' && row.lane.role === 'touchpoint')
  const direction = isAside ? (isUp ? 'left' : 'right') : isUp ? 'up' : 'down'
  const action = moveActions.find(({ id }) => id === `move-${direction}`)
  if (action?.isEnabled(context) === true) action.run(context)
  return true
}

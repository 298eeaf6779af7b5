import { useEffect } from 'react'
import { tinykeys } from 'tinykeys'
import type { Action, ActionContext } from '../../actions/action.ts'
import { actions } from '../../actions/registry.ts'
import { redo, undo } from '../../actions/undo.ts'
import { neighbour } from './neighbour.ts'

/** Actions whose keys work wherever the focus is, as in the panel, and not on the canvas alone. */
const pageWide: readonly Action[] = [undo, redo]

/** Keys of the focused canvas: every action's shortcuts, and the arrow keys. */
export function useKeyboard(surface: HTMLElement | null, context: () => ActionContext): void {
  useEffect(() => {
    if (!surface) return undefined
    const bind = (some: readonly Action[]) => {
      const bindings: Record<string, (event: KeyboardEvent) => void> = {}
      for (const action of some) {
        for (const shortcut of action.shortcuts ?? []) {
          bindings[shortcut] = (event) => {
            if (isTyping(event) || isPressing(event) || !action.isEnabled(context())) return
            event.preventDefault()
            action.run(context())
          }
        }
      }
      return bindings
    }
    const bindings = bind(actions.filter((action) => !pageWide.includes(action)))
    const go = (dx: number, dy: number) => (event: KeyboardEvent) => {
      if (isTyping(event) || event.target !== surface) return
      event.preventDefault()
      const { editor, view } = context()
      const next = neighbour(editor.store.getState(), dx, dy)
      if (next === undefined) return
      editor.select([next])
      view.reveal(next)
    }
    bindings.ArrowLeft = go(-1, 0)
    bindings.ArrowRight = go(1, 0)
    bindings.ArrowUp = go(0, -1)
    bindings.ArrowDown = go(0, 1)
    const openMenu = (event: KeyboardEvent) => {
      if (isTyping(event) || event.target !== surface) return
      event.preventDefault()
      const [id] = context().editor.store.getState().selection
      const target = id === undefined ? null : surface.querySelector(`[data-card="${id}"], [data-thing="${id}"]`)
      openMenuOf(target ?? surface.querySelector('.react-flow__pane') ?? surface)
    }
    bindings.ContextMenu = openMenu
    bindings['Shift+F10'] = openMenu
    bindings.Escape = (event) => {
      if (!isTyping(event)) context().editor.select([])
    }
    const stops = [tinykeys(surface, bindings), tinykeys(window, bind(pageWide))]
    return () => stops.forEach((stop) => stop())
  }, [surface, context])
}

/** Keys pressed in a text field, or while an input method composes, are the field's. */
function isTyping(event: KeyboardEvent): boolean {
  const target = event.target as Element
  return event.isComposing || target.closest('input, textarea, select, [contenteditable=true]') !== null
}

/** Enter on a focused button, link or menu item presses that; Delete there is not meant for the map either. */
function isPressing(event: KeyboardEvent): boolean {
  const onControl = event.target instanceof Element && event.target.closest('button, a, [role^=menuitem]') !== null
  return onControl && ['Enter', 'Delete', 'Backspace', ' '].includes(event.key)
}

/** Opens the context menu of an element at its middle, as a right click there would. */
function openMenuOf(element: Element): void {
  const { x, y, width, height } = element.getBoundingClientRect()
  const at = { clientX: x + width / 2, clientY: y + height / 2 }
  element.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, ...at }))
}

import { useEffect } from 'react'
import { tinykeys } from 'tinykeys'
import type { ActionContext } from '../../actions/action.ts'
import { bindKeys, isTyping } from '../../actions/bind-keys.ts'
import { actions } from '../../actions/registry.ts'
import { neighbour } from './neighbour.ts'

/** Keys of the focused canvas: every action's shortcuts, and the arrow keys. */
export function useKeyboard(surface: HTMLElement | null, context: () => ActionContext): void {
  useEffect(() => {
    if (!surface) return undefined
    const bindings: Record<string, (event: KeyboardEvent) => void> = {}
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
    const stops = [
      tinykeys(surface, bindings),
      bindKeys(
        surface,
        actions.filter(({ scope }) => scope !== 'page'),
        context,
      ),
    ]
    return () => stops.forEach((stop) => stop())
  }, [surface, context])
}

/** Opens the context menu of an element at its middle, as a right click there would. */
function openMenuOf(element: Element): void {
  const { x, y, width, height } = element.getBoundingClientRect()
  const at = { clientX: x + width / 2, clientY: y + height / 2 }
  element.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, ...at }))
}

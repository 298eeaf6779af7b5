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
            if (isTyping(event) || !action.isEnabled(context())) return
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

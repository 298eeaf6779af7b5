import type { KeyboardEvent } from 'react'
import type { ActionContext } from '../../actions/action.ts'
import { redo, undo } from '../../actions/undo.ts'

/** Takes steps back and forth by their keys in the sheet, as on the map; in a field of words they are the field's. */
export function takeUndoKeys(event: KeyboardEvent, context: () => ActionContext): void {
  const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event
  if (event.defaultPrevented || altKey || !(ctrlKey || metaKey)) return
  if (target instanceof Element && target.matches('input:not([type=range]), textarea')) return
  const isZ = key.toLowerCase() === 'z'
  const action = isZ && !shiftKey ? undo : isZ || key.toLowerCase() === 'y' ? redo : undefined
  if (!action) return
  event.preventDefault()
  const now = context()
  if (action.isEnabled(now)) action.run(now)
}

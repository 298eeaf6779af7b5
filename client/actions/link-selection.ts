import { Spline } from 'lucide-react'
import type { EditorState } from '../state/editor.ts'
import type { Action } from './action.ts'

/** Asks for the touchpoint that the selected ones lead to. */
export const linkSelection: Action = {
  id: 'link-selection',
  group: 'add',
  label: 'action.link',
  keywords: 'keyword.link',
  icon: Spline,
  shortcuts: ['l'],
  isEnabled: ({ editor }) => selectedTouchpoints(editor.store.getState()).length > 0,
  run({ editor, workplace }) {
    const [from] = selectedTouchpoints(editor.store.getState())
    if (from !== undefined) workplace.setState({ dialog: { kind: 'link', from } })
  },
}

/** The selected touchpoints, in reading order; with nothing selected the one that has the keyboard. */
export function selectedTouchpoints({ selection, focus, arrangement }: EditorState): readonly string[] {
  const focused = focus?.kind === 'card' ? [focus.id] : []
  const ids = new Set(selection.length > 0 ? selection : focused)
  return arrangement.touchpoints.flatMap(({ id }) => (ids.has(id) ? [id] : []))
}

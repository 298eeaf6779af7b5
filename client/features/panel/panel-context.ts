import { createContext, use } from 'react'
import type { Action } from '../../actions/action.ts'
import { useText } from '../../language/text.ts'
import type { CanvasView } from '../../state/canvas-view.ts'
import { useEditor } from '../../state/editor.ts'

interface PanelContextValue {
  /** The canvas, once it can be moved. */
  readonly view: () => CanvasView | undefined
  /**
   * What someone typed into a field and what could not be taken for a value, by field. It outlives the field, so that
   * looking at another card does not throw it away.
   */
  readonly drafts: Map<string, string>
  /** Puts the focus on the panel itself, where the focused control goes away with the thing it belonged to. */
  readonly focus: () => void
}

export const PanelContext = createContext<PanelContextValue | undefined>(undefined)

export function usePanel(): PanelContextValue {
  const panel = use(PanelContext)
  if (!panel) throw new Error('usePanel outside of the side panel')
  return panel
}

/** Selects a thing elsewhere on the map and brings it into sight. */
export function useGoTo(): (id: string) => void {
  const editor = useEditor()
  const { view } = usePanel()
  return (id) => {
    editor.select([id])
    view()?.reveal(id)
  }
}

/** Runs an action on what is selected. */
export function useRunAction(): (action: Action) => void {
  const editor = useEditor()
  const text = useText()
  const { view } = usePanel()
  return (action) => {
    const canvas = view()
    if (canvas) action.run({ editor, view: canvas, text })
  }
}

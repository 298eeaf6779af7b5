import { type ReactNode, createContext, use, useCallback } from 'react'
import { useText } from '../language/text.ts'
import { type Editor, EditorContext, useEditorState } from '../state/editor.ts'
import { type Workplace, WorkplaceContext, useWorkplaceState } from '../state/workplace.ts'
import type { ActionContext } from './action.ts'

const ActionsContext = createContext<(() => ActionContext) | undefined>(undefined)

interface OpenMapProps {
  readonly editor: Editor
  readonly workplace: Workplace
  readonly children: ReactNode
}

/** What the parts of an open map have in common: its editor, what is open around it, and what actions work with. */
export function OpenMap({ editor, workplace, children }: OpenMapProps) {
  const text = useText()
  const context = useCallback(
    () => ({ editor, workplace, text, view: workplace.getState().view }),
    [editor, workplace, text],
  )
  return (
    <EditorContext value={editor}>
      <WorkplaceContext value={workplace}>
        <ActionsContext value={context}>{children}</ActionsContext>
      </WorkplaceContext>
    </EditorContext>
  )
}

/** Gives what actions work with at the moment it is called, for components of an open map. */
export function useActions(): () => ActionContext {
  const context = use(ActionsContext)
  if (!context) throw new Error('useActions outside of an open map')
  return context
}

/**
 * What an action tells of itself, in a component: it renders again when the map, what is selected, or what is open around
 * the map has changed the answer.
 */
export function useAnswer<T extends string | boolean | undefined>(ask: (context: ActionContext) => T): T {
  const context = useActions()
  useWorkplaceState(() => ask(context()))
  return useEditorState(() => ask(context()))
}

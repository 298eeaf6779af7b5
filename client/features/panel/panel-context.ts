import { createContext, use } from 'react'
import type { Action } from '../../actions/action.ts'
import { showOnMap } from '../../actions/board.ts'
import { goTo } from '../../actions/go-to.ts'
import { useActions } from '../../actions/use-actions.tsx'

interface PanelContextValue {
  /** Which folds are open, by name: opened for one card, they are open for the next. */
  readonly folds: Set<string>
  /** Puts the focus on the panel itself, where the focused control goes away with the thing it belonged to. */
  readonly focus: () => void
}

export const PanelContext = createContext<PanelContextValue | undefined>(undefined)

export function usePanel(): PanelContextValue {
  const panel = use(PanelContext)
  if (!panel) throw new Error('usePanel outside of the side panel')
  return panel
}

/** Selects a thing elsewhere on the map and brings it into sight; the board gives way to the map for it. */
export function useGoTo(): (id: string) => void {
  const context = useActions()
  return (id) => {
    const now = context()
    if (now.workplace.getState().mode === 'board') showOnMap(now, id)
    else goTo(now, id)
  }
}

/** Runs an action on what is selected. */
export function useRunAction(): (action: Action) => void {
  const context = useActions()
  return (action) => action.run(context())
}

import type { DerivedHit } from '../../../journey/layout/hit-test.ts'
import { openOrClosePanel } from '../../state/workplace.ts'
import type { Press } from './press.ts'

/**
 * Selects what something in a derived lane hangs on, and shows in the panel what it is. Who asks for what is selected
 * already means the panel, even one that was closed.
 */
export function openDerived({ editor, context }: Pick<Press, 'editor' | 'context'>, { role, on }: DerivedHit): void {
  const { selection } = editor.store.getState()
  if (selection.length === 1 && selection[0] === on) openOrClosePanel(context().workplace, true)
  editor.select([on])
  editor.showTab(role === 'friction' ? 'frictions' : role === 'metric' ? 'metrics' : 'details')
}

import type { DerivedHit } from '../../../journey/layout/hit-test.ts'
import type { Editor } from '../../state/editor.ts'

/** Selects what something in a derived lane hangs on, and shows in the panel what it is. */
export function openDerived(editor: Editor, { role, on }: DerivedHit): void {
  editor.select([on])
  editor.showTab(role === 'friction' ? 'frictions' : role === 'metric' ? 'metrics' : 'details')
}

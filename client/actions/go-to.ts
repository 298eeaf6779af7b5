import { bringInSight } from '../state/change-look.ts'
import type { ActionContext } from './action.ts'

/** Selects a thing anywhere on the map and brings it into sight, whatever is shown of the map now. */
export function goTo({ editor, view }: Pick<ActionContext, 'editor' | 'view'>, id: string): void {
  bringInSight(editor, id)
  editor.select([id])
  view.reveal(id)
}

import { limits } from '../../journey/model/limits.ts'
import { showToast } from '../components/toast-store.ts'
import type { ActionContext } from './action.ts'

/** Whether a map may hold so many cards more; if not, that is said. */
export function hasRoomFor({ editor, text }: Pick<ActionContext, 'editor' | 'text'>, count: number): boolean {
  if (editor.store.getState().map.cards.length + count <= limits.cards) return true
  showToast({ key: 'map-full', tone: 'danger', message: text('canvas.mapFull') })
  return false
}

import { addView, changeView, deleteView, moveView } from '../../journey/edits/views.ts'
import type { View } from '../../journey/model/schema.ts'
import { viewFields } from '../../journey/views/look.ts'
import { localStore } from '../state/local-store.ts'
import { showToast } from '../components/toast-store.ts'
import { applyView } from '../state/change-look.ts'
import type { ActionContext } from './action.ts'
import { offerUndo } from './offer-undo.ts'

/**
 * Saves what is shown as a view of its own, and looks through it from now on.
 * @param title what it is called until it is named
 * @param making the gesture of it, of which its first name is part
 */
export function saveView({ editor }: ActionContext, title: string, making: string): string {
  const fields = Object.entries(viewFields(editor.store.getState().look)).filter(([, value]) => value !== undefined)
  const id = editor.edit(
    'step.saveView',
    undefined,
    () => addView(editor.doc, { title, ...(Object.fromEntries(fields) as Partial<View>) }),
    making,
  )
  applyView(editor, id)
  return id
}

/** Makes a view show what is shown now. */
export function updateView({ editor }: ActionContext, id: string): void {
  editor.edit('step.changeView', undefined, () => changeView(editor.doc, id, viewFields(editor.store.getState().look)))
  applyView(editor, id)
}

/** Writes a view's name, with every letter. `making` is the gesture of one that was just saved. */
export function nameView({ editor }: ActionContext, id: string, title: string, making: string | undefined): void {
  const action = making === undefined ? 'step.renameView' : 'step.saveView'
  editor.edit(action, undefined, () => changeView(editor.doc, id, { title }), making ?? `rename:${id}`)
}

/** Moves a view up (−1) or down (1) among the others. */
export function moveViewBy({ editor }: ActionContext, id: string, by: -1 | 1): void {
  const views = editor.store.getState().map.views ?? []
  const index = views.findIndex((view) => view.id === id) + by
  if (index < 0 || index >= views.length) return
  editor.edit('step.moveView', undefined, () => moveView(editor.doc, id, index))
}

/** Deletes a view; what is shown stays as it is. Undo is offered at once. */
export function removeView(context: ActionContext, { id, title }: View): void {
  const { editor, text } = context
  editor.edit('step.deleteView', undefined, () => deleteView(editor.doc, id))
  const message = text('action.deleted', { count: 1, title: title || text('view.untitled') })
  offerUndo(context, { key: 'delete-view', message })
}

/** Copies a link with which others may change the map too, and at which it opens with a view. */
export async function copyViewLink({ text }: ActionContext, { id, title }: View): Promise<void> {
  const mapId = location.pathname.slice('/m/'.length)
  const { shareLinksOf } = await import('../services/share-links.ts')
  const links = shareLinksOf(mapId, { origin: location.origin, store: await localStore() })
  const link = await links.invitation('editor').catch(() => undefined)
  if (link === undefined) {
    showToast({ message: text('map.shareUnreachable'), tone: 'danger' })
    return
  }
  const address = new URL(link)
  address.search = new URLSearchParams({ view: id }).toString()
  try {
    await navigator.clipboard.writeText(address.href)
    showToast({ message: text('view.linkCopied', { title: title || text('view.untitled') }), tone: 'good' })
  } catch {
    showToast({ message: text('map.shareFailed'), tone: 'danger', detail: address.href })
  }
}
